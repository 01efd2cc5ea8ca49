"""Stages that rank passages. Every stage is a `Retriever`; they nest, and evaluation can score each."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from indexer.encoder import Encoder, Vectors
from indexer.lexical import Found, LexicalIndex
from indexer.vectors import NO_ID, Ids, VectorIndex
from service.fusion import Fusion
from service.question import Question, Wish

Scores = NDArray[np.float32]  # (n,)
Embeddings = NDArray[np.float16]  # (passages, dim), by ordinal
Wished = Callable[[Sequence[Wish], Ids], Scores]  # how far passages agree with soft filters, 0 to 1


class Scope(NamedTuple):
    """What filters leave: sorted ordinals of directives and of their passages."""

    directives: Ids
    passages: Ids


@dataclass(frozen=True, slots=True)
class Ranking:
    """Passages by ordinal, best first, unique; ties by ordinal. `legs` holds each stage's own scores, NaN where
    a stage didn't find the passage."""

    ordinals: Ids
    scores: Scores
    legs: Mapping[str, Scores] = field(default_factory=dict)
    confidence: Scores | None = None  # the probability that each answers, where the stage knows it

    def at(self, positions: Ids) -> "Ranking":
        """Some places of the ranking, in the order given."""
        legs = {name: scores[positions] for name, scores in self.legs.items()}
        confidence = None if self.confidence is None else self.confidence[positions]
        return Ranking(self.ordinals[positions], self.scores[positions], legs, confidence)

    def __len__(self) -> int:
        return len(self.ordinals)


class Retriever(Protocol):
    """Questions in, one ranking each of at most k passages, same order; filters act inside."""

    def retrieve(self, questions: Sequence[Question], k: int, within: Scope | None = None) -> list[Ranking]:
        """Rank the passages of the whole index, or of those within a scope."""
        ...


class Dense:
    """Nearest vectors; the score is the cosine.

    `embeddings`, a row a passage, gives exact cosines where the vectors of the index are rounded further.
    """

    def __init__(self, encoder: Encoder, vectors: VectorIndex, embeddings: Embeddings | None = None) -> None:
        self._encoder, self._vectors, self._embeddings = encoder, vectors, embeddings

    def retrieve(self, questions: Sequence[Question], k: int, within: Scope | None = None) -> list[Ranking]:
        """One matrix of queries, one search."""
        return self.nearest(self.encode(questions), k, within)

    def encode(self, questions: Sequence[Question]) -> Vectors:
        """(questions, dim) unit rows."""
        return self._encoder.encode_queries([question.meaning or question.text for question in questions])

    def nearest(self, queries: Vectors, k: int, within: Scope | None = None) -> list[Ranking]:
        """The k nearest passages of each query."""
        found = self._vectors.search(queries, k, within.passages if within else None)
        return [_dense_ranking(ids, scores) for ids, scores in zip(found.ids, found.scores, strict=True)]

    def cosines(self, query: Vectors, ordinals: Ids) -> Scores:
        """One query (dim,) against some passages: (passages,)."""
        if self._embeddings is None:
            raise ValueError("no embeddings were given; cosines can't be looked up")
        return np.asarray(self._embeddings[ordinals], dtype=np.float32) @ query


class Lexical:
    """BM25 over syllables and syllable pairs, on the layer that the question is written in; see `Question.bag`."""

    def __init__(self, index: LexicalIndex) -> None:
        self._index = index

    def retrieve(self, questions: Sequence[Question], k: int, within: Scope | None = None) -> list[Ranking]:
        """Questions without a word give an empty ranking."""
        directives = within.directives if within else None
        return [self._one(question, k, directives) for question in questions]

    def _one(self, question: Question, k: int, directives: Ids | None) -> Ranking:
        return _ranking("lexical", self._index.weighted(question.terms, k, directives))


class Hybrid:
    """Several stages fused into one ranking; each stage finds candidates on its own.

    Each leg always gives `depth` candidates, whatever k is: normalised scores depend on who is there, and pages of
    one query must come from one ranking.
    """

    def __init__(
        self,
        legs: Mapping[str, Retriever],
        fusion: Fusion,
        depth: int = 200,
    ) -> None:
        self._legs, self._fusion, self._depth = dict(legs), fusion, depth

    def retrieve(self, questions: Sequence[Question], k: int, within: Scope | None = None) -> list[Ranking]:
        """At most k of the legs' candidates."""
        rankings = {name: leg.retrieve(questions, self._depth, within) for name, leg in self._legs.items()}
        return [
            self._fuse({name: ranked[position] for name, ranked in rankings.items()}, k)
            for position in range(len(questions))
        ]

    def _fuse(self, ranked: Mapping[str, Ranking], k: int) -> Ranking:
        ordinals = np.unique(np.concatenate([ranking.ordinals for ranking in ranked.values()]))
        legs = {name: aligned(ranking, ordinals) for name, ranking in ranked.items()}
        scores = self._fusion(legs)
        order = np.lexsort((ordinals, -scores))[:k]
        return Ranking(ordinals[order], scores[order], {name: values[order] for name, values in legs.items()})


def aligned(ranking: Ranking, ordinals: Ids) -> Scores:
    """A ranking's scores at some ordinals; NaN where it has none."""
    scores = np.full(len(ordinals), np.nan, dtype=np.float32)
    scores[np.searchsorted(ordinals, ranking.ordinals)] = ranking.scores
    return scores


def _dense_ranking(ids: Ids, scores: Scores) -> Ranking:
    found = ids != NO_ID
    return Ranking(ids[found], scores[found], {"dense": scores[found]})


def _ranking(name: str, found: Found) -> Ranking:
    return Ranking(found.ordinals, found.scores, {name: found.scores})
