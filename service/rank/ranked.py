"""The learned stage: candidates of words and of meaning, ranked by how likely each is an answer."""

from collections.abc import Sequence

import numpy as np

from indexer.forward import ForwardIndex
from indexer.lexical import LexicalIndex
from service.question import Question
from service.rank.features import Column, features
from service.rank.model import RankingModel
from service.rank.weights import weigh
from service.retrieval import Dense, Lexical, Ranking, Scope

DEPTH = 200  # candidates of each leg: recall of 100 of law questions lies within them


class Ranked:
    """Candidates come from both legs, each on its own; then every candidate is looked at in full.

    The score is the probability that the passage answers. The candidates are the same whatever k is: pages of one
    query must come from one ranking.
    """

    def __init__(
        self, dense: Dense, lexical: Lexical, index: LexicalIndex, forward: ForwardIndex, model: RankingModel
    ) -> None:
        self._dense, self._lexical, self._index, self._forward, self._model = dense, lexical, index, forward, model

    def retrieve(self, questions: Sequence[Question], k: int, within: Scope | None = None) -> list[Ranking]:
        """At most k of the candidates of each question."""
        vectors = self._dense.encode(questions)
        by_meaning = self._dense.nearest(vectors, DEPTH, within)
        by_word = self._lexical.retrieve(questions, DEPTH, within)
        return [
            self._rank(question, vector, np.union1d(near.ordinals, words.ordinals), k)
            for question, vector, near, words in zip(questions, vectors, by_meaning, by_word, strict=True)
        ]

    def columns(self, question: Question, ordinals: Ids, vector: Vector) -> dict[str, Column]:
        """What the model sees of some passages, by name; also what it is trained on."""
        weighted = weigh(question, self._forward, self._index)
        return features(weighted, ordinals, self._dense.cosines(vector, ordinals), self._forward)
