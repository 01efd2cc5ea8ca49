"""A question read for what it asks."""

import re

from corpus.text import Token
from service.answer import Kind
from service.answering.asking.asked import Asked
from service.answering.asking.english import english_head, read_english
from service.answering.asking.interrogatives import Form, Interrogative, find_interrogatives
from service.answering.asking.limits import read_limits
from service.answering.asking.many import counted_before, kinds_of_many
from service.answering.asking.nouns import Kinds, looked_for
from service.answering.asking.typed import Typed, read_typed
from service.answering.asking.which import asks_several, kinds_of_listed, kinds_of_which
from service.question import Question

_ANY = (Kind.TEXT, Kind.PERCENTAGE, Kind.AMOUNT, Kind.COUNT, Kind.DATE, Kind.PERIOD)
_OF_FORM: dict[Form, Kinds] = {
    Form.LONG: (Kind.PERIOD, Kind.DATE),
    Form.WHEN: (Kind.DATE,),
    Form.WHO: (Kind.PERSON, Kind.OFFICE),
    Form.WHERE: (Kind.PLACE,),
    Form.WHY: (Kind.REASON,),
    Form.HOW: (Kind.DUTY, Kind.TEXT),
    Form.WHETHER: (Kind.YES_NO,),
}
_SENT_WHERE = re.compile(r"(?<!\w)(?:gửi|nộp|trình|báo cáo|phản ánh|liên hệ)(?: [^,?]*)? $")
_PAID_FROM = re.compile(r"(?<!\w)(?:kinh phí|nguồn|tiền|vốn|ngân sách)(?!\w)")
_HOLDS_POST = re.compile(
    r"(?<!\w)(?:bí thư|chủ tịch|giám đốc|trưởng (?:ban|phòng)|chánh văn phòng|bộ trưởng|thủ tướng)(?!\w).* là ai(?!\w)"
    r"|ai là (?:phó )?(?:bí thư|chủ tịch|giám đốc|trưởng|chánh|bộ trưởng)"
)
_ASKS_CONDITION = re.compile(r"khi nào .*(?<!\w)(?:được|phải|bị|thì)(?!\w)")
_ASKS_NAMES = re.compile(r".*(?<!\w)(?:là|gồm|đó là|tên)(?: những| các)?(?: \w+)? (?:nào|gì|ai)(?!\w)")
_TWO_UNITS = re.compile(r"(?: \w+){1,3}(?:,| và) (?:bao nhiêu |mấy )?(?!(?:nhỏ|có|ai)(?!\w))\w+(?!\w| (?:nào|gì|mấy))")
_UNIT_STOPS = frozenset(
    "thì là mà được bị phải cho của trong và ở vào để có đã đang khi nếu theo trước sau từ đến tại do so mỗi một "
    "phần % tiền".split()
)
_LONGEST_UNIT = 3
_WITH_UNIT = (Kind.COUNT, Kind.PERIOD, Kind.AMOUNT)


def read_asked(question: Question) -> Asked:
    """What is asked for; of several questions in one the first that wants more than yes or no."""
    typed = read_typed(question)
    if question.foreign or not (found := find_interrogatives(typed)):
        return _in_english(question, typed) or _without_interrogative(question, typed)
    one = found[0]
    kinds, start = _kinds(typed, one)
    named = one.form is Form.MANY and _ASKS_NAMES.match(typed.marked, one.end) is not None
    several = asks_several(typed, start, one.end) or named
    if named or (several and one.form in (Form.WHICH, Form.WHO, Form.WHERE) and Kind.DATE not in kinds):
        kinds = tuple(dict.fromkeys((*kinds, Kind.LIST)))
    several = several or (
        kinds[0] is Kind.COUNT and one.form is Form.MANY and _TWO_UNITS.match(typed.marked, one.end) is not None
    )
    unit = _unit(typed, one, kinds) if one.form is Form.MANY else ()
    limits = read_limits(typed.marked[: one.end], typed.marked[one.end :])
    return Asked(question, kinds, start, one.end, unit, several=several, limits=limits)


def _kinds(typed: Typed, one: Interrogative) -> tuple[Kinds, int]:
    """The kinds that would do, and where the interrogative begins with its noun."""
    if one.form is Form.MANY:
        return kinds_of_many(typed, one), one.start
    if one.form is Form.WHICH:
        return kinds_of_which(typed, one)
    if one.form is Form.WHERE and _SENT_WHERE.search(typed.marked[: one.start]):
        return (Kind.OFFICE, Kind.PLACE), one.start
    if one.form is Form.WHERE and typed.marked.endswith("từ đâu", 0, one.end) and _PAID_FROM.search(typed.marked):
        return (Kind.TEXT, Kind.OFFICE), one.start
    if one.form is Form.WHO and _HOLDS_POST.search(typed.marked):
        return (Kind.PERSON,), one.start
    if one.form is Form.WHEN and _ASKS_CONDITION.match(typed.marked):
        return (Kind.DATE, Kind.TEXT), one.start
    return _OF_FORM[one.form], one.start


def _in_english(question: Question, typed: Typed) -> Asked | None:
    read = read_english(typed.marked) if question.foreign else None
    if not read:
        return None
    kinds, start, end = read
    unit = _following(typed, end) if kinds[0] in (Kind.COUNT, Kind.PERIOD) else ()
    return Asked(question, kinds, start, end, unit, limits=read_limits(typed.marked))


def _without_interrogative(question: Question, typed: Typed) -> Asked:
    """By the first noun that says what is looked for: "tỷ lệ giải ngân 6 tháng đầu năm"."""
    end, limits = len(question.read_text), read_limits(typed.marked)
    if not question.foreign and (listed := kinds_of_listed(typed)):
        return Asked(question, listed, end, end, outright=False, several=True, limits=limits)
    places = [
        (match.start(), -len(noun), kinds)
        for noun, kinds in looked_for().items()
        if (match := re.search(rf"(?<!\w){noun}(?!\w)", typed.marked))
    ]
    kinds = min(places, key=lambda place: place[:2])[2] if places else None
    kinds = kinds or (english_head(typed.marked) if question.foreign else None) or _ANY
    return Asked(question, kinds, end, end, outright=False, limits=limits)


def _unit(typed: Typed, one: Interrogative, kinds: Kinds) -> tuple[Token, ...]:
    """The words that follow at once, or else what is counted before."""
    if kinds[0] not in _WITH_UNIT:
        return ()
    before = counted_before(typed, one) if kinds[0] is Kind.COUNT else None
    return _following(typed, one.end) or (_following(typed, before) if before is not None else ())


def _following(typed: Typed, end: int) -> tuple[Token, ...]:
    unit: list[Token] = []
    for word in typed.after(end)[:_LONGEST_UNIT]:
        if typed.marked[word.start : word.end] in _UNIT_STOPS or "," in typed.marked[end : word.start]:
            break
        unit.append(word)
    return tuple(unit)
