"""How far a mean over queries can be trusted: bootstrap intervals and a paired randomisation test."""

import math
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]  # (measures, queries)

_RESAMPLES = 10_000
_LEVEL = 0.95
_Z = 1.959964  # of the normal distribution, two-sided at that level
_SEED = 1_234
_CELLS_AT_ONCE = 2_000_000  # draws held in memory: 16 MB
_SLACK = 1e-12  # sums of the same numbers in another order differ by about this


def bootstrap(values: Values, resamples: int = _RESAMPLES, seed: int = _SEED) -> NDArray[np.float64]:
    """The 95 % percentile interval of each row's mean, shape (measures, 2): low, high.

    Queries are drawn with replacement (Efron 1979; for retrieval Sakai 2006); every measure and every run of the
    same length sees the same draws.
    """
    queries = values.shape[1]
    random = np.random.default_rng(seed)
    means = [_counts(random, rows, queries) @ values.T / queries for rows in _chunks(resamples, queries)]
    tail = (1 - _LEVEL) / 2
    low, high = np.quantile(np.concatenate(means), [tail, 1 - tail], axis=0)
    return np.column_stack([low, high])


def wilson(hits: int, count: int) -> tuple[float, float]:
    """The 95 % score interval of a share of independent cases (Wilson 1927); (0, 1) of none."""
    if not count:
        return 0.0, 1.0
    share, spread = hits / count, _Z**2 / count
    middle = (share + spread / 2) / (1 + spread)
    half = _Z * math.sqrt(share * (1 - share) / count + spread / (4 * count)) / (1 + spread)
    return max(0.0, middle - half), min(1.0, middle + half)


def paired_p_values(values: Values, against: Values, resamples: int = _RESAMPLES, seed: int = _SEED) -> Values:
    """Two-sided p of each measure's difference in means, shape (measures,); columns are the same queries.

    Fisher's randomisation (Smucker, Allan, Carterette 2007): were the two runs alike, each query's difference
    could as well have the other sign. The observed signs count as one draw, so p is never 0.
    """
    differences = values - against
    observed = np.abs(differences.sum(axis=1))
    random = np.random.default_rng(seed)
    as_far = np.ones(len(values))
    for rows in _chunks(resamples, values.shape[1]):
        signs = random.integers(2, size=(rows, values.shape[1]), dtype=np.int8) * 2.0 - 1.0
        as_far += (np.abs(signs @ differences.T) >= observed - _SLACK).sum(axis=0)
    return as_far / (resamples + 1)


def _counts(random: np.random.Generator, rows: int, queries: int) -> NDArray[np.float64]:
    """How often each query was drawn in each of some resamples, shape (rows, queries)."""
    drawn = random.integers(queries, size=(rows, queries))
    drawn += np.arange(rows)[:, None] * queries
    return np.bincount(drawn.ravel(), minlength=rows * queries).reshape(rows, queries).astype(np.float64)


def _chunks(resamples: int, queries: int) -> Iterator[int]:
    """The resamples in portions that fit in memory."""
    portion = max(1, _CELLS_AT_ONCE // queries)
    for start in range(0, resamples, portion):
        yield min(portion, resamples - start)
