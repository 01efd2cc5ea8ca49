"""Tables of data: which lines make one, and where its head row and its rows are."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from corpus.model import Span
from corpus.parse.lines import Line

_FIGURE = re.compile(r"^[\d.,%/+-]*\d[\d.,%]*$")
_SERIAL_HEAD = re.compile(r"^(?:STT|TT|Số TT|Số thứ tự)$", re.IGNORECASE)
_SERIAL = re.compile(r"^(?P<number>\d{1,3})\.?$")
_RULED = re.compile(r"^[|\s:+-]+$")  # the line under the head of a Markdown table
_ENDS_TABLE = re.compile(r"^(?:Nơi nhận|Điều \d|Chương [IVX]|PHỤ LỤC|Phụ lục [IVX\d]|T/M |TM\. |KT\. |K/T )")
_FEWEST_LINES = 8  # of a table whose cells stand one below the other
_SHORT = 45  # characters of a cell's line; running text is wrapped later
_LONGEST_ROW = 25  # lines


class Rows(NamedTuple):
    """A table taken apart; each row may have several spans, the head may be empty."""

    head: tuple[Span, ...]
    rows: list[tuple[Span, ...]]


def find_tables(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Ranges of lines, end exclusive, that are tables: rows with bars, or cells each on a line of its own."""
    tables = list(_barred(lines))
    taken = {index for start, end in tables for index in range(start, end)}
    for start, end in _blocks(lines):
        if not taken.intersection(range(start, end)):
            tables += _stacked(lines, start, end)
    return sorted(tables)


def without_tables(lines: Sequence[Line]) -> list[Line]:
    """The lines of running text."""
    taken = {index for start, end in find_tables(lines) for index in range(start, end)}
    return [line for index, line in enumerate(lines) if index not in taken]


def read_rows(text: str, spans: Sequence[Span]) -> Rows:
    """The rows of a table's section; of cells one below the other, rows begin at their serial numbers 1, 2, 3…"""
    lines = [line for span in spans for line in _lines_of(text, span)]
    if any("|" in line.of(text) for line in lines):
        head = 2 if len(lines) > 2 and _RULED.match(lines[1].of(text)) else 1
        return Rows(tuple(lines[:head]), [(line,) for line in lines[head:]])
    starts = _serial_starts([line.of(text) for line in lines])
    if not starts:
        return Rows((), [(line,) for line in lines])
    ends = [*starts[1:], len(lines)]
    rows = [tuple(lines[start:end]) for start, end in zip(starts, ends, strict=True)]
    return Rows(tuple(lines[: starts[0]]), rows)


def _barred(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and _is_row(lines[end]) and (end == start or not lines[end].after_blank):
            end += 1
        if end - start > 1:
            yield start, end
        start = max(end, start + 1)


def _is_row(line: Line) -> bool:
    return line.plain.strip("| ").count("|") > 0 or (line.plain.startswith("|") and line.plain.endswith("|"))


def _blocks(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    start = 0
    for index in range(1, len(lines) + 1):
        if index == len(lines) or lines[index].after_blank:
            yield start, index
            start = index


def _stacked(lines: Sequence[Line], start: int, end: int) -> list[tuple[int, int]]:
    """A block of short lines with many figures, or the part of a long block that a head "STT" opens."""
    if end - start < _FEWEST_LINES:
        return []
    figures = sum(bool(_FIGURE.match(line.plain)) for line in lines[start:end])
    lengths = sorted(len(line.plain) for line in lines[start:end])
    headed = any(_SERIAL_HEAD.match(line.plain) for line in lines[start : start + 3])
    dense = figures >= 3 and lengths[len(lengths) // 2] <= _SHORT and (headed or figures >= 0.08 * (end - start))
    if dense and not any(_ENDS_TABLE.match(line.plain) for line in lines[start:end]):
        return [(start, end)]
    heads = [index for index in range(start, end) if _SERIAL_HEAD.match(lines[index].plain)]
    runs = [(head, _run_end(lines, head, stop)) for head, stop in pairwise([*heads, end])]
    return [run for run in runs if run[1] - run[0] >= _FEWEST_LINES]


def _run_end(lines: Sequence[Line], head: int, stop: int) -> int:
    """Where cells end that begin under a head: at a heading, or where no figure comes for long."""
    last_figure = head
    for index in range(head + 1, stop):
        line = lines[index]
        if _FIGURE.match(line.plain):
            last_figure = index
        elif _ENDS_TABLE.match(line.plain):
            return index
        elif index - last_figure > _LONGEST_ROW:
            return last_figure + 1
    return stop


def _lines_of(text: str, span: Span) -> Iterator[Span]:
    for match in re.finditer(r"[^\n\r\f]+", span.of(text)):
        ink = match.group().strip()
        if ink:
            start = span.start + match.start() + match.group().index(ink)
            yield Span(start, start + len(ink))


def _serial_starts(texts: Sequence[str]) -> list[int]:
    """Where the lines "1", "2", "3"… stand, each after the one before."""
    starts: list[int] = []
    for index, text in enumerate(texts):
        serial = _SERIAL.match(text.strip("* "))
        if serial and int(serial["number"]) == len(starts) + 1:
            starts.append(index)
    return starts
