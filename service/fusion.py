"""How the scores of several stages become one. NaN stands for "not among this stage's candidates"."""

from collections.abc import Callable, Mapping
from functools import partial

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]  # (candidates,)
Fusion = Callable[[Mapping[str, Scores]], Scores]

_RRF_K = 60.0  # Cormack, Clarke, Büttcher 2009


def weighted_sum(weights: Mapping[str, float]) -> Fusion:
    """The weighted mean of the stages' scores, each divided by its best.

    A stage that didn't find a candidate counts it as its own weakest one at most, never as nothing: that it
    lies below the cut is all that is known of it.
    """
    return partial(_weighted_sum, dict(weights))


def _weighted_sum(weights: Mapping[str, float], legs: Mapping[str, Scores]) -> Scores:
    total = np.zeros_like(next(iter(legs.values())))
    for name, scores in legs.items():
        total += np.float32(weights[name]) * normalised(scores)
    return total / np.float32(sum(weights.values()))


def normalised(scores: Scores) -> Scores:
    """Divided by the best; the missing get the weakest, and 0 where nothing was found."""
    known = scores[~np.isnan(scores)]
    if not len(known) or known.max() <= 0:
        return np.zeros_like(scores)
    filled = np.where(np.isnan(scores), max(known.min(), 0), np.maximum(scores, 0))
    return np.asarray(filled / known.max(), dtype=np.float32)


def reciprocal_rank(legs: Mapping[str, Scores]) -> Scores:
    """Σ 1 / (60 + rank) over the stages that found a candidate; a comparison for evaluation."""
    total = np.zeros_like(next(iter(legs.values())))
    for scores in legs.values():
        order = np.argsort(-np.nan_to_num(scores, nan=-np.inf), kind="stable")
        ranks = np.empty(len(scores), dtype=np.float32)
        ranks[order] = np.arange(1, len(scores) + 1, dtype=np.float32)
        total += np.where(np.isnan(scores), 0, 1 / (_RRF_K + ranks)).astype(np.float32)
    return total
