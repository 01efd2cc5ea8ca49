"""Tables whose cells a converter set one below the other, put back into rows where every line is beyond doubt a cell.

Nothing in such a text marks where a cell or a row ends, so all must agree: the head has as many lines as every row, the
first column counts 1, 2, 3 …, no other line could be one of its numbers, and none looks like the rest of a cell.
"""

import re
from collections.abc import Sequence

from corpus.model import Section, Span
from service.word.tables import MOST_COLUMNS
from service.word.verbatim import Rows, without_markup

_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 3  # below the head; as many lines in fewer rows may be chance
_LINE = re.compile(r"\S(?:[^\n\r\f]*\S)?")
_NUMBER = re.compile(r"0*(?P<number>\d{1,4})\.?")


def stacked_rows(text: str, section: Section, spans: Sequence[Span]) -> Rows | None:
    """The rows of a table's section, its head first; None where spans don't hold it whole, or its columns are not
    certain."""
    if list(spans) != list(section.spans):
        return None
    lines = [without_markup(cell) for cell in _bold_joined([line for span in spans for line in _lines(text, span)])]
    numbered = [index for index, line in enumerate(lines) if _number(line) == 1]
    if len(numbered) != 1 or not _FEWEST_COLUMNS <= numbered[0] <= MOST_COLUMNS:
        return None
    rows = [lines[start : start + numbered[0]] for start in range(0, len(lines), numbered[0])]
    return rows if _is_certain(rows) else None


def _is_certain(rows: Rows) -> bool:
    serials, others = [row[0] for row in rows[1:]], [cell for row in rows for cell in row[1:]]
    return (
        len(serials) >= _FEWEST_ROWS
        and len(rows[-1]) == len(rows[0])
        and [_number(serial) for serial in serials] == list(range(1, len(rows)))
        and not any(1 <= _number(cell) <= len(rows) for cell in others)  # one more than there are: a cut table goes on
        and not any(cell[:1].islower() for row in rows for cell in row)
    )


def _lines(text: str, span: Span) -> list[str]:
    return [match.group() for match in _LINE.finditer(text, span.start, span.end)]


def _number(line: str) -> int:
    """What a line counts, 0 where it is no bare number."""
    match = _NUMBER.fullmatch(line.strip("* "))
    return int(match["number"]) if match else 0


def _bold_joined(lines: Sequence[str]) -> list[str]:
    """What Markdown's marks hold together is one cell."""
    cells: list[str] = []
    for line in lines:
        if cells and cells[-1].count("**") % 2:
            cells[-1] += f" {line}"
        else:
            cells.append(line)
    return cells
