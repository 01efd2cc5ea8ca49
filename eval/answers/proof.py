"""Whether quotes prove: they stand in their source letter by letter, and come from where the answer is."""

from collections.abc import Sequence

from corpus.model import Span, join_spans
from eval.answers.questions import Asked
from eval.answers.values import words_of
from eval.datasets import Gold
from service.answer import Quote

_LEAST_WORDS = 2  # of a gold answer that proves a place by itself: "150" stands anywhere


def is_faithful(quote: Quote, stored: str) -> bool:
    """Whether text and value stand at their spans in the stored text, inside the passage, one in the other."""
    value_stands = quote.value is None or (
        join_spans(stored, quote.value_spans) == quote.value and _inside(quote.value_spans, quote.spans)
        if quote.value_spans
        else quote.value in quote.text
    )
    return (
        bool(quote.spans)
        and quote.passage.directive_id == quote.directive.id
        and join_spans(stored, quote.spans) == quote.text
        and _inside(quote.spans, quote.passage.spans)
        and value_stands
    )


def proves(quote: Quote, asked: Asked) -> bool:
    """Whether a quote is from a gold's section, or holds a gold's quote, or a gold answer of two words and more."""
    return any(_is_of(quote, gold) for gold in asked.golds) or any(
        _holds(quote.text, text) for text in (*_quotes(asked), *_telling(asked.answers))
    )


def stands_in(said: str, quotes: Sequence[Quote]) -> bool:
    """Whether an answer stands in a quote letter by letter but for blanks, or each of its parts between semicolons."""
    quoted = [" ".join(quote.text.split()) for quote in quotes]
    parts = [part for part in (" ".join(part.split()) for part in said.split(";")) if part]
    return any(" ".join(said.split()) in text for text in quoted) or all(
        any(part in text for text in quoted) for part in parts
    )


def _is_of(quote: Quote, gold: Gold) -> bool:
    return quote.directive.id == gold.document and quote.section.path[: len(gold.path)] == gold.path


def _quotes(asked: Asked) -> list[str]:
    return [gold.quote for gold in asked.golds if gold.quote]


def _telling(answers: Sequence[str]) -> list[str]:
    return [answer for answer in answers if len(words_of(answer).words) >= _LEAST_WORDS]


def _holds(text: str, part: str) -> bool:
    whole, words = words_of(text).words, words_of(part).words
    return any(whole[at : at + len(words)] == words for at in range(len(whole) - len(words) + 1))


def _inside(spans: Sequence[Span], others: Sequence[Span]) -> bool:
    return all(any(other.start <= span.start and span.end <= other.end for other in others) for span in spans)
