"""How a text stands to what it cites: by the verb that governs a mention, or the list that it stands in."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.citations.governed import governed
from corpus.citations.leads import Stretch, ended_lists
from corpus.citations.mention import Mention
from corpus.citations.own_change import is_not_done
from corpus.citations.verbs import (
    AMENDS,
    CARRIES_OUT,
    CHANGES,
    FOLLOWS,
    OTHER,
    REPEALS,
    REPLACES,
    RESTS_ON,
    REVIEWS,
    VERBS,
)  # fmt: skip
from corpus.citations.words import UPPER, loose
from corpus.model import Form

__all__ = [
    "AMENDS", "CARRIES_OUT", "FOLLOWS", "OTHER", "REPEALS", "REPLACES", "RESTS_ON", "REVIEWS", "relate", "relate_item",
]  # fmt: skip

_ITEM_END = re.compile(r";")
_BRACKET = re.compile(r"\((?:có )?$")
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
        aside = before is not None and at == mention.start and _BRACKET.search(text, max(sentence, at - 5), at)
        relation = (
            REPEALS
            if ended is not None
            else OTHER
            if aside
            else governed(text, mentions, index, at, item, before or lead)
        )
        undone = is_not_done(text, sentence, at if ended is None else ended) if relation in CHANGES else False
        if relation in CHANGES and (mention.form is Form.RELATIVE or undone):
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


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    """Where the last match ends, or the start."""
    position = max(0, start)
    for match in pattern.finditer(text, position, end):
        position = match.end()
    return position
