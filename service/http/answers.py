"""An answer as it goes over the wire, exactly as the contract says."""

from collections.abc import Iterable

from pydantic import BaseModel, Field

from corpus.model import Span
from service.answer import Answer, Kind, Quote, Why
from service.cite import citation
from service.generation.events import Sentence
from service.hits import section_url
from service.http.identity import DocumentOut, SectionOut, document_out, section_out
from service.http.schemas import CiteOut, HitOut, cite_out, hit_out
from service.worded import NEAREST

Spans = list[tuple[int, int]]


class QuoteOut(BaseModel):
    """A stretch of a stored text that proves the answer."""

    passage_id: str
    document: DocumentOut
    section: SectionOut
    spans: Spans = Field(description="In the document's stored text; code points, end exclusive.")
    text: str = Field(description="The slices of `spans`, a blank between them.")
    citation: str
    cite: CiteOut
    url: str = Field(description="Page of the section on this service.")
    value: str | None = Field(description="The part of the text that answers, as printed.")
    value_spans: Spans = Field(description="Where the value stands in the stored text.")
    page: int | None = Field(description="On which the quote begins, where the file has pages.")


class AnswerOut(BaseModel):
    """The shortest text that answers with its proof, or why there is none."""

    answered: bool
    answer: str | None = Field(description="Null when nothing answers.")
    confidence: float = Field(description="The probability that the answer is right, 0 to 1.")
    reason: Why | None = Field(description="Why nothing is answered; null when something is.")
    quotes: list[QuoteOut]
    kind: Kind = Field(description="What the question wants to be told.")
    differ: bool = Field(description="The quotes give different values; newest and highest authority first.")
    nearest: list[HitOut] = Field(description="The nearest passages, best first; only when nothing is answered.")
    written: bool = Field(description="A generator wrote the answer from the quotes.")
    notes: list[str] = Field(description="For the reader, in Vietnamese.")


class SentenceOut(BaseModel):
    """A sentence that a generator wrote, with what proves it."""

    text: str
    quote: QuoteOut


class AskOut(AnswerOut):
    """Answer of /v1/ask."""

    index_version: str
    took_ms: float
    trace_id: str


def answer_out(answer: Answer) -> AnswerOut:
    """An answer as the contract prints it."""
    return AnswerOut(
        answered=answer.answered,
        answer=answer.text,
        confidence=answer.confidence,
        reason=answer.why,
        quotes=[quote_out(quote) for quote in answer.quotes],
        kind=answer.kind,
        differ=answer.differ,
        nearest=[] if answer.answered else [hit_out(hit) for hit in answer.nearest[:NEAREST]],
        written=answer.written,
        notes=list(answer.notes),
    )


def unanswerable(note: str) -> AnswerOut:
    """What is said of a text that can't be asked; the note says why not."""
    return AnswerOut(
        answered=False,
        answer=None,
        confidence=0.0,
        reason=Why.NO_MATCH,
        quotes=[],
        kind=Kind.TEXT,
        differ=False,
        nearest=[],
        written=False,
        notes=[note],
    )


def sentence_out(sentence: Sentence) -> SentenceOut:
    """A sentence while the answer is being written."""
    return SentenceOut(text=sentence.text, quote=quote_out(sentence.quote))


def quote_out(quote: Quote) -> QuoteOut:
    """A quote with its place."""
    return QuoteOut(
        passage_id=quote.passage.id,
        document=document_out(quote.directive, quote.validity),
        section=section_out(quote.section),
        spans=_pairs(quote.spans),
        text=quote.text,
        citation=citation(quote.directive.fields, quote.section.path),
        cite=cite_out(quote.directive.fields, quote.section.path),
        url=section_url(quote.directive.id, quote.section.path),
        value=quote.value,
        value_spans=_pairs(quote.value_spans),
        page=quote.directive.page_of(quote.spans[0].start),
    )


def _pairs(spans: Iterable[Span]) -> Spans:
    return [(span.start, span.end) for span in spans]
