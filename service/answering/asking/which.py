"""What "nào" and "gì" ask for: by the noun before them."""

import re

from corpus.text import Token
from service.answer import Kind
from service.answering.asking.interrogatives import Interrogative
from service.answering.asking.nouns import DIRECTIVE, Kinds, asks_number, which_nouns, without_marks
from service.answering.asking.typed import Typed

_TEXT: Kinds = (Kind.TEXT, Kind.LIST)
_DUTY: Kinds = (Kind.DUTY, Kind.TEXT)
_FARTHEST = 4  # words between a noun and "nào": "cơ quan chuyên môn nào"
_LONGEST = 3  # words of a noun
_BREAKS = frozenset(
    "của là thì và cho với do bởi vào ở tại trong theo để có được bị phải sẽ đã đang trước sau từ đến về thuộc".split()
    + "trên nhằm bằng chủ trì ký giao gồm triển khai thực hiện tiêu tra làm".split()
)
_DOES = re.compile(
    r"(?<!\w)(?:làm|xử lý|thực hiện|giải quyết|nhiệm vụ|trách nhiệm|chuẩn bị|phụ trách|lo|đảm nhiệm|tập trung)"
    r"(?: (?:những|các))? $"
)
_MEASURED = re.compile(r"(?<!\w)(?P<noun>hệ số|tỷ lệ|tỉ lệ|tỷ trọng) (?:(?!và |của |cho )\w+ ){0,3}$")
_SEVERAL = re.compile(
    r"(?<!\w)(?:(?:những|các|(?<!thứ )(?:hai|ba|bốn|sáu|bảy)|(?<!năm )(?<!tháng )(?<!thứ )\d+) "
    r"(?!năm|tháng|ngày|tuần|cấp)(?:\w+(?:, | )){0,2}|gồm (?:\w+ ){0,2}|lần lượt [^?]*)$"
)


def kinds_of_which(typed: Typed, one: Interrogative) -> tuple[Kinds, int]:
    """The kinds that would do, and where the noun begins that the interrogative belongs to."""
    if measured := _MEASURED.search(typed.marked[: one.start]):
        return which_nouns()[measured["noun"]], measured.start()
    before = typed.before(one.start)
    for back in range(min(_FARTHEST, len(before))):
        if back and typed.marked[before[-back].start : before[-back].end] in _BREAKS:
            break
        for size in range(min(_LONGEST, len(before) - back), 0, -1):
            noun = before[len(before) - back - size : len(before) - back]
            if kinds := _kinds(typed, noun) or (None if back else _bare(typed, noun)):
                return kinds, one.start if back else noun[0].start
    return (_DUTY if _DOES.search(typed.marked[: one.start]) else _TEXT), one.start


def kinds_of_listed(typed: Typed) -> Kinds | None:
    """Of a query that begins with "các" and a noun: "các xã đạt chuẩn năm 2023"; None where it doesn't."""
    first, *rest = typed.words[: _LONGEST + 1] or (None,)
    if not first or typed.words[:1] == typed.words or not _is_plural(typed, first):
        return None
    for size in range(len(rest), 0, -1):
        if kinds := _kinds(typed, rest[:size]) or _bare(typed, rest[:size]):
            return tuple(dict.fromkeys((*kinds, Kind.LIST)))
    return None


def _is_plural(typed: Typed, word: Token) -> bool:
    here = slice(word.start, word.end)
    return typed.marked[here] in ("các", "những") or typed.bare[here] in ("cac", "nhung")


def asks_several(typed: Typed, start: int, end: int) -> bool:
    """Whether more than one is asked for."""
    return bool(_SEVERAL.search(typed.marked[:start])) or " và " in typed.marked[start:end]


def _kinds(typed: Typed, noun: list[Token]) -> Kinds | None:
    words = " ".join(typed.marked[word.start : word.end] for word in noun)
    if words == "số":
        return DIRECTIVE if asks_number(f"{typed.marked[: noun[0].start]}số ") else None
    return which_nouns().get(words)


def _bare(typed: Typed, noun: list[Token]) -> Kinds | None:
    if not all(typed.is_bare(word) for word in noun):
        return None
    return without_marks().get(" ".join(typed.bare[word.start : word.end] for word in noun))
