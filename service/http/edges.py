"""Edges between directives as they go over the wire."""

from collections.abc import Sequence

from pydantic import BaseModel

from corpus.model import Directive
from corpus.reference import reference
from service.cite import normal_form
from service.engine import Engine
from service.hits import section_url
from service.http.identity import DocumentOut, SectionOut, document_out, section_out
from service.http.stated import StatedOut, stated
from service.lookup import Status
from service.precedent.relations.model import Edge, Mention

_MOST_MENTIONS = 10


class EvidenceOut(BaseModel):
    """The sentence that states something: the slices of its spans, a blank between them."""

    text: str
    spans: list[tuple[int, int]]
    section: SectionOut
    passage_id: str | None
    page: int | None
    url: str


class PlaceOut(BaseModel):
    """A mention as written, where it stands, and the part of the other directive that it means."""

    text: str
    spans: list[tuple[int, int]]
    path: list[str]
    reference: str | None
    evidence: EvidenceOut


class CitedOut(StatedOut):
    """What is stated of the other directive, and the ones in the index that agree with it."""

    status: Status
    documents: list[DocumentOut]


class EdgeOut(BaseModel):
    """How one directive stands to another; `via` names the one that does, where it isn't the one that cites."""

    relation: str
    citing: DocumentOut
    via: str | None
    cited: CitedOut
    evidence: EvidenceOut  # of the foremost mention
    count: int
    mentions: list[PlaceOut]  # in the order of the text, ten at most


def edges_out(engine: Engine, edges: Sequence[Edge]) -> list[EdgeOut]:
    """Edges with their proofs, in the order given."""
    return [
        EdgeOut(
            relation=edge.relation,
            citing=document_out(edge.citing, engine.validity(edge.citing.id)),
            via=normal_form(edge.via) if edge.via else None,
            cited=_cited(engine, edge),
            evidence=evidence_out(edge.citing, edge.foremost),
            count=len(edge.mentions),
            mentions=[_place(edge.citing, mention) for mention in edge.mentions[:_MOST_MENTIONS]],
        )
        for edge in edges
    ]


def _cited(engine: Engine, edge: Edge) -> CitedOut:
    held = [document_out(directive, engine.validity(directive.id)) for directive in edge.held]
    return CitedOut(**stated(edge.other.citation), status=edge.other.status, documents=held)


def _place(citing: Directive, mention: Mention) -> PlaceOut:
    said = mention.citation
    return PlaceOut(
        text=said.text,
        spans=[(span.start, span.end) for span in said.spans],
        path=list(said.section),
        reference=reference(said.section) if said.section else None,
        evidence=evidence_out(citing, mention),
    )


def evidence_out(citing: Directive, mention: Mention) -> EvidenceOut:
    """The sentence with its place; `citing` is the directive in which it stands."""
    stated = mention.evidence
    return EvidenceOut(
        text=stated.text,
        spans=[(span.start, span.end) for span in stated.spans],
        section=section_out(stated.section),
        passage_id=stated.passage_id,
        page=citing.page_of(stated.spans[0].start),
        url=section_url(citing.id, stated.section.path),
    )
