"""The uses of a family, wording by wording."""

from dataclasses import dataclass

import numpy as np

from indexer.terms import Layer
from indexer.vectors import Ids
from indexer.wording.index import WordingIndex
from service.precedent.columns import UNDATED, Codes
from service.precedent.sentences import directives_of, places_of


@dataclass(frozen=True)
class Wording:
    """Sentences that agree word for word, in reading order."""

    uses: Ids  # one at least
    wording: WordingIndex
    days: Codes  # of every directive

    @property
    def documents(self) -> int:
        """In how many directives they stand."""
        return len(np.unique(directives_of(self.wording, self.uses)))

    @property
    def first(self) -> int:
        """The earliest use; undated ones only where none is dated."""
        days = self._days()
        return int(self.uses[np.argmin(np.where(days == UNDATED, np.iinfo(days.dtype).max, days))])

    @property
    def latest(self) -> int:
        """The latest use; undated ones only where none is dated."""
        return int(self.newest(1)[0])

    def newest(self, most: int) -> list[int]:
        """Uses by day, the newest first, undated ones last; of one day the last in reading order."""
        newest: list[int] = self.uses[np.lexsort((-self.uses, -self._days()))][:most].tolist()
        return newest

    def _days(self) -> Codes:
        days: Codes = self.days[directives_of(self.wording, self.uses)]
        return days


def wordings(wording: WordingIndex, sentences: Ids, days: Codes) -> list[Wording]:
    """Sentences by their words on the tone layer, the most frequent wording first, ties by where it stands first."""
    tone = wording.ids_on(Layer.TONE)
    found: dict[bytes, list[int]] = {}
    for sentence in sentences.tolist():
        start, end = places_of(wording, sentence)
        found.setdefault(tone[wording.words[start:end]].tobytes(), []).append(sentence)
    uses = sorted(found.values(), key=lambda one: (-len(one), one[0]))
    return [Wording(np.asarray(one, dtype=np.int64), wording, days) for one in uses]
