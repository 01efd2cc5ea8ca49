"""Where candidates stand, counted in words of their passages laid end to end, so that all are counted at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.model import Span
from service.answering.candidates import Candidate
from service.answering.reading import Reading

Ids = NDArray[np.int64]
_APART = 2  # words that are none behind every passage, so that what stands beside a candidate is of its own passage


@dataclass(frozen=True, slots=True)
class Places:
    """Each of shape (candidates,) where nothing else is said; of a stretch the first word and the one behind it."""

    readings: tuple[Reading, ...]  # with a candidate at least
    begins: Ids  # (readings,) the first word of each
    lead_ends: Ids  # (readings,) the word behind its first sentence
    of: Ids  # which reading
    first: Ids  # with what limits the value
    core: Ids
    last: Ids  # the word behind it
    sentence: tuple[Ids, Ids]
    clause: tuple[Ids, Ids]
    words: int  # in all, with those that are none

    def __len__(self) -> int:
        return len(self.of)


def lay(found: Sequence[Candidate]) -> Places:
    """The places of at least one candidate."""
    readings = tuple({id(one.reading): one.reading for one in found}.values())
    numbers = {id(reading): number for number, reading in enumerate(readings)}
    of = np.array([numbers[id(one.reading)] for one in found])
    sizes = np.array([len(reading.text) + _APART + 1 for reading in readings])
    offsets = np.cumsum(sizes) - sizes  # in characters
    starts = np.concatenate([_starts(*one) for one in zip(readings, offsets, strict=True)])
    edges = np.array([(one.start, one.core, one.end) for one in found]) + offsets[of][:, None]
    first, core, last = np.searchsorted(starts, edges).T

    def around(parts: Sequence[Sequence[Span]]) -> tuple[Ids, Ids]:
        begin, end = np.searchsorted(starts, _around(parts, offsets, of, edges[:, 1])).T
        return begin, end

    return Places(
        readings,
        np.searchsorted(starts, offsets),
        np.searchsorted(starts, offsets + [reading.sentences[0].end for reading in readings]),
        of,
        first,
        core,
        last,
        around([reading.sentences for reading in readings]),
        around([reading.clauses for reading in readings]),
        len(starts),
    )


def _starts(reading: Reading, offset: int) -> Ids:
    """Where the words of a passage begin, and the words that are none behind it."""
    ends = len(reading.text) + np.arange(1, _APART + 1)
    return np.concatenate([np.asarray(reading.words.starts), ends]) + offset


def _around(parts: Sequence[Sequence[Span]], offsets: Ids, of: Ids, cores: Ids) -> Ids:
    """Of the parts of each passage the ones in which characters stand, (candidates, 2); see `Reading.sentence_at`."""
    laid = zip(parts, offsets.tolist(), strict=True)
    edges = np.array([(part.start + offset, part.end + offset) for own, offset in laid for part in own])
    counts = np.array([len(own) for own in parts])
    lowest = (np.cumsum(counts) - counts)[of]
    found = np.maximum(np.searchsorted(edges[:, 0], cores, side="right") - 1, lowest)
    return np.asarray(edges[found])
