"""How a text stands to what it cites, from the verb that governs the mention."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.citations.afterwards import verb_behind
from corpus.citations.leads import Stretch, ended_lists
from corpus.citations.mention import Mention
from corpus.citations.own_change import is_not_done, is_own
from corpus.citations.verbs import (
    AMENDS, CARRIES_OUT, FOLLOWS, OTHER, RELATIONS, REPEALS, REPLACES, RESTS_ON, REVIEWS, VERBS, YEARS_OF_DOING,
    relation_of,
)  # fmt: skip
from corpus.citations.words import UPPER, loose
from corpus.model import Form

__all__ = [
    "AMENDS",
    "CARRIES_OUT",
    "FOLLOWS",
    "OTHER",
    "REPEALS",
    "REPLACES",
    "RESTS_ON",
    "REVIEWS",
    "relate",
    "relate_item",
]

_CHANGES = {AMENDS, REPLACES, REPEALS}
_DIRECT = {*_CHANGES, REVIEWS}  # what governs its objects closely, and is said of no others
_CHANGED_BY = re.compile(
    loose(r"(?<!\w)được (?:sửa đổi|bổ sung|thay thế)[^.;]{0,80}(?:bởi|tại|theo|bằng) *$"), re.IGNORECASE
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
_ITEM_END = re.compile(r";")
_HAS = re.compile(r"(?<!\w)(?:đã|mới) (?:có|ban hành|được)(?!\w)")  # a clause of its own, no item of a list
_TOLD = re.compile(loose(r"(?<!\w)(?:đã|mới|vừa) (?:có|ban hành|ký|ký ban hành|nhận được)(?: các)? *$"), re.IGNORECASE)
_ATTACHED = re.compile(r"(?i)\(kèm +theo *$")
_BRACKET = re.compile(r"\((?:có )?$")
_LEADING_IN = re.compile(loose(r" *(?:toàn bộ )?(?:các|những|\d+) [^.;:]{0,200}(?:: *(?:\w\) *)?)?$"))
_CLOSE = 60  # characters between a verb that changes or reviews a directive and its name: a wrong one would mislead
_SENTENCE_END = re.compile(rf"[.?!] +(?=[{UPPER}]|$)")
_REACH = 400  # characters before a mention in which its sentence begins


def relate_item(text: str, mentions: Sequence[Mention], lead: str, led: Sequence[Mention]) -> list[Mention]:
    """The same of an item of a list, which the words above it lead in; `led` are the mentions in them."""
    first, shift = mentions[0].start, len(lead) + 1
    item = [replace(one, start=one.start + shift, end=one.end + shift) for one in mentions]
    related = relate(f"{lead} {' ' * first}{text[first:]}", [*led, *item])[len(led) :]
    return [replace(one, relation=two.relation) for one, two in zip(mentions, related, strict=True)]


def relate(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions in order, each with its relation; where no verb governs one, that of the list it stands in."""
    related: list[Mention] = []
    lists = ended_lists(text)
    lead: Mention | None = None  # first of the item before, in the same sentence
    for index, mention in enumerate(mentions):
        sentence = _last(_SENTENCE_END, text, mention.start - _REACH, mention.start)
        at = _explained(text, sentence, mention)
        item = max(sentence, _last(_ITEM_END, text, sentence, at))
        before = next((one for one in reversed(related) if one.end <= at and not _within(one, lists)), None)
        before = before if before and before.start >= item else None
        lead = lead if lead and sentence < lead.end <= at else None
        ended = _ended(text, lists, max(item, before.end if before else 0), at)
        relation = REPEALS if ended else _relation(text, mentions, index, at, item, before or lead)
        undone = is_not_done(text, sentence, ended or at) if relation in _CHANGES else False
        if relation in _CHANGES and (mention.form is Form.RELATIVE or undone):
            relation = OTHER
        related.append(replace(mention, relation=relation))
        if not _within(mention, lists) and not (before and lead and lead.form is not Form.RELATIVE):
            lead = related[-1]
    return related


def _within(mention: Mention, stretches: Sequence[Stretch]) -> bool:
    """ "… sau hết hiệu lực từ ngày Nghị quyết này có hiệu lực:" is one verb with what is named in it."""
    return any(start <= mention.start < end for start, end in stretches)


def _ended(text: str, lists: Sequence[Stretch], start: int, end: int) -> int | None:
    """Where words begin that end a list and behind which no other verb stands."""
    last = next((one for one in reversed(lists) if start <= one[0] and one[1] <= end), None)
    return None if last is None or VERBS.search(text, last[1], end) else last[0]


def _explained(text: str, sentence: int, mention: Mention) -> int:
    """Where what a mention is said of begins: in "nghe Báo cáo của Ban … (Báo cáo số 5-BC/TU)" at the first of both."""
    bracket = _BRACKET.search(text, max(sentence, mention.start - 5), mention.start)
    if bracket is None or mention.kind is None:
        return mention.start
    named = re.compile(rf"(?<!\w){loose(mention.kind)}(?! *số)(?!\w)")
    return max((one.start() for one in named.finditer(text, sentence, bracket.start())), default=mention.start)


def _relation(text: str, mentions: Sequence[Mention], index: int, at: int, item: int, before: Mention | None) -> str:
    """By the last verb between the mention before and this one, or what this one explains."""
    mention = mentions[index]
    start = max(item, before.end if before else 0)
    inherited = (before.relation or OTHER) if before else None
    if _TOLD.search(text, start, at) or _ATTACHED.search(text, start, at):
        return OTHER
    verbs = list(VERBS.finditer(text, start, at))
    if not verbs:
        return _without_verb(text, mentions, index, at, start == item, before)
    if before and _is_listed(text, verbs[-1].end(), at):
        return inherited or OTHER
    relation = relation_of(verbs[-1])
    if inherited == REVIEWS and _MORE_YEARS.fullmatch(text, start, at):
        return REVIEWS
    if relation == REVIEWS and _is_far(text, verbs[-1].end(), at):
        return inherited or OTHER
    if relation == CARRIES_OUT and _DENIED.search(text, start, verbs[-1].start()):
        return OTHER
    if before and _CHANGED_BY.search(text, start, at):
        return inherited or OTHER
    if relation in _CHANGES and _is_far(text, verbs[-1].end(), at):
        return OTHER
    changing = next((verb for verb in verbs if relation_of(verb) in _CHANGES), None)
    if relation in _CHANGES and changing and not is_own(text, start, changing, before if start > item else None):
        return _led(text, changing, mention.start)
    return relation


def _without_verb(
    text: str, mentions: Sequence[Mention], index: int, at: int, begins_item: bool, before: Mention | None
) -> str:
    """That of the list it stands in, or what is said behind it."""
    inherited = before.relation if before else None
    between = text[before.end : at] if before else ""
    attached = before and before.form is Form.RELATIVE and between.isspace()  # "kèm theo Nghị quyết này Chương trình …"
    is_clause = begins_item and _HAS.search(between)
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


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    """Where the last match ends, or the start."""
    position = max(0, start)
    for match in pattern.finditer(text, position, end):
        position = match.end()
    return position
