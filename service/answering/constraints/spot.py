"""Where in its sentence a value stands, in folded characters."""

from typing import NamedTuple

from service.answering.constraints.folding import fold
from service.answering.standing import Standing

_MARKS = ",;:"


class Spot(NamedTuple):
    """Offsets in the folded sentence, and of that sentence in the folded passage."""

    sentence: str
    clause: int
    value: int
    clause_end: int
    passage: str
    begins: int  # of the sentence in the passage

    @property
    def before(self) -> str:
        """The clause up to the value."""
        return self.sentence[self.clause : self.value]

    @property
    def after(self) -> str:
        """The clause from the value on."""
        return self.sentence[self.value : self.clause_end]


def spot_of(standing: Standing) -> Spot:
    """The clause is the one given, stretched to the nearest comma: brackets part no clause from what they explain."""
    sentence, passage = fold(standing.sentence), fold(standing.passage)
    value = min(len(fold(standing.before)), len(sentence))
    clause = fold(standing.clause)
    start = sentence.rfind(clause, 0, value + len(clause)) if clause else -1
    comma = max(_last(sentence, mark, value) for mark in _MARKS)
    begins = max(passage.find(sentence), 0)
    if not 0 <= start <= value:
        return Spot(sentence, comma, value, _next(sentence, value), passage, begins)
    return Spot(sentence, min(start, comma), value, start + len(clause), passage, begins)


def _last(sentence: str, mark: str, before: int) -> int:
    """After the last such mark, a comma between digits left out."""
    at = sentence.rfind(mark, 0, before)
    while at >= 0 and sentence[at + 1 : at + 2].isdigit():
        at = sentence.rfind(mark, 0, at)
    return at + 1


def _next(sentence: str, value: int) -> int:
    at = value
    while at < len(sentence) and not (sentence[at] in _MARKS and not sentence[at + 1 : at + 2].isdigit()):
        at += 1
    return at
