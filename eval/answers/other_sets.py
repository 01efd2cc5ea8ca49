"""Questions with answers from sets that were made for searching: judged sets, and XQuAD."""

import json
from pathlib import Path

from eval.answers.questions import DEV, TEST, Asked
from eval.beir import read_beir
from eval.datasets import Gold
from eval.errors import DatasetError
from eval.judged import JUDGED, read_judged
from eval.rows import json_rows

XQUAD = "xquad-vi"
_RAW = Path("raw") / "xquad.vi.json"


def read_judged_answers(folder: Path) -> list[Asked]:
    """Rows of `judged.jsonl` that have a short answer, and those of type "none"; all were seen while building.

    Raises:
        DatasetError: what `read_judged` raises.
    """
    dataset = read_judged(folder)
    answers = {row["_id"]: row["answer"] for _, row in json_rows(folder / JUDGED, "of a judged set") if "answer" in row}
    asked = answers.keys() | dataset.unanswerable
    return [
        Asked(
            id_,
            text,
            f"{dataset.name} judged",
            DEV,
            dataset.types[id_],
            (answers[id_],) if id_ in answers else (),
            tuple(gold for gold in dataset.golds.get(id_, {}).values() if gold.grade > 1),
        )
        for id_, text in dataset.queries.items()
        if id_ in asked
    ]


def read_xquad(folder: Path) -> list[Asked]:
    """All questions of XQuAD (Artetxe, Ruder, Yogatama 2020) in the BEIR layout, with the answers of its own file.

    Raises:
        DatasetError: a file is missing or malformed, or a question has no answer.
    """
    dataset, answers = read_beir(folder), _spans(folder / _RAW)
    lost = sorted(dataset.queries.keys() - answers.keys())
    if lost:
        raise DatasetError(f"{folder / _RAW}: {len(lost)} questions have no answer there, the first '{lost[0]}'")
    return [
        Asked(
            id_,
            text,
            XQUAD,
            TEST,
            "span",
            answers[id_],
            tuple(Gold(document, (), grade) for document, grade in dataset.qrels[id_].items() if grade > 0),
        )
        for id_, text in dataset.queries.items()
    ]


def _spans(path: Path) -> dict[str, tuple[str, ...]]:
    """The answers of each question in a file of SQuAD's format."""
    try:
        articles = json.loads(path.read_text(encoding="utf-8"))["data"]
        asked = [one for article in articles for paragraph in article["paragraphs"] for one in paragraph["qas"]]
        return {one["id"]: tuple(dict.fromkeys(answer["text"] for answer in one["answers"])) for one in asked}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DatasetError(f"{path}: is no file in SQuAD's format ({error})") from error
