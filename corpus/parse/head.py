"""The printed head of a directive: what stands above its kind and subject, columns and table cells told apart."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from corpus.names import CAPITAL
from corpus.parse.head_lines import ADDRESSEES
from corpus.parse.lines import Line
from corpus.parse.regions import Regions

_NEAR_THE_TOP = 30  # lines
_MOTTO = re.compile(  # over folded capitals, so that OCR's lost marks don't matter; blanks may be line breaks
    r"CONG\s+HOA\s+XA\s+HOI\s+CHU\s+NGHIA\s+VIET\s+NAM|DANG\s+CONG\s+SAN\s+VIET\s+NAM"
    r"|DOC\s+LAP\s*[-–.]\s*TU\s+DO\s*[-–.]\s*HANH\s+PHUC"
)
_ESCAPED = re.compile(r"\\(?=[-–.*_()\[\]#])")  # as markdown writers print "57\-NQ/TW"
_RULE = re.compile(r"[-–—_=*─~·]{3,}|(?<!\S)[*_]+(?!\S)|^[-–—_=*─~·\s]+$")
UNIT_WORDS = r"(?:Thành phố|Thị xã|Thị trấn|Tỉnh|Huyện|Quận|Phường|Xã|Đặc khu|TP\.?|TX\.?)"
NAME = rf"[{CAPITAL}]\w*(?:[ -]+[{CAPITAL}]\w*|\.[{CAPITAL}]+)*"
_APART = re.compile(  # what begins a printed line of its own where an extractor ran columns or cells together
    r"(?<=\S)\s+(?=Số\s*:?\s*[\d/]|Số:|V/v\b)"
)
_PLACED = re.compile(rf"(?<!\S)(?=(?:{UNIT_WORDS}\s+)?{NAME}\s*,\s*ngày\b)")  # "Phú Khê, ngày …"
RULE = "*"  # stands for a drawn line among the printed lines


def addressees_line(lines: Sequence[Line], regions: Regions) -> int | None:
    """The line that holds "Kính gửi", also in a table's cell, where the region has missed it."""
    if regions.addressees[1] > regions.addressees[0]:
        return regions.addressees[0]
    if regions.kind_line is not None:
        return None
    for index, line in enumerate(lines[:_NEAR_THE_TOP]):
        if any(ADDRESSEES.match(cell) for cell in cells(line)):
            return index
    return None


def printed_head(lines: Sequence[Line], regions: Regions) -> str:
    """The lines above kind, subject's end or "Kính gửi" as they were printed, mottos left out, `RULE` for a rule."""
    end = regions.kind_line
    if end is None:
        end = addressees_line(lines, regions)
    if end is None:
        end = regions.header[1]
    return without_motto("\n".join(piece for line in lines[:end] for piece in pieces(line)))


def cells(line: Line) -> list[str]:
    """What stands between the bars of a table's row; the line itself where it is no row."""
    if "|" not in line.plain:
        return [line.plain]
    return [cell.strip() for cell in line.plain.split("|") if cell.strip()]


def pieces(line: Line) -> Iterator[str]:
    """The printed lines that an extractor put into one."""
    for cell in cells(line):
        text = _RULE.sub(f"\n{RULE}\n", _ESCAPED.sub("", cell))
        if "Số" in text or "V/v" in text:
            text = _APART.sub("\n", text)
        if "ngày" in text:  # most lines have none, and looking for places is dear
            text = _PLACED.sub("\n", text, count=1)
        yield from (piece.strip() for piece in text.split("\n") if piece.strip())


def without_motto(text: str) -> str:
    """The text without state and Party mottos, each of them a line break; drawn lines stay."""
    folded = _folded(text)
    kept, position = [], 0
    for match in _MOTTO.finditer(folded):
        kept.append(text[position : match.start()])
        position = match.end()
    kept.append(text[position:])
    return "\n".join(line.strip() for line in "\n".join(kept).split("\n") if line.strip())


def _folded(text: str) -> str:
    """Capitals without marks, one for each character."""
    return "".join("D" if char in "đĐ" else unicodedata.normalize("NFD", char)[0].upper()[:1] for char in text)
