"""MinHash of forms over pairs of neighbouring words, in bands: forms that are alike share a band (Broder 1997)."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from indexer.vectors import Ids
from indexer.wording.mixing import Hashes, mixed

BANDS, ROWS = 48, 3  # of pairs with Jaccard .2, .3, .4, .5 these catch 32, 73, 96, 99.8 of a hundred
Bands = NDArray[np.uint32]
_AT_ONCE = 4096  # forms, so that their words stay in a core's cache
_MASKS = mixed(np.arange(1, BANDS * ROWS + 1, dtype=np.uint64))


def band_keys(words: Hashes, starts: Ids) -> Bands:
    """(BANDS, forms) a key for each band of forms that begin at `starts`, one end more, with two words at least."""
    keys = np.empty((BANDS, len(starts) - 1), dtype=np.uint32)
    for first in range(0, len(starts) - 1, _AT_ONCE):
        shingles, at = _shingles(words, starts[first : first + _AT_ONCE + 1])
        for band, hashes in enumerate(_bands(shingles, at)):
            keys[band, first : first + _AT_ONCE] = (hashes >> np.uint64(32)).astype(np.uint32)
    return keys


def _shingles(words: Hashes, starts: Ids) -> tuple[Hashes, Ids]:
    """The hash of every two neighbouring words, form after form, and where each form begins."""
    here = words[starts[0] : starts[-1]]
    within = np.delete(np.arange(len(here)), starts[1:] - starts[0] - 1)  # the last word of a form has no neighbour
    return mixed(mixed(here[within]) ^ here[within + 1]), (starts[:-1] - starts[0]) - np.arange(len(starts) - 1)


def _bands(shingles: Hashes, at: Ids) -> Iterator[Hashes]:
    for band in range(BANDS):
        key = np.zeros(len(at), dtype=np.uint64)
        for row in range(ROWS):
            # A multiplication after the exclusive or makes another order of the same shingles.
            mask = _MASKS[band * ROWS + row]
            key = mixed(key ^ np.minimum.reduceat((shingles ^ mask) * (mask | np.uint64(1)), at))
        yield key
