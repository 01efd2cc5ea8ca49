"""How a text stands to what it cites, from the verb that governs the mention."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.citations.mention import Mention
from corpus.citations.words import loose
from corpus.model import Form

AMENDS, REPLACES, REPEALS = "sửa đổi", "thay thế", "bãi bỏ"
REVIEWS, RESTS_ON, CARRIES_OUT, FOLLOWS, OTHER = "sơ kết/tổng kết", "căn cứ", "thực hiện", "theo", "khác"
_DOING = "(?:triển khai |tổ chức )?(?:thực hiện|thi hành|triển khai)"
_PART = "(?:cụm từ|từ|một số|nội dung|tên|khoản|điểm|đoạn|điều|mục|gạch|phụ lục|tiết|ý)"
_VERBS = re.compile(
    loose(
        r"(?<!\w)(?:"
        rf"(?P<review>(?:sơ kết|tổng kết)(?:[^.;]{{0,60}}?{_DOING})?|\d+ năm (?:tổ chức )?{_DOING})"
        rf"|(?P<repeal_part>bãi bỏ {_PART}(?!\w)[^.;]*)"
        rf"|(?P<amend>(?:sửa đổi|bổ sung|thay thế)(?:(?: *,| và)? (?:sửa đổi|bổ sung|thay thế|bãi bỏ))* {_PART}(?!\w)[^.;]*"
        r"|sửa đổi(?: *,| và)? bổ sung|sửa đổi)"
        r"|(?P<replace>thay thế(?: cho)?|thay cho)"
        r"|(?P<repeal>bãi bỏ|hủy bỏ|chấm dứt hiệu lực)"
        r"|(?P<base>căn cứ)"
        rf"|(?P<do>{_DOING}|cụ thể hóa|quán triệt|chấp hành|hướng dẫn|quy định chi tiết)"
        r"|(?P<by>theo|tại|quy định|bám sát|tinh thần)"
        r")(?!\w)"
    ),
    re.IGNORECASE,
)
_RELATIONS = {
    "review": REVIEWS, "repeal_part": REPEALS, "amend": AMENDS, "replace": REPLACES, "repeal": REPEALS,
    "base": RESTS_ON, "do": CARRIES_OUT, "by": FOLLOWS,
}  # fmt: skip
_AFTERWARDS = re.compile(
    loose(
        r"[^.;:]{0,80}?(?<!\w)(?:(?:được|bị) (?:(?P<amend>sửa đổi|bổ sung)|(?P<replace>thay thế)|(?P<repeal>bãi bỏ|hủy bỏ))"
        r"|(?P<end>hết hiệu lực|không còn hiệu lực|chấm dứt hiệu lực))"
    ),
    re.IGNORECASE,
)
_CHANGES = {AMENDS, REPLACES, REPEALS}
_SENTENCE_END = re.compile(r"[.?!] +(?=[^\W\d_a-zà-ỹ])")
_REACH = 160  # characters before a mention in which its verb is looked for


def relate(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions in order, each with its relation; where no verb governs one, that of the list it stands in."""
    related: list[Mention] = []
    for mention in mentions:
        before = related[-1] if related else None
        related.append(replace(mention, relation=_relation(text, mention, before)))
    return related


def _relation(text: str, mention: Mention, before: Mention | None) -> str:
    start = _sentence_start(text, mention.start)
    if before and before.end <= start:
        before = None
    verb = None
    for verb in _VERBS.finditer(text, max(start, mention.start - _REACH, before.end if before else 0), mention.start):
        pass
    if verb is None:
        return before.relation or OTHER if before else _afterwards(text, mention.end)
    relation = _RELATIONS[verb.lastgroup or "by"]
    if before and relation in _CHANGES and _governs(text, before, verb):
        passive = re.search(r"(?<!\w)được *$", text[before.end : verb.start()])
        return before.relation or OTHER if passive else OTHER
    return relation


def _governs(text: str, before: Mention, verb: re.Match[str]) -> bool:
    """Whether the verb tells what the earlier mention does: "Luật số 56 sửa đổi Luật …" changes nothing here."""
    between = text[before.end : verb.start()]
    return before.form is not Form.RELATIVE and not re.search(r"[;,]|(?<!\w)(?:và|đồng thời) *$", between)


def _afterwards(text: str, end: int) -> str:
    """ "Nghị quyết số … được sửa đổi", "… hết hiệu lực": the verb stands behind its mention."""
    verb = _AFTERWARDS.match(text, end)
    if verb is None:
        return OTHER
    return REPEALS if verb.lastgroup == "end" else _RELATIONS[verb.lastgroup or "amend"]


def _sentence_start(text: str, position: int) -> int:
    start = max(0, position - _REACH)
    for end in _SENTENCE_END.finditer(text, start, position):
        start = end.end()
    return start
