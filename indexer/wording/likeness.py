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
from indexer.wording.clauses import Clauses
from indexer.wording.parts import in_parts

# Chosen on the marked pairs that are there to choose on, see `eval.variants`.
LIKE = 0.66  # of two forms that make a family
LEAST_DICE = 0.5  # of their whole texts, however alike some parts are
_ALIGNED_AT_ONCE = 65_536  # pairs
_STEPS = 254
_EVERY_CORE = -1
_ROUNDING = 1e-6
_NONE = np.zeros(1)
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
    return bool(in_parts(clauses, np.array([one]), np.array([other]), _NONE)[1][0])


def may_be_like(clauses: Clauses, pairs: Ids) -> NDArray[np.bool_]:
    """(pairs,) whether forms have so many words in common that an alignment may confirm them."""
    left, right = pairs.T
    lengths, others = clauses.bags.lengths[left], clauses.bags.lengths[right]
    common = clauses.bags.common(left, right)
    whole = 2 * common / np.maximum(lengths + others, 1)
    as_wholes = (clauses.tells[left] == clauses.tells[right]) & (whole >= LIKE)
    may: NDArray[np.bool_] = (whole >= LEAST_DICE) & (as_wholes | _may_be_in_parts(clauses, pairs, whole))
    return may


def _likenesses(clauses: Clauses, pairs: Ids) -> Likenesses:
    left, right = pairs.T
    whole = dice(clauses.texts(left), clauses.texts(right), LEAST_DICE, _EVERY_CORE).astype(np.float64)
    like = np.where((clauses.tells[left] == clauses.tells[right]) & (whole >= LIKE), whole, 0)
    undecided = np.flatnonzero((like == 0) & (whole > 0) & _may_be_in_parts(clauses, pairs, whole))
    said = whole[undecided]
    # Less changes nothing: in parts they are no more alike than as wholes, or not like.
    least = np.maximum(said, 2 * LIKE - said) - _ROUNDING
    shared, told_alike = in_parts(clauses, left[undecided], right[undecided], least)
    like[undecided] = np.where(told_alike, (said + np.maximum(said, shared)) / 2, 0)
    steps: Likenesses = np.where(like >= LIKE, 1 + (like - LIKE) / (1 - LIKE) * _STEPS, 0).astype(np.uint8)
    return steps


def _may_be_in_parts(clauses: Clauses, pairs: Ids, whole: NDArray[np.float64]) -> NDArray[np.bool_]:
    """(pairs,) whether the parts that correspond may be so much more alike than the wholes that the pair is like."""
    left, right = pairs.T
    lengths, others = clauses.bags.lengths[left], clauses.bags.lengths[right]
    common = whole * (lengths + others) / 2
    # No more of the shorter one has a counterpart than all that both have in common.
    most = (whole + 2 * common / np.maximum(np.minimum(lengths, others) + common, 1)) / 2
    # Two of one part each are no more alike than as wholes.
    may: NDArray[np.bool_] = (most >= LIKE - _ROUNDING) & (clauses.counts[left] + clauses.counts[right] > 2)
    return may
