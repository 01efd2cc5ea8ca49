"""Law questions with short answers in the BEIR layout, over articles that read little like directives."""

from pathlib import Path

from eval.answers.questions import DEV, Asked
from eval.beir import read_beir
from eval.datasets import Gold
from eval.rows import json_rows

ARTICLES = "law articles"


def read_law_answers(folder: Path) -> list[Asked]:
    """The questions whose metadata hold an answer, of all splits.

    Raises:
        DatasetError: a file is missing or malformed.
    """
    dataset = read_beir(folder)
    answers = {row["_id"]: row["metadata"]["answer"] for _, row in json_rows(folder / "queries.jsonl", "a query")
               if row.get("metadata", {}).get("answer")}  # fmt: skip
    return [
        Asked(
            id_,
            text,
            ARTICLES,
            DEV,
            "span",
            (answers[id_],),
            tuple(Gold(document, (), grade) for document, grade in dataset.qrels.get(id_, {}).items() if grade > 0),
        )
        for id_, text in dataset.queries.items()
        if id_ in answers
    ]
