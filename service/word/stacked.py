"""Tables whose cells a converter set one below the other, a line or more each, put back into rows.

Rows begin at their serial numbers: 1, 2, 3 (anew under each group I, II or A, B), 1.1, 1.2. Columns are told only where
every line is a cell and every row has as many as the head; elsewhere what follows a serial number stands beside it,
line by line: which lines make a cell can't be known.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.model import Section, Span
from corpus.numerals import roman
from service.word.tables import MOST_COLUMNS
from service.word.verbatim import Rows, without_markup

_FEWEST_COLUMNS = 3
_LONG_BEFORE, _LONG_AFTER = 40, 30  # characters of lines of running text; units and figures are shorter
_LINE = re.compile(r"\S(?:[^\n\r\f]*\S)?")
_SERIAL = re.compile(r"[IVX]{1,5}|[A-H]|\d{1,3}(?:\.\d{1,2}){0,3}")


def stacked_rows(text: str, section: Section, spans: Sequence[Span]) -> Rows | None:
    """The rows of a table's section as far as spans hold them, its head among them; None where no serial numbers tell
    them."""
    lines = [line for span in section.spans for line in _lines_of(text, span)]
    starts = _starts([line.of(text) for line in lines])
    if not starts:
        return None
    rows = [lines[start:end] for start, end in pairwise(sorted({0, *starts, len(lines)}))]
    cells = [_bold_joined([line.of(text) for line in row]) for row in rows]
    if all(_held(line, spans) == [line] for line in lines) and _has_columns(cells):
        return [[without_markup(cell) for cell in row] for row in cells]
    return [_beside(text, row, spans) for row in rows if any(_held(line, spans) for line in row)]


def _lines_of(text: str, span: Span) -> Iterator[Span]:
    for match in _LINE.finditer(text, span.start, span.end):
        yield Span(match.start(), match.end())


def _starts(lines: Sequence[str]) -> list[int]:
    """Where rows begin: each serial number is the one after the last of its sort, or the first under a group."""
    starts, awaited = [], {roman(1), "A", "1", "1.1"}
    for index, line in enumerate(lines):
        label = line.strip("* ").rstrip(".")
        if label in awaited and _SERIAL.fullmatch(label):
            starts.append(index)
            above = {one for one in awaited if _sort(one) != _sort(label)} if starts[1:] else set()
            awaited = above | _after(label)
    return starts if sum(lines[index].strip("* ")[:1].isdigit() for index in starts) > 1 else []


def _sort(label: str) -> str:
    return f"{label.count('.')}" if label[:1].isdigit() else "letter" if label in "ABCDEFGH" else "roman"


def _after(label: str) -> set[str]:
    """What may come next: the following one, and the first of what is below."""
    if _sort(label) == "roman":
        number = next(number for number in range(1, 100) if roman(number) == label)
        return {roman(number + 1), "1", f"{number}.1"}
    if _sort(label) == "letter":
        return {chr(ord(label) + 1), roman(1), "1"}
    above, dot, last = label.rpartition(".")
    return {f"{above}{dot}{int(last) + 1}", f"{label}.1"}


def _held(line: Span, spans: Sequence[Span]) -> list[Span]:
    """What spans hold of a line."""
    cut = [Span(max(line.start, span.start), min(line.end, span.end)) for span in spans]
    return [one for one in cut if one.start < one.end]


def _has_columns(cells: Sequence[Sequence[str]]) -> bool:
    return _FEWEST_COLUMNS <= len(cells[0]) <= MOST_COLUMNS and len({len(row) for row in cells}) == 1


def _beside(text: str, row: Sequence[Span], spans: Sequence[Span]) -> list[str]:
    """Serial number and the rest; the number is left blank where a passage begins behind it."""
    serial, rest = [[piece.of(text) for line in lines for piece in _held(line, spans)] for lines in (row[:1], row[1:])]
    below = "\n".join(without_markup(cell) for cell in _wrapped_joined(_bold_joined(rest)))
    return [without_markup(" ".join(serial)), below]


def _bold_joined(lines: Sequence[str]) -> list[str]:
    """What Markdown's marks hold together is one cell."""
    cells: list[str] = []
    for line in lines:
        if cells and cells[-1].count("**") % 2:
            cells[-1] += f" {line}"
        else:
            cells.append(line)
    return cells


def _wrapped_joined(lines: Sequence[str]) -> Iterator[str]:
    """Running text that was parted at the page's width is joined again, where that is beyond doubt."""
    shown = ""
    for line in lines:
        goes_on = line[:1].islower() and (len(shown) >= _LONG_BEFORE or len(line) >= _LONG_AFTER)
        if shown and not goes_on:
            yield shown
        shown = f"{shown} {line}" if shown and goes_on else line
    yield shown
