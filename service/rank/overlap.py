"""Which words of a query stand in which passages, in what order: counts over word ids, no loop over passages."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from indexer.forward import UNKNOWN, ForwardIndex, Rows
from indexer.terms import Layer

Counts = NDArray[np.int64]  # (rows, terms)
_NONE = -1


@dataclass(frozen=True, slots=True)
class Asked:
    """The distinct words of a query, in order, and its distinct pairs of neighbours as slots of words."""

    words: tuple[str, ...]
    ids: tuple[int, ...]  # UNKNOWN for a word that stands nowhere in the index: nothing matches it
    pairs: tuple[tuple[int, int], ...]
    vocabulary: int  # how many ids there are

    def slots(self, rows: Rows) -> NDArray[np.int16]:
        """For each word of the rows the slot of the query's word that it is, else -1."""
        table = np.full(self.vocabulary, _NONE, dtype=np.int16)
        known = [(id_, slot) for slot, id_ in enumerate(self.ids) if id_ != UNKNOWN]
        table[[id_ for id_, _ in known]] = [slot for _, slot in known]
        return table[rows.words]


def asked(keys: Sequence[str], forward: ForwardIndex, layer: Layer) -> Asked:
    """The query's words, by their keys on a layer, as they stand in it."""
    words = tuple(dict.fromkeys(keys))
    slots = {word: slot for slot, word in enumerate(words)}
    pairs = dict.fromkeys((slots[one], slots[other]) for one, other in pairwise(keys) if one != other)
    return Asked(words, tuple(forward.ids(words, layer)), tuple(pairs), forward.size(layer))


@dataclass(frozen=True, slots=True)
class Overlap:
    """How often each word and pair of the query stands in each row."""

    words: Counts  # (rows, words of the query)
    pairs: Counts  # (rows, pairs of the query) side by side
    near: Counts  # (rows, pairs of the query) with one word between
    run: NDArray[np.int64]  # (rows,) most words in a row that stand as in the query
    lengths: NDArray[np.int64]  # (rows,) words


def overlap(query: Asked, rows: Rows, count: int) -> Overlap:
    """The overlap with `count` rows of words."""
    slots = query.slots(rows).astype(np.int64)
    met = slots != _NONE
    words = _counted(rows.rows[met], slots[met], count, len(query.ids))
    follows = _followers(query, slots, rows, 1)
    pairs = _counted(rows.rows[:-1][follows != _NONE], follows[follows != _NONE], count, len(query.pairs))
    skips = _followers(query, slots, rows, 2)
    near = _counted(rows.rows[:-2][skips != _NONE], skips[skips != _NONE], count, len(query.pairs))
    lengths = np.bincount(rows.rows, minlength=count)
    return Overlap(words, pairs, near, _longest_runs(follows != _NONE, rows, words, count), lengths)


def _counted(rows: NDArray[np.int64], columns: NDArray[np.int64], height: int, width: int) -> Counts:
    return np.bincount(rows * width + columns, minlength=height * width).reshape(height, width)


def _followers(query: Asked, slots: NDArray[np.int64], rows: Rows, distance: int) -> NDArray[np.int64]:
    """At each word the pair of the query that it begins with the word `distance` on, else -1."""
    # One more row and column than slots, so that -1 (no word of the query) looks up -1 (no pair).
    table = np.full((len(query.ids) + 1, len(query.ids) + 1), _NONE, dtype=np.int64)
    for number, (one, other) in enumerate(query.pairs):
        table[one, other] = number
    follows = table[slots[:-distance], slots[distance:]]
    follows[rows.rows[:-distance] != rows.rows[distance:]] = _NONE
    return follows


def _longest_runs(follows: NDArray[np.bool_], rows: Rows, words: Counts, count: int) -> NDArray[np.int64]:
    """One more than the most neighbouring pairs in a row; 1 where single words match, 0 where none does."""
    longest = words.any(axis=1).astype(np.int64)
    ends = np.flatnonzero(follows & ~np.append(follows[1:], False))
    starts = np.flatnonzero(follows & ~np.append(False, follows[:-1]))
    np.maximum.at(longest, rows.rows[ends], ends - starts + 2)
    return longest
