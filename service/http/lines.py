"""Concordance lines on the wire, and what is counted over all of them."""

from pydantic import BaseModel

from indexer.terms import Layer
from service.cite import citation
from service.engine import Engine
from service.hits import section_url
from service.http.evidence import EvidenceOut, evidence_out
from service.http.identity import DocumentOut, SectionOut, document_out, section_out
from service.http.schemas import TotalOut
from service.precedent.absence import Evidence
from service.precedent.concordance import Concordance, Line


class LineOut(BaseModel):
    """An occurrence in its context; `start` and `end` count from its first to its last character."""

    left: str
    match: str
    right: str
    start: int
    end: int
    spans: list[tuple[int, int]]  # several where a page break lies between
    layer: Layer
    document: DocumentOut
    section: SectionOut
    citation: str
    url: str


class LinesOut(BaseModel):
    """The lines asked for, and what is counted over all of them."""

    total: TotalOut
    lines: list[LineOut]
    documents: int
    searched: int
    match: Layer
    layers: dict[Layer, int]
    counts: dict[str, dict[str, int]]
    evidence: EvidenceOut | None = None


def lines_out(engine: Engine, found: Concordance, evidence: Evidence | None = None) -> LinesOut:
    """The contract's Lines."""
    return LinesOut(
        total=TotalOut(value=found.total, relation="eq"),
        lines=[_line_out(engine, line) for line in found.lines],
        documents=found.documents,
        searched=found.searched,
        match=found.layer,
        layers=dict(found.by_layer),
        counts={name: dict(counts) for name, counts in found.counts.items()},
        evidence=evidence_out(evidence) if evidence else None,
    )


def _line_out(engine: Engine, line: Line) -> LineOut:
    return LineOut(
        left=line.left,
        match=line.match,
        right=line.right,
        start=line.spans[0].start,
        end=line.spans[-1].end,
        spans=[(span.start, span.end) for span in line.spans],
        layer=line.layer,
        document=document_out(line.directive, engine.validity(line.directive.id)),
        section=section_out(line.section),
        citation=citation(line.directive.fields, line.section.path),
        url=section_url(line.directive.id, line.section.path),
    )
