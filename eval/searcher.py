"""Something that searches, as measuring sees it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from corpus.model import Span
from eval.runs import Scored

TOP = 10  # hits whose confidence is looked at: the page that people read


@dataclass(frozen=True, slots=True)
class Shown:
    """One hit as a person gets it."""

    passage: str
    document: str
    spans: tuple[Span, ...]
    score: float
    confidence: float | None


class Trust(NamedTuple):
    """What the search said of a hit, and what is so."""

    confidence: float | None
    relevant: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """What one search found."""

    targets: tuple[Scored, ...]  # best first, unique, scores falling
    top: tuple[Trust, ...] = ()  # the first ten hits; () where the search isn't asked for confidence


class Searcher(Protocol):
    """Queries in, one answer each, under the same ids."""

    def search(self, queries: Mapping[str, str], k: int) -> dict[str, Seen]:
        """At most k targets a query; none where nothing is found.

        Raises:
            EvalError: the search itself failed.
        """
        ...


Ask = Callable[[str], Sequence[Shown]]  # one whole search of one text: the page of hits that people get


@dataclass(frozen=True, slots=True)
class System:
    """One thing that is measured."""

    mode: str
    searched: str  # the encoder of the index, the address of the service, or the run's file
    searcher: Searcher
    ask: Ask | None = None
