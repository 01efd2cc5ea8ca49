"""The verb that governs a mention, before it or behind it, and what it says."""

import re
from collections.abc import Sequence

from corpus.citations.afterwards import verb_behind
from corpus.citations.mention import Mention
from corpus.citations.own_change import is_own
from corpus.citations.verbs import (
    CARRIES_OUT,
    CHANGES,
    FOLLOWS,
    OTHER,
    RELATIONS,
    REVIEWS,
    VERBS,
    YEARS_OF_DOING,
    relation_of,
)  # fmt: skip
from corpus.citations.words import loose
from corpus.model import Form

_DIRECT = {*CHANGES, REVIEWS}  # what governs its objects closely, and is said of no others
_CHANGED_BY = re.compile(
    loose(r"(?<!\w)được (?:điều chỉnh|sửa đổi|bổ sung|thay thế)[^.;]{0,80}(?:bởi|tại|theo|bằng) *$"), re.IGNORECASE
)
_DENIED = re.compile(r"(?i)(?<!\w)(?:không|dừng|ngừng|thôi)(?: tiếp tục)? *$")
_LISTED = re.compile(  # between two objects of one verb
    loose(
        r"(?:^|[,;:(]|(?<!\w)(?:và|cùng|hoặc|của|kèm theo|theo))"
        r"(?: các| những| cả| toàn bộ)*[\W\d_]*(?:\w[).] *)?$"
    ),
    re.IGNORECASE,
)
_MORE_YEARS = re.compile(loose(rf"[ ,]*(?:và )?{YEARS_OF_DOING} *"), re.IGNORECASE)
_LED = re.compile(r"(?i)(?<!\w)(?:(?<!kèm\x20)theo|tinh +thần|bám +sát)(?!\w)")
_JOINT = re.compile(r"(?:,|(?<!\w)và|(?<!\w)cùng) *$")
_HAS = re.compile(r"(?<!\w)(?:đã|mới) (?:có|ban hành|được)(?!\w)")  # a clause of its own, no item of a list
_TOLD = re.compile(loose(r"(?<!\w)(?:đã|mới|vừa) (?:có|ban hành|ký|ký ban hành|nhận được)(?: các)? *$"), re.IGNORECASE)
_ATTACHED = re.compile(r"(?i)\(kèm +theo *$")
_LEADING_IN = re.compile(loose(r" *(?:toàn bộ )?(?:các|những|\d+) [^.;:]{0,200}(?:: *(?:\w\) *)?)?$"))
_CLOSE = 60  # characters between a verb that changes or reviews a directive and its name: a wrong one would mislead


def governed(text: str, mentions: Sequence[Mention], index: int, at: int, item: int, before: Mention | None) -> str:
    """By the last verb between the mention before and this one, or what this one explains."""
    mention = mentions[index]
    start = max(item, before.end if before else 0)
    inherited = (before.relation or OTHER) if before else None
    if _TOLD.search(text, start, at) or _ATTACHED.search(text, start, at):
        return OTHER
    verbs = list(VERBS.finditer(text, start, at))
    if not verbs:
        return _without_verb(text, mentions, index, start, at, item, before)
    relation = relation_of(verbs[-1])
    if before and relation != OTHER and _is_listed(text, verbs[-1].end(), at):
        return inherited or OTHER
    if inherited == REVIEWS and _MORE_YEARS.fullmatch(text, start, at):
        return REVIEWS
    if relation == REVIEWS and _is_far(text, verbs[-1].end(), at):
        return inherited or OTHER
    if relation == CARRIES_OUT and _DENIED.search(text, start, verbs[-1].start()):
        return OTHER
    if before and _CHANGED_BY.search(text, start, at):
        return inherited or OTHER
    if relation in CHANGES and _is_far(text, verbs[-1].end(), at):
        return OTHER
    changing = next((verb for verb in verbs if relation_of(verb) in CHANGES), None)
    if relation in CHANGES and changing and not is_own(text, start, changing, before if start > item else None):
        return _led(text, changing, mention.start)
    return relation


def _without_verb(
    text: str, mentions: Sequence[Mention], index: int, start: int, at: int, item: int, before: Mention | None
) -> str:
    """That of the list it stands in, or what is said behind it."""
    inherited, between = before.relation if before else None, text[start:at]
    # "kèm theo Nghị quyết này Chương trình …"
    attached = before and before.form is Form.RELATIVE and text[before.end : at].isspace()
    is_clause = start == item and _HAS.search(between)
    if attached or is_clause or (inherited in _DIRECT and not _LISTED.search(between)):
        return OTHER
    if inherited and inherited != OTHER:
        return inherited
    behind = verb_behind(text, mentions, index)
    return RELATIONS[behind] if behind else OTHER


def _is_listed(text: str, verb_end: int, start: int) -> bool:
    """Whether the verb has an object of its own before "và": "thay thế … hướng dẫn thể thức và Công văn số …"."""
    joint = _JOINT.search(text, verb_end, start)
    return bool(joint and text[verb_end : joint.start()].strip())


def _is_far(text: str, verb_end: int, start: int) -> bool:
    """Whether a verb is too far off to be surely that of a name; what leads in a list is near to all of it."""
    return start - verb_end > _CLOSE and not _LEADING_IN.match(text, verb_end, start)


def _led(text: str, changing: re.Match[str], end: int) -> str:
    """ "dự án Luật sửa đổi … phù hợp với tinh thần chỉ đạo tại …": another verb after the one that changes nothing."""
    led = _LED.search(text, changing.start(), end)
    return FOLLOWS if led else OTHER
