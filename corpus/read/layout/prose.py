"""Printed rows put together again as paragraphs, by where they stand and how far they reach."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from corpus.read.layout.rows import Row

JOINED, LINE, APART = " ", "\n", "\n\n"  # what stands between two rows
_FURTHER_DOWN = 1.15  # of the usual leading: a paragraph begins
_INDENTED = 0.8  # of the type's size
_CENTRED = 0.7  # of the type's size: how far from the middle
_INSET = 1.5  # of the type's size: a centred row leaves as much at both sides
_TELLING_ROWS = 5  # of a page whose margins can be seen
_OTHER_SIZE = 1.12  # of the row above
_BLANK = 0.25  # of the type's size
_MARKED = re.compile(r"[⁽⁰¹²³⁴-⁹]")
_LABELLED = re.compile(r"(?:[-–—+•*]|[([]?(?:\d{1,3}|[IVXLC]{1,5}|[a-zđ]{1,2})(?:\.\d{1,3})*[.)/\]-])\s*\S|Điều \d")
_CLOSED = re.compile(r"[.;:!?…][”\"’')\]]*$")
_RECIPIENTS = re.compile(r"N[ơo]i nh[aậâ]n\s*:", re.IGNORECASE)  # the foot begins, however close it stands
_AT_HYPHEN = re.compile(r"\w[-/]$")


@dataclass(frozen=True, slots=True)
class Placed:
    """A row within the margins of its page."""

    text: str
    page: int
    indent: float  # from the left margin
    room: float  # to the right margin
    first_word: float  # its width
    baseline: float
    size: float

    @property
    def is_inset(self) -> bool:
        """Whether it stands in the middle with room at both sides."""
        return self.is_central and self.indent > _INSET * self.size

    @property
    def is_central(self) -> bool:
        """Whether its middle is that of the page."""
        return abs(self.indent - self.room) < 2 * _CENTRED * self.size

    @property
    def ends_at_hyphen(self) -> bool:
        """Whether it is broken after a sign that no blank followed: "07-" / "NQ/TU"."""
        return bool(_AT_HYPHEN.search(self.text))

    def is_full_before(self, following: "Placed") -> bool:
        """Whether the next row's first word had no room on this one."""
        return self.room < following.first_word + 2 * _BLANK * self.size


def place_rows(pages: Sequence[Sequence[Row]]) -> list[list[Placed]]:
    """The rows of each page within its margins; a page of few or short rows has the usual ones."""
    margins = [_margins(rows) for rows in pages]
    telling = [own for own, rows in zip(margins, pages, strict=True) if len(rows) >= _TELLING_ROWS]
    telling = telling or [own for own, rows in zip(margins, pages, strict=True) if rows]
    usual = median([left for left, _ in telling] or [0.0])
    width = median([right - left for left, right in telling] or [0.0])
    placed = []
    for number, (rows, (left, right)) in enumerate(zip(pages, margins, strict=True)):
        begin = left if len(rows) >= _TELLING_ROWS else min(left, usual)
        placed.append([_placed(row, number, begin, max(right, begin + width)) for row in rows])
    return placed


def _placed(row: Row, page: int, begin: float, edge: float) -> Placed:
    first_word = row.words[0].right - row.left
    return Placed(row.text, page, row.left - begin, edge - row.right, first_word, row.baseline, row.size)


def _margins(rows: Sequence[Row]) -> tuple[float, float]:
    """Left and right edge of most rows; a stray mark beyond them is none."""
    stray = len(rows) // 10
    lefts, rights = sorted(row.left for row in rows), sorted(row.right for row in rows)
    return (lefts[stray], rights[-1 - stray]) if rows else (0.0, 0.0)


class Joints:
    """What stands between two rows that follow one another, in the style of the document."""

    def __init__(self, pages: Sequence[Sequence[Placed]]) -> None:
        pairs = [pair for rows in pages for pair in pairwise(rows)]
        wrapped = [after.baseline - row.baseline for row, after in pairs if row.is_full_before(after)]
        self._leading = median(wrapped) if wrapped else None
        openings = [after for row, after in pairs if not row.is_full_before(after) and not after.is_inset]
        indented = [row for row in openings if row.indent > _INDENTED * row.size]
        self._indents = len(indented) * 2 > len(openings)

    def between(self, above: Placed, row: Placed, *, opens: bool) -> str:
        """JOINED, LINE or APART; `opens` says that the row above is the first of its paragraph."""
        if _MARKED.match(row.text) or _RECIPIENTS.match(row.text) or self._stands_off(above, row):
            return APART
        if _RECIPIENTS.fullmatch(above.text):
            return LINE
        if above.is_central and row.is_central and (above.is_inset or row.is_inset):
            return LINE  # title or heading of several lines
        if above.is_inset or row.is_inset:
            return APART
        indent = row.indent - above.indent
        if not above.is_full_before(row):
            return APART if indent > _INDENTED * row.size or _CLOSED.search(above.text) else LINE
        return self._between_full(above, row, indent / row.size, opens=opens)

    def _stands_off(self, above: Placed, row: Placed) -> bool:
        """Whether type or distance is another."""
        smaller, larger = sorted((above.size, row.size))
        if larger > _OTHER_SIZE * smaller:
            return True
        distance = row.baseline - above.baseline
        return above.page == row.page and distance > _FURTHER_DOWN * (self._leading or 1.3 * row.size)

    def _between_full(self, above: Placed, row: Placed, indent: float, *, opens: bool) -> str:
        same = abs(indent) <= _INDENTED
        if not opens:
            if not same:
                return APART
            return self._ambiguous(above, row) if above.indent < _INDENTED * above.size else JOINED
        if indent < -_INDENTED:
            return JOINED  # below an indented first line
        if self._indents:
            hangs = not same and _LABELLED.match(above.text) and not _LABELLED.match(row.text)
            return JOINED if hangs or (same and above.indent < _INDENTED * above.size) else APART
        return self._ambiguous(above, row)

    def _ambiguous(self, above: Placed, row: Placed) -> str:
        """Where paragraphs aren't indented, a label after a full stop may open one: the parser decides."""
        opens = not self._indents and _LABELLED.match(row.text) and _CLOSED.search(above.text)
        return LINE if opens else JOINED
