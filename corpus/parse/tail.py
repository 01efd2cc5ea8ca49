"""Where the foot of a directive begins and ends: recipients ("Nơi nhận"), signature, and what is attached."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from corpus.parse.footnotes import footnote_of
from corpus.parse.kind_line import kind_of_line
from corpus.parse.labels import Level, read_label
from corpus.parse.lines import Line

AUTHORITY = re.compile(r"^(?:(?:T[/.]?M\.?|K[/.]?T\.?|T[/.]?L\.?|TUQ\.?|T/UQ|Q\.)\s+|(?:KT|TM|TL|TUQ)/\s?)[^\W\d_]")
RECIPIENTS = re.compile(r"^(?:Nơi nhận\s*:?|Nơi gửi\s*:|Nơi$|nhận\s*:$)", re.IGNORECASE)  # a wrap may stand between
_POSITION = re.compile(
    r"^(?:QUYỀN |Q\. ?)?(?:PHÓ )?(?:CHỦ TỊCH|BÍ THƯ|TỔNG BÍ THƯ|CHÁNH VĂN PHÒNG|CHỦ NHIỆM|THỦ TƯỚNG|BỘ TRƯỞNG"
    r"|GIÁM ĐỐC|TRƯỞNG BAN|CHÁNH THANH TRA|TRƯỞNG PHÒNG|THỨ TRƯỞNG|TỔNG CỤC TRƯỞNG|CỤC TRƯỞNG"
    r"|THƯỜNG TRỰC BAN BÍ THƯ)\b[A-ZÀ-Ỹ ,-]*$"
)


class Tail(NamedTuple):
    """Line numbers, end exclusive; an empty region lies where it would begin."""

    recipients: tuple[int, int]
    signature: tuple[int, int]
    appendix: tuple[int, int]


def find_tail(lines: Sequence[Line], start: int) -> Tail:
    """The foot of the lines from `start` on; recipients and signature may stand in either order."""
    end = len(lines)
    recipients = next((index for index in range(start, end) if RECIPIENTS.match(lines[index].plain)), None)
    signs = [index for index in range(start, end) if _signs(lines, index)]
    if recipients is None:
        return _without_recipients(lines, signs)
    before = [index for index in signs if recipients - 8 <= index < recipients]
    after = [index for index in signs if index > recipients]
    if before and not (after and after[0] - recipients < 25):
        finish = _recipients_end(lines, recipients)
        return Tail((recipients, finish), (before[0], recipients), (finish, end))
    if after:
        finish = _signature_end(lines, after[0])
        return Tail((recipients, after[0]), (after[0], finish), (finish, end))
    finish = _recipients_end(lines, recipients)
    return Tail((recipients, finish), (finish, finish), (finish, end))


def _without_recipients(lines: Sequence[Line], signs: Sequence[int]) -> Tail:
    end = len(lines)
    sign = next((index for index in signs if index >= end - 12), None)
    if sign is None:
        return Tail((end, end), (end, end), (end, end))
    finish = _signature_end(lines, sign)
    return Tail((finish, finish), (sign, finish), (finish, end))


def _signs(lines: Sequence[Line], index: int) -> bool:
    text = lines[index].plain
    return bool((AUTHORITY.match(text) and len(text) < 80) or _POSITION.match(text))


def _signature_end(lines: Sequence[Line], start: int) -> int:
    """After the name: the first line that is none of authority, position, rule or a short name."""
    for index in range(start + 1, len(lines)):
        text = lines[index].plain
        label = read_label(text)
        attached = footnote_of(text) or kind_of_line(lines[index]) or (label and label.level is Level.APPENDIX)
        if attached or len(text) > 70:
            return index
        if index - start > 10:
            return index
    return len(lines)


def _recipients_end(lines: Sequence[Line], start: int) -> int:
    for index in range(start + 1, len(lines)):
        text = lines[index].plain
        listed = text[:1] in "-–+•" or not lines[index].after_blank
        if not listed:
            return index
    return len(lines)
