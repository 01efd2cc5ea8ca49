"""The learned stage: candidates of words and of meaning, ranked by how likely each is an answer."""

from collections.abc import Sequence

import numpy as np

from indexer.encoder import Vectors
from indexer.forward import ForwardIndex
from indexer.lexical import LexicalIndex
from indexer.vectors import Ids
from service.question import Question
from service.rank.features import Column, features
from service.rank.model import RankingModel
from service.rank.weights import weigh
from service.retrieval import Dense, Ranking, Retriever, Scope

DEPTH = 200  # candidates of each leg


class Candidates:
    """Passages worth a closer look: the best of each leg, each found on its own, and what is known of them all."""

    def __init__(self, dense: Dense, lexical: Retriever, index: LexicalIndex, forward: ForwardIndex) -> None:
        self._dense, self._lexical, self._index, self._forward = dense, lexical, index, forward

    def find(self, questions: Sequence[Question], within: Scope | None = None) -> list[tuple[Ids, dict[str, Column]]]:
        """For each question the ordinals of its candidates, sorted, and their features; both may be empty."""
        vectors = self._dense.encode(questions)
        near = self._dense.nearest(vectors, DEPTH, within)
        worded = self._lexical.retrieve(questions, DEPTH, within)
        found = []
        for question, vector, one, other in zip(questions, vectors, near, worded, strict=True):
            ordinals = np.union1d(one.ordinals, other.ordinals)
            found.append((ordinals, self._columns(question, vector, ordinals)))
        return found

    def _columns(self, question: Question, vector: Vectors, ordinals: Ids) -> dict[str, Column]:
        if not len(ordinals):
            return {}
        weighted = weigh(question, self._forward, self._index)
        return features(weighted, ordinals, self._dense.cosines(vector, ordinals), self._forward)


class Ranked:
    """Every candidate looked at in full. The score is the probability that the passage answers; `legs` holds the
    cosine, the BM25 and the score of the model for every candidate, whichever leg found it.

    The candidates are the same whatever k is: pages of one query must come from one ranking.
    """

    def __init__(self, candidates: Candidates, model: RankingModel) -> None:
        self._candidates, self._model = candidates, model

    def retrieve(self, questions: Sequence[Question], k: int, within: Scope | None = None) -> list[Ranking]:
        """At most k of the candidates of each question."""
        return [self._rank(ordinals, columns, k) for ordinals, columns in self._candidates.find(questions, within)]

    def _rank(self, ordinals: Ids, columns: dict[str, Column], k: int) -> Ranking:
        if not len(ordinals):
            return Ranking(ordinals, np.empty(0, dtype=np.float32))
        scores = self._model.scores(columns)
        confidence = self._model.confidence(scores, columns)
        order = np.lexsort((ordinals, -scores))[:k]
        legs = {"dense": columns["cosine"], "lexical": columns["bm25"], "ranker": scores, "confidence": confidence}
        return Ranking(ordinals[order], confidence[order], {name: leg[order] for name, leg in legs.items()})
