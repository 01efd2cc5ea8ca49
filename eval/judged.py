"""A judged set: `judged.jsonl` with one query a line and the places that answer it, beside an optional `dataset.json`.

A row is {"_id", "text", "type", "gold": [{"document", "path", "grade", "quote"?}], "answer"?}. Grade 2 answers,
grade 1 helps. Path [] means the whole document. Type "none" has no gold: nothing in the corpus answers it.
`dataset.json` is {"corpus": FOLDER or [FOLDER...]}, relative to itself.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from eval.datasets import Dataset, Gold
from eval.errors import DatasetError
from eval.rows import json_rows

JUDGED, DESCRIPTION = "judged.jsonl", "dataset.json"
NONE = "none"  # the type of queries without an answer
_ROW = '{"_id", "text", "type", "gold": [{"document", "path", "grade"}]}'
_GRADES = (1, 2, 3)


def read_judged(folder: Path) -> Dataset:
    """Read a judged set.

    Raises:
        DatasetError: a row is malformed, an id stands twice, no query has a gold, or the named corpus is missing.
    """
    path = folder / JUDGED
    queries, types, golds = dict[str, str](), dict[str, str](), dict[str, dict[str, Gold]]()
    for number, row in json_rows(path, _ROW):
        id_, found = _read(row, f"{path}:{number}")
        if id_ in queries:
            raise DatasetError(f"{path}:{number}: query '{id_}' stands there twice")
        queries[id_], types[id_] = row["text"], row["type"]
        if found:
            golds[id_] = _by_target(found)
    if not golds:
        raise DatasetError(f"{path}: holds no query with a gold; nothing can be measured")
    qrels = {id_: {target: gold.grade for target, gold in named.items()} for id_, named in golds.items()}
    ordered = {id_: queries[id_] for id_ in sorted(queries)}
    return Dataset(folder.resolve().name, "judged", _corpus(folder), ordered, qrels, types, golds)


def _read(row: Mapping[str, Any], where: str) -> tuple[str, list[Gold]]:
    """The id and the golds of a row."""
    named, golds = (row.get("_id"), row.get("text"), row.get("type")), row.get("gold")
    if not all(isinstance(value, str) and value.strip() for value in named) or not isinstance(golds, list):
        raise DatasetError(f"{where}: is no judged row {_ROW}")
    id_ = row["_id"]
    if (row["type"] == NONE) != (not golds):
        raise DatasetError(
            f"{where}: query '{id_}' of type '{row['type']}' has {len(golds)} golds; only type '{NONE}' has none"
        )
    found = [_gold(gold, f"{where}: query '{id_}'") for gold in golds]
    if len({(gold.document, gold.path, gold.quote) for gold in found}) < len(found):
        raise DatasetError(f"{where}: query '{id_}' names one place twice")
    return id_, found


def _gold(gold: Any, where: str) -> Gold:
    if not isinstance(gold, dict):
        raise DatasetError(f"{where}: a gold is no object, expected document, path and grade")
    document, path, grade, quote = (gold.get(name) for name in ("document", "path", "grade", "quote"))
    if not isinstance(document, str) or not document:
        raise DatasetError(f"{where}: a gold names no document")
    if not isinstance(path, list) or not all(isinstance(label, str) for label in path):
        raise DatasetError(
            f"{where}: the path of a gold in '{document}' is no list of labels; [] is the whole document"
        )
    if grade not in _GRADES or isinstance(grade, bool):
        raise DatasetError(f"{where}: the grade {grade!r} of a gold in '{document}' is none of 1, 2, 3")
    if quote is not None and not (isinstance(quote, str) and quote.strip()):
        raise DatasetError(f"{where}: the quote of a gold in '{document}' is no text")
    return Gold(document, tuple(path), grade, quote)


def _by_target(golds: Sequence[Gold]) -> dict[str, Gold]:
    """The golds under ids of their own, which hold no blank: a TREC run keeps them."""
    named: dict[str, Gold] = {}
    for gold in golds:
        base = "_".join("/".join((gold.document, *gold.path)).split())
        same = sum(target == base or target.startswith(f"{base}~") for target in named)
        named[f"{base}~{same + 1}" if same else base] = gold
    return named


def _corpus(folder: Path) -> tuple[Path, ...]:
    path = folder / DESCRIPTION
    if not path.is_file():
        return ()
    try:
        named = json.loads(path.read_text(encoding="utf-8"))["corpus"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DatasetError(f'{path}: expected {{"corpus": FOLDER}}, the documents that the queries ask for') from error
    names = [named] if isinstance(named, str) else named
    if not isinstance(names, list) or not names or not all(isinstance(name, str) for name in names):
        raise DatasetError(f"{path}: the corpus is neither a folder's name nor a list of them")
    for name in names:
        if not (folder / name).exists():
            raise DatasetError(f"{path}: the corpus '{name}' isn't there; mend the path or measure with --index")
    return tuple((folder / name).resolve() for name in names)
