"""From what a search found to an answer, or to the reason why there is none."""

from collections.abc import Sequence
from dataclasses import replace

from indexer.catalogue import Catalogue
from indexer.lexical import LexicalIndex
from service.answer import Answer, Kind, Why
from service.answering.candidates import Candidate
from service.answering.differing import differing, newest_first
from service.answering.evidence import Ordered, evidence, ordered, same_value
from service.answering.extract import Extracted, extract
from service.answering.fields import answer_field
from service.answering.model import AnsweringModel
from service.answering.quoting import quote_of
from service.answering.scoped import in_scope
from service.found import Found
from service.hits import Hit

_FILTERED = "Bộ lọc không để lại đoạn nào khớp câu hỏi."
_MOST_QUOTES = 3  # that say the same
# Asked like a field of a directive ("nằm ở kết luận số bao nhiêu", "có được gửi … không"), yet said in a text.
_MAY_STAND_IN_BODY = (Kind.DOCUMENT_NUMBER, Kind.YES_NO)


class Answerer:
    """Fields of a directive first, then values and clauses of the passages found; safe to share between threads."""

    def __init__(self, catalogue: Catalogue, index: LexicalIndex, model: AnsweringModel, threshold: float) -> None:
        self._catalogue, self._index, self._model = catalogue, index, model
        self._threshold = threshold  # an answer less sure than this is withheld

    def answer(self, found: Found, threshold: float | None = None) -> Answer:
        """The shortest text that answers with its proof; `threshold` in place of the one set."""
        least = self._threshold if threshold is None else threshold
        field = answer_field(found, self._catalogue)
        told = in_scope(field, found, self._catalogue) if field else None
        if told is not None and (told.answered or told.why is Why.FIELD_BLANK or told.kind not in _MAY_STAND_IN_BODY):
            return told if not told.answered or told.confidence >= least else _doubtful(told, found)
        extracted = self.extract(found)
        if not extracted.candidates:
            return _withheld(found, extracted, 0.0, Why.NO_MATCH)
        order = ordered(extracted, self._model.scores(extracted))
        if not order.allowed:
            return _withheld(found, extracted, 0.0, Why.CONSTRAINT_NOT_MET)
        sure = self._model.sureness.of(evidence(extracted, order))
        if sure < least:
            why = _why(order)
            held = _withheld(found, extracted, sure, why)
            return replace(held, supporting=_supporting(found, extracted, order)) if why is Why.NO_MATCH else held
        return _told(found, extracted, order, sure)

    def extract(self, found: Found) -> Extracted:
        """Everything in the passages found that could answer."""
        return extract(found.question, found.hits, self._index, self._catalogue)


def _why(order: Ordered) -> Why:
    """What contradicts the question answers better than what doesn't: it was asked of something else."""
    refused = order.scores[order.refused[0]] if order.refused else None
    other = refused is not None and refused > order.scores[order.allowed[0]]
    return Why.CONSTRAINT_NOT_MET if other else Why.NO_MATCH


def _doubtful(told: Answer, found: Found) -> Answer:
    """A field that isn't sure enough to be told."""
    return replace(told, text=None, quotes=(), why=Why.NO_MATCH, nearest=found.hits, differ=False)


def _withheld(found: Found, extracted: Extracted, sure: float, why: Why) -> Answer:
    notes = (_FILTERED,) if not found.hits and found.within is not None else ()
    return Answer(found.question, extracted.asked.kind, None, sure, why=why, nearest=found.hits, notes=notes)


def _told(found: Found, extracted: Extracted, order: Ordered, sure: float) -> Answer:
    best = extracted.candidates[order.allowed[0]]
    others = [extracted.candidates[at] for at in differing(extracted, order)]
    shown = newest_first([best, *others]) if others else [best, *_again(extracted, order.allowed)]
    return Answer(
        found.question,
        best.kind,
        " ".join(shown[0].text.split()),
        sure,
        tuple(map(quote_of, shown)),
        differ=bool(others),
        nearest=found.hits,
        supporting=_supporting(found, extracted, order),
    )


def _supporting(found: Found, extracted: Extracted, order: Ordered) -> tuple[Hit, ...]:
    """The passages that hold a candidate which contradicts nothing, in the order found."""
    kept = {extracted.candidates[at].reading.hit.passage.id for at in order.allowed}
    return tuple(hit for hit in found.hits if hit.passage.id in kept)


def _again(extracted: Extracted, allowed: Sequence[int]) -> list[Candidate]:
    """The next best places that say the same, one a passage."""
    best = extracted.candidates[allowed[0]]
    seen, again = {id(best.reading)}, list[Candidate]()
    for at in allowed[1:20]:
        one = extracted.candidates[at]
        if id(one.reading) not in seen and one.kind is best.kind and same_value(one, best):
            seen.add(id(one.reading))
            again.append(one)
    return again[: _MOST_QUOTES - 1]
