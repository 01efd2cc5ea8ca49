"""Words on one height as a row, and what the row says."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from corpus.read.layout.page import Word

_SAME_ROW = 0.5  # share of the smaller word's height that lies within the row
_NO_BLANK = 0.12  # of the type's size; a blank is a quarter of it, a tightly justified one a sixth
_SMALLER, _RAISED = 0.8, 0.12  # of the row's size: what is smaller and stands higher is superscript
_MARK = re.compile(r"[(\d)]+")
_SUPERSCRIPT = str.maketrans("0123456789()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾")


@dataclass(frozen=True, slots=True)
class Row:
    """The words of one printed line, from the left; at least one."""

    words: tuple[Word, ...]
    left: float  # where its ink begins
    right: float  # where it ends
    baseline: float  # of most of its letters
    size: float  # of the type that most of its letters have

    @property
    def text(self) -> str:
        """What it says; raised small digits are superscript."""
        pieces = [_printed(word, self.size, self.baseline) for word in self.words]
        for index, (word, following) in enumerate(pairwise(self.words)):
            pieces[index] += "" if is_glued(word, following) else " "
        return "".join(pieces)

    def parted(self, x: float) -> "tuple[Row | None, Row | None]":
        """What stands left and right of a place between its words."""
        left = tuple(word for word in self.words if word.right <= x)
        right = tuple(word for word in self.words if word.right > x)
        return (row_of(left) if left else None), (row_of(right) if right else None)


def row_of(words: Iterable[Word]) -> Row:
    """One word or more as a row."""
    ordered = tuple(sorted(words, key=lambda word: word.left))
    return Row(
        ordered,
        ordered[0].left,
        max(word.right for word in ordered),
        _usual((word.baseline, len(word.text)) for word in ordered),
        _usual((word.size, len(word.text)) for word in ordered),
    )


def _usual(weighted: Iterable[tuple[float, int]]) -> float:
    """The value of the middle letter."""
    values = sorted(weighted)
    middle = sum(weight for _, weight in values) / 2
    passed = accumulate(weight for _, weight in values)
    return next(value for (value, _), sum_ in zip(values, passed, strict=True) if sum_ >= middle)


def is_glued(word: Word, following: Word) -> bool:
    """Whether no blank stands between two words of a row that follow one another."""
    if following.glued is not None:
        return following.glued
    return following.left - word.right < _NO_BLANK * max(word.size, following.size)


def rows_of(words: Iterable[Word]) -> list[Row]:
    """The words gathered into rows, from the top."""
    gathered: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.baseline, word.left)):
        row = next((row for row in reversed(gathered[-3:]) if _on_one_height(row, word)), None)
        if row is None:
            gathered.append([word])
        else:
            row.append(word)
    return sorted(map(row_of, gathered), key=lambda row: row.baseline)


def _on_one_height(row: Sequence[Word], word: Word) -> bool:
    tallest = max(row, key=lambda one: one.size)
    shared = min(tallest.bottom, word.bottom) - max(tallest.top, word.top)
    return shared > _SAME_ROW * min(tallest.size, word.size)


def _printed(word: Word, size: float, baseline: float) -> str:
    raised = word.size < _SMALLER * size and word.baseline < baseline - _RAISED * size
    return word.text.translate(_SUPERSCRIPT) if raised and _MARK.fullmatch(word.text) else word.text
