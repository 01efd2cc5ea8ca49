"""What was directed on a subject, in the order of time, and how those directives stand to one another."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from corpus.model import Directive
from service.engine import Engine
from service.filters import Filters
from service.hits import Hit
from service.precedent.relations.edges import outgoing
from service.precedent.relations.model import Edge

_DEPTH = 200  # passages in which directives are looked for
_AS_LIKELY = 0.03  # a passage less probable than this, where the search knows, makes no directive part of the subject

Dated = Literal["issued_on", "event_on"]


@dataclass(frozen=True, slots=True)
class Moment:
    """A directive on the subject with its best passage and the number of its passages that were found."""

    directive: Directive
    best: Hit
    passages: int

    @property
    def dated_by(self) -> Dated | None:
        """Which date it is placed by: that of issue, or of the meeting where that isn't known."""
        fields = self.directive.fields
        return "issued_on" if fields.issued_on else "event_on" if fields.event_on else None

    @property
    def on(self) -> date | None:
        """The date that it is placed by."""
        return self.directive.fields.issued_on or self.directive.fields.event_on


@dataclass(frozen=True, slots=True)
class Timeline:
    """Moments from the earliest on, undated ones last; the edges between their directives.

    `relevant`: whether anything is likely to be on the subject; None where the search can't tell.
    """

    moments: tuple[Moment, ...]
    edges: tuple[Edge, ...]
    relevant: bool | None


def timeline(engine: Engine, query: str, filters: Filters, top_k: int) -> Timeline:
    """The `top_k` directives whose passages a search finds first, by date.

    Raises:
        BadRequestError: the query has no word.
    """
    found = engine.search(query, mode="hybrid", top_k=_DEPTH, filters=filters, marked=0)
    hits = [hit for hit in found.hits if hit.confidence is None or hit.confidence >= _AS_LIKELY]
    passages = Counter(hit.directive.id for hit in hits)
    first: dict[str, Hit] = {}
    for hit in hits:
        first.setdefault(hit.directive.id, hit)
    moments = [Moment(hit.directive, hit, passages[id_]) for id_, hit in list(first.items())[:top_k]]
    in_time = sorted(moments, key=lambda one: (one.on or date.max, one.directive.id))
    return Timeline(tuple(in_time), tuple(_among(engine, in_time)), found.relevant)


def _among(engine: Engine, moments: Sequence[Moment]) -> list[Edge]:
    """What they say of one another, by the order of those that cite."""
    ids = {one.directive.id for one in moments}
    edges = [
        edge
        for id_ in (one.directive.id for one in moments)
        for edge in outgoing(engine.catalogue, engine.document(id_))
    ]
    return [edge for edge in edges if edge.via is None and any(held.id in ids for held in edge.held)]
