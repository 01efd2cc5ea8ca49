"""Which forms are worth comparing: those that share a band, or a whole first or last part."""

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from indexer.vectors import Ids
from indexer.wording.clauses import Clauses
from indexer.wording.forms import SHORTEST
from indexer.wording.likeness import LEAST_DICE, may_be_like
from indexer.wording.minhash import band_keys
from indexer.wording.mixing import Hashes, row_keys

_HEADS = 4  # of the forms that share one key, the first ones, that the others are compared with


def candidates(clauses: Clauses) -> Ids:
    """(pairs, 2) forms of which the first stands before the second; unique, in order.

    Left out are those that no alignment can confirm, as their words or their lengths differ too much, and those of
    which one says what was done, the other what shall be; what has no weight is like nothing.
    """
    found = [np.empty(0, dtype=np.int64)]
    bands = band_keys(clauses.words, clauses.starts)
    for keys in (*bands, *_end_parts(clauses)):
        found += _sharing(keys, clauses)
    pairs = np.sort(np.concatenate(found))
    pairs = pairs[np.append(True, pairs[1:] != pairs[:-1])[: len(pairs)]]
    pairs = np.stack([pairs >> 32, pairs & 0xFFFFFFFF], axis=1)
    return pairs[may_be_like(clauses, pairs)]


def _end_parts(clauses: Clauses) -> Iterable[Hashes]:
    """(forms,) keys of first, then of last parts as long as a clause: what goes on before or after one shares it
    though it may share no band. The key of any other part stands nowhere else."""
    keys = row_keys(clauses.words, clauses.parts)
    short = np.diff(clauses.parts) < SHORTEST
    keys[short] = np.arange(np.count_nonzero(short), dtype=np.uint64)
    return keys[clauses.first_parts[:-1]], keys[clauses.first_parts[1:] - 1]


def _sharing(keys: NDArray[np.unsignedinteger], clauses: Clauses) -> Iterator[Ids]:
    """Pairs of forms with one key, the one that stands first in the upper half of the number."""
    lengths, stands = clauses.bags.lengths, clauses.stands
    order = _in_order(keys)
    places = np.arange(len(order))
    begins = np.append(True, keys[order][1:] != keys[order][:-1])[: len(order)]
    at = places - np.maximum.accumulate(np.where(begins, places, 0))  # of each among those that share the key
    for head in range(_HEADS):
        later = np.flatnonzero(at > head)
        left, right = order[later - at[later] + head], order[later]
        shorter, both = np.minimum(lengths[left], lengths[right]), lengths[left] + lengths[right]
        near = (shorter > 0) & (2 * shorter >= LEAST_DICE * both) & (stands[left] & stands[right] > 0)
        yield left[near] << 32 | right[near]


def _in_order(keys: NDArray[np.unsignedinteger]) -> Ids:
    """(forms,) by key, those of one key as they stand; numbers are sorted much faster than places by their numbers."""
    if keys.dtype != np.uint32:
        return np.argsort(keys, kind="stable")
    numbers = np.sort(keys.astype(np.uint64) << np.uint64(32) | np.arange(len(keys), dtype=np.uint64))
    return (numbers & np.uint64(0xFFFFFFFF)).astype(np.int64)
