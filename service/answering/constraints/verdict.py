"""How a value stands to what a question demands."""

from collections.abc import Iterable
from enum import IntEnum


class Verdict(IntEnum):
    """The greater, the better; a contradiction is certain."""

    CONTRADICTS = -1
    NONE = 0  # the question asks nothing of it
    SILENT = 1  # the text doesn't say
    AGREES = 2


def best(verdicts: Iterable[Verdict]) -> Verdict:
    """Of several things of which any may be meant; NONE of nothing."""
    said = list(verdicts)
    return max(said, default=Verdict.NONE)


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """Of several things that must all hold; what asks nothing doesn't count."""
    return min((one for one in verdicts if one is not Verdict.NONE), default=Verdict.NONE)
