"""Numbers as directives print them, and what limits them: "ít nhất 05", "từ 4 đến 7", "mười lăm".

Patterns are for flat text: a blank in a pattern stands for any blanks.
"""

import re
from collections.abc import Iterator

from service.answer import Kind
from service.answering.values.value import Value
from service.answering.values.words import numbers

FIGURE = r"(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[,.]\d+)?)"
_ONES = "một|mốt|hai|ba|bốn|tư|lăm|năm|sáu|bảy|bẩy|tám|chín"
_TENS = "hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín"
WORD = rf"(?:mười(?: (?:{_ONES}))?|(?:{_TENS}) mươi(?: (?:{_ONES}))?|hai|ba|bốn|sáu|bảy|bẩy|tám|chín)(?!\w)"
NUMBER = rf"(?:{FIGURE}|{WORD})"
RANGE = rf"{FIGURE}(?: ?(?:-|–|đến|tới) ?{FIGURE})?"
EDGE = r"(?<![\w/.,-])"
_LIMITS = (
    "ít nhất|tối thiểu|tối đa|nhiều nhất|cao nhất|thấp nhất|không quá|không vượt quá|không ít hơn|không dưới|"
    "không thấp hơn|trên|dưới|hơn|gần|khoảng|ước|từ|đủ|quá|tăng thêm|giảm thêm|tăng|giảm|bình quân|xếp hạng|"
    "vị trí thứ|xếp vị trí thứ|hạng|đứng thứ|xếp thứ|trong vòng|trong thời hạn|trong thời gian|trong|sau|≥|≤|>|<"
)
# These belong to a number only where "đến" or "trở lên" follows it, but for lengths of time.
_ONE_SIDED = ("từ", "trong", "sau")
_AHEAD = 48  # characters before a number in which its limits stand
_MARKS = str.maketrans({" ": r"\s+"})


def loose(pattern: str) -> re.Pattern[str]:
    """A pattern in which a blank stands for any blanks, " ?" for none as well; blind to case."""
    return re.compile(pattern.replace(" ?", r"\s*").translate(_MARKS), re.IGNORECASE)


_BEFORE = loose(rf"(?<!\w)(?:(?:{_LIMITS}) ?)+$")
_FROM = loose(r"(?<!\w)từ(?: đủ)? $")
_TO = loose(r" ?(?:-|–|đến|tới) ?(?:dưới |hết |đủ )?")
_BOUND = re.compile(r"(?:\s+[^,.;:()|\d]{0,24}?)?\s+trở\s+(?:lên|xuống|đi)(?!\w)")


def measured(text: str, pattern: re.Pattern[str], kind: Kind, *, within: bool = False) -> Iterator[Value]:
    """Values of a pattern that begins with a number, in flat text: with what limits them, "từ … đến …" as one.

    With `within` they are lengths of time, of which "trong" and "sau" are limits too.
    """
    position = 0
    for core in numbers(text):
        if core < position or not (match := pattern.match(text, core)):
            continue
        position = bounded(text, _range_end(text, pattern, core, match.end()))
        yield Value(kind, limited(text, core, position, within=within), position, core)


def limited(text: str, core: int, end: int, *, within: bool = False) -> int:
    """Where the words begin that limit the number which begins at `core`; there itself where none does."""
    before = text[max(core - _AHEAD, 0) : core]
    found = _BEFORE.search(before)
    if not found:
        return core
    last = found.group().split()[-1].lower()
    if last in _ONE_SIDED and not (within and last != "từ") and not re.search(r"đến|tới|trở|\d\s?[-–]", text[core:end]):
        return core
    return core - len(before) + found.start()


def bounded(text: str, end: int) -> int:
    """Where "trở lên" ends that follows a number with its unit; `end` itself where none does."""
    found = _BOUND.match(text, end)
    return found.end() if found else end


def _range_end(text: str, pattern: re.Pattern[str], core: int, end: int) -> int:
    """The end of the second of two numbers, each with its unit."""
    joined = _TO.match(text, end) if _FROM.search(text[max(core - 12, 0) : core]) else None
    last = pattern.match(text, joined.end()) if joined else None
    return last.end() if last else end
