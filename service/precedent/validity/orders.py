"""What a sentence orders of a directive that it names: repealed, replaced or amended, in whole or in part."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from corpus.citations.leads import ended_lists
from corpus.citations.relations import AMENDS, REPEALS, REPLACES
from corpus.citations.words import loose
from corpus.dates import DATE, date_of
from corpus.kinds import kind_pattern
from corpus.model import Citation
from service.precedent.validity.model import Standing

_BLANK = re.compile(r"\s")
_CHANGE = "(?:sửa đổi|bổ sung|thay thế|bãi bỏ)"
_VERBS = {
    AMENDS: re.compile(loose(rf"(?<!\w){_CHANGE}(?:(?: *,| và)? {_CHANGE})*(?!\w)"), re.IGNORECASE),
    REPLACES: re.compile(loose(r"(?<!\w)(?:thay thế(?: cho)?|thay cho)(?!\w)"), re.IGNORECASE),
    REPEALS: re.compile(loose(r"(?<!\w)(?:bãi bỏ|hủy bỏ|huỷ bỏ|chấm dứt hiệu lực(?: thi hành)?)(?!\w)"), re.IGNORECASE),
}
_WHOLE = {REPLACES: Standing.REPLACED, REPEALS: Standing.REPEALED}
_PART = re.compile(
    loose(
        r"(?<!\w)(?:cụm từ|từ|một số|một phần|nội dung|tên|khoản|điểm|đoạn|điều|mục|gạch|phụ lục|tiết|ý|chương|phần|"
        r"câu|biểu|mẫu|quy định (?:về|tại|của)|các quy định(?! (?:sau|dưới))|kèm theo)(?!\w)"
    ),
    re.IGNORECASE,
)
_ALL = re.compile(
    loose(r"[\s:*_\-–+]*(?:\w{1,4}[.)]\s+)?(?:(?:toàn bộ|các|văn bản|sau đây|sau|đối với)[\s:]*)*"), re.IGNORECASE
)
_KIND = re.compile(rf"\W*(?:{kind_pattern()}|Luật|Bộ luật|Pháp lệnh|NQ|KL|CT|QĐ|số)(?!\w)|\W*\d", re.IGNORECASE)
_ITEM = re.compile(r"[,;:]|(?<!\w)và(?!\w)")
_LIMITED = re.compile(
    loose(r"một phần|(?:ngoại )?trừ (?:các )?(?:quy định|nội dung|khoản|điều|điểm|mục)|đối với (?:nội dung|phần|các)"),
    re.IGNORECASE,
)
_ENDS = re.compile(
    loose(r"(?:hết|không còn|chấm dứt) hiệu lực|được thay thế|(?:được|bị) (?:bãi bỏ|hủy bỏ)"), re.IGNORECASE
)
_OWN = re.compile(loose(rf"(?:{kind_pattern()}) này|(?:kể )?từ ngày"), re.IGNORECASE)
_NOT_YET = re.compile(
    r"(?<!\w)(?:không phải|chưa|khi|nếu|sẽ|đã|trường hợp|trong thời gian|đề nghị)(?!\w)", re.IGNORECASE
)
_ASIDE = re.compile(r" *(?:của|theo|tại|bởi|bằng|này)(?!\w)", re.IGNORECASE)
_NEXT = re.compile(r"[;:.]|(?:,|(?<!\w)và|(?<!\w)đồng thời) *(?:\w\) *)?$", re.IGNORECASE)
_GOES_ON = re.compile(
    loose(r"[^.;,]{0,300}?(?<!\w)(?<!không\x20)(?:vẫn (?:còn |có |tiếp tục có )|tiếp tục có )hiệu lực"), re.IGNORECASE
)
_FROM = re.compile(rf"hiệu lực(?: thi hành)?,? (?:kể )?từ (?:ngày )?{DATE.format('')}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Order:
    """What becomes of a directive, and by what verb: the citation's relation."""

    value: Standing
    relation: str


def order_of(
    sentence: str, start: int, end: int, citation: Citation, before: Sequence[tuple[int, int]]
) -> Order | None:
    """What a sentence orders of the directive mentioned at a stretch of it; None where it isn't said plainly.

    `before` are the stretches of other directives mentioned earlier in it. A part is anything smaller than the
    directive, its attachments too.
    """
    relation, sentence = citation.relation, _BLANK.sub(" ", sentence)
    if relation not in _VERBS:
        return None
    verb = next(reversed(list(_VERBS[relation].finditer(sentence, 0, start))), None)
    listed = next((one for one in reversed(ended_lists(sentence)) if one[1] <= start), None)
    if listed:
        if _NOT_YET.search(sentence, 0, listed[0]) or relation != REPEALS:
            return None
        governed = sentence[listed[1] : start]
        part = _is_part(sentence, start, end, governed, citation)
        return Order(Standing.AMENDED if part else Standing.REPEALED, relation)
    if verb is None:
        ends = _ENDS.search(sentence, end)
        if ends is None or not _OWN.search(sentence) or _NOT_YET.search(sentence, 0, ends.end()):
            return None
    elif _is_of_another(sentence, verb.start(), before):
        return None
    governed = sentence[verb.end() if verb else 0 : start]
    if _ASIDE.match(governed):
        return None
    if relation == AMENDS or _is_part(sentence, start, end, governed, citation):
        return Order(Standing.AMENDED, relation)
    return Order(_WHOLE[relation], relation) if verb is None or _ALL.fullmatch(_last_item(governed)) else None


def _is_part(sentence: str, start: int, end: int, governed: str, citation: Citation) -> bool:
    return bool(
        citation.section
        or not _KIND.match(sentence, start)
        or _PART.match(governed.lstrip())
        or _PART.search(_last_item(governed))
        or _LIMITED.search(sentence, end)
    )


def _last_item(governed: str) -> str:
    return _ITEM.split(governed)[-1]


def _is_of_another(sentence: str, verb: int, before: Sequence[tuple[int, int]]) -> bool:
    """Whether the verb says what another directive is or underwent: "Nghị định A sửa đổi một số điều của B"."""
    ends = [end for _, end in before if end <= verb]
    return bool(ends) and not _NEXT.search(sentence[max(ends) : verb])


def goes_on(sentence: str, end: int) -> bool:
    """Whether the directive mentioned before `end` is said to be in force still: "… tiếp tục có hiệu lực"."""
    return bool(_GOES_ON.match(_BLANK.sub(" ", sentence), end))


def effective_in(sentence: str) -> date | None:
    """The day that a sentence names for its order: "… hết hiệu lực kể từ ngày 01/8/2023"."""
    match = _FROM.search(_BLANK.sub(" ", sentence))
    return date_of(match) if match else None
