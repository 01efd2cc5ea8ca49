"""Whether a search says "nothing relevant" where nothing is, and only there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eval.calibration import separation
from eval.datasets import Dataset
from eval.searcher import Trust
from service.found import RELEVANT_FROM


@dataclass(frozen=True, slots=True)
class Abstention:
    """Shares are None where there are no such queries, the area also where hits have no confidence."""

    threshold: float
    unanswerable: int  # queries without an answer
    right: float | None  # share of those at which the search abstains
    false: float | None  # share of the others at which it does
    area: float | None  # of top confidence, queries with an answer against those without


def abstention(
    dataset: Dataset, shown: Mapping[str, Sequence[Trust]], threshold: float = RELEVANT_FROM
) -> Abstention | None:
    """A search abstains with no hit, or when its best confidence lies below the threshold.

    None where the dataset has no query without an answer.
    """
    none = dataset.unanswerable
    if not none:
        return None
    best = {query: _best(hits) for query, hits in shown.items()}
    abstains = {query: confidence is not None and confidence < threshold for query, confidence in best.items()}
    known = all(confidence is not None for confidence in best.values())
    area = separation(
        [best[query] or 0.0 for query in best if query not in none],
        [best[query] or 0.0 for query in best if query in none],
    )
    return Abstention(
        threshold,
        len(none),
        _share([abstains[query] for query in best if query in none]),
        _share([abstains[query] for query in best if query not in none]),
        area if known else None,
    )


def _best(hits: Sequence[Trust]) -> float | None:
    """The most that any hit is trusted: 0 without a hit, None where the search gives no confidence."""
    said = [hit.confidence for hit in hits if hit.confidence is not None]
    return max(said) if said else (None if hits else 0.0)


def _share(cases: Sequence[bool]) -> float | None:
    return sum(cases) / len(cases) if cases else None
