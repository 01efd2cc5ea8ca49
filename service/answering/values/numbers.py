"""Numbers as directives print them, and what limits them: "ít nhất 05", "từ 4 đến 7", "41/55", "mười lăm".

Patterns are for flat text: line breaks and marks of bold type are blanks, and a blank in a pattern stands for any.
"""

import re
from collections.abc import Iterator

from service.answer import Kind
from service.answering.values.value import Value

FIGURE = r"(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[,.]\d+)?)"
_ONES = "hai|ba|bốn|tư|lăm|sáu|bảy|bẩy|tám|chín"
WORD = rf"(?:mười(?: (?:một|{_ONES}))?|(?:hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín) mươi(?: (?:mốt|{_ONES}))?|hai|ba|bốn|sáu|bảy|bẩy|tám|chín)"
NUMBER = rf"(?:{FIGURE}|{WORD}(?!\w))"
TO = r" ?(?:-|–|đến|tới) ?"
EDGE = r"(?<![\w/.,-])"
_LIMITS = (
    "ít nhất|tối thiểu|tối đa|nhiều nhất|cao nhất|thấp nhất|không quá|không vượt quá|không ít hơn|không dưới|không thấp hơn"
    "|trên|dưới|hơn|gần|khoảng|ước|từ|từ đủ|đủ|quá|tăng thêm|giảm thêm|tăng|giảm|thêm|bình quân|xếp hạng|hạng|đứng thứ|xếp thứ"
    "|thứ|trong vòng|trong thời hạn|trong thời gian|trong|sau|≥|≤|>|<"
)
_BEFORE = re.compile(rf"(?<![\w])(?:(?:{_LIMITS.replace(' ', chr(92) + 's+')})\s*)+$", re.IGNORECASE)
_FARTHEST = 48  # characters before a number in which its limits stand
_FROM = re.compile(r"(?<!\w)từ(?:\s+đủ)?\s+$", re.IGNORECASE)
_BOUND = re.compile(r"(?:\s+[^,.;:()|\n]{0,24}?)?\s+trở\s+(?:lên|xuống|đi)(?!\w)")
_MARKS = str.maketrans("\n\r\t\xa0*", "     ")


def loose(pattern: str) -> re.Pattern[str]:
    """A pattern in which a blank stands for any blanks, " ?" for none as well; blind to case."""
    return re.compile(pattern.replace(" ?", r"\s*").replace(" ", r"\s+"), re.IGNORECASE)


def flat(text: str) -> str:
    """The text on one line, each character in its place."""
    return text.translate(_MARKS)


def limited(text: str, core: int) -> int:
    """Where the words begin that limit the number which begins at `core`; there itself where none does."""
    before = text[max(core - _FARTHEST, 0) : core]
    found = _BEFORE.search(before)
    return core - len(before) + found.start() if found else core


def bounded(text: str, end: int) -> int:
    """Where "trở lên" ends that follows a number with its unit; `end` itself where none does."""
    found = _BOUND.match(text, end)
    return found.end() if found else end


def measured(text: str, pattern: re.Pattern[str], kind: Kind) -> Iterator[Value]:
    """Values that a pattern finds in flat text, with what limits them; "từ … đến …" as one."""
    position = 0
    while match := pattern.search(text, position):
        core, end = match.span()
        start = limited(text, core)
        if _FROM.search(text, max(core - 12, 0), core) and (more := _to(text, pattern, end)):
            end = more
        end = bounded(text, end)
        yield Value(kind, _without_from(text, start, core, end), end, core)
        position = end


def _to(text: str, pattern: re.Pattern[str], end: int) -> int | None:
    joined = re.compile(r"\s*(?:-|–|đến|tới)\s*(?:dưới\s+|hết\s+)?").match(text, end)
    match = pattern.match(text, joined.end()) if joined else None
    return match.end() if match else None


def _without_from(text: str, start: int, core: int, end: int) -> int:
    """ "từ" belongs to a number only with "đến" or "trở lên"."""
    words = text[start:core].split()
    one_sided = not re.search(r"đến|tới|trở|[-–]", text[core:end])
    if words and words[-1].lower() == "từ" and one_sided:
        return core
    return start
