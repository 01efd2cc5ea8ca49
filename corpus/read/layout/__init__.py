"""Pages of placed words as text in reading order: furniture out, columns one after the other, rows joined."""

from collections.abc import Sequence
from itertools import pairwise

from corpus.read.extract import Extract
from corpus.read.layout.columns import Columns, in_columns
from corpus.read.layout.furniture import without_furniture
from corpus.read.layout.page import Page, Table, Word
from corpus.read.layout.prose import APART, JOINED, LINE, Joints, Placed, place_rows
from corpus.read.layout.rows import Row, rows_of

_NEXT_BLOCK = 1.8  # of the type's size: in a column, a blank line lies between
_Block = Row | Columns | Table


def lay_out(pages: Sequence[Page]) -> Extract:
    """The text of the pages, where each begins in it, and the furniture that was dropped."""
    rows, dropped = without_furniture([(page.height, rows_of(page.words)) for page in pages])
    flows: list[list[_Block]] = []
    for page, kept in zip(pages, rows, strict=True):
        flows.append(_flow(page, kept, go_on=bool(flows and flows[-1] and isinstance(flows[-1][-1], Columns))))
    placed = place_rows([[block for block in flow if isinstance(block, Row)] for flow in flows])
    writer = _Writer(Joints(placed))
    for flow, rows_of_page in zip(flows, placed, strict=True):
        writer.begin_page()
        following = iter(rows_of_page)
        for block in flow:
            if isinstance(block, Row):
                writer.add_row(next(following))
            elif isinstance(block, Columns):
                writer.add_lines(_column_lines(block.left))
                writer.add_lines(_column_lines(block.right))
            else:
                writer.add_lines(_table_lines(block))
    return Extract(writer.text, writer.pages, tuple(dropped))


def _flow(page: Page, rows: Sequence[Row], *, go_on: bool) -> list[_Block]:
    """Rows, columns and tables from the top."""
    flow: list[_Block] = []
    rest = list(rows)
    for table in sorted(page.tables, key=lambda table: table.top):
        above = [row for row in rest if row.baseline < table.top]
        flow.extend(in_columns(above))
        flow.append(table)
        rest = rest[len(above) :]
    return [*flow, *in_columns(rest, go_on=go_on and not flow)]


def _column_lines(rows: Sequence[Row]) -> list[str]:
    """The rows of one column, an empty line where they stand apart."""
    lines = [rows[0].text] if rows else []
    for above, row in pairwise(rows):
        if row.baseline - above.baseline > _NEXT_BLOCK * max(above.size, row.size):
            lines.append("")
        lines.append(row.text)
    return lines


def _table_lines(table: Table) -> list[str]:
    return [" | ".join(_cell(cell) for cell in cells) for cells in table.rows]


def _cell(words: Sequence[Word]) -> str:
    return " ".join(row.text for row in rows_of(words))


class _Writer:
    """The text so far, its pages, and the row that the next one may join."""

    def __init__(self, joints: Joints) -> None:
        self._joints = joints
        self._pieces: list[str] = []
        self._length = 0
        self._above: Placed | None = None
        self._opens = True
        self._starts: list[int] = []
        self._unwritten = 0  # pages begun of which nothing is written yet

    @property
    def text(self) -> str:
        """All that was written."""
        return "".join(self._pieces)

    @property
    def pages(self) -> tuple[int, ...]:
        """Where each page begins; one without text begins where the next does."""
        return (*self._starts, *[self._length] * self._unwritten)

    def begin_page(self) -> None:
        """What is written from here on stands on the next page."""
        self._unwritten += 1

    def add_row(self, row: Placed) -> None:
        """Write a row after the one above as their places say."""
        above = self._above
        joint = APART if above is None else self._joints.between(above, row, opens=self._opens)
        self._opens = joint != JOINED
        glued = joint == JOINED and above is not None and above.ends_at_hyphen
        self._write("" if glued else joint, row.text)
        self._above = row

    def add_lines(self, lines: Sequence[str]) -> None:
        """Write lines that stay lines."""
        if lines:
            self._write(APART, LINE.join(lines))
        self._above = None

    def _write(self, joint: str, text: str) -> None:
        """Write a text, parted by the joint from what stands before it."""
        between = joint if self._pieces else ""
        self._starts += [self._length + len(between)] * self._unwritten
        self._unwritten = 0
        self._pieces += [between, text]
        self._length += len(between) + len(text)
