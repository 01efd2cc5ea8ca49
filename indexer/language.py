"""The corpus's own language: how often each syllable stands, and which one after which.

Counted while an index is built, kept as one file of the generation, asked when a query is read. A syllable is its
tone key (`corpus.text`), so that "hòa" and "hoà" count as one; every number counts as the same word.
"""

import zipfile
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.text import folded_key, tone_key
from indexer.errors import GenerationError

Ids = NDArray[np.int64]  # (n,) of syllables; UNKNOWN for what the corpus doesn't hold
LogProbabilities = NDArray[np.float64]

NUMBER = "#"  # stands for every number
UNKNOWN = -1
_DISCOUNT = 0.75  # Ney, Essen, Kneser 1994: taken off each pair's count and left to the pairs never seen
_RARE_READING = 1e-4  # of the likeliest reading's count; below are misprints
_MOST_READINGS = 16


class Language:
    """Syllables by id, the most frequent first, and the probability of one after another."""

    def __init__(self, words: Sequence[str], counts: Ids, pairs: Ids, pair_counts: Ids) -> None:
        """`words` as most often spelled, `counts` theirs; `pairs` sorted: first id · len(words) + second id."""
        self._words = list(words)
        self._ids = {tone_key(word): at for at, word in enumerate(self._words)}
        self._pairs = np.append(pairs, np.iinfo(np.int64).max)
        self._readings = _readings(self._words, counts)
        total = float(counts.sum()) + 1.0
        # One place more at the end: what UNKNOWN, -1, points at.
        self._counts = np.append(counts, 0).astype(np.float64)
        self._single = (self._counts + 0.5) / (total + 0.5 * len(self._counts))
        firsts = pairs // max(len(words), 1)
        kept = np.maximum(pair_counts - _DISCOUNT, 0.0)
        self._after = np.append(kept / self._counts[firsts], 0.0)
        self.steps = lru_cache(maxsize=20_000)(self._steps)
        self._left = 1.0 - np.bincount(firsts, kept / self._counts[firsts], len(self._counts))

    @classmethod
    def load(cls, path: Path) -> "Language":
        """Open a saved one; GenerationError when it can't be read."""
        try:
            with np.load(path, allow_pickle=False) as file:
                words = file["words"].tobytes().decode("utf-8").split("\n") if len(file["words"]) else []
                return cls(words, file["counts"].astype(np.int64), file["pairs"], file["pair_counts"].astype(np.int64))
        except (OSError, ValueError, KeyError, IndexError, zipfile.BadZipFile) as error:
            raise GenerationError(f"{path}: the language model can't be read ({error}); index again") from error

    def __len__(self) -> int:
        return len(self._words)

    def id_of(self, tone: str) -> int:
        """The id of a syllable by its tone key."""
        return self._ids.get(tone, UNKNOWN)

    def count(self, id_: int) -> int:
        """How often it stands in the corpus; 0 for UNKNOWN."""
        return int(self._counts[id_])

    def spelled(self, id_: int) -> str:
        """A syllable as it is most often written, in lower case."""
        return self._words[id_]

    def readings(self, folded: str) -> tuple[int, ...]:
        """The syllables that a form without marks can stand for, the most frequent first; () where there is none."""
        return self._readings.get(folded, ())

    def alone(self, ids: Ids) -> LogProbabilities:
        """(n,) natural logarithms of the probability of each anywhere."""
        return np.log(self._single[ids])

    def following(self, firsts: Ids, seconds: Ids) -> LogProbabilities:
        """(n,) natural logarithms of the probability of each second right after its first."""
        keys = np.where((firsts < 0) | (seconds < 0), -1, firsts * len(self._words) + seconds)
        at = np.searchsorted(self._pairs, keys)
        seen = np.where(self._pairs[at] == keys, self._after[at], 0.0)
        return np.log(seen + self._left[firsts] * self._single[seconds])

    def _steps(self, firsts: tuple[int, ...], seconds: tuple[int, ...]) -> LogProbabilities:
        """(firsts, seconds) of `following` for every pair of them; kept for queries to come."""
        ones, others = np.array(firsts, dtype=np.int64), np.array(seconds, dtype=np.int64)
        every = self.following(np.repeat(ones, len(others)), np.tile(others, len(ones)))
        return every.reshape(len(ones), len(others))


def _readings(words: Sequence[str], counts: Ids) -> dict[str, tuple[int, ...]]:
    """Ids by folded form; ids fall by count, so each list does."""
    found: dict[str, list[int]] = {}
    for id_, word in enumerate(words):
        same = found.setdefault(folded_key(word), [])
        if not same or (len(same) < _MOST_READINGS and counts[id_] >= _RARE_READING * counts[same[0]]):
            same.append(id_)
    return {folded: tuple(ids) for folded, ids in found.items()}
