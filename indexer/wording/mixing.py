"""Numbers mixed so well that they may stand for hashes: the same everywhere and in every run."""

import numpy as np
from numpy.typing import NDArray

from indexer.vectors import Ids

Hashes = NDArray[np.uint64]
_BASE = np.uint64(0x9E3779B97F4A7C15)  # odd, so that each value of a row counts; 2^64 over the golden ratio
_AT_ONCE = 65_536  # rows; what is held at once stays some 20 MB


def mixed(values: Hashes) -> Hashes:
    """(n,) each value under SplitMix64's finaliser (Steele, Lea, Flood 2014), a bijection on 64 bits."""
    values = values + _BASE
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def row_keys(values: NDArray[np.integer], starts: Ids) -> Hashes:
    """(rows,) a hash of the values of each row, which begin at `starts` (one end more) and hold one at least: the sum
    of mixed value · base^position, mod 2^64."""
    lengths = np.diff(starts)
    powers = np.full(int(lengths.max(initial=1)), _BASE, dtype=np.uint64)
    powers[0] = 1
    powers = np.multiply.accumulate(powers)
    keys = np.empty(len(lengths), dtype=np.uint64)
    for first in range(0, len(lengths), _AT_ONCE):
        here = starts[first : first + _AT_ONCE + 1]
        within = np.arange(here[-1] - here[0]) - np.repeat(here[:-1] - here[0], np.diff(here))
        terms = mixed(values[here[0] : here[-1]].astype(np.uint64)) * powers[within]
        keys[first : first + _AT_ONCE] = np.add.reduceat(terms, here[:-1] - here[0])
    return keys
