"""Answers about relations between directives, and about directives that are known only from what cites them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from indexer.catalogue import Catalogue, Stored
from service.answer import Answer, Quote, Why
from service.answering.fields.asked import Asked, Field
from service.answering.fields.citing import citing
from service.answering.fields.differing import agrees
from service.answering.fields.heads import Head, heads_of
from service.answering.fields.meant import Meant
from service.answering.fields.place import parts_of, quoted, sentence_at
from service.answering.fields.relations import CHANGES, Mention, foremost, named_in_header, outgoing
from service.answering.fields.reply import answered, withheld
from service.answering.fields.reported import REPORTED, reported
from service.answering.fields.told import Told, read_told
from service.cite import citation
from service.found import Found
from service.issuers import may_be_same

_STATED = 0.93  # of what is meant for sure: a sentence that says it might be misread
_CHANGE = re.compile(
    r"(?:thay\s+thế|thay\s+cho|bãi\s+bỏ|hủy\s+bỏ|sửa\s+đổi|bổ\s+sung|hết\s+hiệu\s+lực|chấm\s+dứt\s+hiệu\s+lực)",
    re.IGNORECASE,
)
_RELATED = (Field.OUTGOING, Field.INCOMING, Field.IN_FORCE)


def handles(asked: Asked, meant: Meant) -> bool:
    """Whether the answer stands in citations: a relation, or a field of a directive that others cite."""
    stated = asked.field in (Field.ISSUED, Field.ISSUER) and meant.why is Why.NO_MATCH and len(meant.named) == 1
    return asked.field in _RELATED or stated


def answer_related(found: Found, asked: Asked, told: Told, meant: Meant, catalogue: Catalogue) -> Answer | None:
    """The relation with the sentences that state it; None where the question needn't be about a relation."""
    if not meant.heads and not (meant.named and meant.why is Why.NO_MATCH):
        unsure = not asked.sure and meant.why is Why.NO_MATCH
        return None if unsure else withheld(found, asked, meant.why, meant.notes)
    if asked.field is Field.OUTGOING:
        return _outgoing(found, asked, meant, catalogue)
    if asked.field is Field.INCOMING:
        return _incoming(found, asked, meant, catalogue)
    if asked.field is Field.IN_FORCE:
        return _in_force(found, asked, meant, catalogue)
    return reported(found, asked, told, meant, catalogue)


def _outgoing(found: Found, asked: Asked, meant: Meant, catalogue: Catalogue) -> Answer:
    mentions: list[Mention] = []
    for stored in _stored(meant.heads, catalogue):
        mentions += outgoing(stored, parts_of(catalogue, stored), asked.verb, asked.sought)
    heads = heads_of(catalogue)
    issuer = read_told(found.question, replace(asked, start=asked.among[0], end=asked.among[1]), heads).issuer
    if issuer:
        mentions = [one for one in mentions if one.citation.issuer and may_be_same(issuer, one.citation.issuer)]
    if not mentions:
        held = bool(meant.heads)
        notes = tuple(f"{_of(head)} không nêu điều này." for head in meant.heads) if held else meant.notes
        return withheld(found, asked, Why.NO_MATCH, notes)
    return answered(found, asked, [one.quote for one in mentions], _STATED * meant.confidence)


def _incoming(found: Found, asked: Asked, meant: Meant, catalogue: Catalogue) -> Answer:
    """The citing directives that agree with what is said of those sought, each by the sentence and its own number."""
    mentions = citing(meant, asked.verb, catalogue)
    heads = heads_of(catalogue)
    among = read_told(found.question, replace(asked, start=asked.among[0], end=asked.among[1]), heads)
    kept = [one for one in mentions if agrees(heads.by_id(one.part.directive.id), among, heads)]
    kept = foremost(kept, asked.verb)
    if not kept:
        return withheld(found, asked, Why.CONSTRAINT_NOT_MET if mentions else Why.NO_MATCH, _none(meant, mentions))
    quotes = [quote for one in kept for quote in _named(one)]
    return answered(found, asked, quotes, _STATED * (meant.confidence or REPORTED))


def _named(mention: Mention) -> list[Quote]:
    """The sentence that cites, and the header with the citing directive's number; one quote where that is the same."""
    named = named_in_header(mention)
    if not named:
        return [mention.quote]
    if named[0].passage.id == mention.part.passage.id:
        return named
    return [replace(mention.quote, value=None, value_spans=()), *named]


def _in_force(found: Found, asked: Asked, meant: Meant, catalogue: Catalogue) -> Answer:
    """Only what a sentence says: that nothing replaces a directive is no proof that it is in force."""
    mentions = [one for relation in CHANGES for one in citing(meant, relation, catalogue)]
    first = {one.part.directive.id: one for one in reversed(mentions)}
    if not first:
        whose = "; ".join(map(_of, meant.heads)) or meant.named[0].said
        note = (
            f"Không văn bản nào trong chỉ mục nói {whose} bị thay thế, bãi bỏ hay sửa đổi; "
            "điều đó không có nghĩa là còn hiệu lực."
        )
        return withheld(found, asked, Why.NO_MATCH, (note,))
    quotes = [_change(one) for one in first.values()]
    notes = tuple(f"Theo {citation(quote.directive.fields)}." for quote in quotes)
    return answered(found, asked, quotes, _STATED * (meant.confidence or REPORTED), notes)


def _change(mention: Mention) -> Quote:
    """From the verb to the name: "thay thế Chỉ thị số …"."""
    text = mention.part.passage.text
    start, end = sentence_at(text, mention.start, mention.end)
    verbs = list(_CHANGE.finditer(text, start, mention.start))
    after = None if verbs else _CHANGE.search(text, mention.end, end)
    value = (verbs[-1].start() if verbs else mention.start, after.end() if after else mention.end)
    return quoted(mention.part, value, (start, end))


def _none(meant: Meant, mentions: Sequence[Mention]) -> tuple[str, ...]:
    whose = "; ".join(map(_of, meant.heads)) or "; ".join(one.said for one in meant.named)
    if mentions:
        others = "; ".join(citation(one.part.directive.fields) for one in mentions[:3])
        return (f"Chỉ thấy văn bản khác với điều kiện trong câu hỏi: {others}.",)
    return (f"Không văn bản nào trong chỉ mục nêu điều này về {whose}.",)


def _stored(heads: Sequence[Head], catalogue: Catalogue) -> list[Stored]:
    return [stored for head in heads if (stored := catalogue.directive(head.directive.id))]


def _of(head: Head) -> str:
    return citation(head.directive.fields)
