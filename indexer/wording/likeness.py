"""How like two forms are: as wholes, and in those of their parts that have a counterpart.

A clause that goes on in one more part is the same clause, also where that part tells something else ("…, tăng 8%");
one whose words are put round those of another ("hoàn thiện hồ sơ đề nghị công nhận …") isn't.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import Indel

from indexer.vectors import Ids
from indexer.wording.clauses import Clause, Clauses
from indexer.wording.telling import told_in_all

# Chosen on the marked pairs that are there to choose on, see `eval.variants`.
LIKE = 0.66  # of two forms that make a family
LEAST_DICE = 0.5  # of their whole texts, however alike some parts are
_COUNTERPART = 0.5  # Dice of two parts
_ALIGNED_AT_ONCE = 65_536  # pairs
_STEPS = 254
_EVERY_CORE = -1
Similarities = NDArray[np.float32]
Likenesses = NDArray[np.uint8]  # 0 of what isn't like, 1 of `LIKE`, 255 of what agrees


def dice(left: Sequence[str], right: Sequence[str], least: float = 0.0, threads: int = 1) -> Similarities:
    """(n,) of written words against others, pair by pair: 2·common / (words of both), 0 below `least`; words are
    common in their order."""
    scorer = Indel.normalized_similarity
    return process.cpdist(left, right, scorer=scorer, score_cutoff=least, dtype=np.float32, workers=threads)


def likenesses(clauses: Clauses, pairs: Ids) -> Likenesses:
    """(pairs,) of forms that an alignment of their words confirms."""
    found = np.zeros(len(pairs), dtype=np.uint8)
    for first in range(0, len(pairs), _ALIGNED_AT_ONCE):
        chunk = slice(first, first + _ALIGNED_AT_ONCE)
        found[chunk] = _likenesses(clauses, pairs[chunk])
    return found


def agree(clauses: Clauses, one: int, other: int) -> bool:
    """Whether two forms may stand as the same, and what corresponds in them tells the same."""
    if not clauses.stands[one] & clauses.stands[other]:
        return False
    if clauses.tells[one] == clauses.tells[other]:
        return True
    return _in_parts(clauses.clause(one), clauses.clause(other))[1]


def _likenesses(clauses: Clauses, pairs: Ids) -> Likenesses:
    left, right = pairs.T
    whole = dice(clauses.texts(left), clauses.texts(right), LEAST_DICE, _EVERY_CORE).astype(np.float64)
    lengths, others = clauses.lengths[left], clauses.lengths[right]
    like = np.where((clauses.tells[left] == clauses.tells[right]) & (whole >= LIKE), whole, 0)
    common = whole * (lengths + others) / 2
    # No more of the shorter one has a counterpart than all that both have in common.
    most = (whole + 2 * common / np.maximum(np.minimum(lengths, others) + common, 1)) / 2
    parts = np.diff(clauses.first_parts)
    # Two of one part each are no more alike than as wholes.
    undecided = np.flatnonzero((like == 0) & (most >= LIKE) & (parts[left] + parts[right] > 2))
    for at, one, other in zip(undecided.tolist(), left[undecided].tolist(), right[undecided].tolist(), strict=True):
        shared, told_alike = _in_parts(clauses.clause(one), clauses.clause(other))
        like[at] = (whole[at] + max(whole[at], shared)) / 2 if told_alike else 0
    steps: Likenesses = np.where(like >= LIKE, 1 + (like - LIKE) / (1 - LIKE) * _STEPS, 0).astype(np.uint8)
    return steps


def _in_parts(one: Clause, other: Clause) -> tuple[float, bool]:
    """How much of the one that has less besides stands in the parts of the other that correspond, and whether these
    tell the same.

    Dice without the parts of either one that correspond to none; the larger of both.
    """
    mine, theirs = _corresponding(one.parts, other.parts)
    if not mine or not theirs:
        return 0.0, told_in_all(one.tells) == told_in_all(other.tells)
    told_alike = told_in_all(one.tells[at] for at in mine) == told_in_all(other.tells[at] for at in theirs)
    text, counterpart = "".join(one.parts[at] for at in mine), "".join(other.parts[at] for at in theirs)
    twice = Indel.normalized_similarity(text, counterpart) * (len(text) + len(counterpart))
    lengths = sum(map(len, one.parts)), sum(map(len, other.parts))
    return twice / min(lengths[0] + len(counterpart), lengths[1] + len(text)), told_alike


def _corresponding(parts: Sequence[str], others: Sequence[str]) -> tuple[list[int], list[int]]:
    """The parts of each side that are like one of the other's; those without weight are like none."""
    mine, theirs = set[int](), set[int]()
    for at, part in enumerate(parts):
        for place, other in enumerate(others):
            known = at in mine and place in theirs
            if not known and part and Indel.normalized_similarity(part, other, score_cutoff=_COUNTERPART):
                mine.add(at)
                theirs.add(place)
    return sorted(mine), sorted(theirs)
