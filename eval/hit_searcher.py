"""Searches hit by hit: what judged sets are scored by, in this process or through a service."""

from collections.abc import Callable, Mapping, Sequence

from corpus.model import Directive
from eval.places import Places
from eval.searcher import Seen, Shown
from service.engine import Engine
from service.errors import BadRequestError
from service.http.schemas import hit_out

Hits = Callable[[str, int], Sequence[Shown]]  # the first k hits of a query


class HitSearcher:
    """Hits seen as the places of a judged set."""

    def __init__(self, hits: Hits, places: Places) -> None:
        self._hits, self._places = hits, places

    def search(self, queries: Mapping[str, str], k: int) -> dict[str, Seen]:
        """One query after the other."""
        return {id_: self._places.see(id_, self._hits(text, k), k) for id_, text in queries.items()}


def engine_hits(engine: Engine, mode: str) -> Hits:
    """The hits of one mode as the service would show them, best first; a query without a word finds none."""

    def hits(text: str, k: int) -> list[Shown]:
        try:
            found = engine.search(text, mode=mode, top_k=k)
        except BadRequestError:
            return []
        return [
            Shown(
                hit.passage.id, hit.directive.id, hit.passage.spans, hit.score, hit_out(hit, highlight=False).confidence
            )
            for hit in found.hits
        ]

    return hits


def held_directive(engine: Engine, id_: str) -> Directive | None:
    """A directive of the index with its text and sections."""
    stored = engine.catalogue.directive(id_)
    return stored.directive if stored else None
