"""Tables whose cells a converter set one below the other, a line or more each, put back into rows.

Rows begin at their serial numbers. Columns are told only where every line is a cell and every row has as many as the
head; elsewhere what follows a serial number stands beside it, line by line: which lines make a cell can't be known.
"""

from collections.abc import Iterator, Sequence

from corpus.model import Section, Span
from corpus.parse.tables import read_rows
from service.word.tables import MOST_COLUMNS
from service.word.verbatim import Rows, without_markup

_FEWEST_COLUMNS = 3
_LONG_BEFORE, _LONG_AFTER = 40, 30  # characters of lines of running text; units and figures are shorter


def stacked_rows(text: str, section: Section, spans: Sequence[Span]) -> Rows | None:
    """The rows of a table's section that spans touch, its head among them; None where no serial numbers tell them."""
    read = read_rows(text, section.spans)
    if not read.head and all(len(row) == 1 for row in read.rows):
        return None
    rows = [read.head, *read.rows] if read.head else read.rows
    cells = [_bold_joined([line.of(text) for line in row]) for row in rows]
    if not _has_columns(cells):
        cells = [[row[0], "\n".join(_wrapped_joined(row[1:]))] for row in cells]
    return [
        [without_markup(cell) for cell in shown]
        for shown, row in zip(cells, rows, strict=True)
        if any(line.start < span.end and span.start < line.end for line in row for span in spans)
    ]


def _has_columns(cells: Sequence[Sequence[str]]) -> bool:
    return _FEWEST_COLUMNS <= len(cells[0]) <= MOST_COLUMNS and len({len(row) for row in cells}) == 1


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
