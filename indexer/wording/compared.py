"""What was compared for a generation, so that the next one compares only what is new.

A form is known by the key of all that it is compared by: its words, how rare each is, its parts and where it stands. A
form whose word became rarer counts as new, and all do where the code that compares has changed.
"""

from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from indexer.vectors import Ids
from indexer.wording.clauses import Clauses
from indexer.wording.likeness import Likenesses, likenesses
from indexer.wording.mixing import Hashes

_UNKNOWN = -1
_CODE = b"".join(path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py")))
_RULES = np.frombuffer(blake2b(_CODE, digest_size=16).digest(), dtype=np.uint8)


class Compared(NamedTuple):
    """Forms, and every pair of them that was compared, by the one that leads."""

    keys: Hashes  # (forms,)
    counts: NDArray[np.int32]  # (forms,) pairs that each leads
    others: NDArray[np.int32]  # (pairs,) forms
    likenesses: Likenesses  # (pairs,)

    @classmethod
    def of(cls, clauses: Clauses, pairs: Ids, likenesses: Likenesses) -> "Compared":
        """`pairs` are in order."""
        leading, others = pairs.T.astype(np.int32)
        counts = np.bincount(leading, minlength=len(clauses)).astype(np.int32)
        return cls(clauses.keys, counts, others, likenesses)

    def likenesses_of(self, clauses: Clauses, pairs: Ids) -> Likenesses:
        """(pairs,) of other forms; `pairs` are in order, the lower number first."""
        forms = _places(self.keys, clauses.keys)  # those of now by those of then
        known = np.sort([np.repeat(forms, self.counts), forms[self.others]], axis=0).T
        alive = np.flatnonzero(known[:, 0] != _UNKNOWN)
        numbers = _numbers(known[alive])
        order = np.argsort(numbers, kind="stable")
        at = _places(_numbers(pairs), numbers[order])
        fresh = at == _UNKNOWN
        found = np.empty(len(pairs), dtype=np.uint8)
        found[~fresh] = self.likenesses[alive[order[at[~fresh]]]]
        found[fresh] = likenesses(clauses, pairs[fresh])
        return found


_NO_FORMS = np.empty(0, np.int32)
NOTHING = Compared(np.empty(0, np.uint64), _NO_FORMS, _NO_FORMS, np.empty(0, np.uint8))


def save_compared(path: Path, compared: Compared) -> None:
    """Write one file; the same bytes for the same forms."""
    np.savez(path, rules=_RULES, **compared._asdict())


def read_compared(path: Path) -> Compared:
    """What a generation left; `NOTHING` where it left none that can be read, or other code did."""
    try:
        with path.open("rb") as file, np.load(file) as stored:
            if not np.array_equal(stored["rules"], _RULES):
                return NOTHING
            return Compared(**{name: stored[name] for name in Compared._fields})
    except (OSError, EOFError, ValueError, KeyError, BadZipFile):
        return NOTHING


def _numbers(pairs: NDArray[np.signedinteger]) -> Ids:
    return pairs[:, 0].astype(np.int64) << 32 | pairs[:, 1]


def _places(keys: NDArray[np.integer], among: NDArray[np.integer]) -> Ids:
    """(keys,) where each stands among others, which are unique; _UNKNOWN of one that doesn't."""
    if not len(among):
        return np.full(len(keys), _UNKNOWN, dtype=np.int64)
    order = np.argsort(among)
    at = np.minimum(np.searchsorted(among, keys, sorter=order), len(among) - 1)
    places: Ids = np.where(among[order[at]] == keys, order[at], _UNKNOWN)
    return places
