"""Every place where words stand side by side, or one after the other with gaps between."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.text import Token
from indexer.terms import Layer
from indexer.vectors import Ids
from indexer.wording.index import UNKNOWN, WordingIndex

Flags = NDArray[np.bool_]


class Segment(NamedTuple):
    """Words side by side, and how many others may stand before them, after the segment before."""

    words: tuple[Token, ...]  # at least one
    gap: int = 0  # at most so many; of the first segment it means nothing


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Where a pattern stands, in reading order; one for each place where its first word stands so."""

    starts: Ids  # (n,) place of the first word
    ends: Ids  # (n,) place after the last word, the nearest one
    sections: Ids  # (n,) in which the first word lies, counted over all directives
    directives: Ids  # (n,) ordinals
    layers: NDArray[np.int8]  # (n,) the closest on which all words agree, an index into `Layer`

    def at(self, chosen: Ids | Flags) -> "Occurrences":
        """Some of them, in the order given."""
        places = self.starts[chosen], self.ends[chosen], self.sections[chosen]
        return Occurrences(*places, self.directives[chosen], self.layers[chosen])

    def __len__(self) -> int:
        return len(self.starts)


def find(index: WordingIndex, pattern: Sequence[Segment], layer: Layer) -> Occurrences:
    """All occurrences on a layer or a closer one, in reading order.

    Words side by side may go on from one section of a directive into the next, as from a heading that a parser cut off
    from its sentence; a gap in which other words stand doesn't reach over the end of a section.
    """
    if len(pattern) == 1:
        starts = _stand(index, pattern[0].words, layer)
        closest = _closest(index, pattern[0].words, starts, layer)
        return _together(index, starts, starts + len(pattern[0].words), closest, len(pattern[0].words))
    found = _with_gaps(index, pattern, layer)
    for number, closer in reversed(list(enumerate(_up_to(layer)[:-1]))):
        better = _with_gaps(index, pattern, closer)
        at = np.searchsorted(found.starts, better.starts)  # all of them are there
        found.ends[at], found.layers[at] = better.ends, number
    return found


def _with_gaps(index: WordingIndex, pattern: Sequence[Segment], layer: Layer) -> Occurrences:
    """The occurrences as a layer compares words, each up to the nearest end."""
    *before, last = pattern
    starts = _stand(index, last.words, layer)
    ends = starts + len(last.words)
    for at in range(len(before) - 1, -1, -1):
        here = _stand(index, pattern[at].words, layer)
        here, following = _followed(here, len(pattern[at].words), pattern[at + 1].gap, starts)
        starts, ends = here, ends[following]
    closest = np.full(len(starts), len(_up_to(layer)) - 1, dtype=np.int8)
    return _together(index, starts, ends, closest, sum(len(segment.words) for segment in pattern))


def _together(index: WordingIndex, starts: Ids, ends: Ids, closest: NDArray[np.int8], words: int) -> Occurrences:
    """Those in one section, and those side by side in one directive."""
    sections = index.section_at(starts)
    directives = index.directive_of(sections)
    crossing = np.flatnonzero(ends > index.sections[sections + 1])
    elsewhere = index.directive_of(index.section_at(ends[crossing] - 1)) != directives[crossing]
    torn = crossing[elsewhere | (ends[crossing] - starts[crossing] != words)]
    return Occurrences(starts, ends, sections, directives, closest).at(np.delete(np.arange(len(starts)), torn))


def _followed(starts: Ids, length: int, gap: int, others: Ids) -> tuple[Ids, Ids]:
    """Those of some places after which, and after a gap, one of others stands, and the number of the nearest."""
    after = starts + length
    following = np.searchsorted(others, after)
    near = following < len(others)
    near[near] = others[following[near]] - after[near] <= gap
    return starts[near], following[near]


def _stand(index: WordingIndex, words: Sequence[Token], layer: Layer) -> Ids:
    """The places where words stand side by side, by the first word's."""
    ids = [index.id_of(getattr(word, layer.value), layer) for word in words]
    if UNKNOWN in ids:
        return np.empty(0, dtype=np.int64)
    rarest, *others = sorted(range(len(ids)), key=lambda at: index.count(ids[at], layer))
    starts = index.places(ids[rarest], layer).astype(np.int64) - rarest
    starts = starts[(starts >= 0) & (starts + len(ids) <= len(index))]
    of_word = index.ids_on(layer)
    for at in others:
        starts = starts[of_word[index.words[starts + at]] == ids[at]]
    return starts


def _closest(index: WordingIndex, words: Sequence[Token], starts: Ids, layer: Layer) -> NDArray[np.int8]:
    """The closest layer on which each occurrence agrees that agrees on a layer, as an index into `Layer`."""
    layers = _up_to(layer)[:-1]
    closest = np.full(len(starts), len(layers), dtype=np.int8)
    agrees = [np.ones(len(starts), dtype=bool) for _ in layers]
    for at, word in enumerate(words if layers else ()):
        said = index.words[starts + at]
        for number, other in enumerate(layers):
            agrees[number] &= index.ids_on(other)[said] == index.id_of(getattr(word, other.value), other)
    for number in reversed(range(len(layers))):
        closest[agrees[number]] = number
    return closest


def _up_to(layer: Layer) -> list[Layer]:
    """The layers from the closest to this one."""
    layers = list(Layer)
    return layers[: layers.index(layer) + 1]
