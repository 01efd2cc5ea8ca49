"""Counting a corpus's syllables and pairs for `indexer.language`."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.data import rows
from corpus.text import exact_key, tone_key
from indexer.language import NUMBER
from indexer.numbering import Numbering

_AT_ONCE = 2_000_000  # words whose pairs are counted together
_SHIFT = 22  # bits of a word's id within a pair; a corpus has far fewer spellings than 4 million
_LARGE = 1_000_000  # words; from there on what stands only once is left out
_ASKED = 2e-5  # of all words: how often each wording of questions is counted, which directives hardly ever hold
_OWN_SHARE, _MOST_TIMES = 0.5, 20  # what a corpus should weigh beside the language at large, and the most it is raised
GENERAL = Path(__file__).parent / "models" / "general-language.npz"
_Counts = tuple[NDArray[np.int64], NDArray[np.int64]]  # sorted keys, and how often each


class LanguageCounter:
    """Takes passages one by one, writes the model at the end."""

    def __init__(self, general: Path | None = GENERAL) -> None:
        """`general` is the model of the language at large that the corpus's own counts are added to."""
        self._general = general
        self._spellings = Numbering({"": 0})  # 0 stands between passages
        self._waiting: list[int] = []
        self._singles = np.zeros(0, dtype=np.int64)
        self._pairs: list[_Counts] = []

    def add(self, exact: str) -> None:
        """Count a passage, given as the exact keys of its words with blanks between them."""
        self._waiting += map(self._spellings.__getitem__, exact.split())
        self._waiting.append(0)
        if len(self._waiting) > _AT_ONCE:
            self._count()

    def save(self, path: Path, least: int | None = None) -> None:
        """Write the model, without pairs that stand less than `least` times; the same passages give the same bytes."""
        self._count()
        self._ask()
        least = least or (2 if self._singles.sum() > _LARGE else 1)
        if self._general:
            self._add_general(self._general)
        pairs = _sum(self._pairs)
        table = _merged(self._spellings, self._singles, least)
        first, second = table.of_spelling[pairs[0] >> _SHIFT], table.of_spelling[pairs[0] & ((1 << _SHIFT) - 1)]
        known = (first >= 0) & (second >= 0)
        keys = first[known] * len(table.words) + second[known]
        keys, counts = _sum([(keys, pairs[1][known])])
        keys, counts = keys[counts >= least], counts[counts >= least]
        words = np.frombuffer("\n".join(table.words).encode("utf-8"), dtype=np.uint8)
        with path.open("wb") as file:
            np.savez(
                file,
                words=words,
                counts=table.counts.astype(np.int32),
                pairs=keys,
                pair_counts=counts.astype(np.int32),
            )

    def _ask(self) -> None:
        """Count the wordings of questions."""
        times = max(1, round(_ASKED * int(self._singles.sum())))
        for row in rows("questions.tsv"):
            for _ in range(times):
                self.add(exact_key(row["phrase"]))
        self._count()

    def _add_general(self, path: Path) -> None:
        """Add the language at large; a small corpus's own counts are multiplied so as not to be drowned."""
        with np.load(path, allow_pickle=False) as file:
            words = file["words"].tobytes().decode("utf-8").split("\n")
            counts, pairs, pair_counts = (file[name].astype(np.int64) for name in ("counts", "pairs", "pair_counts"))
        times = int(np.clip(_OWN_SHARE * counts.sum() / max(self._singles.sum(), 1), 1, _MOST_TIMES))
        self._pairs = [(keys, times * many) for keys, many in self._pairs]
        ids = np.array([self._spellings["0" if word == NUMBER else word] for word in words], dtype=np.int64)
        singles = np.zeros(len(self._spellings), dtype=np.int64)
        singles[: len(self._singles)] = times * self._singles
        np.add.at(singles, ids, counts)
        self._singles = singles
        first, second = ids[pairs // len(words)], ids[pairs % len(words)]
        self._pairs.append(((first << _SHIFT) | second, pair_counts))

    def _count(self) -> None:
        words = np.array(self._waiting, dtype=np.int64)
        self._waiting.clear()
        fresh = np.bincount(words, minlength=len(self._spellings)) if len(words) else np.zeros(0, dtype=np.int64)
        fresh[:1] = 0
        fresh[: len(self._singles)] += self._singles[: len(fresh)]
        self._singles = fresh if len(fresh) else self._singles
        inside = (words[:-1] > 0) & (words[1:] > 0)
        keys, counts = np.unique((words[:-1][inside] << _SHIFT) | words[1:][inside], return_counts=True)
        self._pairs.append((keys, counts))


class _Table(NamedTuple):
    words: list[str]  # as most often spelled, by falling count
    counts: NDArray[np.int64]
    of_spelling: NDArray[np.int64]  # id of each spelling's word, -1 where it was left out


def _merged(spellings: Mapping[str, int], counts: NDArray[np.int64], least: int) -> _Table:
    """Spellings with one tone key made one word."""
    by_key: dict[str, list[int]] = {}
    for word, id_ in spellings.items():
        if id_:
            by_key.setdefault(NUMBER if word[0].isdigit() else tone_key(word), []).append(id_)
    names = {id_: word for word, id_ in spellings.items()}
    totals = {key: int(counts[ids].sum()) for key, ids in by_key.items()}
    kept = sorted((key for key, total in totals.items() if total >= least), key=lambda key: (-totals[key], key))
    of_spelling = np.full(len(spellings), -1, dtype=np.int64)
    words = []
    for at, key in enumerate(kept):
        of_spelling[by_key[key]] = at
        usual = max(by_key[key], key=lambda id_: (int(counts[id_]), names[id_]))
        words.append(NUMBER if key == NUMBER else names[usual])
    return _Table(words, np.array([totals[key] for key in kept], dtype=np.int64), of_spelling)


def _sum(parts: list[_Counts]) -> _Counts:
    """Counts of equal keys added."""
    keys = np.concatenate([part[0] for part in parts])
    order = np.argsort(keys, kind="stable")
    keys, counts = keys[order], np.concatenate([part[1] for part in parts])[order]
    if not len(keys):
        return keys, counts
    starts = np.flatnonzero(np.append(True, keys[1:] != keys[:-1]))
    return keys[starts], np.add.reduceat(counts, starts)
