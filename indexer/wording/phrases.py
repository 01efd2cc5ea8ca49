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
    """All occurrences on a layer or a closer one.

    Words side by side may go on from one section of a directive into the next, as from a heading that a parser cut off
    from its sentence; a gap in which other words stand doesn't reach over the end of a section.
    """
    found = [_stand(index, segment.words, layer) for segment in pattern]
    starts, ends, closest = found[-1], found[-1] + len(pattern[-1].words), _closest(index, pattern[-1].words, found[-1])
    for at in range(len(pattern) - 2, -1, -1):
        words = pattern[at].words
        here = found[at]
        after = here + len(words)
        following = np.searchsorted(starts, after)
        near = following < len(starts)
        near[near] &= starts[following[near]] - after[near] <= pattern[at + 1].gap
        here, following = here[near], following[near]
        starts, ends = here, ends[following]
        closest = np.maximum(_closest(index, words, here), closest[following])
    sections = index.section_at(starts)
    directives = index.directive_of(sections)
    last = index.section_at(ends - 1)
    side_by_side = ends - starts == sum(len(segment.words) for segment in pattern)
    together = (last == sections) | (side_by_side & (index.directive_of(last) == directives))
    return Occurrences(starts, ends, sections, directives, closest).at(together)


def _stand(index: WordingIndex, words: Sequence[Token], layer: Layer) -> Ids:
    """The places where words stand side by side, by the first word's."""
    ids = [index.id_of(getattr(word, layer.value), layer) for word in words]
    if UNKNOWN in ids:
        return np.empty(0, dtype=np.int64)
    rarest = min(range(len(ids)), key=lambda at: index.count(ids[at], layer))
    starts = index.places(ids[rarest], layer).astype(np.int64) - rarest
    starts = starts[(starts >= 0) & (starts + len(ids) <= len(index))]
    of_word = index.ids_on(layer)
    for at, id_ in enumerate(ids):
        if at != rarest:
            starts = starts[of_word[index.words[starts + at]] == id_]
    return starts


def _closest(index: WordingIndex, words: Sequence[Token], starts: Ids) -> NDArray[np.int8]:
    """The closest layer on which each occurrence agrees, as an index into `Layer`."""
    closest = np.full(len(starts), len(Layer) - 1, dtype=np.int8)
    if not len(starts):
        return closest
    for number, layer in reversed(list(enumerate(Layer))):
        ids, of_word = [index.id_of(getattr(word, layer.value), layer) for word in words], index.ids_on(layer)
        agrees = np.ones(len(starts), dtype=bool)
        for at, id_ in enumerate(ids):
            agrees &= of_word[index.words[starts + at]] == id_
        closest[agrees] = number
    return closest
