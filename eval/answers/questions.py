"""Questions with the short answers that are right, and questions that nothing answers: `answers.jsonl` of a dataset.

A row is {"_id", "text", "split", "kind", "answers", "gold": [{"document", "path", "quote"?}], "reason", "near"}.
`answers` are wordings any of which is right; of a "list" or "recipients" they are the items, unless one holds another.
There are none where nothing answers; then `reason` says why, `near` in what the nearest passage differs, and `gold`
names that passage. Other fields are for people.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path
from typing import Any, TypeGuard

from eval.datasets import Gold
from eval.errors import DatasetError
from eval.rows import json_rows
from service.answer import Why

ANSWERS, TRAINING = "answers.jsonl", "training*.jsonl"
DEV, TEST = "dev", "test"
_ANSWERS_GRADE = 2
_LISTS = ("list", "recipients")
_ROW = '{"_id", "text", "split", "kind", "answers": [TEXT], "gold": [{"document", "path"}], "reason", "near"}'


@dataclass(frozen=True, slots=True)
class Asked:
    """One question; without answers where nothing answers it."""

    id: str
    text: str
    group: str  # the set it belongs to
    split: str  # dev: seen while building; test: not
    kind: str
    answers: tuple[str, ...] = ()
    golds: tuple[Gold, ...] = ()
    reason: Why | None = None  # why nothing answers, where that was judged
    near: str | None = None  # what makes the nearest passage wrong

    @property
    def answerable(self) -> bool:
        """Whether the corpus answers."""
        return bool(self.answers)


def read_answers(folder: Path) -> list[Asked]:
    """The questions of a folder's `answers.jsonl`, in its order.

    Raises:
        DatasetError: there is no such file, it is empty, a row is malformed, or an id stands twice.
    """
    path = folder / ANSWERS
    if not path.is_file():
        raise DatasetError(f"{path}: isn't there; name a folder that holds {ANSWERS}")
    return _read(path, folder.resolve().name)


def read_training(folder: Path) -> list[Asked]:
    """The questions that are only for training, `training*.jsonl`: the same rows without a split; [] of no file."""
    group = f"{folder.resolve().name} training"
    return [one for path in sorted(folder.glob(TRAINING)) for one in _read(path, group)]


def _read(path: Path, group: str) -> list[Asked]:
    found: dict[str, Asked] = {}
    for number, row in json_rows(path, _ROW):
        where = f"{path}:{number}"
        asked = _question({"split": DEV, **row}, group, where)
        if asked.id in found:
            raise DatasetError(f"{where}: question '{asked.id}' stands there twice")
        found[asked.id] = asked
    if not found:
        raise DatasetError(f"{path}: holds no question; nothing can be measured")
    return list(found.values())


def _question(row: Mapping[str, Any], group: str, where: str) -> Asked:
    named, near = [row.get(name) for name in ("_id", "text", "split", "kind")], row.get("near")
    answers, gold = row.get("answers"), row.get("gold")
    if not _texts([*named, near or "none"]) or not _texts(answers) or not isinstance(gold, list):
        raise DatasetError(f"{where}: is no question {_ROW}")
    if row["split"] not in (DEV, TEST):
        raise DatasetError(f"{where}: the split '{row['split']}' is neither {DEV} nor {TEST}")
    if answers and not gold:
        raise DatasetError(f"{where}: question '{row['_id']}' has answers and no gold that shows them")
    reason, golds = _reason(row.get("reason"), where), tuple(_gold(one, where) for one in gold)
    if answers and reason:
        raise DatasetError(f"{where}: question '{row['_id']}' has answers and a reason why there are none")
    right = _belonging_together(row["kind"], answers)
    return Asked(row["_id"], row["text"], group, row["split"], row["kind"], right, golds, reason, near)


def _gold(row: Any, where: str) -> Gold:
    document, path, quote = (row.get(name) if isinstance(row, dict) else None for name in ("document", "path", "quote"))
    if not isinstance(document, str) or not _texts(path) or not (quote is None or isinstance(quote, str)):
        raise DatasetError(f"{where}: a gold is no document with a path and a quote: {row!r}")
    return Gold(document, tuple(path), _ANSWERS_GRADE, quote or None)


def _belonging_together(kind: str, answers: Sequence[str]) -> tuple[str, ...]:
    """Of a list none of whose answers holds another, all of them together are the answer."""
    apart = kind in _LISTS and not any(one in other for one, other in permutations(answers, 2))
    return ("; ".join(answers),) if apart and answers else tuple(answers)


def _reason(value: Any, where: str) -> Why | None:
    try:
        return None if value is None else Why(value)
    except ValueError as error:
        raise DatasetError(f"{where}: the reason {value!r} is none of {', '.join(Why)}") from error


def _texts(values: Any) -> TypeGuard[list[str]]:
    return isinstance(values, list) and all(isinstance(value, str) and value.strip() for value in values)
