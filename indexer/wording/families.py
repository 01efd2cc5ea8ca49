"""Families of forms that say nearly the same: candidates share a band, an alignment confirms them.

They are found anew in every index run: one directive more may change who leads, and 14 million words take a quarter of
a minute.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import Indel

from indexer.vectors import Ids
from indexer.wording.forms import Forms, WordIds
from indexer.wording.minhash import band_keys
from indexer.wording.mixing import mixed

# All chosen on the first half of the marked pairs, see `eval.variants`.
LIKE = 0.75  # of two forms that make a family
_LEADERS_DICE = 0.5  # of the leading forms of two families that become one, so that a chain ends
_RARE, _RAREST = 0.005, 0.0005  # a word that makes less of all words than this counts twice, three times
_LEAST_DICE = 2 * LIKE - 1  # of two that are like: there the shorter one stands whole in the longer one
_HEADS = 4  # of the forms in a band, the most frequent ones, that the others are compared with
_PRIVATE = 0xE000  # behind the surrogates, so that any id makes a character
_CHARACTERS = 0x110000 - _PRIVATE
_ALIGNED_AT_ONCE = 65_536  # pairs
Similarities = NDArray[np.float32]


def find_families(words: WordIds, sentences: Ids, forms: Forms, told: Ids, cited: NDArray[np.bool_]) -> WordIds:
    """(forms,) the leading form of each one's family, itself where it is alone; `told` is what each sentence tells, in
    which all of a family agree, `cited` the words that name a directive.

    The likest pairs are joined first, with their families as long as the leading forms are alike too. The form that
    stands most often leads, of several the one that stands first.
    """
    order = np.lexsort((np.arange(len(forms.first)), -forms.counts))
    starts, ends = sentences[forms.first][order], sentences[forms.first + 1][order]
    texts = _weighed(words, cited, starts, ends)
    # Forms that share a band but tell other things share none.
    keys = band_keys(words, starts, ends) ^ mixed(told[forms.first][order].astype(np.uint64)).astype(np.uint32)
    pairs = _candidates(keys, _lengths(texts))
    leaders = np.empty(len(order), dtype=np.int32)
    leaders[order] = order[_joined(_likest(pairs, texts), texts)]
    return leaders


def _weighed(words: WordIds, cited: NDArray[np.bool_], starts: Ids, ends: Ids) -> list[str]:
    """The words [start, end) of each form as a text in which a rare word stands several times unless it is cited, a
    slot not at all."""
    shares = np.bincount(words) / max(len(words), 1)
    weights = 1 + (shares < _RARE) + (shares < _RAREST)
    weights[:1] = 0  # the slot
    stand = weights[words]
    np.minimum(stand, 1, out=stand, where=cited)
    places = np.concatenate([[0], np.cumsum(stand)])
    text = written(np.repeat(words, stand))
    return [text[start:end] for start, end in zip(places[starts].tolist(), places[ends].tolist(), strict=True)]


def _lengths(texts: Sequence[str]) -> Ids:
    return np.asarray([len(text) for text in texts], dtype=np.int64)


def written(words: WordIds) -> str:
    """Words as a string of one character each, which aligns faster."""
    return (words % _CHARACTERS + _PRIVATE).astype("<u4").tobytes().decode("utf-32-le")


def dice(left: Sequence[str], right: Sequence[str], least: float = 0.0) -> Similarities:
    """(n,) of written words against others, pair by pair: 2·common / (words of both), 0 below `least`; words are
    common in their order."""
    return process.cpdist(left, right, scorer=Indel.normalized_similarity, score_cutoff=least, dtype=np.float32)


def _candidates(keys: NDArray[np.uint32], lengths: Ids) -> Ids:
    """(pairs, 2) forms that share a band and are nearly of one length, the one that leads first; unique, in order."""
    found: list[Ids] = [np.empty(0, dtype=np.int64)]
    for band in keys:
        order = np.argsort(band, kind="stable")
        places = np.arange(len(order))
        begins = np.append(True, band[order][1:] != band[order][:-1])[: len(order)]
        at = places - np.maximum.accumulate(np.where(begins, places, 0))  # of each among those that share the band
        for head in range(_HEADS):
            later = np.flatnonzero(at > head)
            left, right = order[later - at[later] + head], order[later]
            shorter, both = np.minimum(lengths[left], lengths[right]), lengths[left] + lengths[right]
            # No alignment has more in common than the shorter one is long; one of slots alone is like nothing.
            near = (shorter > 0) & (2 * shorter >= _LEAST_DICE * both)
            found.append(left[near] << 32 | right[near])
    pairs = np.sort(np.concatenate(found))
    pairs = pairs[np.append(True, pairs[1:] != pairs[:-1])[: len(pairs)]]
    return np.stack([pairs >> 32, pairs & 0xFFFFFFFF], axis=1)


def _likest(pairs: Ids, texts: Sequence[str]) -> Ids:
    """The pairs that an alignment of their words confirms, the likest first, ties in the order given."""
    shared = [np.empty(0, dtype=np.float32)]
    for first in range(0, len(pairs), _ALIGNED_AT_ONCE):
        left, right = (
            [texts[form] for form in column] for column in pairs[first : first + _ALIGNED_AT_ONCE].T.tolist()
        )
        shared.append(dice(left, right, _LEAST_DICE))
    one, other = _lengths(texts)[pairs].T
    # The mean of the Dice coefficient and of how much the shorter one has in common: a clause that goes on after the
    # words of another is more like it than one that says other things.
    found = np.concatenate(shared) * (1 + (one + other) / (2 * np.minimum(one, other))) / 2
    order = np.argsort(-found, kind="stable")
    confirmed: Ids = pairs[order[: np.count_nonzero(found >= LIKE)]]
    return confirmed


def _joined(pairs: Ids, texts: Sequence[str]) -> Ids:
    """(forms,) the leader of each form, which are numbered in the order in which they lead."""
    leaders = list(range(len(texts)))

    def leader(form: int) -> int:
        while leaders[form] != form:
            leaders[form] = form = leaders[leaders[form]]
        return form

    for one, other in pairs.tolist():
        first, second = sorted((leader(one), leader(other)))
        if first != second and Indel.normalized_similarity(texts[first], texts[second]) >= _LEADERS_DICE:
            leaders[second] = first
    return np.asarray([leader(form) for form in leaders], dtype=np.int64)
