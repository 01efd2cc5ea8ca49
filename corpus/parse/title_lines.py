"""How far the title of a directive reaches: its kind and its subject ("trích yếu")."""

import re
from collections.abc import Sequence

from corpus.parse.head_lines import ADDRESSEES, is_letterhead
from corpus.parse.lines import Line, ends_bracket
from corpus.parse.opening import BODY_OPENING, is_body_label, opens_body

_BASIS = re.compile(r"^[-–]\s*(?:Căn cứ|Xét|Theo)\b")  # the lines on which a decision rests


def title_end(lines: Sequence[Line], kind_line: int) -> int:
    """The first line after kind and subject ("trích yếu")."""
    index = kind_line + 1
    taken = len(lines[kind_line].plain) > 30
    while index < len(lines):
        line = lines[index]
        if ADDRESSEES.match(line.plain) or (is_body_label(line) and not ends_bracket(line, lines[index - 1])):
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
    if line.raw.startswith("*") and not line.raw.startswith("**") and BODY_OPENING.match(line.plain):
        return True
    if previous.plain.isupper() and not line.plain.isupper() and BODY_OPENING.match(line.plain):
        return True
    opened = index > kind_line + 1 and not unfinished
    return opened and (len(line.plain) > 160 or (bool(BODY_OPENING.match(line.plain)) and opens_body(line)))


def _stands_apart(lines: Sequence[Line], index: int) -> bool:
    """Whether a short line goes on with a subject whose every line is a paragraph, as word processors keep them."""
    line = lines[index]
    alone = index + 1 < len(lines) and lines[index + 1].after_blank and lines[index - 1].after_blank
    return alone and len(line.plain) <= 120 and not re.search(r"[.:;,]$", line.plain) and not opens_body(line)
