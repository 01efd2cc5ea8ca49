"""Tables: data give a line a row; a table that only lays out head or foot gives its columns one after the other."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from corpus.read.blocks import Block, lines_of, one_line

_HEAD = r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM|Độc lập\s*[-–]\s*Tự do|Số\s*:?\s*[\d.…_]*\s*[-–/]\s*\w"
_DATED = r"[^\d,|]{2,40},\s*ngày\b.{0,20}\btháng\b.{0,20}\bnăm\b"
_FOOT = r"Nơi nhận\s*:|(?-i:(?:T/M|TM\.?|K/T|KT\.?|T/L|TL\.?|TUQ\.?|T/UQ)\s+[A-ZĐÀ-Ỹ])"
_LONGEST = 4000  # characters; what holds more is a page that a table frames
_LONGEST_STAMPED = 500  # characters in a cell of a head whose stamp is a table within it
_LAYOUT = re.compile(rf"^(?:{_HEAD}|{_DATED}|{_FOOT})", re.IGNORECASE | re.MULTILINE)


class Cell(NamedTuple):
    """A cell and the column of the grid at which it begins."""

    blocks: Sequence[Block]
    start: int = 0
    holds_table: bool = False

    @property
    def lines(self) -> str:
        """What is printed in it, line by line."""
        return lines_of(self.blocks)


Row = Sequence[Cell]


def table_blocks(rows: Sequence[Row]) -> Iterator[Block]:
    """The table's text; a cell that another one covers is given empty, so that the columns stay."""
    printed = [texts for texts in (list(filter(None, (cell.lines for cell in row))) for row in rows) if texts]
    widest = max(map(len, printed), default=0)
    frames = any(cell.holds_table and len(cell.lines) > _LONGEST_STAMPED for row in rows for cell in row)
    if widest < 3 and not frames and _is_head_or_foot(printed):
        width = max(cell.start for row in rows for cell in row) + 1
        for spanning, group in groupby(rows, lambda row: len(row) == 1):
            yield from _columns(list(group), 1 if spanning else width)
    elif widest < 2 or len(printed) < 2:  # a frame around text: data would have a header, and columns
        yield from (block for row in rows for cell in row for block in cell.blocks)
    else:
        lines = (" | ".join(one_line(cell.blocks) for cell in row) for row in rows)
        yield Block("\n".join(line for line in lines if line.strip(" |")))


def _is_head_or_foot(printed: Sequence[Sequence[str]]) -> bool:
    texts = [text for row in printed for text in row]
    return sum(map(len, texts)) < _LONGEST and any(map(_LAYOUT.search, texts))


def _columns(rows: Sequence[Row], width: int) -> Iterator[Block]:
    """The left column, then those right of it: row by row would cut the issuer's name in two with the motto."""
    columns: dict[int, list[str]] = {}
    for row in rows:
        cells = [cell for cell in row if cell.lines]
        for place, cell in enumerate(cells):
            alone_at_right = len(cells) == 1 and 2 * cell.start >= width
            columns.setdefault(1 if alone_at_right else place, []).append(cell.lines)
    for _, texts in sorted(columns.items()):
        yield Block("\n".join(texts))
