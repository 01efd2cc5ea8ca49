"""How two wordings differ, word by word: what stays, what is replaced, inserted, left out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from rapidfuzz.distance import Indel

from corpus.model import Span
from corpus.text import tokens

Tag = Literal["equal", "replace", "insert", "delete"]
_MARK = re.compile(r"[^\w\s]|_")
_ALIKE = str.maketrans("–—“”‘’", "--\"\"''")
_MOST_STEPS = 10**9  # units by units, an eighth of it in bytes: beyond, all is said to differ
_LONGEST_ISLAND = 2  # units: an "và" or "của các" between longer changes on both sides shows nobody what stayed


@dataclass(frozen=True, slots=True)
class Change:
    """One step from a wording to another; offsets are code points of the two texts.

    Equal slices may differ in case, in the place of a tone mark, in y/i, in the shape of dashes and quotation marks and
    in blanks. `before` is blank or empty where something is inserted, `after` where something is left out.
    """

    tag: Tag
    before: Span
    after: Span


class _Unit(NamedTuple):
    """A word, a number or one punctuation mark."""

    start: int
    end: int
    key: str


class _Run(NamedTuple):
    """Units [i1, i2) of one text against [j1, j2) of the other."""

    equal: bool
    i1: int
    i2: int
    j1: int
    j2: int

    @property
    def size(self) -> int:
        return max(self.i2 - self.i1, self.j2 - self.j1)

    @property
    def tag(self) -> Tag:
        if self.equal:
            return "equal"
        return "insert" if self.i1 == self.i2 else "delete" if self.j1 == self.j2 else "replace"


def difference(before: str, after: str) -> list[Change]:
    """The steps in order, no two equal ones or changes in a row; together they cover both texts; [] of two empty ones.

    Words are compared on their tone key, punctuation mark by mark. Blanks never make a change: they go with the word
    before them, those behind a replacement with the equal words that follow.
    """
    units, others = _units(before), _units(after)
    runs = _joined(_drowned(_joined(_runs(units, others)))) or [_Run(True, 0, 0, 0, 0)]
    left = _spans(len(before), units, [(run.tag, run.i1, run.i2) for run in runs])
    right = _spans(len(after), others, [(run.tag, run.j1, run.j2) for run in runs])
    changes = [Change(run.tag, *sides) for run, *sides in zip(runs, left, right, strict=True)]
    return changes if before or after else []


def _units(text: str) -> list[_Unit]:
    words = [_Unit(token.start, token.end, token.tone) for token in tokens(text)]
    gaps = zip([0, *(word.end for word in words)], [*(word.start for word in words), len(text)], strict=True)
    marks = [mark for start, end in gaps for mark in _MARK.finditer(text, start, end)]
    return sorted(words + [_Unit(mark.start(), mark.end(), mark.group().translate(_ALIKE)) for mark in marks])


def _runs(units: Sequence[_Unit], others: Sequence[_Unit]) -> list[_Run]:
    keys, other_keys = [unit.key for unit in units], [unit.key for unit in others]
    if keys != other_keys and len(keys) * len(other_keys) > _MOST_STEPS:
        return [_Run(False, 0, len(keys), 0, len(other_keys))]
    steps = Indel.opcodes(keys, other_keys)
    return [_Run(step.tag == "equal", step.src_start, step.src_end, step.dest_start, step.dest_end) for step in steps]


def _joined(runs: Sequence[_Run]) -> list[_Run]:
    """Runs of the same kind that follow one another as one."""
    joined: list[_Run] = []
    for run in runs:
        if joined and joined[-1].equal is run.equal:
            run = joined.pop()._replace(i2=run.i2, j2=run.j2)
        joined.append(run)
    return joined


def _drowned(runs: Sequence[_Run]) -> list[_Run]:
    """Equal runs that are short beside the changes on both their sides are changes too."""
    inner = zip(runs, runs[1:], runs[2:], strict=False)
    kept = [run._replace(equal=run.equal and not _is_island(run, one, other)) for one, run, other in inner]
    return [*runs[:1], *kept, *runs[1:][-1:]]


def _is_island(run: _Run, before: _Run, after: _Run) -> bool:
    return run.size <= _LONGEST_ISLAND and run.size < min(before.size, after.size)


def _spans(length: int, units: Sequence[_Unit], runs: Sequence[tuple[Tag, int, int]]) -> list[Span]:
    """Where each run lies in one of the texts; `runs` counts units."""
    spans, start = list[Span](), 0
    for tag, first, last in runs:
        if first == last and spans:
            end = start
        elif tag == "replace":
            end = units[last - 1].end
        else:
            end = units[last].start if last < len(units) else length
        spans.append(Span(start, end))
        start = end
    return [*spans[:-1], Span(spans[-1].start, length)]
