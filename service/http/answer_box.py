"""The box on the search page that says what answers the question, or that nothing does."""

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.model import Span
from corpus.parse.lines import plain
from indexer.terms import Layer
from service.answer import Answer, Quote
from service.cite import citation
from service.generation.answering import may_be_written
from service.highlight import Highlight
from service.hits import section_url
from service.http.search_form import SearchForm
from service.marked import Piece, marked
from service.precedent.validity.model import Fact
from service.worded import WRITTEN, confidence, dated, reason

_IN_FULL = 3  # quotes; what comes after them is folded away
_SHORT = 90  # characters of an answer that is set large


@dataclass(frozen=True, slots=True)
class ShownQuote:
    """A quote as the template takes it."""

    pieces: tuple[Piece, ...]  # the value is what has a layer
    value: str | None
    dated: str
    citation: str
    url: str
    page: int | None
    to_copy: str  # the quote with its citation
    facts: tuple[Fact, ...]  # of its directive's validity


@dataclass(frozen=True, slots=True)
class Box:
    """What the template shows of an answer; `text` is None where the quotes say it themselves, or nothing does."""

    answer: Answer
    text: str | None
    is_short: bool
    confidence: str
    reason: str | None
    notes: tuple[str, ...]
    quotes: tuple[ShownQuote, ...]
    folded: tuple[ShownQuote, ...]
    fill_url: str | None  # what a generator writes comes from there, later


def answer_box(answer: Answer, fill_url: str | None = None) -> Box:
    """An answer laid out; one that is its quote word for word, or the first of several that differ, stands there
    once."""
    shown = tuple(_shown(quote) for quote in answer.quotes)
    said = {quote.value for quote in answer.quotes} if answer.differ else {quote.text for quote in answer.quotes[:1]}
    return Box(
        answer=answer,
        text=None if answer.text is None or answer.text in said else plain(answer.text),
        is_short=len(answer.text or "") <= _SHORT,
        confidence=confidence(answer),
        reason=None if answer.answered else reason(answer),
        notes=(*([WRITTEN] if answer.written else []), *answer.notes),
        quotes=shown[:_IN_FULL],
        folded=shown[_IN_FULL:],
        fill_url=fill_url,
    )


def fill_url(answer: Answer, form: SearchForm) -> str | None:
    """Where the same question is answered by a generator; None where it has nothing to add, or where the search was
    narrowed in ways that `Answering` doesn't know."""
    if not may_be_written(answer) or form.ignore or form.match != "auto":
        return None
    return f"/answer?{form.url(1).partition('?')[2]}"


def to_copy(text: str, cited: str) -> str:
    """A passage as it is pasted into a draft: in quotation marks, its source in brackets."""
    return f"“{plain(text)}” ({cited})"


def _shown(quote: Quote) -> ShownQuote:
    cited = citation(quote.directive.fields, quote.section.path)
    values = () if quote.value == quote.text else quote.value_spans  # a mark on everything marks nothing
    return ShownQuote(
        pieces=tuple(marked(list(_pieces(quote)), [Highlight(*span, Layer.EXACT) for span in _ordered(values)])),
        value=plain(quote.value) if quote.value else None,
        dated=dated(quote.directive),
        citation=cited,
        url=section_url(quote.directive.id, quote.section.path),
        page=quote.directive.page_of(quote.spans[0].start),
        to_copy=to_copy(quote.text, cited),
        facts=quote.validity.facts,
    )


def _pieces(quote: Quote) -> Iterator[tuple[Span, str]]:
    """Each span with what stands there."""
    position = 0
    for span in quote.spans:
        end = position + span.end - span.start
        yield span, quote.text[position:end]
        position = end + 1


def _ordered(spans: tuple[Span, ...]) -> list[tuple[int, int]]:
    return sorted((span.start, span.end) for span in spans)
