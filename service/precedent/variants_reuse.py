"""How often wording is used again: what makes a passage a precedent that others followed."""

import numpy as np

from indexer.catalogue import Catalogue
from indexer.vectors import Ids
from indexer.wording.forms import NO_FORM
from indexer.wording.index import WordingIndex
from service.precedent.sentences import directives_of


class Reuse:
    """Counts once how many directives hold each family; then a look-up."""

    def __init__(self, catalogue: Catalogue, wording: WordingIndex) -> None:
        self._families = _families_of_sentences(wording)
        self._directives = _directives_of_families(wording, self._families)
        self._wording = wording
        rows = catalogue.rows("SELECT directive, section FROM passage ORDER BY ordinal")
        placed = np.asarray([(row[0], row[1]) for row in rows], dtype=np.int64).reshape(-1, 2)
        #: (passages,) the section of each, counted over all directives
        self._sections: Ids = wording.directives[placed[:, 0]] + placed[:, 1]

    def reuse(self, ordinals: Ids) -> Ids:
        """(passages,) how many other directives hold the most repeated sentence of each passage's section, the same
        or nearly the same; 0 where none has six words."""
        sections = self._sections[ordinals]
        starts = np.searchsorted(self._wording.sentences, self._wording.sections[sections])
        ends = np.searchsorted(self._wording.sentences, self._wording.sections[sections + 1])
        counts = np.zeros(len(ordinals), dtype=np.int64)
        for at, (start, end) in enumerate(zip(starts.tolist(), ends.tolist(), strict=True)):
            families = self._families[start:end]
            families = families[families != NO_FORM]
            if len(families):
                counts[at] = self._directives[families].max() - 1
        return counts


def _families_of_sentences(wording: WordingIndex) -> Ids:
    """(sentences,) the leading form of each one's family; NO_FORM of short ones."""
    forms = np.asarray(wording.variants.forms)
    families = np.full(len(forms), NO_FORM, dtype=np.int64)
    families[forms != NO_FORM] = wording.variants.families[forms[forms != NO_FORM]]
    return families


def _directives_of_families(wording: WordingIndex, families: Ids) -> Ids:
    """(forms,) how many directives hold a sentence of the family that a form leads."""
    long = np.flatnonzero(families != NO_FORM)
    pairs = np.unique(np.stack([families[long], directives_of(wording, long)]), axis=1)
    return np.bincount(pairs[0], minlength=len(wording.variants.families))
