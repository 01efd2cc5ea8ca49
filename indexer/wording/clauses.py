"""Forms as they are compared: their words weighed and cut into parts, with what each part tells.

All of it comes from a form's own words, from how rare each of them is and from where it stands, so that one key stands
for all of it.
"""

from functools import cached_property
from hashlib import blake2b
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.vectors import Ids
from indexer.wording.forms import WordIds, masked_ids
from indexer.wording.mixing import Hashes, mixed, row_keys
from indexer.wording.telling import told, told_in_rows

# Chosen on the marked pairs that are there to choose on, see `eval.variants`.
_RARE, _RAREST = 0.005, 0.0005  # a word that makes less of all words than this counts twice, three times
_PRIVATE = 0xE000  # behind the surrogates, so that any id makes a character
_CHARACTERS = 0x110000 - _PRIVATE


class Words(NamedTuple):
    """All words of all directives in reading order."""

    ids: WordIds  # (words,)
    tone_keys: list[str]  # by id
    cited: NDArray[np.bool_]  # (words,) whether it names another directive
    opens: NDArray[np.bool_]  # (words,) whether a comma or a colon stands before it


class Clause(NamedTuple):
    """One form: its parts as texts of one character a word, as often as it weighs, and what each tells."""

    parts: list[str]
    tells: list[int]


class Clauses:
    """Forms one after the other, each by the sentence that stands for it."""

    def __init__(self, words: Words, starts: Ids, ends: Ids, stands: NDArray[np.uint8]) -> None:
        """`starts` and `ends` are the places of each form's words, one at least; `stands` all as what it stands."""
        self.stands = stands
        self.starts = np.concatenate([[0], np.cumsum(ends - starts)])  # (forms + 1,) among the words of all forms
        places = np.arange(self.starts[-1]) + np.repeat(starts - self.starts[:-1], ends - starts)
        masked = masked_ids(words.tone_keys)
        ids, opens = words.ids[places], words.opens[places]
        opens[self.starts[:-1]] = True
        weights = _weights(masked, words)[ids]
        np.minimum(weights, 1, out=weights, where=words.cited[places])
        self.parts = np.append(np.flatnonzero(opens), len(ids))  # (parts + 1,) where each begins
        self.first_parts = np.searchsorted(self.parts, self.starts)  # (forms + 1,) of each form
        self._part_tells = told(words.tone_keys, ids, self.parts)
        self.words = _hashes(words.tone_keys, masked)[ids]  # (words,) the same for a word in every index
        self._text = written(np.repeat(masked[ids], weights))
        self._stands = np.concatenate([[0], np.cumsum(weights)])
        # A part is looked at one by one, which lists do faster.
        self._listed = [each.tolist() for each in (self.first_parts, self._stands[self.parts], self._part_tells)]
        self._marks = (weights * 2 + opens).astype(np.uint64)

    def __len__(self) -> int:
        return len(self.starts) - 1

    @cached_property
    def keys(self) -> Hashes:
        """(forms,) a hash of all that a form is compared by."""
        return row_keys(self.words ^ mixed(self._marks), self.starts) ^ mixed(self.stands.astype(np.uint64))

    @cached_property
    def lengths(self) -> Ids:
        """(forms,) of their texts."""
        lengths: Ids = np.diff(self._stands[self.starts])
        return lengths

    @cached_property
    def tells(self) -> Ids:
        """(forms,) what all parts of each tell together."""
        return told_in_rows(self._part_tells, self.first_parts[:-1])

    def texts(self, forms: Ids) -> list[str]:
        """The whole text of each."""
        starts, ends = (self._stands[self.starts[forms + more]].tolist() for more in (0, 1))
        return [self._text[start:end] for start, end in zip(starts, ends, strict=True)]

    def text(self, form: int) -> str:
        """The whole text of one."""
        first_parts, places, _ = self._listed
        return self._text[places[first_parts[form]] : places[first_parts[form + 1]]]

    def clause(self, form: int) -> Clause:
        """One in its parts."""
        first_parts, places, tells = self._listed
        parts = range(first_parts[form], first_parts[form + 1])
        return Clause([self._text[places[at] : places[at + 1]] for at in parts], tells[parts.start : parts.stop])


def written(words: WordIds) -> str:
    """Words as a string of one character each, which aligns faster."""
    return (words % _CHARACTERS + _PRIVATE).astype("<u4").tobytes().decode("utf-32-le")


def _weights(masked: WordIds, words: Words) -> WordIds:
    """(ids,) how often a word stands in the text of its form: a slot not at all."""
    shares = np.bincount(masked[words.ids], minlength=len(masked)) / max(len(words.ids), 1)
    weights = 1 + (shares < _RARE) + (shares < _RAREST)
    weights[:1] = 0
    return weights[masked].astype(np.int32)


def _hashes(tone_keys: list[str], masked: WordIds) -> Hashes:
    """(ids,) a hash of each word, one for all that stand in a slot."""
    found = [int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "little") for key in tone_keys]
    hashes = np.asarray(found, dtype=np.uint64)
    hashes[masked == 0] = 0
    return hashes
