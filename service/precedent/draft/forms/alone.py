"""How often the index has an abbreviation by itself in its running text: UBND of "1367/UBND-TCKH" is no use of it, nor
one among the recipients."""

import re

import numpy as np

from indexer.catalogue import Catalogue
from indexer.terms import Layer
from indexer.wording.index import WordingIndex
from indexer.wording.phrases import Segment, find
from indexer.wording.words import words as words_of
from service.precedent.draft.sentences import JUDGED
from service.precedent.placed import Places

_READ = 50  # places of one abbreviation, spread evenly
_JOINED_BEFORE, _JOINED_AFTER = re.compile(r"\w *[-–/]$"), re.compile(r"[-–/]\w")


class Alone:
    """Counts of one generation, made when they are first asked for; safe to share between threads."""

    def __init__(self, catalogue: Catalogue, wording: WordingIndex) -> None:
        self._catalogue, self._wording = catalogue, wording
        self._counts: dict[str, int] = {}

    def count(self, short: str) -> int:
        """Of more than 50 places estimated from 50 of them."""
        if short not in self._counts:
            self._counts[short] = self._count(short)
        return self._counts[short]

    def _count(self, short: str) -> int:
        found = find(self._wording, [Segment(tuple(words_of(short)))], Layer.TONE)
        if not len(found):
            return 0
        places = Places(self._catalogue, self._wording)
        read = np.unique(np.linspace(0, len(found) - 1, _READ).round().astype(np.int64))
        alone = sum(self._is_alone(places, int(found.starts[at]), int(found.ends[at])) for at in read)
        return round(len(found) * alone / len(read))

    def _is_alone(self, places: Places, start: int, end: int) -> bool:
        stands = places.read(start, end)
        return stands.section.role in JUDGED and not (
            _JOINED_BEFORE.search(stands.left[-8:]) or _JOINED_AFTER.match(stands.right)
        )
