"""Asks every question, as people are answered and once more with the threshold at nothing."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

from eval.answers.measures import Scores, score
from eval.answers.proof import is_faithful, proves
from eval.answers.questions import Asked
from eval.datasets import Dataset
from eval.hit_searcher import held_directive
from eval.places import Places
from eval.searcher import Shown
from service.answer import Kind, Quote, Why
from service.engine import Engine
from service.errors import BadRequestError
from service.hits import Hit

_WARM_UP = 5  # questions asked before the clock counts: caches fill, pages are mapped


@dataclass(frozen=True, slots=True)
class Told:
    """What is kept of an answer."""

    text: str | None
    confidence: float
    kind: Kind | None = None
    why: Why | None = None
    quotes: tuple[Quote, ...] = ()
    differ: bool = False

    @property
    def said(self) -> str | None:
        """What counts as the answer: of a list with a value a quote, the values; of values that differ, the first."""
        values = [quote.value for quote in self.quotes if quote.value]
        if len(values) < 2:
            return self.text
        return values[0] if self.differ else "; ".join(values) if self.kind is Kind.LIST else self.text


@dataclass(frozen=True, slots=True)
class Mark:
    """One question with what was answered, and how good that is."""

    asked: Asked
    told: Told
    scores: Scores
    likeliest: Told  # what is told with no threshold
    likeliest_scores: Scores
    proving: float | None  # share of the quotes that prove; None where nothing is told, or nothing is right
    faithful: bool  # whether both answers have a quote, and every quote stands in its source
    gold_rank: int | None  # of the first passage read that shows a gold
    took_ms: float


def ask_all(engine: Engine, questions: Sequence[Asked]) -> list[Mark]:
    """A mark for each question, in their order; one is asked after the other.

    Raises:
        DatasetError: a gold isn't in the index.
    """
    places = places_of(engine, questions)
    for asked in questions[:_WARM_UP]:
        _ask(engine, asked.text)
    return [_mark(engine, places, asked) for asked in questions]


def places_of(engine: Engine, questions: Sequence[Asked]) -> Places:
    """Where the golds stand.

    Raises:
        DatasetError: a document isn't held, a section isn't found in it, or a quote doesn't stand there.
    """
    texts = {asked.id: asked.text for asked in questions}
    golds = {asked.id: {str(at): gold for at, gold in enumerate(asked.golds)} for asked in questions}
    return Places(Dataset("answers", "", (), texts, {}, golds=golds), lambda id_: held_directive(engine, id_))


def _mark(engine: Engine, places: Places, asked: Asked) -> Mark:
    start = time.perf_counter()
    told, read = _ask(engine, asked.text)
    took_ms = (time.perf_counter() - start) * 1_000
    likeliest, _ = _ask(engine, asked.text, threshold=0.0)
    proving = [proves(quote, asked) for quote in told.quotes] if asked.answerable else []
    return Mark(
        asked,
        told,
        score(told.said, asked.answers),
        likeliest,
        score(likeliest.said, asked.answers),
        sum(proving) / len(proving) if proving else None,
        _is_faithful(engine, told) and _is_faithful(engine, likeliest),
        _rank_of_gold(places, asked.id, read),
        took_ms,
    )


def _ask(engine: Engine, text: str, threshold: float | None = None) -> tuple[Told, Sequence[Hit]]:
    """What is told, and the passages read; a question without a word is told nothing."""
    try:
        answer = engine.ask(text, threshold=threshold)
    except BadRequestError:
        return Told(None, 0.0, why=Why.NO_MATCH), ()
    quotes = answer.quotes if answer.answered else ()
    return Told(answer.text, answer.confidence, answer.kind, answer.why, quotes, answer.differ), answer.nearest


def _is_faithful(engine: Engine, told: Told) -> bool:
    if told.text is None:
        return True
    return bool(told.quotes) and all(
        is_faithful(quote, engine.document(quote.directive.id).directive.text) for quote in told.quotes
    )


def _rank_of_gold(places: Places, id_: str, hits: Sequence[Hit]) -> int | None:
    for hit in hits:
        if places.shows(id_, Shown(hit.passage.id, hit.directive.id, hit.passage.spans, hit.score, hit.confidence)):
            return hit.rank
    return None
