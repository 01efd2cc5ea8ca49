"""Which passages say the same: the key under which boilerplate of many directives meets."""

import hashlib
from collections.abc import Sequence

from corpus.model import Role
from indexer.terms import Terms

_FORMAL = frozenset((Role.HEADER, Role.ADDRESSEES, Role.CLOSING, Role.RECIPIENTS, Role.SIGNATURE))


def likeness(terms: Terms, role: Role) -> int:
    """A 63-bit key of a passage's words, blind to case, tone placement and punctuation.

    Figures count, they are what a point says; in formal parts, where only the date or the number changes, they don't.
    """
    words: Sequence[str] = terms.tone.split()
    if role in _FORMAL:
        words = [word for word in words if not any(map(str.isdigit, word[:-1])) and not word.isdigit()]
    return int.from_bytes(hashlib.blake2b(" ".join(words).encode(), digest_size=8).digest()) >> 1
