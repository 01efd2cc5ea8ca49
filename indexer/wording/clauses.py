"""Forms as they are compared: their words weighed and cut into parts, with what each part tells.

All of it comes from a form's own words, from how rare each of them is and from where it stands, so that one key stands
for all of it.
"""

from functools import cached_property
from hashlib import blake2b
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.vectors import Ids
from indexer.wording.bags import bags
from indexer.wording.forms import WordIds, masked_ids
from indexer.wording.mixing import Hashes, mixed, row_keys
from indexer.wording.telling import told, told_in_rows

# Chosen on the marked pairs that are there to choose on, see `eval.variants`.
_RARE, _RAREST = 0.005, 0.0005  # a word that makes less of all words than this counts twice, three times
_PRIVATE = 0xE000  # behind the surrogates, so that any id makes a character
_CHARACTERS = 0x110000 - _PRIVATE
_ENCODING = "utf-32-le"


class Words(NamedTuple):
    """All words of all directives in reading order."""

    ids: WordIds  # (words,)
    tone_keys: list[str]  # by id
    cited: NDArray[np.bool_]  # (words,) whether it names another directive
    opens: NDArray[np.bool_]  # (words,) whether a comma or a colon stands before it


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
        full = _weights(masked, words)
        weights = full[ids]
        np.minimum(weights, 1, out=weights, where=words.cited[places])
        self.parts = np.append(np.flatnonzero(opens), len(ids))  # (parts + 1,) where each begins
        self.first_parts = np.searchsorted(self.parts, self.starts)  # (forms + 1,) of each form
        self.part_tells = told(words.tone_keys, ids, self.parts)  # (parts,) what each tells
        hashes = _hashes(words.tone_keys, masked)
        self.words = hashes[ids]  # (words,) the same for a word in every index
        self.part_bags = bags(hashes, full, ids, weights, self.parts)
        self.bags = self.part_bags.together(self.first_parts[:-1])
        self._text = np.repeat(_characters(masked)[ids], weights).tobytes().decode(_ENCODING)
        self._stands = np.concatenate([[0], np.cumsum(self.part_bags.lengths)])  # where the text of each part begins
        self._places = self._stands.tolist()  # a part is looked at one by one, which a list does faster
        ends = self._stands[self.first_parts].tolist()
        self._texts = np.asarray([self._text[start:end] for start, end in pairwise(ends)], dtype=object)
        self._marks = (weights * 2 + opens).astype(np.uint64)

    def __len__(self) -> int:
        return len(self.starts) - 1

    @cached_property
    def keys(self) -> Hashes:
        """(forms,) a hash of all that a form is compared by."""
        return row_keys(self.words ^ mixed(self._marks), self.starts) ^ mixed(self.stands.astype(np.uint64))

    @cached_property
    def counts(self) -> Ids:
        """(forms,) of their parts."""
        counts: Ids = np.diff(self.first_parts)
        return counts

    @cached_property
    def tells(self) -> Ids:
        """(forms,) what all parts of each tell together."""
        return told_in_rows(self.part_tells, self.first_parts[:-1])

    def texts(self, forms: Ids) -> list[str]:
        """The whole text of each."""
        texts: list[str] = self._texts[forms].tolist()
        return texts

    def part(self, part: int) -> str:
        """The text of one part."""
        return self._text[self._places[part] : self._places[part + 1]]

    def text(self, form: int) -> str:
        """The whole text of one."""
        text: str = self._texts[form]
        return text


def written(words: WordIds) -> str:
    """Words as a string of one character each, which aligns faster."""
    return _characters(words).tobytes().decode(_ENCODING)


def _characters(words: WordIds) -> NDArray[np.uint32]:
    return (words % _CHARACTERS + _PRIVATE).astype("<u4")


def _weights(masked: WordIds, words: Words) -> WordIds:
    """(ids,) how often a word stands in the text of its form: a slot not at all."""
    counts = np.bincount(words.ids, minlength=len(masked))
    shares = np.bincount(masked, counts, minlength=len(masked)) / max(len(words.ids), 1)
    weights = 1 + (shares < _RARE) + (shares < _RAREST)
    weights[:1] = 0
    return weights[masked].astype(np.int32)


def _hashes(tone_keys: list[str], masked: WordIds) -> Hashes:
    """(ids,) a hash of each word, one for all that stand in a slot."""
    found = [int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "little") for key in tone_keys]
    hashes = np.asarray(found, dtype=np.uint64)
    hashes[masked == 0] = 0
    return hashes
