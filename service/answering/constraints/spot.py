"""Where in its passage a value stands."""

from typing import NamedTuple

from service.answering.constraints.folding import fold
from service.answering.standing import Standing

_MARKS = ",;:"


class Spot(NamedTuple):
    """Offsets in the passage, which are those in the folded passage too."""

    passage: str  # as printed
    folded: str
    start: int  # of the sentence
    clause: int
    value: int
    clause_end: int
    end: int  # of the sentence

    @property
    def before(self) -> str:
        """The folded clause up to the value."""
        return self.folded[self.clause : self.value]

    @property
    def after(self) -> str:
        """The folded clause from the value on."""
        return self.folded[self.value : self.clause_end]

    def in_clause(self, at: int) -> bool:
        """Whether an offset lies in the clause."""
        return self.clause <= at < self.clause_end

    def in_sentence(self, at: int) -> bool:
        """Whether an offset lies in the sentence."""
        return self.start <= at < self.end


def spot_of(standing: Standing) -> Spot:
    """The clause is the one given, stretched to the comma before it: brackets part no figure from what it explains.

    A sentence that isn't in its passage stands alone.
    """
    passage, sentence = standing.passage, standing.sentence
    start = passage.find(sentence)
    if start < 0:
        passage, start = sentence, 0
    value, end = start + len(standing.before), start + len(sentence)
    comma = max(start, *(_after_last(passage, mark, start, value) for mark in _MARKS))
    given = passage.rfind(standing.clause, start, value + len(standing.clause)) if standing.clause else -1
    clause_end = given + len(standing.clause) if given >= 0 else _next(passage, value, end)
    clause = min(given, comma) if given >= 0 else comma
    return Spot(passage, fold(passage), start, clause, value, clause_end, end)


def _after_last(text: str, mark: str, start: int, before: int) -> int:
    """Behind the last such mark; one between digits is none. 0 where there is none."""
    at = text.rfind(mark, start, before)
    while at >= 0 and text[at + 1 : at + 2].isdigit():
        at = text.rfind(mark, start, at)
    return at + 1


def _next(text: str, value: int, end: int) -> int:
    marks = (at for at in range(value, end) if text[at] in _MARKS and not text[at + 1 : at + 2].isdigit())
    return next(marks, end)
