"""Search for wording, by the same rules as the concordance and over the same words, so that both find the same."""

from collections.abc import Sequence
from functools import reduce
from typing import NamedTuple

import numpy as np

from indexer.lexical import LexicalIndex
from indexer.terms import Layer
from indexer.vectors import Ids
from indexer.wording.index import WordingIndex
from indexer.wording.passages import PassagePlaces
from indexer.wording.phrases import find
from indexer.wording.words import words
from service.precedent.phrase import Wording, wordings
from service.question import Question
from service.retrieval import Ranking, Scope, Scores

_CLOSER = 1_000.0  # more than any BM25: a closer layer always comes first
_K1, _B = 1.2, 0.75  # of BM25, as the lexical index has them
_BESIDE = 1_000  # passages that words beside the quoted parts rank; the same for every page
_LAYERS = tuple(Layer)


class _Standing(NamedTuple):
    """Where one wording stands."""

    passages: Ids  # their ordinals, in order
    scores: Scores  # what each is worth
    directives: Ids  # theirs, in order


class Exact:
    """Passages in which the whole query, or each quoted part of it, stands word by word: closer layers first.

    A wording stands in the passage of its first word; one in a heading above passages in the first of them.
    """

    def __init__(self, wording: WordingIndex, places: PassagePlaces, lexical: LexicalIndex) -> None:
        self._wording, self._places, self._lexical = wording, places, lexical
        self._lengths = places.lengths()

    def retrieve(self, questions: Sequence[Question], k: int, within: Scope | None = None) -> list[Ranking]:
        """Best first by layer and then by BM25 of the wordings and the words beside them.

        Raises:
            BadRequestError: a gap doesn't stand between words.
        """
        return [self._one(question, k, within) for question in questions]

    def _one(self, question: Question, k: int, within: Scope | None) -> Ranking:
        asked = wordings(question)
        found = [self._standing(one, within) for one in asked]
        passages = reduce(np.intersect1d, [one.passages for one in found])
        scores = np.zeros(len(passages), dtype=np.float32)
        for one in found:
            scores += one.scores[np.searchsorted(one.passages, passages)]
        if sum(len(segment.words) for one in asked for segment in one.segments) < len(list(words(question.text))):
            directives = reduce(np.intersect1d, [one.directives for one in found])
            scores += self._beside(question, passages, directives)
        order = np.lexsort((passages, -scores))[:k]
        return Ranking(passages[order], scores[order], {"exact": scores[order]})

    def _standing(self, asked: Wording, within: Scope | None) -> _Standing:
        found = find(self._wording, asked.segments, asked.layer)
        if within is not None:
            found = found.at(np.isin(found.directives, within.directives))
        holding = self._places.at(found.starts)
        counts = np.bincount(holding, minlength=len(self._lengths))
        passages = np.flatnonzero(counts)
        scores = self._bm25(passages, counts[passages])
        for layer in range(_LAYERS.index(asked.layer)):
            scores[np.isin(passages, holding[found.layers <= layer])] += _CLOSER
        return _Standing(passages, scores, np.unique(found.directives))

    def _bm25(self, passages: Ids, counts: Ids) -> Scores:
        """Of a wording that stands so often in these passages and in no other."""
        idf = np.log1p((len(self._lengths) - len(passages) + 0.5) / (len(passages) + 0.5))
        length = self._lengths[passages] / max(float(self._lengths.mean()), 1.0) if len(passages) else 0.0
        return np.asarray(idf * counts * (_K1 + 1) / (counts + _K1 * (1 - _B + _B * length)), dtype=np.float32)

    def _beside(self, question: Question, passages: Ids, directives: Ids) -> Scores:
        """What all words of the question are worth in passages that are among the best of their directives."""
        scores = np.zeros(len(passages), dtype=np.float32)
        ranked = self._lexical.weighted(question.terms, _BESIDE, directives)
        _, here, there = np.intersect1d(passages, ranked.ordinals, return_indices=True)
        scores[here] = ranked.scores[there]
        return scores
