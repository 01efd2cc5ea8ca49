"""Where header, addressees, body, recipients and signature of a directive begin and end, by line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.names import CAPITAL
from corpus.parse.kind_line import kind_of_line
from corpus.parse.labels import Level, read_label
from corpus.parse.lines import Line, ends_bracket
from corpus.parse.tail import RECIPIENTS, find_tail

ADDRESSEES = re.compile(  # a công điện prints "THỦ TƯỚNG CHÍNH PHỦ điện:"
    rf"^(?:[Kk]ính gửi|KÍNH GỬI)\s*:?|^(?:[{CAPITAL}]{{2,}}[\s,-]+){{2,12}}điện\s*:"
)
SUBJECT = re.compile(r"^V/v\b|^Về việc\b|^V/v:", re.IGNORECASE)
_MOTTO = re.compile(r"^(?:CỘNG\s+H[ÒO][ÀA]?\s+XÃ HỘI|Độc lập\s*-|ĐẢNG CỘNG SẢN VIỆT NAM$)", re.IGNORECASE)
_NUMBER_LINE = re.compile(r"^Số\s*:?\s*[\d/.…]*")
_PLACE_LINE = re.compile(r"^[^\d,]{2,40},\s*ngày\b.*\btháng\b.*\bnăm\b", re.IGNORECASE)
_BODY_OPENING = re.compile(
    r"^(?:Căn cứ|Thực hiện|Xét|Theo|Ngày \d+|Sáng|Chiều|Tại|Sau khi|Trong|Để|Nhằm|Triển khai|Qua|Năm \d+|Từ"
    r"|Thời gian|Tiếp theo|Tiếp tục|Phúc đáp|Trên cơ sở|Vừa qua|Hiện nay|Những năm|Hội nghị|Ban |Ủy ban|Uỷ ban"
    r"|Hội đồng|Chính phủ|Bộ |Thủ tướng|Công tác|Việc|Cùng với|Thường trực|\d+ tháng)\b"
)
_COPIED = re.compile(r"^Đồng kính gửi\s*:?", re.IGNORECASE)
_BASIS = re.compile(r"^[-–]\s*(?:Căn cứ|Xét|Theo)\b")  # the lines on which a decision rests
_LONGEST_HEAD_LINE = 160
_BODY_LEVELS = frozenset(Level) - {Level.DASH, Level.PLUS, Level.CAPITAL, Level.BRACKETED, Level.APPENDIX}


@dataclass(frozen=True, slots=True)
class Regions:
    """Line numbers, end exclusive: header (with kind and title), addressees, body, then the tail."""

    kind_line: int | None
    header: tuple[int, int]
    addressees: tuple[int, int]
    body: tuple[int, int]
    recipients: tuple[int, int]
    signature: tuple[int, int]
    appendix: tuple[int, int]


def find_regions(lines: Sequence[Line]) -> Regions:
    """Divide a document's lines; every line falls into exactly one region."""
    kind_line = _find_kind(lines)
    header_end = _header_end(lines, kind_line)
    addressees_end = _addressees_end(lines, header_end)
    recipients, signature, appendix = find_tail(lines, addressees_end)
    body_end = min(recipients[0], signature[0])
    return Regions(
        kind_line,
        (0, header_end),
        (header_end, addressees_end),
        (addressees_end, body_end),
        recipients,
        signature,
        appendix,
    )


def is_letterhead(line: Line) -> bool:
    """Whether a line belongs to a printed head: motto, number, place and date, rule."""
    text = line.plain
    return bool(
        line.is_rule or _MOTTO.match(text) or _NUMBER_LINE.match(text) or _PLACE_LINE.match(text) or text.isupper()
    )


def _find_kind(lines: Sequence[Line]) -> int | None:
    for index, line in enumerate(lines[:120]):
        if ADDRESSEES.match(line.plain) or RECIPIENTS.match(line.plain):
            return None
        if len(line.plain) < 250 and kind_of_line(line):
            return index
    return None


def head_start(lines: Sequence[Line]) -> int:
    """The line on which the head begins: running text before it is a page that reports the directive."""
    kind_line = _find_kind(lines) or _find_addressees(lines) or 0
    before = lines[:kind_line]
    last = max((index for index, line in enumerate(before) if _is_running(line)), default=None)
    if last is None:
        return 0
    return next((index for index in range(last + 1, kind_line) if is_letterhead(before[index])), kind_line)


def _find_addressees(lines: Sequence[Line]) -> int | None:
    return next((index for index, line in enumerate(lines[:120]) if ADDRESSEES.match(line.plain)), None)


def _is_running(line: Line) -> bool:
    return len(line.plain) > _LONGEST_HEAD_LINE and not line.plain.isupper()


def _header_end(lines: Sequence[Line], kind_line: int | None) -> int:
    if kind_line is not None:
        return _title_end(lines, kind_line)
    for index, line in enumerate(lines):
        if ADDRESSEES.match(line.plain) or _is_body_label(line):
            return index
        head_seen = index and (is_letterhead(lines[index - 1]) or SUBJECT.match(lines[index - 1].plain))
        if not is_letterhead(line) and not SUBJECT.match(line.plain) and _opens_body(line):
            return index
        if not head_seen and not is_letterhead(line) and not SUBJECT.match(line.plain) and line.after_blank:
            return index if index and any(map(is_letterhead, lines[:index])) else 0
    return 0


def _title_end(lines: Sequence[Line], kind_line: int) -> int:
    """The first line after kind and subject ("trích yếu")."""
    index = kind_line + 1
    taken = len(lines[kind_line].plain) > 30
    while index < len(lines):
        line = lines[index]
        if ADDRESSEES.match(line.plain) or (_is_body_label(line) and not ends_bracket(line, lines[index - 1])):
            break
        if taken and line.is_rule:
            return index + 1
        if taken and _ends_title(lines, index, kind_line):
            break
        if len(line.plain) > 100 and re.search(r"[.:;]$", line.plain) and not line.plain.isupper():
            break
        taken = taken or not line.is_rule
        index += 1
    return index


def _ends_title(lines: Sequence[Line], index: int, kind_line: int) -> bool:
    line, previous = lines[index], lines[index - 1]
    if _BASIS.match(line.plain):
        return True
    if is_letterhead(line):
        return False
    unfinished = previous.plain.endswith((",", ";", "-")) or line.plain[:1].islower()
    if line.after_blank and not unfinished and not _stands_apart(lines, index):
        return True
    if line.raw.startswith("*") and not line.raw.startswith("**") and _BODY_OPENING.match(line.plain):
        return True
    if previous.plain.isupper() and not line.plain.isupper() and _BODY_OPENING.match(line.plain):
        return True
    opened = index > kind_line + 1 and not unfinished
    return opened and (len(line.plain) > 160 or (bool(_BODY_OPENING.match(line.plain)) and _opens_body(line)))


def _stands_apart(lines: Sequence[Line], index: int) -> bool:
    """Whether a short line goes on with a subject whose every line is a paragraph, as word processors keep them."""
    line = lines[index]
    alone = index + 1 < len(lines) and lines[index + 1].after_blank and lines[index - 1].after_blank
    return alone and len(line.plain) <= 120 and not re.search(r"[.:;,]$", line.plain) and not _opens_body(line)


def _opens_body(line: Line) -> bool:
    text = line.plain
    if read_label(text) and _is_body_label(line):
        return True
    return len(text) > 60 and bool(_BODY_OPENING.match(text) or re.search(r"[.:;]$", text))


def _is_body_label(line: Line) -> bool:
    label = read_label(line.plain)
    return label is not None and label.level in _BODY_LEVELS


def _addressees_end(lines: Sequence[Line], start: int) -> int:
    if start >= len(lines) or not ADDRESSEES.match(lines[start].plain):
        return start
    index = start + 1
    named = len(lines[start].plain) > 12  # somebody is named by now
    while index < len(lines):
        line = lines[index]
        is_item = line.plain[:1] in "-–+•" or (line.plain[:1].islower() and not line.after_blank)
        goes_on = not re.search(r"[.;]$", lines[index - 1].plain) and not _BODY_OPENING.match(line.plain)
        wrapped = named and not line.after_blank and goes_on
        if not (is_item or not named or wrapped or line.is_rule or _COPIED.match(line.plain)):
            break
        named = named or not line.is_rule
        index += 1
    return index
