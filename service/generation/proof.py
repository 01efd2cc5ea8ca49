"""Whether a generator's sentence stands on its quote; what doesn't is dropped."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from corpus.model import Span
from service.answer import Quote
from service.generation.added import adds_only_known
from service.generation.events import Sentence
from service.generation.levels import keeps_levels
from service.generation.located import clause_around, locate, sentence_around, sentence_until, spans_of
from service.generation.names import names_alike
from service.generation.order import keeps_asked_times, keeps_order
from service.generation.reply import Said
from service.generation.values import are_held, values, values_at
from service.generation.wording import (
    denies_alike,
    is_about,
    is_worded_alike,
    keeps_aims,
    keeps_duties,
    keeps_periods,
    turns_nothing,
)
from service.hits import Hit
from service.question import Question

LONGEST_SENTENCE = 600  # characters
_MARK = re.compile(r"\s*\[\d{1,2}\]")  # as small models cite, against the rules
_STRANGE = frozenset("<>{}[]|`\\")


def prove(said: Said, hits: Sequence[Hit], question: Question) -> Sentence | None:
    """The sentence with its quote, or None where anything of it isn't proved; never raises."""
    sentence = _written(said.sentence)
    if sentence is None:
        return None
    for hit in _named_first(said.passage, hits):
        place = locate(said.quote, hit.passage)
        if place and _stands_on(sentence, hit, place, question):
            return Sentence(sentence, _quote(hit, place))
    return None


def _written(text: str) -> str | None:
    """A sentence in NFC that ends as one; None for what is none, or holds marks of a page or a program."""
    sentence = " ".join(_MARK.sub("", unicodedata.normalize("NFC", text)).split())
    odd = any(sign in _STRANGE or unicodedata.category(sign).startswith("C") for sign in sentence)
    if odd or "://" in sentence or not 0 < len(sentence) <= LONGEST_SENTENCE:
        return None
    return sentence if sentence[-1] in ".!?…" else f"{sentence.rstrip(',;:')}."


def _named_first(number: int | None, hits: Sequence[Hit]) -> Iterator[Hit]:
    """All hits, that of the number first: small models count badly, and a quote is a proof wherever it stands."""
    named = number - 1 if number is not None and 0 < number <= len(hits) else None
    if named is not None:
        yield hits[named]
    yield from (hit for at, hit in enumerate(hits) if at != named)


def _stands_on(sentence: str, hit: Hit, place: Span, question: Question) -> bool:
    text = hit.passage.text
    quote, clause, around = place.of(text), clause_around(text, place), sentence_around(text, place)
    head, asked = _head(hit), f"{question.text} {question.read_text}"
    known = " ".join((asked, *head, *hit.passage.breadcrumb))
    return (
        are_held(values(sentence), values_at(text, place))
        and keeps_order(sentence, quote)
        and keeps_asked_times(sentence, quote, question.text)
        and names_alike(sentence, quote, (*head, asked))
        and keeps_levels(sentence, quote, " ".join(head))
        and denies_alike(sentence, clause)
        and turns_nothing(sentence, quote)
        and keeps_aims(sentence, around)
        and keeps_duties(sentence, quote, clause, sentence_until(text, place))
        and keeps_periods(sentence, around, asked)
        and is_worded_alike(sentence, quote)
        and adds_only_known(sentence, quote, " ".join(_names(hit)), known)
        and is_about(question, " ".join((sentence, quote, *head)))
    )


def _head(hit: Hit) -> tuple[str, ...]:
    """What is printed at head and foot of the document, and its citation."""
    title = hit.directive.fields.title
    return (*_names(hit), title) if title else _names(hit)


def _names(hit: Hit) -> tuple[str, ...]:
    """Of its head, what names the document and who issued it, and says nothing of what it is about."""
    fields = hit.directive.fields
    parts = (fields.kind, fields.issuer, fields.place, fields.signer, fields.signer_position)
    return (hit.citation, *(part for part in parts if part))


def _quote(hit: Hit, place: Span) -> Quote:
    spans = spans_of(hit.passage, place)
    return Quote(hit.passage, hit.directive, hit.section, spans, place.of(hit.passage.text), validity=hit.validity)
