"""How often wording is used again: what makes a passage a precedent that others followed."""

import numpy as np

from indexer.catalogue import Catalogue
from indexer.vectors import Ids
from indexer.wording.forms import NO_FORM
from indexer.wording.index import WordingIndex
from service.precedent.sentences import directives_of


class Reuse:
    """Counts once in how many directives each family stands; then a look-up.

    A passage is taken for its section's longest sentence: the others are often formulas that stand everywhere.
    """

    def __init__(self, catalogue: Catalogue, wording: WordingIndex) -> None:
        rows = catalogue.rows("SELECT directive, section FROM passage ORDER BY ordinal")
        placed = np.asarray([(row[0], row[1]) for row in rows], dtype=np.int64).reshape(-1, 2)
        sections = wording.directives[placed[:, 0]] + placed[:, 1]  # of passages, counted over all directives
        self._others: Ids = _others(wording)[sections]

    def reuse(self, ordinals: Ids) -> Ids:
        """(passages,) how many other directives hold the same or nearly the same sentence; 0 of a short one."""
        return self._others[ordinals]


def _others(wording: WordingIndex) -> Ids:
    """(sections,) how many other directives hold the family of the longest sentence of each."""
    forms = np.asarray(wording.variants.forms)
    long = np.flatnonzero(forms != NO_FORM)
    families = wording.variants.families[forms[long]]
    held = np.unique(np.stack([families.astype(np.int64), directives_of(wording, long)]), axis=1)
    directives = np.bincount(held[0], minlength=len(wording.variants.families))
    sections, lengths = wording.section_at(wording.sentences[long]), np.diff(wording.sentences)[long]
    order = np.lexsort((lengths, sections))
    last = np.flatnonzero(np.append(sections[order][1:] != sections[order][:-1], True)[: len(order)])
    others = np.zeros(len(wording.sections) - 1, dtype=np.int64)
    others[sections[order][last]] = directives[families[order][last]] - 1
    return others
