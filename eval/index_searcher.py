"""Searches an open index in this process for whole documents."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from eval.runs import Scored, best_per_document, falling
from eval.searcher import Seen
from indexer.catalogue import Catalogue
from indexer.vectors import Ids
from service.question import Question
from service.retrieval import Ranking, Retriever

CANDIDATES = 200  # passages: as many as the service ranks behind its first page
_DEEPER = (800, 3_200, 12_800)  # passages asked for where those hold too few documents
_BATCH = 64  # queries
Understand = Callable[[str], Question]


class DocumentIds:
    """Which document each passage of an index belongs to."""

    def __init__(self, catalogue: Catalogue) -> None:
        sizes = catalogue.directive_sizes()
        self._ids = [id_ for id_, _ in sizes]
        self._owners = np.repeat(np.arange(len(sizes)), [passages for _, passages in sizes])

    def __len__(self) -> int:
        return len(self._ids)

    @property
    def all(self) -> Sequence[str]:
        """Every document's id."""
        return self._ids

    def owners(self, ordinals: Ids) -> Ids:
        """The number of the document of each passage, in the order of `all`."""
        return np.asarray(self._owners[ordinals])

    @property
    def passages(self) -> int:
        """How many passages there are."""
        return len(self._owners)

    def documents(self, ranking: Ranking) -> list[Scored]:
        """A ranking of passages as one of documents."""
        owners = self._owners[ranking.ordinals].tolist()
        scores = ranking.scores.tolist()
        return best_per_document((self._ids[owner], score) for owner, score in zip(owners, scores, strict=True))


class IndexSearcher:
    """A retriever of passages, seen as a search for documents.

    What is fused depends on how many candidates are asked for. So the first documents are those that the service
    shows; where they are fewer than k, others from deeper down follow below them.
    """

    def __init__(self, retriever: Retriever, documents: DocumentIds, understand: Understand) -> None:
        self._retriever, self._documents, self._understand = retriever, documents, understand

    def search(self, queries: Mapping[str, str], k: int) -> dict[str, Seen]:
        """All queries, some at a time."""
        ids = list(queries)
        found: dict[str, Seen] = {}
        for start in range(0, len(ids), _BATCH):
            batch = ids[start : start + _BATCH]
            rankings = self._documents_of([self._understand(queries[id_]) for id_ in batch], k)
            found.update(zip(batch, map(Seen, rankings), strict=True))
        return found

    def _documents_of(self, questions: Sequence[Question], k: int) -> list[tuple[Scored, ...]]:
        found: list[dict[str, float]] = [{} for _ in questions]
        enough = min(k, len(self._documents))
        short = list(range(len(questions)))
        for depth in (max(k, CANDIDATES), *_DEEPER):
            rankings = self._retriever.retrieve([questions[at] for at in short], depth)
            deeper = []
            for at, ranking in zip(short, rankings, strict=True):
                for id_, score in self._documents.documents(ranking):
                    found[at].setdefault(id_, score)
                if len(found[at]) < enough and len(ranking) >= depth:
                    deeper.append(at)
            short = deeper
            if not short:
                break
        return [_first(documents, k) for documents in found]


def _first(documents: Mapping[str, float], k: int) -> tuple[Scored, ...]:
    """The first k as they stand."""
    kept = list(documents)[:k]
    return tuple(zip(kept, falling([documents[id_] for id_ in kept]), strict=True))
