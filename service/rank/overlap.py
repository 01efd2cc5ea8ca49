"""Which words of a query stand in which passages, in what order: counts over word ids, no loop over passages."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from indexer.forward import UNKNOWN, ForwardIndex, Rows
from indexer.terms import Layer
from indexer.vectors import Ids

Counts = NDArray[np.int64]  # (rows, terms)
_NONE = -1
_NEAR = 3  # words from one to the next that still count as near


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
    near: Counts  # (rows, pairs of the query) with one or two other words between
    run: NDArray[np.int64]  # (rows,) most words in a row that stand as in the query
    lengths: NDArray[np.int64]  # (rows,) words


def overlap(query: Asked, rows: Rows, count: int) -> Overlap:
    """The overlap with `count` rows of words; only the places of the query's words are looked at."""
    slots = query.slots(rows)
    at = np.flatnonzero(slots != _NONE)
    met, of = slots[at].astype(np.int64), rows.rows[at]
    pair = _pairs_met(query, met)
    gap = np.where(of[1:] == of[:-1], np.diff(at), 0)  # 0: the next word of the query stands in another row
    beside, near = (pair != _NONE) & (gap == 1), (pair != _NONE) & (gap > 1) & (gap <= _NEAR)
    words = _counted(of, met, count, len(query.ids))
    return Overlap(
        words,
        _counted(of[:-1][beside], pair[beside], count, len(query.pairs)),
        _counted(of[:-1][near], pair[near], count, len(query.pairs)),
        _longest_runs(beside, of, words),
        np.bincount(rows.rows, minlength=count),
    )


def _pairs_met(query: Asked, met: NDArray[np.int64]) -> NDArray[np.int64]:
    """The pair of the query that each word met makes with the next one met, else -1."""
    table = np.full((len(query.ids), len(query.ids)), _NONE, dtype=np.int64)
    for number, (one, other) in enumerate(query.pairs):
        table[one, other] = number
    return table[met[:-1], met[1:]]


def _counted(rows: NDArray[np.int64], columns: NDArray[np.int64], height: int, width: int) -> Counts:
    return np.bincount(rows * width + columns, minlength=height * width).reshape(height, width)


def _longest_runs(beside: NDArray[np.bool_], of: Ids, words: Counts) -> Ids:
    """One more than the most neighbouring pairs in a row; 1 where single words match, 0 where none does."""
    longest: Ids = np.asarray(words.any(axis=1), dtype=np.int64)
    ends = np.flatnonzero(beside & ~np.append(beside[1:], False))
    starts = np.flatnonzero(beside & ~np.append(False, beside[:-1]))
    np.maximum.at(longest, of[ends], ends - starts + 2)
    return longest
