"""Searches through a running service for whole documents: POST /v1/search, page after page."""

from collections.abc import Mapping

from eval.datasets import Qrels
from eval.runs import falling
from eval.searcher import TOP, Seen, Shown, Trust
from eval.service_client import ServiceClient


class ServiceSearcher:
    """One mode of a service. The order is the service's own; its first passage ranks a document."""

    def __init__(self, client: ServiceClient, mode: str, qrels: Qrels) -> None:
        self._client, self._mode, self._qrels = client, mode, qrels

    def search(self, queries: Mapping[str, str], k: int) -> dict[str, Seen]:
        """One query after the other."""
        return {id_: self._see(id_, text, k) for id_, text in queries.items()}

    def _see(self, id_: str, text: str, k: int) -> Seen:
        first: dict[str, float] = {}
        top: list[Shown] = []
        for hits in self._client.pages(self._mode, text):
            top += hits[: TOP - len(top)]
            for hit in hits:
                first.setdefault(hit.document, hit.score)
            if len(first) >= k:
                break
        kept = list(first)[:k]
        scores = falling([first[document] for document in kept])
        judged = self._qrels.get(id_, {})
        trusted = tuple(Trust(hit.confidence, judged.get(hit.document, 0) > 0) for hit in top)
        return Seen(tuple(zip(kept, scores, strict=True)), trusted)
