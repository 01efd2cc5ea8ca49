"""A text as lines: where each stands, and what it says without marks of markup."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from corpus.model import Span
from corpus.parse.cells import cells, has_columns
from corpus.parse.furniture import is_furniture, page_furniture

_LINE = re.compile(r"[^\n\r\f\v\x85\u2028\u2029]+")
_MARKUP = re.compile(r"\*{1,3}|^#{1,6}\s+|^>\s*|__|\\(?=[-.*_#()\[\]!])")
_STARRED = re.compile(r"^\*\s+(?=[^*]+$)")  # a star that lists, not one that slants
_BOLD_SEAM = re.compile(r"(?<=[^\s*])\*{4}(?=[^\s*])")  # two runs of bold type, printed on lines of their own
_RUNS_ON = re.compile(r"[^\W\d_](?!\d?[).])")  # begins with a letter that is no label
_ENDED = re.compile(r"\w{2}[^\w\s]*[.;:]$")  # a sentence, not a label alone on its line
_LONGEST_WRAPPED = 130  # characters
_HEAD_LINES = 30
_RULE = re.compile(r"^[\s\-_=*─—|.·~o]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line, trimmed; a cell of a table that lays out head or foot is one too."""

    start: int
    end: int
    raw: str
    plain: str  # without bold and heading marks, blanks folded
    after_blank: bool  # an empty line stands before it
    adjoins: bool = True  # nothing but white space lies between it and the line before it

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)

    @property
    def is_rule(self) -> bool:
        """Whether it only draws a line ("-------")."""
        return not self.plain or bool(_RULE.match(self.plain))


def read_lines(text: str) -> list[Line]:
    """The lines that hold anything but white space and page furniture, in order.

    Rows of a table that lays out head or foot give the lines they print, one column after the other.
    """
    lines: list[Line] = []
    rows: list[Line] = []  # with bars, right below one another
    for line in _printed(text):
        if rows and (line.after_blank or not has_columns(line.raw)):
            lines += _unrolled(rows, in_head=len(lines) < _HEAD_LINES)
            rows, line = [], replace(line, adjoins=False)  # the last cell may stand elsewhere
        if has_columns(line.raw):
            rows.append(line)
        else:
            lines.append(line)
    return lines + _unrolled(rows, in_head=len(lines) < _HEAD_LINES)


def _printed(text: str) -> Iterator[Line]:
    furniture = page_furniture(text)
    last_end = 0
    for match in _LINE.finditer(text):
        raw = match.group().strip()
        if not raw:
            continue
        start = match.start() + match.group().index(raw)
        if furniture and is_furniture(furniture, start):
            continue
        gap = text[last_end:start]
        after_blank = gap.count("\n") + gap.count("\f") * 2 > 1 or not last_end
        last_end = start + len(raw)
        yield Line(start, last_end, raw, plain(raw), after_blank, not gap.strip())


def _unrolled(rows: list[Line], *, in_head: bool) -> list[Line]:
    """The rows as they are where they hold data, as the lines of their cells where they lay out head or foot."""
    if not rows:
        return rows
    found = cells([(row.start, row.raw) for row in rows], in_head=in_head)
    columns = [None, *(cell.column for cell in found)]
    return [
        Line(cell.start, cell.end, cell.text, plain(cell.text), cell.column != columns[at], adjoins=not cell.opens)
        for at, cell in enumerate(found)
    ] or rows


def plain(text: str) -> str:
    """The words without marks of markup, blanks folded."""
    if "*" in text or "\\" in text or text[:1] in "#>" or "__" in text:  # most lines have none; this path is hot
        text = _MARKUP.sub("", _BOLD_SEAM.sub(" ", _STARRED.sub("- ", text)))
    return " ".join(text.split())


def ends_bracket(line: Line, before: Line) -> bool:
    """Whether a line begins with the end of a bracket that the one before it opened: "(KHÓA / XII)"."""
    return before.plain.count("(") > before.plain.count(")") and ")" in line.plain[:8] and "(" not in line.plain[:8]


def spans_of(lines: Sequence[Line]) -> list[Span]:
    """One span for lines that follow one another, a new one after each empty line or what lies between."""
    spans: list[Span] = []
    for line in lines:
        if spans and line.adjoins and not line.after_blank:
            spans[-1] = Span(spans[-1].start, line.end)
        else:
            spans.append(line.span)
    return spans


class Layout(NamedTuple):
    """How a text breaks its lines."""

    width: int | None  # the column at which it was hard-wrapped, where lines show one
    blocks: bool  # whether paragraphs stand apart by a blank line, so that any other break is a wrap


def read_layout(lines: Sequence[Line]) -> Layout:
    """The habits of a text, taken from all its lines."""
    return Layout(_wrap_width(lines), _in_blocks(lines))


def _wrap_width(lines: Sequence[Line]) -> int | None:
    """Taken from lines whose sentence goes on in small letters on the next line."""
    pairs = pairwise(lines)
    lengths = sorted(
        len(line.raw)
        for line, following in pairs
        if not following.after_blank and following.plain[:1].islower() and len(line.raw) < _LONGEST_WRAPPED
    )
    if len(lengths) < 5 or len(lengths) < 0.12 * len(lines):
        return None
    return lengths[int(0.9 * (len(lengths) - 1))]


def _in_blocks(lines: Sequence[Line]) -> bool:
    """Whether nearly every line that begins a sentence, and no label, stands after a blank one."""
    if sum(len(line.raw) > _LONGEST_WRAPPED for line in lines) > 0.05 * len(lines):
        return False  # its lines are paragraphs
    apart = sum(line.after_blank for line in lines)
    breaks = [pair for pair in pairwise(lines) if not pair[1].after_blank and _RUNS_ON.match(pair[1].plain)]
    inner = [(line, following) for line, following in breaks if not following.plain.isupper()]
    if len(inner) < 5 or apart < 0.15 * len(lines):
        return False
    wrapped = sum(following.plain[:1].islower() for _, following in inner)
    loose = sum(_ENDED.search(line.plain) is not None and following.plain[:1].isupper() for line, following in inner)
    return loose < 0.1 * len(inner) and wrapped > 0.2 * len(inner)
