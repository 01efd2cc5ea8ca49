"""Occurrences sorted by the words around them."""

from functools import cached_property, partial

import numpy as np
from numpy.typing import NDArray

from indexer.terms import Layer
from indexer.vectors import Ids
from indexer.wording.index import WordingIndex
from indexer.wording.phrases import Occurrences
from service.precedent.collation import collation_key
from service.precedent.first import Key

_WORDS = 5  # looked at to either side


class ContextOrder:
    """Words compare as in a Vietnamese dictionary; none comes first."""

    def __init__(self, wording: WordingIndex) -> None:
        self._wording = wording

    def left(self, found: Occurrences) -> list[Key]:
        """By the word before, then by the one before that, …"""
        return [partial(self._before, found, at) for at in range(1, _WORDS + 1)]

    def right(self, found: Occurrences) -> list[Key]:
        """By the word after, then by the next, …"""
        return [partial(self._after, found, at) for at in range(_WORDS)]

    def _before(self, found: Occurrences, distance: int, chosen: Ids) -> NDArray[np.int32]:
        starts = found.starts[chosen]
        return self._ranks(starts - distance, self._wording.sections[found.sections[chosen]], starts)

    def _after(self, found: Occurrences, distance: int, chosen: Ids) -> NDArray[np.int32]:
        ends = found.ends[chosen]
        return self._ranks(ends + distance, ends, self._wording.sections[self._wording.section_at(ends - 1) + 1])

    def _ranks(self, places: Ids, first: Ids, stop: Ids) -> NDArray[np.int32]:
        """Of the words at places, -1 outside their section."""
        inside = (places >= first) & (places < stop)
        ranks = np.full(len(places), -1, dtype=np.int32)
        ranks[inside] = self._rank_of_word[self._wording.words[places[inside]]]
        return ranks

    @cached_property
    def _rank_of_word(self) -> NDArray[np.int32]:
        keys = self._wording.keys_on(Layer.EXACT)
        order = sorted(range(len(keys)), key=lambda id_: collation_key(keys[id_]))
        ranks = np.empty(len(keys), dtype=np.int32)
        ranks[order] = np.arange(len(keys))
        return ranks
