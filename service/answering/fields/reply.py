"""Quotes put together as an answer, or the reason why there is none."""

from collections.abc import Sequence

from service.answer import Answer, Kind, Quote, Why
from service.answering.fields.asked import Asked, Field
from service.answering.fields.items import items_of
from service.found import Found

_KINDS = {
    Field.SIGNER: Kind.PERSON,
    Field.SIGNER_AND_POSITION: Kind.PERSON,
    Field.POSITION: Kind.POSITION,
    Field.AUTHORITY: Kind.POSITION,
    Field.ISSUED: Kind.DATE,
    Field.EVENT: Kind.DATE,
    Field.EFFECTIVE: Kind.DATE,
    Field.ENDS: Kind.DATE,
    Field.IN_FORCE: Kind.YES_NO,
    Field.NUMBER: Kind.DOCUMENT_NUMBER,
    Field.ISSUER: Kind.OFFICE,
    Field.PLACE: Kind.PLACE,
    Field.ADDRESSEES: Kind.LIST,
    Field.RECIPIENTS: Kind.LIST,
    Field.SENT_TO: Kind.YES_NO,
    Field.OUTGOING: Kind.DOCUMENT_NUMBER,
    Field.INCOMING: Kind.DOCUMENT_NUMBER,
}


def answered(
    found: Found, asked: Asked, quotes: Sequence[Quote], confidence: float, notes: tuple[str, ...] = ()
) -> Answer:
    """The values of the quotes in order, each once."""
    shown = items_of if asked.field in (Field.ADDRESSEES, Field.RECIPIENTS) else one_line
    values = dict.fromkeys(shown(quote.value) for quote in quotes if quote.value)
    own = {quote.directive.id for quote in quotes}
    kind = _KINDS.get(asked.field, Kind.TEXT)
    return Answer(
        found.question,
        Kind.LIST if len(values) > 1 and kind is not Kind.YES_NO else kind,
        "; ".join(values),
        confidence,
        tuple(quotes),
        nearest=found.hits,
        supporting=tuple(hit for hit in found.hits if hit.directive.id in own),
        notes=notes,
    )


def withheld(found: Found, asked: Asked, why: Why | None, notes: tuple[str, ...] = ()) -> Answer:
    """No answer, with what was found as the nearest."""
    kind = _KINDS.get(asked.field, Kind.TEXT)
    return Answer(found.question, kind, None, 0.0, why=why or Why.NO_MATCH, nearest=found.hits, notes=notes)


def one_line(value: str) -> str:
    """A value without line breaks and marks of bold type."""
    return " ".join(value.replace("*", " ").replace("__", " ").split())
