"""A judged collection in the BEIR layout: corpus.jsonl, queries.jsonl (each may be .gz), qrels/SPLIT.tsv."""

from collections.abc import Iterator
from pathlib import Path

from eval.datasets import Dataset, Qrels
from eval.errors import DatasetError
from eval.rows import json_rows, lines

_ROW = '{"_id", "text"}'


def read_beir(folder: Path, split: str | None = None) -> Dataset:
    """Read a BEIR folder; without a split, the only one there, or 'test' among several.

    Raises:
        DatasetError: a file is missing, the split is unknown, or a line is malformed.
    """
    corpus, queries = _either(folder, "corpus.jsonl"), _either(folder, "queries.jsonl")
    chosen = _choose(folder, split)
    qrels = _read_qrels(folder / "qrels" / f"{chosen}.tsv")
    texts = dict(_read_queries(queries))
    unknown = sorted(qrels.keys() - texts.keys())
    if unknown:
        raise DatasetError(
            f"{queries}: {len(unknown)} queries that split '{chosen}' judges aren't there, the first '{unknown[0]}'"
        )
    return Dataset(folder.resolve().name, chosen, (corpus,), {id_: texts[id_] for id_ in sorted(qrels)}, qrels)


def _either(folder: Path, name: str) -> Path:
    for path in (folder / name, folder / f"{name}.gz"):
        if path.is_file():
            return path
    raise DatasetError(f"{folder}: {name} (or {name}.gz) is missing; this is no BEIR dataset, and no judged.jsonl")


def _choose(folder: Path, split: str | None) -> str:
    there = sorted(path.stem for path in (folder / "qrels").glob("*.tsv"))
    named = ", ".join(there)
    if not there:
        raise DatasetError(f"{folder}: there are no judgements (qrels/SPLIT.tsv); nothing can be measured")
    if split is not None and split not in there:
        raise DatasetError(f"{folder}: there is no split '{split}'; there are: {named}")
    if split is None and len(there) > 1 and "test" not in there:
        raise DatasetError(f"{folder}: there are several splits ({named}); choose one with --split")
    return split or ("test" if "test" in there else there[0])


def _read_qrels(path: Path) -> Qrels:
    qrels: Qrels = {}
    for number, line in lines(path):
        cells = [cell.strip() for cell in line.split("\t")]
        if number == 1 and cells[-1] == "score":
            continue
        if len(cells) != 3 or not all(cells) or not _is_integer(cells[2]):
            raise DatasetError(f"{path}:{number}: expected query id, document id and an integer, split by tabs")
        query, document, relevance = cells[0], cells[1], int(cells[2])
        if qrels.setdefault(query, {}).setdefault(document, relevance) != relevance:
            raise DatasetError(f"{path}:{number}: '{document}' is judged twice for query '{query}', differently")
    if not qrels:
        raise DatasetError(f"{path}: holds no judgement; nothing can be measured")
    return qrels


def _read_queries(path: Path) -> Iterator[tuple[str, str]]:
    for number, row in json_rows(path, _ROW):
        if "_id" not in row or not isinstance(row.get("text"), str):
            raise DatasetError(f"{path}:{number}: is no BEIR row {_ROW} with a string for a text")
        yield str(row["_id"]), row["text"]


def _is_integer(cell: str) -> bool:
    return cell.removeprefix("-").isdecimal()
