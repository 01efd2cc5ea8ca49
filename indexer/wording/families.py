"""Families of forms that say nearly the same: candidates share a band, an alignment confirms them.

What two forms share depends on the two alone, so what was found for the generation before is used again; who leads
depends on all.
"""

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel

from indexer.vectors import Ids
from indexer.wording.candidates import candidates
from indexer.wording.clauses import Clauses, Words
from indexer.wording.compared import Compared
from indexer.wording.forms import NO_FORM, Forms, WordIds
from indexer.wording.likeness import Likenesses, agree

_LEADERS_DICE = 0.5  # of the leading forms of two families that become one, so that a chain ends; `LEAST_DICE` at most


def find_families(
    words: Words, sentences: Ids, stands: NDArray[np.uint8], forms: Forms, known: Compared
) -> tuple[WordIds, Compared]:
    """(forms,) the leading form of each one's family, itself where it is alone; and what was compared for it.

    `sentences` begin there, one end more; `stands` tells as what each stands.

    The likest pairs are joined first, with their families as long as the leading forms are alike too and tell the
    same. The form that stands most often leads, of several the one that stands first.
    """
    order = np.lexsort((np.arange(len(forms.first)), -forms.counts))
    first = forms.first[order]
    clauses = Clauses(words, sentences[first], sentences[first + 1], _standing(forms, stands)[order])
    pairs = candidates(clauses)
    likenesses = known.likenesses_of(clauses, pairs)
    leaders = np.empty(len(order), dtype=np.int32)
    leaders[order] = order[_joined(_likest(pairs, likenesses), clauses)]
    return leaders, Compared.of(clauses, pairs, likenesses)


def _standing(forms: Forms, stands: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """(forms,) all as what the sentences of each stand."""
    together = np.zeros(len(forms.first), dtype=np.uint8)
    has_form = forms.of_sentence != NO_FORM
    np.bitwise_or.at(together, forms.of_sentence[has_form], stands[has_form])
    return together


def _likest(pairs: Ids, likenesses: Likenesses) -> Ids:
    """The pairs that are like, the likest first, ties in the order given."""
    order = np.argsort(255 - likenesses, kind="stable")
    confirmed: Ids = pairs[order[: np.count_nonzero(likenesses)]]
    return confirmed


def _joined(pairs: Ids, clauses: Clauses) -> Ids:
    """(forms,) the leader of each form, which are numbered in the order in which they lead."""
    leaders = list(range(len(clauses)))

    def leader(form: int) -> int:
        while leaders[form] != form:
            leaders[form] = form = leaders[leaders[form]]
        return form

    for one, other in pairs.tolist():
        first, second = sorted((leader(one), leader(other)))
        # What confirmed a pair lets it join, too.
        if first != second and ((first, second) == (one, other) or _may_join(clauses, first, second)):
            leaders[second] = first
    return np.asarray([leader(form) for form in leaders], dtype=np.int64)


def _may_join(clauses: Clauses, first: int, second: int) -> bool:
    alike = Indel.normalized_similarity(clauses.text(first), clauses.text(second)) >= _LEADERS_DICE
    return alike and agree(clauses, first, second)
