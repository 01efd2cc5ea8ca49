"""A judged collection in the BEIR layout: corpus.jsonl, queries.jsonl (each may be .gz), qrels/SPLIT.tsv."""

import gzip
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from eval.errors import DatasetError

Qrels = dict[str, dict[str, int]]  # query id: document id: relevance, above 0 is relevant


@dataclass(frozen=True, slots=True)
class Dataset:
    """One split: its judged queries by id, and which documents are relevant to them."""

    name: str
    split: str
    corpus: Path
    queries: dict[str, str]  # only the judged ones, sorted by id
    qrels: Qrels

    @property
    def relevant(self) -> set[str]:
        """Ids of all documents that are relevant to some query."""
        return {id_ for judged in self.qrels.values() for id_, relevance in judged.items() if relevance > 0}


def load_dataset(folder: Path, split: str | None = None) -> Dataset:
    """Read a BEIR folder; without a split, the only one there, or 'test' among several.

    Raises:
        DatasetError: a file is missing, the split is unknown, or a line is malformed.
    """
    if not folder.is_dir():
        raise DatasetError(
            f"{folder}: there is no such folder; name a BEIR dataset (corpus.jsonl, queries.jsonl, qrels)"
        )
    corpus, queries = _either(folder, "corpus.jsonl"), _either(folder, "queries.jsonl")
    chosen = _choose(folder, split)
    qrels = _read_qrels(folder / "qrels" / f"{chosen}.tsv")
    texts = dict(_read_queries(queries))
    unknown = sorted(qrels.keys() - texts.keys())
    if unknown:
        raise DatasetError(
            f"{queries}: {len(unknown)} queries that split '{chosen}' judges aren't there, the first '{unknown[0]}'"
        )
    return Dataset(folder.resolve().name, chosen, corpus, {id_: texts[id_] for id_ in sorted(qrels)}, qrels)


def _either(folder: Path, name: str) -> Path:
    for path in (folder / name, folder / f"{name}.gz"):
        if path.is_file():
            return path
    raise DatasetError(f"{folder}: {name} (or {name}.gz) is missing; this isn't a BEIR dataset")


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
    for number, line in _lines(path):
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
    for number, line in _lines(path):
        try:
            row = json.loads(line)
            id_, text = str(row["_id"]), row["text"]
        except (ValueError, KeyError, TypeError) as error:
            raise DatasetError(f'{path}:{number}: is no BEIR row {{"_id", "text"}}') from error
        if not isinstance(text, str):
            raise DatasetError(f"{path}:{number}: the text of query '{id_}' is no string")
        yield id_, text


def _is_integer(cell: str) -> bool:
    return cell.removeprefix("-").isdecimal()


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """Lines with something on them, and their numbers."""
    opened = gzip.open if path.suffix == ".gz" else open
    try:
        with opened(path, "rt", encoding="utf-8-sig") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield number, line
    except (OSError, UnicodeDecodeError, EOFError, zlib.error) as error:
        raise DatasetError(f"{path}: can't be read to its end ({error})") from error
