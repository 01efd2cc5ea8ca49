"""What a search found."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from service.hits import Hit
from service.question import Question
from service.retrieval import Scope

AUTO, EXACT = "auto", "exact"  # the mode that a query decides itself, and the one of quoted ones
_FOUND_BY_NAME = 0.25  # how closely a first hit is named, or cites what is named, to be what was asked for
RELEVANT_FROM = 0.3  # a best hit less probable than this is shown as "nothing relevant"


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to one query: a page of hits out of all that were found."""

    question: Question
    mode: str
    hits: tuple[Hit, ...]
    total: int
    total_is_exact: bool
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    best: float | None = None  # the confidence of the surest hit of all
    within: Scope | None = None  # what filters leave

    @property
    def relevant(self) -> bool | None:
        """Whether anything is likely to answer; None in modes that don't estimate it."""
        if not self.total or self.question.absent:
            return False
        if self.hits and self.hits[0].legs.get("named", 0.0) >= _FOUND_BY_NAME:
            return True
        return None if self.best is None else self.best >= RELEVANT_FROM
