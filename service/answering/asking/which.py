"""What "nào" and "gì" ask for: by the noun before them."""

import re

from corpus.text import Token
from service.answer import Kind
from service.answering.asking.interrogatives import Interrogative
from service.answering.asking.nouns import DIRECTIVE, Kinds, directive_nouns, which_nouns, without_marks
from service.answering.asking.typed import Typed

_TEXT: Kinds = (Kind.TEXT, Kind.LIST)
_DUTY: Kinds = (Kind.DUTY, Kind.TEXT)
_FARTHEST = 4  # words between a noun and "nào": "cơ quan chuyên môn nào"
_LONGEST = 3  # words of a noun
_BREAKS = frozenset(
    "của là thì và cho với do bởi vào ở tại trong theo để có được bị phải sẽ đã đang trước sau từ đến về thuộc".split()
    + "chủ trì ký giao gồm triển khai thực hiện tiêu tra làm".split()
)
_DOES = re.compile(r"(?<!\w)(?:làm|xử lý|thực hiện|giải quyết|nhiệm vụ|trách nhiệm|chuẩn bị)(?: (?:những|các))? $")
_SEVERAL = re.compile(
    r"(?<!\w)(?:(?:những|các|(?<!thứ )(?:hai|ba|bốn|sáu|bảy)|(?<!năm )(?<!tháng )(?<!thứ )\d+) "
    r"(?!năm|tháng|ngày|tuần|cấp)(?:\w+(?:, | )){0,2}|gồm (?:\w+ ){0,2}|lần lượt [^?]*)$"
)


def kinds_of_which(typed: Typed, one: Interrogative) -> tuple[Kinds, int]:
    """The kinds that would do, and where the noun begins that the interrogative belongs to."""
    before = typed.before(one.start)
    for back in range(min(_FARTHEST, len(before))):
        if back and typed.marked[before[-back].start : before[-back].end] in _BREAKS:
            break
        for size in range(min(_LONGEST, len(before) - back), 0, -1):
            noun = before[len(before) - back - size : len(before) - back]
            if kinds := _kinds(typed, noun) or (None if back else _bare(typed, noun)):
                return kinds, one.start if back else noun[0].start
    return (_DUTY if _DOES.search(typed.marked[: one.start]) else _TEXT), one.start


def asks_several(typed: Typed, start: int, end: int) -> bool:
    """Whether more than one is asked for."""
    return bool(_SEVERAL.search(typed.marked[:start])) or " và " in typed.marked[start:end]


def _kinds(typed: Typed, noun: list[Token]) -> Kinds | None:
    words = " ".join(typed.marked[word.start : word.end] for word in noun)
    if words == "số":
        return DIRECTIVE if any(kind in typed.marked[: noun[0].start] for kind in directive_nouns()) else None
    return which_nouns().get(words)


def _bare(typed: Typed, noun: list[Token]) -> Kinds | None:
    if not all(typed.is_bare(word) for word in noun):
        return None
    return without_marks().get(" ".join(typed.bare[word.start : word.end] for word in noun))
