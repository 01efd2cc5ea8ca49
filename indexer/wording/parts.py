"""How much of two forms stands in those of their parts that correspond, and whether these tell the same."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import Indel

from indexer.vectors import Ids
from indexer.wording.clauses import Clauses
from indexer.wording.telling import told_in_rows

Shares = NDArray[np.float64]
Flags = NDArray[np.bool_]
_COUNTERPART = 0.5  # Dice of two parts
_AT_ONCE = 1_000_000  # pairs of parts


def in_parts(clauses: Clauses, left: Ids, right: Ids, least: Shares) -> tuple[Shares, Flags]:
    """(pairs,) the share of the one that has less besides, and whether both tell the same there.

    Dice without the parts of either one that correspond to none; the larger of both. 0 where none corresponds, where
    what corresponds tells otherwise, and, or so much as it is, where it is below `least`.
    """
    shares, alike = np.zeros(len(left)), np.zeros(len(left), dtype=bool)
    counted = np.cumsum(clauses.counts[left] * clauses.counts[right]) // _AT_ONCE
    for chunk in np.split(np.arange(len(left)), np.flatnonzero(np.diff(counted)) + 1):
        shares[chunk], alike[chunk] = _in_parts(clauses, left[chunk], right[chunk], least[chunk])
    return shares, alike


def _in_parts(clauses: Clauses, left: Ids, right: Ids, least: Shares) -> tuple[Shares, Flags]:
    one, other = _Side(clauses, left), _Side(clauses, right)
    _mark_counterparts(clauses, one, other)
    some, alike = one.counts() > 0, one.tells() == other.tells()
    alike[~some] = clauses.tells[left[~some]] == clauses.tells[right[~some]]
    text, counterpart = one.letters(), other.letters()
    base = np.minimum(clauses.bags.lengths[left] + counterpart, clauses.bags.lengths[right] + text)
    shares = 2 * np.minimum(text, counterpart) / np.maximum(base, 1)  # no more than this
    look = np.flatnonzero(some & alike & (shares >= least))
    texts, others = one.texts(look), other.texts(look)
    scorer = Indel.normalized_similarity
    similar = process.cpdist(texts, others, scorer=scorer, dtype=np.float64) if len(look) else np.zeros(0)
    shares[:] = 0
    shares[look] = similar * (text + counterpart)[look] / base[look]
    return shares, alike


class _Side:
    """The parts of one form of each pair, form after form, and which of them correspond to one of the other form."""

    def __init__(self, clauses: Clauses, forms: Ids) -> None:
        self._clauses, self._firsts = clauses, clauses.first_parts[forms]
        self.sizes = clauses.first_parts[forms + 1] - self._firsts
        self.at = np.cumsum(self.sizes) - self.sizes  # where those of each pair begin
        self.parts = np.arange(self.sizes.sum()) + np.repeat(self._firsts - self.at, self.sizes)
        self.correspond = np.zeros(len(self.parts), dtype=bool)

    def counts(self) -> Ids:
        return self._summed(np.ones(len(self.parts), dtype=np.int64))

    def letters(self) -> Ids:
        return self._summed(self._clauses.part_bags.lengths[self.parts])

    def tells(self) -> Ids:
        return told_in_rows(np.where(self.correspond, self._clauses.part_tells[self.parts], 0), self.at)

    def texts(self, pairs: Ids) -> list[str]:
        """The text of the corresponding parts in some pairs."""
        return list(self._joined(pairs))

    def _joined(self, pairs: Ids) -> Iterator[str]:
        chosen = self.correspond.tolist()
        for first, start, size in zip(
            *(each[pairs].tolist() for each in (self._firsts, self.at, self.sizes)), strict=True
        ):
            here = chosen[start : start + size]
            yield "".join(self._clauses.part(first + at) for at, corresponds in enumerate(here) if corresponds)

    def _summed(self, values: Ids) -> Ids:
        summed: Ids = np.add.reduceat(np.where(self.correspond, values, 0), self.at)
        return summed


def _mark_counterparts(clauses: Clauses, one: _Side, other: _Side) -> None:
    """Parts that are like one of the other side; those without weight are like none."""
    sizes = one.sizes * other.sizes
    within = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    row, column = np.divmod(within, np.repeat(other.sizes, sizes))
    row, column = row + np.repeat(one.at, sizes), column + np.repeat(other.at, sizes)
    mine, theirs = one.parts[row], other.parts[column]
    lengths = clauses.part_bags.lengths
    both, shorter = lengths[mine] + lengths[theirs], np.minimum(lengths[mine], lengths[theirs])
    near = np.flatnonzero((shorter > 0) & (2 * shorter >= _COUNTERPART * both))
    near = near[2 * clauses.part_bags.common(mine[near], theirs[near]) >= _COUNTERPART * both[near]]
    texts, others = ([clauses.part(at) for at in side[near].tolist()] for side in (mine, theirs))
    if texts:
        scorer = Indel.normalized_similarity
        near = near[process.cpdist(texts, others, scorer=scorer, score_cutoff=_COUNTERPART, dtype=np.float64) > 0]
        one.correspond[row[near]] = other.correspond[column[near]] = True
