"""Candidates of words and of meaning, and the passages that a query names, with their features."""

from collections.abc import Sequence

import numpy as np

from indexer.encoder import Vectors
from indexer.forward import ForwardIndex
from indexer.lexical import LexicalIndex
from indexer.vectors import Ids
from service.fusion import normalised
from service.question import Question
from service.rank.candidates import Candidates
from service.rank.features import Column, features
from service.rank.weights import weigh
from service.retrieval import Dense, Ranking, Retriever, Scope, Wished, aligned

DEPTH = 200  # candidates of each leg


class Gathering:
    """Finds candidates: the best of each leg, each on its own, and the passages that the query names."""

    def __init__(
        self,
        dense: Dense,
        lexical: Retriever,
        named: Retriever,
        wished: Wished,
        index: LexicalIndex,
        forward: ForwardIndex,
    ) -> None:
        self._dense, self._lexical, self._named, self._wished = dense, lexical, named, wished
        self._index, self._forward = index, forward

    def gather(self, questions: Sequence[Question], within: Scope | None = None) -> list[Candidates]:
        """The candidates of each question; the same whatever is shown of them."""
        vectors = self._dense.encode(questions)
        near = self._dense.nearest(vectors, DEPTH, within)
        worded = self._lexical.retrieve(questions, DEPTH, within)
        named = self._named.retrieve(questions, DEPTH, within)
        return [
            self._known(question, vector, legs)
            for question, vector, *legs in zip(questions, vectors, near, worded, named, strict=True)
        ]

    def _known(self, question: Question, vector: Vectors, legs: Sequence[Ranking]) -> Candidates:
        near, worded, named = legs
        ordinals = np.unique(np.concatenate([near.ordinals, worded.ordinals, named.ordinals]))
        if not len(ordinals):
            return Candidates(question, ordinals, {})
        cosines = self._dense.cosines(vector, ordinals)
        columns = {
            **self._matching(question, ordinals, cosines),
            "lexical_of_best": normalised(aligned(worded, ordinals)),
            "named": np.nan_to_num(aligned(named, ordinals)),
            "foreign": np.full(len(ordinals), question.foreign, dtype=np.float32),
            "wished": self._wished(question.wishes, ordinals),
        }
        return Candidates(question, ordinals, columns)

    def _matching(self, question: Question, ordinals: Ids, cosines: Column) -> dict[str, Column]:
        """The features of the words as typed, or with abbreviations written out: whichever matches better."""
        plain, *written_out = weigh(question, self._forward, self._index)
        columns = features(plain, ordinals, cosines, self._forward)
        for other in written_out:
            others = features(other, ordinals, cosines, self._forward)
            columns |= {name: np.maximum(column, others[name]) for name, column in columns.items()}
        return columns
