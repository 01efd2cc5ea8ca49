"""An answer as text for a terminal."""

from collections.abc import Iterator

from corpus.parse.lines import plain
from corpus.reference import reference
from service.answer import Answer
from service.cite import citation
from service.printed import reading_as_text
from service.worded import DIFFER, NEAREST, WRITTEN, confidence, dated, reason


def answer_as_text(answer: Answer) -> Iterator[str]:
    """How the question was read, where that says anything; the answer with its quotes, or the reason and what is
    nearest."""
    yield from reading_as_text(answer.question)
    if answer.answered:
        yield from _answered(answer)
    else:
        yield from _unanswered(answer)


def _answered(answer: Answer) -> Iterator[str]:
    yield plain(answer.text or "")
    yield f"Độ tin cậy: {confidence(answer)}"
    if answer.written:
        yield WRITTEN
    if answer.differ:
        yield DIFFER
    yield from answer.notes
    for quote in answer.quotes:
        yield ""
        if answer.differ:
            yield f"• {plain(quote.value or quote.text)} – {dated(quote.directive)}"
        if quote.text != answer.text:
            yield f"   “{plain(quote.text)}”"
        yield f"   — {citation(quote.directive.fields, quote.section.path)}"
        if quote.validity.facts:
            yield f"   {quote.validity.facts[0].short}."


def _unanswered(answer: Answer) -> Iterator[str]:
    yield f"Chưa có câu trả lời: {reason(answer)}"
    yield from answer.notes
    if answer.nearest:
        yield "Gần nhất:"
    for hit in answer.nearest[:NEAREST]:
        yield f"{hit.rank}. {hit.directive.id} · {reference(hit.section.path)}"
        yield f"   {plain(hit.passage.text)}"
        yield f"   — {hit.citation}"
