"""Rows of the borderless tables that lay out head and foot, taken apart into the lines they print.

Converters write such a row on one line: "| BỘ NỘI VỤ ------- | CỘNG HÒA XÃ HỘI … |", "| Nơi nhận: - Như trên; … |".
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

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


class Cell(NamedTuple):
    """A printed line inside a row: where it begins and ends there, the bar before it included."""

    start: int
    end: int
    text: str
    opens: bool  # first line of its cell


def cells(row: str, *, in_head: bool) -> list[Cell]:
    """The lines that a row of head or foot prints, cell by cell; none where it isn't such a row.

    What only a head prints counts in the head alone: rows of data speak of numbers and dates too.

    Together they cover every character of the row but white space.
    """
    lone = row.strip("| ").count("|") == 0 and row.startswith("|")
    if not (lone or _FOOT.search(row) or (in_head and _HEAD.search(row))):
        return []
    found: list[Cell] = []
    for match in re.finditer(r"\|*[^|]*", row):
        found.extend(_lines(match.group(), match.start()))
    return _with_bars(found)


def _lines(cell: str, offset: int) -> Iterator[Cell]:
    position = 0
    for cut in [*_cuts(cell), len(cell)]:
        piece = cell[position:cut]
        if ink := piece.strip():
            start = offset + position + piece.index(ink)
            yield Cell(start, start + len(ink), ink.strip("| "), position == 0)
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
