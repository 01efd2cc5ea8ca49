"""What goes over the wire, exactly as the contract says."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Literal

from pydantic import BaseModel

from corpus.model import Fields
from indexer.terms import Layer
from service.cite import cite
from service.found import Found
from service.hits import Hit
from service.http.identity import DocumentOut, SectionOut, document_out, section_out


class HighlightOut(BaseModel):
    """A matched stretch of the stored text."""

    start: int
    end: int
    layer: Layer


class CiteOut(BaseModel):
    """A citation to paste into a draft."""

    full: str  # where it names the directive first
    short: str  # where it names it again
    html: str  # the full form as rich text


class FactorsOut(BaseModel):
    """What makes a hit a good precedent, each 0 to 1, and what they come to, by which such hits are ordered:

    value = 0.4 relevance + 0.2 in_force + 0.15 own_office + 0.1 authority + 0.1 recency + 0.05 reuse

    Hits of equal value keep the order of relevance.
    """

    relevance: float
    in_force: float
    own_office: float
    authority: float
    recency: float
    reuse: float
    value: float


class HitOut(BaseModel):
    """A ranked passage."""

    rank: int
    score: float
    confidence: float | None  # the probability that it answers; null in modes that don't estimate it
    scores: dict[str, float]
    passage_id: str
    document: DocumentOut
    section: SectionOut
    text: str
    spans: list[tuple[int, int]]
    highlights: list[HighlightOut]
    citation: str
    cite: CiteOut
    url: str
    similar: int  # passages elsewhere that say the same; the ranking shows one of them
    page: int | None  # on which it begins, where the file has pages
    warnings: list[str]  # what the reader of the document doubts
    factors: FactorsOut | None  # in the order "precedent", where it is relevant enough to be put in it


class TotalOut(BaseModel):
    """How many there are: exactly, or at least."""

    value: int
    relation: Literal["eq", "gte"]


class WishOut(BaseModel):
    """A soft filter read from the query; its key in `ignore` drops it."""

    key: str
    value: str
    text: str


class ExpansionOut(BaseModel):
    """An abbreviation and what it may stand for, best first."""

    text: str
    readings: list[str]


class QueryOut(BaseModel):
    """How the query was understood."""

    normalized: str
    restored: str | None  # with missing diacritics put back
    numbers: list[str]  # of the directives that it names
    unknown: list[str]  # names of directives that aren't in the index
    absent: list[str]  # sections that the directives named don't have
    wishes: list[WishOut]
    expansions: list[ExpansionOut]
    mode: str


def hit_out(hit: Hit, *, highlight: bool = True) -> HitOut:
    """A hit as the contract prints it."""
    return HitOut(
        rank=hit.rank,
        score=hit.score,
        confidence=hit.confidence,
        scores=dict(hit.legs),
        passage_id=hit.passage.id,
        document=document_out(hit.directive, hit.validity),
        section=section_out(hit.section),
        text=hit.passage.text,
        spans=[(span.start, span.end) for span in hit.passage.spans],
        highlights=[HighlightOut(**mark._asdict()) for mark in hit.highlights] if highlight else [],
        citation=hit.citation,
        cite=cite_out(hit.directive.fields, hit.section.path),
        url=hit.url,
        similar=hit.similar,
        page=hit.directive.page_of(hit.passage.spans[0].start),
        warnings=list(hit.directive.warnings),
        factors=FactorsOut(**asdict(hit.factors), value=hit.factors.value) if hit.factors else None,
    )


def cite_out(fields: Fields, path: Sequence[str] = ()) -> CiteOut:
    """A directive, or one of its sections, as drafts cite it."""
    forms = cite(fields, path)
    return CiteOut(full=forms.full, short=forms.short, html=forms.html)


def query_out(found: Found) -> QueryOut:
    """The query as it was understood."""
    question = found.question
    typed = question.restored or question.text
    return QueryOut(
        normalized=question.text,
        restored=question.restored,
        numbers=list(question.numbers),
        unknown=list(question.unknown),
        absent=list(question.absent),
        wishes=[WishOut(key=one.key, value=one.value, text=typed[one.start : one.end]) for one in question.wishes],
        expansions=[
            ExpansionOut(
                text=" ".join(word.exact for word in question.words[one.start : one.end]), readings=list(one.readings)
            )
            for one in question.expansions
        ],
        mode=found.mode,
    )


def total_out(found: Found) -> TotalOut:
    """Candidates found; at least so many where the search stopped at its depth."""
    return TotalOut(value=found.total, relation="eq" if found.total_is_exact else "gte")
