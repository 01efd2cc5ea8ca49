"""Where header, addressees, body, recipients and signature of a directive begin and end, by line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.parse.head_lines import ADDRESSEES, SUBJECT, is_letterhead
from corpus.parse.kind_line import kind_of_line
from corpus.parse.lines import Line
from corpus.parse.opening import BODY_OPENING, is_body_label, opens_body
from corpus.parse.tail import RECIPIENTS, find_tail
from corpus.parse.title_lines import title_end

_COPIED = re.compile(r"^Đồng kính gửi\s*:?", re.IGNORECASE)
_LONGEST_HEAD_LINE = 160


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
        return title_end(lines, kind_line)
    for index, line in enumerate(lines):
        if ADDRESSEES.match(line.plain) or is_body_label(line):
            return index
        head_seen = index and (is_letterhead(lines[index - 1]) or SUBJECT.match(lines[index - 1].plain))
        if not is_letterhead(line) and not SUBJECT.match(line.plain) and opens_body(line):
            return index
        if not head_seen and not is_letterhead(line) and not SUBJECT.match(line.plain) and line.after_blank:
            return index if index and any(map(is_letterhead, lines[:index])) else 0
    return 0


def _addressees_end(lines: Sequence[Line], start: int) -> int:
    if start >= len(lines) or not ADDRESSEES.match(lines[start].plain):
        return start
    index = start + 1
    named = len(lines[start].plain) > 12  # somebody is named by now
    while index < len(lines):
        line = lines[index]
        is_item = line.plain[:1] in "-–+•" or (line.plain[:1].islower() and not line.after_blank)
        goes_on = not re.search(r"[.;]$", lines[index - 1].plain) and not BODY_OPENING.match(line.plain)
        wrapped = named and not line.after_blank and goes_on
        if not (is_item or not named or wrapped or line.is_rule or _COPIED.match(line.plain)):
            break
        named = named or not line.is_rule
        index += 1
    return index
