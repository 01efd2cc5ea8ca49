"""Families of forms that say nearly the same: candidates share a band, an alignment confirms them."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import Indel

from indexer.vectors import Ids
from indexer.wording.forms import Forms, WordIds
from indexer.wording.minhash import band_keys

LIKE = 0.7  # words in common of two forms of one family, in order: 2·common / (words of both)
_HEADS = 4  # of the forms in a band, the most frequent ones, that the others are compared with
_PRIVATE = 0xE000  # behind the surrogates, so that any id makes a character
_CHARACTERS = 0x110000 - _PRIVATE
_ALIGNED_AT_ONCE = 65_536  # pairs


def find_families(words: WordIds, sentences: Ids, forms: Forms) -> WordIds:
    """(forms,) the leading form of each one's family, itself where it is alone.

    Forms lead in the order of how often they stand, ties by first place: one that no leader before it has taken in
    becomes a leader and takes in all that are like it and still free.
    """
    order = np.lexsort((np.arange(len(forms.first)), -forms.counts))
    starts, ends = sentences[forms.first][order], sentences[forms.first + 1][order]
    pairs = _candidates(band_keys(words, starts, ends), ends - starts)
    leaders = np.empty(len(order), dtype=np.int32)
    leaders[order] = order[_led(_confirmed(pairs, words, starts, ends), len(order))]
    return leaders


def written(words: WordIds) -> str:
    """Words as a string of one character each, which aligns faster."""
    return "".join(map(chr, (words % _CHARACTERS + _PRIVATE).tolist()))


def likeness(left: Sequence[str], right: Sequence[str], least: float = 0.0) -> NDArray[np.float32]:
    """(n,) of written words against others, pair by pair: 1 of the same, 0 of nothing in common or below `least`."""
    return process.cpdist(left, right, scorer=Indel.normalized_similarity, score_cutoff=least, dtype=np.float32)


def _candidates(keys: NDArray[np.uint32], lengths: Ids) -> Ids:
    """(pairs, 2) forms that share a band and are nearly of one length, the one that leads first; unique, in order."""
    count = lengths.size
    found: list[Ids] = [np.empty(0, dtype=np.int64)]
    for band in keys:
        order = np.argsort(band, kind="stable")
        same = np.append(False, band[order][1:] == band[order][:-1])[:count]
        starts = np.maximum.accumulate(np.where(same, 0, np.arange(count)))
        for head in range(_HEADS):
            here = np.flatnonzero(starts + head < np.arange(count))
            left, right = order[starts[here] + head], order[here]
            shorter = np.minimum(lengths[left], lengths[right])
            # No alignment has more in common than the shorter one is long.
            near = 2 * shorter >= LIKE * (lengths[left] + lengths[right])
            found.append(left[near] * count + right[near])
    pairs = np.unique(np.concatenate(found))
    return np.stack(np.divmod(pairs, max(count, 1)), axis=1)


def _confirmed(pairs: Ids, words: WordIds, starts: Ids, ends: Ids) -> Ids:
    """The pairs that an alignment of their words confirms."""
    texts = {form: written(words[starts[form] : ends[form]]) for form in np.unique(pairs).tolist()}
    kept = [pairs[:0]]
    for first in range(0, len(pairs), _ALIGNED_AT_ONCE):
        some = pairs[first : first + _ALIGNED_AT_ONCE]
        left, right = ([texts[form] for form in column] for column in some.T.tolist())
        kept.append(some[likeness(left, right, LIKE) > 0])
    return np.concatenate(kept)


def _led(pairs: Ids, count: int) -> Ids:
    """(forms,) the leader of each form, which are numbered in the order in which they lead."""
    leaders = np.arange(count)
    free = np.ones(count, dtype=bool)
    others, followers = pairs.T
    starts = np.searchsorted(others, np.arange(count + 1))
    for form in np.flatnonzero(np.diff(starts)).tolist():
        if free[form]:
            like = followers[starts[form] : starts[form + 1]]
            leaders[like[free[like]]] = form
            free[like] = False
    return leaders
