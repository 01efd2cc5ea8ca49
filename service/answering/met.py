"""Where the words of a question stand in a text."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.text import Token
from service.answering.wanted import Wanted

Words = NDArray[np.float32]  # (candidates, words of the question)


@dataclass(frozen=True, slots=True)
class Met:
    """Occurrences sorted by the question's word that they are; each of shape (occurrences,)."""

    at: NDArray[np.int64]  # which word of the text
    slots: NDArray[np.int64]  # which word of the question
    count: int  # words of the question

    def best(self, values: NDArray[np.float32]) -> Words:
        """Of (candidates, occurrences) the highest of each of the question's words; 0 where it doesn't occur."""
        best = np.zeros((len(values), self.count), dtype=np.float32)
        if len(self.at):
            slots, firsts = np.unique(self.slots, return_index=True)
            best[:, slots] = np.maximum.reduceat(values, firsts, axis=1)
        return best


def find_met(wanted: Wanted, words: Iterable[Token]) -> Met:
    """The question's words among those of a text."""
    pairs = sorted((slot, at) for at, word in enumerate(words) for slot in wanted.met_by(word))
    both = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return Met(both[:, 1], both[:, 0], len(wanted.words))
