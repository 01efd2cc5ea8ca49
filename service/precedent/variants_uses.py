"""The uses of a family, form by form."""

from dataclasses import dataclass

import numpy as np

from indexer.vectors import Ids
from indexer.wording.index import WordingIndex
from service.precedent.columns import UNDATED, Codes
from service.precedent.sentences import directives_of


@dataclass(frozen=True)
class Uses:
    """Sentences in reading order, one at least, with their directives and the days of these."""

    sentences: Ids
    directives: Ids
    days: Codes

    def __len__(self) -> int:
        return len(self.sentences)

    @property
    def documents(self) -> int:
        """In how many directives they stand."""
        return len(np.unique(self.directives))

    @property
    def first(self) -> int:
        """The earliest use; an undated one only where none is dated."""
        return int(self.sentences[np.argmin(np.where(self.days == UNDATED, np.iinfo(self.days.dtype).max, self.days))])

    @property
    def latest(self) -> int:
        """The latest use; an undated one only where none is dated."""
        return self.newest(1)[0]

    def newest(self, most: int) -> list[int]:
        """By day, the newest first, undated ones last; of one day the last in reading order."""
        newest: list[int] = self.sentences[np.lexsort((-self.sentences, -self.days))][:most].tolist()
        return newest

    def at(self, chosen: Ids) -> "Uses":
        """Some of them, in the order given."""
        return Uses(self.sentences[chosen], self.directives[chosen], self.days[chosen])


def uses_of(wording: WordingIndex, sentences: Ids, days: Codes) -> Uses:
    """Sentences with the days of their directives; `days` are those of all directives."""
    directives = directives_of(wording, sentences)
    return Uses(sentences, directives, days[directives])


def by_form(wording: WordingIndex, uses: Uses) -> list[Uses]:
    """Uses of one form each, the most frequent form first, ties by where it stands first."""
    forms = wording.variants.forms[uses.sentences]
    order = np.argsort(forms, kind="stable")
    _, starts = np.unique(forms[order], return_index=True)
    found = [uses.at(part) for part in np.split(order, starts[1:])]
    return sorted(found, key=lambda one: (-len(one), int(one.sentences[0])))
