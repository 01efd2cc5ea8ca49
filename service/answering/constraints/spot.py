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
    sentence, value = standing.sentence, len(standing.before)
    start = sentence.rfind(standing.clause, 0, value + len(standing.clause)) if standing.clause else -1
    end = start + len(standing.clause) if start >= 0 else _next(sentence, value)
    comma = max(_last(sentence, mark, value) for mark in _MARKS)
    clause = comma if start < 0 else min(start, comma)
    return Spot(fold(sentence), clause, value, end, fold(standing.passage), max(standing.passage.find(sentence), 0))


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
