"""Whether `confidence` is what it says: the probability that a hit is relevant."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from eval.searcher import Trust

_BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Hits of about the same confidence."""

    hits: int
    confidence: float  # the mean of what was said
    relevant: float  # the share of what is so


@dataclass(frozen=True, slots=True)
class Calibration:
    """Confidence against relevance over all hits; bins from the least confident up."""

    bins: tuple[Bin, ...]

    @property
    def hits(self) -> int:
        """Hits counted."""
        return sum(bin_.hits for bin_ in self.bins)

    @property
    def error(self) -> float:
        """Expected calibration error: Σ share of hits · |confidence − relevance| over the bins (Naeini et al. 2015)."""
        return sum(bin_.hits * abs(bin_.confidence - bin_.relevant) for bin_ in self.bins) / self.hits


def calibration(hits: Sequence[Trust], bins: int = _BINS) -> Calibration | None:
    """Bins of equal count, hits of the same confidence in an order that relevance can't change.

    None where a hit has no confidence, or there are no hits.
    """
    if not hits or any(hit.confidence is None for hit in hits):
        return None
    said = np.array([hit.confidence for hit in hits], dtype=np.float64)
    relevant = np.array([hit.relevant for hit in hits], dtype=np.float64)
    order = np.argsort(said, kind="stable")
    portions = [portion for portion in np.array_split(order, bins) if len(portion)]
    return Calibration(tuple(_bin(said[portion], relevant[portion]) for portion in portions))


def separation(answerable: Sequence[float], unanswerable: Sequence[float]) -> float | None:
    """The probability that a query with an answer gets more confidence than one without, ties half: the area under
    the ROC curve (Hanley, McNeil 1982). None where either is missing.
    """
    if not answerable or not unanswerable:
        return None
    difference = np.subtract.outer(np.asarray(answerable), np.asarray(unanswerable))
    return float(((difference > 0) + 0.5 * (difference == 0)).mean())


def _bin(said: NDArray[np.float64], relevant: NDArray[np.float64]) -> Bin:
    return Bin(len(said), float(said.mean()), float(relevant.mean()))
