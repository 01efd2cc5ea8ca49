"""An optional last stage: a cross-encoder reads the first hits once more, together with the query."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from indexer.catalogue import Catalogue
from indexer.cross_encoder import CrossEncoder
from service.question import Question
from service.retrieval import Ranking, Retriever, Scope

FIRST = 30  # hits that are read again


class Reread:
    """The first hits in the order of the cross-encoder, those that the query names before all; the rest as they were.

    The score of a hit read again lies between 1 and 2: 2 where the query names it, else where the model's own lies
    between the least and the most that it gave, so a share of it means something to a stage around. Nobody has
    calibrated that model, so there is no confidence.
    """

    def __init__(self, stage: Retriever, model: CrossEncoder, catalogue: Catalogue) -> None:
        self._stage, self._model, self._catalogue = stage, model, catalogue

    def retrieve(self, questions: Sequence[Question], k: int, within: Scope | None = None) -> list[Ranking]:
        """As many as the stage finds when it is asked for as many as are read again, at most k."""
        found = self._stage.retrieve(questions, max(k, FIRST), within)
        return [self._read(question, ranking, k) for question, ranking in zip(questions, found, strict=True)]

    def _read(self, question: Question, ranking: Ranking, k: int) -> Ranking:
        first = ranking.at(np.arange(min(FIRST, len(ranking))))
        passages = self._catalogue.passages(first.ordinals.tolist())
        texts = ["\n".join((*passage.breadcrumb, passage.text)) for _, passage in passages]
        read = self._model.scores(question.read_text, texts)
        named = first.legs.get("named", np.zeros(len(first), dtype=np.float32))
        order = np.lexsort((first.ordinals, -read, -named))
        scores = ranking.scores.copy()
        scores[: len(first)] = np.where(named > 0, 2, 1 + _spread(read))[order]
        legs = {**ranking.legs, "cross_encoder": np.full(len(ranking), np.nan, dtype=np.float32)}
        legs["cross_encoder"][: len(first)] = read
        again = replace(ranking, legs=legs).at(np.concatenate([order, np.arange(len(first), len(ranking))])[:k])
        return replace(again, scores=scores[:k], confidence=None)


def _spread(read: NDArray[np.float32]) -> NDArray[np.float32]:
    """From 0 for the least to 1 for the most; 1 where all are alike."""
    low, high = (float(read.min()), float(read.max())) if len(read) else (0.0, 0.0)
    return (read - low) / (high - low) if high > low else np.ones_like(read)
