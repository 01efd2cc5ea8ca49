"""From what a search found to an answer, or to the reason why there is none."""

from collections.abc import Sequence

from indexer.catalogue import Catalogue
from indexer.lexical import LexicalIndex
from service.answer import Answer, Why
from service.answering.evidence import Ordered, evidence, ordered, same_value
from service.answering.extract import Extracted, extract
from service.answering.fields.answer_field import answer_field
from service.answering.model import AnsweringModel
from service.answering.quoting import quote_of
from service.found import Found

_MOST_QUOTES = 3  # that say the same


class Answerer:
    """Fields of a directive first, then values and clauses of the passages found; safe to share between threads."""

    def __init__(self, catalogue: Catalogue, index: LexicalIndex, model: AnsweringModel, threshold: float) -> None:
        self._catalogue, self._index, self._model = catalogue, index, model
        self._threshold = threshold  # an answer less sure than this is withheld

    def answer(self, found: Found, threshold: float | None = None) -> Answer:
        """The shortest text that answers with its proof; `threshold` in place of the one set."""
        least = self._threshold if threshold is None else threshold
        told = answer_field(found, self._catalogue)
        if told is not None and (told.answered or told.why is not Why.NO_MATCH):
            return told
        extracted = self.extract(found)
        if not extracted.candidates:
            return _withheld(found, extracted, 0.0, Why.NO_MATCH)
        order = ordered(extracted, self._model.scores(extracted))
        if not order.allowed:
            return _withheld(found, extracted, 0.0, Why.CONSTRAINT_NOT_MET)
        sure = self._model.sureness.of(evidence(extracted, order))
        if sure < least:
            return _withheld(found, extracted, sure, _why(order))
        return _told(found, extracted, order, sure)

    def extract(self, found: Found) -> Extracted:
        """Everything in the passages found that could answer."""
        return extract(found.question, found.hits, self._index)


def _why(order: Ordered) -> Why:
    """What contradicts the question answers better than what doesn't: it was asked of something else."""
    refused = order.scores[order.refused[0]] if order.refused else None
    other = refused is not None and refused > order.scores[order.allowed[0]]
    return Why.CONSTRAINT_NOT_MET if other else Why.NO_MATCH


def _withheld(found: Found, extracted: Extracted, sure: float, why: Why) -> Answer:
    return Answer(found.question, extracted.asked.kind, None, sure, why=why, nearest=found.hits)


def _told(found: Found, extracted: Extracted, order: Ordered, sure: float) -> Answer:
    best = extracted.candidates[order.allowed[0]]
    again = _again(extracted, order.allowed)
    return Answer(
        found.question,
        best.kind,
        " ".join(best.text.split()),
        sure,
        tuple(quote_of(extracted.candidates[at]) for at in (order.allowed[0], *again)),
        nearest=found.hits,
        supporting=found.hits,
    )


def _again(extracted: Extracted, allowed: Sequence[int]) -> list[int]:
    """The next best places that say the same, one a passage."""
    best = extracted.candidates[allowed[0]]
    seen, again = {id(best.reading)}, list[int]()
    for at in allowed[1:20]:
        one = extracted.candidates[at]
        if id(one.reading) not in seen and same_value(one, best):
            seen.add(id(one.reading))
            again.append(at)
    return again[: _MOST_QUOTES - 1]
