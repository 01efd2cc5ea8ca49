"""Rows of the borderless tables that lay out head and foot, taken apart into the lines they print.

Converters write such a row on one line: "| BỘ NỘI VỤ ------- | CỘNG HÒA XÃ HỘI … |", "| Nơi nhận: - Như trên; … |".
Old files set the columns apart by tabs or blanks.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

_MARKUP = re.compile(r"[*_]{1,3}")
_GAP = re.compile(r"(?<=\S)(?:[ \u00a0]*\t\s*|[ \u00a0]{4,})(?=\S)")
_COLUMN_END = re.compile(rf"\||{_GAP.pattern}")
_HEAD = re.compile(r"C[ỘO]NG H[ÒO][AÀ] XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM|Số\s*:?\s*\d|ngày\b.{0,12}tháng\b|Kính gửi\s*:")
_FOOT = re.compile(
    r"(?:^|\|)\s*Nơi nhận\s*:|(?:^|\|)\s*(?:T/?M|K/?T|T/?L|TUQ|T/UQ|Q)[./ ]\s*[A-ZĐ]"
    r"|(?:^|\|)\s*(?:PHÓ )?(?:CHỦ TỊCH|BÍ THƯ|CHÁNH VĂN PHÒNG)\b"
)
_POSITION = (
    r"(?:QUYỀN |PHÓ )?(?:CHỦ TỊCH|BÍ THƯ|TỔNG BÍ THƯ|CHÁNH VĂN PHÒNG|CHỦ NHIỆM|THỦ TƯỚNG|BỘ TRƯỞNG|THỨ TRƯỞNG|GIÁM ĐỐC"
    r"|TRƯỞNG BAN|TRƯỞNG PHÒNG|TRƯỞNG TIỂU BAN|CỤC TRƯỞNG|TỔNG CỤC TRƯỞNG|VỤ TRƯỞNG|CHÁNH THANH TRA|HIỆU TRƯỞNG)(?!\w)"
)
_BREAK = re.compile(
    r"\s+(?=V/v\b|-{3,}|Độc lập -|Số\s*:\s*\d|Nơi nhận\s*:|Kính gửi\s*:|C[ỘO]NG H[ÒO][AÀ] XÃ HỘI)"
    r"|(?<=[;:)])\s+(?=[-–+] )|(?<=-{3})\s+(?=\S)"
    rf"|(?<=[^\W\d_])(?<!PHÓ)(?<!QUYỀN)\s+(?={_POSITION})"
)


_MOST_COLUMNS = 3  # that hold anything; more are data


class Cell(NamedTuple):
    """A printed line inside a row: where it begins and ends in the text, the bar before it included."""

    start: int
    end: int
    text: str
    column: int
    opens: bool  # first line of its cell


def cells(rows: Sequence[tuple[int, str]], *, in_head: bool) -> list[Cell]:
    """The lines that rows of head or foot print, one column after the other; none where they aren't such rows.

    Rows come with the offset at which each begins. What only a head prints counts in the head alone: rows of data
    speak of numbers and dates too. Together the cells cover every character but white space.
    """
    barred = [_GAP.sub(" | ", _MARKUP.sub("", row)) for _, row in rows]
    if max(sum(bool(cell.strip()) for cell in row.split("|")) for row in barred) > _MOST_COLUMNS:
        return []
    if not any(_lays_out(row, in_head=in_head) for row in barred):
        return []
    found = [cell for offset, row in rows for cell in _of_row(row, offset)]
    return sorted(found, key=lambda cell: cell.column)


def _lays_out(row: str, *, in_head: bool) -> bool:
    lone = row.startswith("|") and row.strip("| ").count("|") == 0
    return lone or bool(_FOOT.search(row)) or (in_head and bool(_HEAD.search(row)))


def _of_row(row: str, offset: int) -> list[Cell]:
    cuts = [0, *(match.start() for match in _COLUMN_END.finditer(row)), len(row)]
    found: list[Cell] = []
    for column, (start, end) in enumerate(pairwise(cuts)):
        found.extend(_lines(row[start:end], offset + start, column))
    return _with_bars(found)


def has_columns(line: str) -> bool:
    """Whether a line may be a row: bars, tabs or wide gaps stand in it."""
    return "|" in line or (("\t" in line or "    " in line) and bool(_GAP.search(line)))


def _lines(cell: str, offset: int, column: int) -> Iterator[Cell]:
    position, opens = 0, True
    for cut in [*_cuts(cell), len(cell)]:
        piece = cell[position:cut]
        if ink := piece.strip():
            start, text = offset + position + piece.index(ink), ink.strip("| ")
            yield Cell(start, start + len(ink), text, column, opens)
            opens = opens and not text
        position = cut


def _cuts(cell: str) -> list[int]:
    cuts = [match.start() for match in _BREAK.finditer(cell)]
    name = _signer(cell)
    return sorted({*cuts, name} - {0}) if name else cuts


def _signer(cell: str) -> int | None:
    """Where a name begins that closes a cell of capitals: "KT. CHỦ TỊCH PHÓ CHỦ TỊCH Cù Văn Chước"."""
    words = list(re.finditer(r"\S+", cell))
    at = len(words)
    while at and words[at - 1].group().istitle() and words[at - 1].group().isalpha():
        at -= 1
    named = 2 <= len(words) - at <= 5 and at > 0
    return words[at].start() if named and words[at - 1].group().isupper() else None


def _with_bars(found: list[Cell]) -> list[Cell]:
    """A cell that holds only its bar goes to the line before it, or to the first."""
    lines: list[Cell] = []
    bar: Cell | None = None  # one that comes before any line
    for cell in found:
        if cell.text:
            lines.append(cell._replace(start=bar.start, opens=True) if bar else cell)
            bar = None
        elif lines:
            lines[-1] = lines[-1]._replace(end=cell.end)
        else:
            bar = bar._replace(end=cell.end) if bar else cell
    return lines or ([bar] if bar else [])
