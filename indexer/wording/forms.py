"""Forms of sentences: their words blind to case, tone placement and figures; sentences of one form say the same thing.

A figure becomes a slot, so that "kết nạp 130 đảng viên" and "kết nạp 145 đảng viên" have
one form. Dates lose their figures too; offices stay.
"""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from indexer.vectors import Ids
from indexer.wording.mixing import row_keys

WordIds = NDArray[np.int32]
SHORTEST = 6  # words: a shorter sentence is a heading, a label or a name, and stands everywhere
NO_FORM = -1
SLOT = "#"  # of a figure; its id is 0, and no word is written so


class Forms(NamedTuple):
    """Which sentences have one form; forms are numbered by the place where they stand first."""

    of_sentence: WordIds  # (sentences,) NO_FORM of short and formal ones
    first: Ids  # (forms,) a sentence of each, the first one
    counts: Ids  # (forms,) how many sentences have it


def masked_key(tone: str) -> str:
    """A word's tone key, or the slot that it stands in."""
    return SLOT if tone[0].isdigit() else tone


def masked_ids(tone_keys: Iterable[str]) -> WordIds:
    """(words,) the id of each word's masked key: after that of the slot in the order in which they come up."""
    ids = {SLOT: 0}
    return np.asarray([ids.setdefault(masked_key(key), len(ids)) for key in tone_keys], dtype=np.int32)


def find_forms(words: WordIds, sentences: Ids, formal: NDArray[np.bool_]) -> Forms:
    """The forms of sentences that begin at `sentences` (one end more) among masked words; `formal` ones have none."""
    lengths = np.diff(sentences)
    of_sentence = np.full(len(lengths), NO_FORM, dtype=np.int32)
    long = np.flatnonzero((lengths >= SHORTEST) & ~formal)
    if not len(long):
        return Forms(of_sentence, long, long)
    keys = row_keys(words, sentences)[long]
    _, firsts, inverse, counts = np.unique(keys, return_index=True, return_inverse=True, return_counts=True)
    order = np.argsort(firsts)
    renumbered = np.empty(len(order), dtype=np.int32)
    renumbered[order] = np.arange(len(order), dtype=np.int32)
    of_sentence[long] = renumbered[inverse]
    return Forms(of_sentence, long[firsts[order]], counts[order])
