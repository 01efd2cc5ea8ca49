"""Where the words of a question stand beside candidates."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from service.answering.places import Ids, Places
from service.answering.reading import Reading
from service.answering.wanted import Wanted

Best = NDArray[np.float32]  # (candidates, words of the question)


@dataclass(frozen=True, slots=True)
class Met:
    """Every candidate with every word of its passage that the question holds, (pairs,), sorted by candidate and by
    the question's word."""

    candidate: Ids
    occurrence: Ids  # which, of all in the passages
    at: Ids  # which word of the passages
    slot: Ids  # which word of the question
    firsts: Ids  # of the pairs of one candidate and one of the question's words the first
    shape: tuple[int, int]  # candidates, words of the question

    def best(self, values: NDArray[np.generic]) -> Best:
        """The highest of a candidate's values for each of the question's words; 0 where it doesn't occur."""
        best = np.zeros(self.shape, dtype=np.float32)
        if len(self.firsts):
            highest = np.maximum.reduceat(values, self.firsts)
            best[self.candidate[self.firsts], self.slot[self.firsts]] = highest
        return best

    def total(self, values: NDArray[np.generic]) -> NDArray[np.float32]:
        """The sum of each candidate's values."""
        return np.bincount(self.candidate, values, minlength=self.shape[0]).astype(np.float32)


def find_met(wanted: Wanted, places: Places) -> Met:
    """The question's words among those of each candidate's passage."""
    begins = places.begins.tolist()
    found = [_occurrences(wanted, *laid) for laid in zip(places.readings, begins, strict=True)]
    slots, at = np.array([pair for pairs in found for pair in pairs], dtype=np.int64).reshape(-1, 2).T
    counts = np.array([len(pairs) for pairs in found])
    beside = counts[places.of]  # occurrences beside each candidate
    candidate = np.repeat(np.arange(len(places)), beside)
    shift = (np.cumsum(counts) - counts)[places.of] - (np.cumsum(beside) - beside)
    occurrence = np.arange(len(candidate)) + np.repeat(shift, beside)
    slot, shape = slots[occurrence], (len(places), len(wanted.words))
    firsts = np.flatnonzero(np.diff(candidate * shape[1] + slot, prepend=-1))
    return Met(candidate, occurrence, at[occurrence], slot, firsts, shape)


def _occurrences(wanted: Wanted, reading: Reading, begin: int) -> list[tuple[int, int]]:
    """Pairs of a word of the question and the word of the passage that it is, in order."""
    words = enumerate(reading.words.on(wanted.layer), begin)
    return sorted((slot, at) for at, word in words if word in wanted.slots for slot in wanted.slots[word])
