"""In which passage each word stands, so that what is found by place can be shown as passages.

FOLDER/
  starts.npy    (stretches + 1,) int64: the places where another passage's words begin, and one end more
  passages.npy  (stretches,) int32: the passage's ordinal of each stretch
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.model import Directive, Passage, Section, Span, join_spans
from indexer.errors import GenerationError
from indexer.vectors import Ids
from indexer.wording.words import apart

_NOBODY = -1  # a heading above passages is in none of them


class Stretches(NamedTuple):
    """Of one directive: where another passage's words begin, and the passage's number there."""

    starts: tuple[int, ...]
    passages: tuple[int, ...]
    words: int  # of the directive


class PassageWriter:
    """Collects directives in the order of their ordinals."""

    def __init__(self) -> None:
        self._starts, self._passages = array("q"), array("i")
        self._words = self._count = 0

    def add(self, directive: Stretches, passages: int) -> None:
        """The next directive, and how many passages it has."""
        self._starts.extend([self._words + start for start in directive.starts])
        self._passages.extend([self._count + passage for passage in directive.passages])
        self._words += directive.words
        self._count += passages

    def save(self, folder: Path) -> None:
        """Write the folder, which is made."""
        folder.mkdir(parents=True)
        np.save(folder / "starts.npy", np.asarray([*self._starts, self._words], dtype=np.int64))
        np.save(folder / "passages.npy", np.asarray(self._passages, dtype=np.int32))


class PassagePlaces:
    """The written stretches; every place lies in one."""

    def __init__(self, folder: Path) -> None:
        try:
            self._starts, self._passages = np.load(folder / "starts.npy"), np.load(folder / "passages.npy")
        except (OSError, ValueError) as error:
            raise GenerationError(f"{folder}: no readable places there ({error}); index again") from error

    def at(self, places: NDArray[np.int64]) -> Ids:
        """The passage's ordinal of each place; of a heading above passages that of the first one below it, of a table's
        head, which passages repeat, that of the first."""
        found: Ids = self._passages[np.searchsorted(self._starts, places, side="right") - 1].astype(np.int64)
        return found

    def lengths(self) -> NDArray[np.int64]:
        """(passages,) how many words are counted to each; none where all are another's."""
        return np.bincount(self._passages, weights=np.diff(self._starts)).astype(np.int64)


def stretches(directive: Directive, passages: Sequence[Passage], lengths: Sequence[int]) -> Stretches:
    """The stretches of all its passages in order, given the number of words of each of its sections."""
    found = list(_found(directive, passages, lengths))
    return Stretches(tuple(start for start, _ in found), tuple(passage for _, passage in found), sum(lengths))


def _found(directive: Directive, passages: Sequence[Passage], lengths: Sequence[int]) -> Iterator[tuple[int, int]]:
    owned = _Owned(passages)
    bare: int | None = None  # where headings began that wait for the passage below them
    last, place = _NOBODY, 0
    for section, length in zip(directive.sections, lengths, strict=True):
        for begin, owner in _of_section(directive, section, owned) if length else ():
            if owner == _NOBODY:
                bare = place + begin if bare is None else bare
            elif owner != last or bare is not None:
                yield place + begin if bare is None else bare, owner
                last, bare = owner, None
        place += length


def _of_section(directive: Directive, section: Section, owned: "_Owned") -> Iterator[tuple[int, int]]:
    """The same, counted in a section."""
    last = None
    counted, words = 0, 0  # characters of the joined text, and words in them
    before = 0  # characters of the spans before, each with the blank that joins them
    for span in section.spans:
        for start in (span.start, *owned.within(span)):
            if (owner := owned.by(start)) != last:
                at = before + start - span.start
                words += len(apart(join_spans(directive.text, section.spans)[counted:at])) // 2 if at else 0
                counted, last = at, owner
                yield words, owner
        before += span.end - span.start + 1


class _Owned:
    """The spans of a directive's passages; one that several have is the first one's."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        first: dict[int, tuple[int, int]] = {}
        for number, passage in enumerate(passages):
            for span in passage.spans:
                first.setdefault(span.start, (span.end, number))
        self._starts = sorted(first)
        self._ends = [first[start] for start in self._starts]

    def by(self, offset: int) -> int:
        """The number of the passage in which a character stands."""
        at = bisect_right(self._starts, offset) - 1
        end, number = self._ends[at] if at >= 0 else (0, _NOBODY)
        return number if offset < end else _NOBODY

    def within(self, span: Span) -> list[int]:
        """Where passages begin behind the first character of a span."""
        return self._starts[bisect_right(self._starts, span.start) : bisect_right(self._starts, span.end - 1)]
