"""How much stretches of text can have in common at most, told from the words of each before any are aligned.

A word makes as many bits of a stretch as it counts times. A bit of one that another one lacks is a letter of its text
that stands nowhere in the other's (Bloom 1970); two words that share a bit only make the bound looser.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.vectors import Ids
from indexer.wording.forms import WordIds
from indexer.wording.mixing import Hashes, mixed

_LANES = 4  # of 64 bits; a form counts some 58 letters
_MOST = 3  # times that a word counts
_AT_ONCE = 262_144  # words
_PAIRS_AT_ONCE = 8192  # so that what is held stays in a core's cache


class Bags(NamedTuple):
    """The words of stretches without their order."""

    bits: Hashes  # (stretches, lanes)
    withheld: Ids  # (stretches,) bits that its words have elsewhere, though not here, as here they count once
    lengths: Ids  # (stretches,) of their texts

    def together(self, starts: Ids) -> "Bags":
        """(rows,) those of rows of stretches, which begin at `starts` and hold one at least."""
        if not len(starts):
            return Bags(self.bits[:0], self.withheld[:0], self.lengths[:0])
        counts = (np.add.reduceat(each, starts) for each in (self.withheld, self.lengths))
        return Bags(np.bitwise_or.reduceat(self.bits, starts), *counts)

    def common(self, one: Ids, other: Ids) -> Ids:
        """(pairs,) letters that an alignment of both finds in common at most."""
        most = np.empty(len(one), dtype=np.int64)
        for first in range(0, len(one), _PAIRS_AT_ONCE):
            chunk = slice(first, first + _PAIRS_AT_ONCE)
            most[chunk] = self._common(one[chunk], other[chunk])
        return most

    def _common(self, one: Ids, other: Ids) -> Ids:
        here, there = self.bits[one], self.bits[other]
        both = here & there
        found = []
        for bits, side, against in ((here, one, other), (there, other, one)):
            missing = np.bitwise_count(bits ^ both).sum(axis=1, dtype=np.int64) - self.withheld[against]
            found.append(self.lengths[side] - np.maximum(missing, 0))
        common: Ids = np.minimum(*found)
        return common


def bags(hashes: Hashes, full: WordIds, ids: WordIds, weights: WordIds, starts: Ids) -> Bags:
    """(stretches,) of words that begin at `starts`, one end more, each with one word at least.

    `hashes` and `full`, how often a word counts, are by id; `weights` says how often it does in its place, or once.
    """
    table = _bits(hashes, full)
    bits = np.empty((len(starts) - 1, _LANES), dtype=np.uint64)
    counts = np.zeros((2, len(starts) - 1), dtype=np.int64)
    rows = np.unique(np.searchsorted(starts, np.arange(0, len(ids) + _AT_ONCE, _AT_ONCE)).clip(max=len(starts) - 1))
    for row, end in zip(rows[:-1].tolist(), rows[1:].tolist(), strict=True):
        here, at = slice(starts[row], starts[end]), starts[row:end] - starts[row]
        for lane in range(_LANES):
            bits[row:end, lane] = np.bitwise_or.reduceat(table[lane, weights[here], ids[here]], at)
        counts[:, row:end] = np.add.reduceat([full[ids[here]] - weights[here], weights[here]], at, axis=1)
    return Bags(bits, counts[0], counts[1])


def _bits(hashes: Hashes, full: WordIds) -> NDArray[np.uint64]:
    """(lanes, times + 1, ids) the bits of a word that counts so often."""
    bits = np.zeros((_LANES, _MOST + 1, len(hashes)), dtype=np.uint64)
    for time in range(1, _MOST + 1):
        drawn = mixed(hashes + np.uint64(time))
        lanes, bit = (drawn >> np.uint64(32)) % np.uint64(_LANES), np.uint64(1) << (drawn & np.uint64(63))
        for lane in range(_LANES):
            more = np.where((lanes == lane) & (full >= time), bit, np.uint64(0))
            bits[lane, time] = bits[lane, time - 1] | more
    return bits
