"""Which directive and which section, on the wire: identity, place and status."""

from datetime import date
from typing import Any

from pydantic import BaseModel

from corpus.model import Directive
from corpus.model import Section as OutlineSection
from corpus.reference import reference
from service.precedent.validity.model import Fact, Standing, Validity

_NOTHING = Fact(Standing.UNKNOWN, None, "", "")


class FactOut(BaseModel):
    """One thing that is known of a directive's validity; null and empty where nothing is."""

    value: Standing
    evidence: str | None  # the words that say it, to the letter, and where they stand
    short: str | None  # in plain Vietnamese
    since: date | None  # the first day on which it holds
    by: str | None  # id of the directive that says it; null where the table of issuers does
    section: list[str]
    spans: list[tuple[int, int]]  # of the words in that directive's stored text


class StatusOut(FactOut):
    """Validity on the day of the answer, never asserted without evidence."""

    further: list[FactOut]  # what holds beside it


class DocumentOut(BaseModel):
    """A directive's identity."""

    id: str
    kind: str | None
    number: str | None
    title: str | None
    issuer: str | None
    place: str | None
    issued_on: date | None
    event_on: date | None
    source: str
    status: StatusOut


class SectionOut(BaseModel):
    """A section's place in its directive."""

    path: list[str]
    label: str | None
    heading: str | None
    reference: str


def document_out(directive: Directive, validity: Validity) -> DocumentOut:
    """The identity of a directive."""
    fields = directive.fields
    return DocumentOut(
        id=directive.id,
        kind=fields.kind,
        number=fields.number,
        title=fields.title,
        issuer=fields.issuer,
        place=fields.place,
        issued_on=fields.issued_on,
        event_on=fields.event_on,
        source=directive.source,
        status=status_out(validity),
    )


def status_out(validity: Validity) -> StatusOut:
    """What is known, what counts first."""
    first, *others = map(_fact, validity.facts or (_NOTHING,))
    return StatusOut(**first, further=[FactOut(**other) for other in others])


def _fact(fact: Fact) -> dict[str, Any]:
    spans = [(span.start, span.end) for span in fact.spans]
    told = {"evidence": fact.evidence or None, "short": fact.short or None, "section": list(fact.section)}
    return {"value": fact.value, "since": fact.since, "by": fact.by, "spans": spans, **told}


def section_out(section: OutlineSection) -> SectionOut:
    """The place of a section."""
    path = list(section.path)
    return SectionOut(path=path, label=section.label, heading=section.heading, reference=reference(path))
