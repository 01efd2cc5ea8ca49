"""The entrance: a question about a field or a relation of a directive, answered from the place that prints it."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from indexer.catalogue import Catalogue
from service.answer import Answer, Quote, Why
from service.answering.fields import related
from service.answering.fields.asked import Asked, Field, read_asked
from service.answering.fields.blank import blank_note
from service.answering.fields.further import further
from service.answering.fields.heads import Head, Heads, heads_of
from service.answering.fields.meant import Meant, by_description, by_name
from service.answering.fields.naming import is_in_description, names_meant
from service.answering.fields.place import Part, as_hit, parts_of
from service.answering.fields.printed import find_printed
from service.answering.fields.reply import answered, withheld
from service.answering.fields.sent_to import find_line
from service.answering.fields.told import Told, read_told
from service.found import Found
from service.question import Named, Question
from service.typed_words import fold_letters


def is_field(question: Question) -> bool:
    """Whether a field or a relation of a directive is asked for."""
    return read_asked(question) is not None


def answer_field(found: Found, catalogue: Catalogue) -> Answer | None:
    """The field with the place that prints it, or why there is none; None where no directive's field is asked for."""
    asked = read_asked(found.question)
    if asked is None:
        return None
    heads = heads_of(catalogue)
    told = read_told(found.question, asked, heads)
    named = names_meant(found, asked)
    meant = _meant(found, asked, told, named, catalogue)
    if not named and not _may_mean(told, heads):
        return None
    if related.handles(asked, meant):
        return related.answer_related(found, asked, told, meant, catalogue)
    if not meant.heads:
        by_number = any(one.citation and one.citation.number for one in named)
        unsure = not by_number and not asked.sure and meant.why is Why.NO_MATCH
        return None if unsure else withheld(found, asked, meant.why, meant.notes)
    return _printed(found, asked, meant, catalogue)


def _meant(found: Found, asked: Asked, told: Told, named: Sequence[Named], catalogue: Catalogue) -> Meant:
    """By name, unless the name stands in a description: "nghị quyết sửa đổi … kèm theo Nghị quyết 20"."""
    heads = heads_of(catalogue)
    if named and is_in_description(found, asked, named):
        described = by_description(found, told, heads)
        if described.heads:
            return described
    if not named:
        return by_description(found, told, heads)
    text = fold_letters(found.question.read_text)
    more = chain.from_iterable(further(text, one, catalogue, heads) for one in named)
    return by_name(text, told, [*named, *more], heads)


def _may_mean(told: Told, heads: Heads) -> bool:
    """Whether a description can be one of a directive: of a kind that is held, and saying something of it."""
    held = told.kind is None or told.kind in heads.kinds
    return held and (told.kind is not None or bool(told.subject) or told.meeting is not None)


def _printed(found: Found, asked: Asked, meant: Meant, catalogue: Catalogue) -> Answer | None:
    """One quote a directive, and a note for each that doesn't print it; nothing where none does."""
    quotes: list[Quote] = []
    blank: list[tuple[Head, list[Part]]] = []
    for head in meant.heads:
        parts = _parts(head, catalogue)
        shown = (
            find_line(parts, asked.who)
            if asked.field is Field.SENT_TO
            else find_printed(asked.field, head.directive.fields, parts, asked)
        )
        quotes += shown
        if not shown:
            blank.append((head, parts))
    if not quotes:
        return _not_printed(found, asked, *blank[0])
    notes = (*meant.notes, *(blank_note(asked, head.directive) for head, _ in blank))
    return answered(found, asked, quotes, meant.confidence, notes)


def _not_printed(found: Found, asked: Asked, head: Head, parts: Sequence[Part]) -> Answer | None:
    """The directive's head is what is nearest."""
    if asked.field is Field.EVENT and not asked.sure:
        return None
    why = Why.NO_MATCH if asked.field in (Field.SENT_TO, Field.ENDS) else Why.FIELD_BLANK
    own = [as_hit(part) for part in parts[:1]]
    others = [hit for hit in found.hits if hit.passage.id not in {one.passage.id for one in own}]
    nearest = tuple(replace(hit, rank=rank) for rank, hit in enumerate((*own, *others), start=1))
    blank = withheld(found, asked, why, (blank_note(asked, head.directive),))
    return replace(blank, nearest=nearest)


def _parts(head: Head, catalogue: Catalogue) -> list[Part]:
    stored = catalogue.directive(head.directive.id)
    return parts_of(catalogue, stored) if stored else []
