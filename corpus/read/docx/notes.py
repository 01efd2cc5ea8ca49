"""Footnotes and endnotes: their numbers in the order of their marks, each note's text once."""

from typing import Any

from corpus.read.docx.package import W
from corpus.read.runs import note_mark

_KINDS = ("footnote", "endnote")


class Notes:
    """The notes of a file; endnotes are numbered on after the footnotes, so that no two have one number."""

    def __init__(self, footnotes: Any = None, endnotes: Any = None) -> None:
        self._texts = {
            (kind, note.get(W + "id")): note
            for kind, root in zip(_KINDS, (footnotes, endnotes), strict=True)
            if root is not None
            for note in root.iterfind(W + kind)
        }
        self._numbers: dict[tuple[str, str | None], int] = {}
        self._given: set[tuple[str, str | None]] = set()

    def of(self, root: Any) -> "Notes":
        """These notes, numbered by the marks in a body."""
        for kind in _KINDS:
            for mark in root.iter(f"{W}{kind}Reference"):
                deleted = next(mark.iterancestors(W + "del", W + "moveFrom"), None) is not None
                if not deleted and not _has_own_mark(mark):
                    self._numbers.setdefault((kind, mark.get(W + "id")), len(self._numbers) + 1)
        return self

    def mark(self, reference: Any) -> str:
        """What is printed at a reference; "" where the author typed a mark of his own after it."""
        number = self._numbers.get(_key(reference))
        return note_mark(number) if number and not _has_own_mark(reference) else ""

    def take(self, reference: Any) -> Any:
        """The note behind a reference, None when it was given before or is missing."""
        key = _key(reference)
        if key in self._given:
            return None
        self._given.add(key)
        return self._texts.get(key)


def _key(reference: Any) -> tuple[str, str | None]:
    return reference.tag.removeprefix(W).removesuffix("Reference"), reference.get(W + "id")


def _has_own_mark(reference: Any) -> bool:
    return reference.get(W + "customMarkFollows") in ("1", "true", "on")
