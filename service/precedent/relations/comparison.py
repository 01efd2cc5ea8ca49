"""Two directives side by side: their sections paired, and how the wording of each pair differs."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel, LCSseq
from rapidfuzz.process import cdist

from corpus.model import Directive, Role, Section, join_spans
from corpus.text import tokens
from service.precedent.difference import Change, difference

_WORDING = (Role.PREAMBLE, Role.SECTION, Role.PARAGRAPH, Role.CLOSING, Role.FOOTNOTE, Role.TABLE)
_NUMBERED = frozenset({Role.SECTION, Role.PARAGRAPH})  # a paragraph may have gained or lost its number
_ALIKE = 0.35  # Indel similarity of their words from which two sections are one that was reworded
_ALIKE_IN_PLACE = 0.25  # with the same path; of sections of two directives on different things 1 pair in 200 reaches it
_SAME_PLACE = 0.15  # what the same path adds
_SAME_ORDER = 0.05  # what the same place in the order adds at most: of equal sentences the nearest are paired
_HELD = 0.6  # share of a section's words, in their order, that another one holds; of sections on other things 1 in 80
_FEWEST = 8  # words: fewer stand in order nearly anywhere
_LONGER = 6  # times as long, where nearly all words stand in order

Likeness = NDArray[np.float32]  # (sections before, sections after), 0 to 1


@dataclass(frozen=True, slots=True)
class Side:
    """A section of one of the directives; the text is the slices of its spans, a blank between them."""

    section: Section
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """A section on both sides, or on one alone; changes cover both texts, and are empty on one side alone."""

    before: Side | None
    after: Side | None
    likeness: float  # share of words in common, 0 on one side alone
    changes: tuple[Change, ...]
    within: Section | None = None  # of what stands on one side alone: the other side's section that holds its words


def compare(before: Directive, after: Directive) -> list[Row]:
    """The sections in the order of `after`, those that are left out behind the one that they followed.

    Header, addressees, recipients and signature are no wording, and are left out. Sections of like roles are paired by
    their words, the most alike first; where several are alike, by path and order.
    """
    ones, others = _sides(before), _sides(after)
    likeness = _likeness(ones, others)
    pairs = _paired(ones, others, likeness)
    rows = [_row(ones[one], others[other], float(likeness[one, other])) for one, other in pairs]
    placed = [(other, -1, row) for (_, other), row in zip(pairs, rows, strict=True)]
    placed += [
        (other, -1, Row(None, others[other], 0.0, (), _holding(others[other], ones)))
        for other in _left(len(others), [at for _, at in pairs])
    ]
    placed += [
        (_behind(one, pairs), one, Row(ones[one], None, 0.0, (), _holding(ones[one], others)))
        for one in _left(len(ones), [at for at, _ in pairs])
    ]
    return [row for _, _, row in sorted(placed, key=lambda one: one[:2])]


def _sides(directive: Directive) -> list[Side]:
    sections = [section for section in directive.sections if section.role in _WORDING and section.spans]
    return [Side(section, join_spans(directive.text, section.spans)) for section in sections]


def _likeness(ones: Sequence[Side], others: Sequence[Side]) -> Likeness:
    if not (ones and others):
        return np.zeros((len(ones), len(others)), dtype=np.float32)
    words = [[_words(side) for side in sides] for sides in (ones, others)]
    return cdist(words[0], words[1], scorer=Indel.normalized_similarity, score_cutoff=_ALIKE_IN_PLACE)


def _paired(ones: Sequence[Side], others: Sequence[Side], likeness: Likeness) -> list[tuple[int, int]]:
    """Each section once, the best pair first; in the order of `ones`."""

    def score(pair: tuple[int, int]) -> float:
        one, other = pair
        same_path = ones[one].section.path == others[other].section.path
        apart = abs(one / len(ones) - other / len(others))
        return float(likeness[pair]) + _SAME_PLACE * same_path + _SAME_ORDER * (1 - apart)

    alike = [pair for pair in _likely(likeness) if _fit(ones[pair[0]].section, others[pair[1]].section, likeness[pair])]
    taken: dict[int, int] = {}
    for one, other in sorted(alike, key=lambda pair: (-score(pair), pair)):
        if one not in taken and other not in taken.values():
            taken[one] = other
    return sorted(taken.items())


def _likely(likeness: Likeness) -> Iterator[tuple[int, int]]:
    return ((int(one), int(other)) for one, other in np.argwhere(likeness >= _ALIKE_IN_PLACE))


def _fit(one: Section, other: Section, likeness: float) -> bool:
    """Whether two sections may be one: of like roles, since a footnote is no item; in one place less alike words do."""
    like_roles = one.role == other.role or {one.role, other.role} <= _NUMBERED
    return like_roles and likeness >= (_ALIKE_IN_PLACE if one.path == other.path else _ALIKE)


def _row(before: Side, after: Side, likeness: float) -> Row:
    return Row(before, after, likeness, tuple(difference(before.text, after.text)))


def _holding(alone: Side, sides: Sequence[Side]) -> Section | None:
    """Where most of a section's words stand in their order: it was split off from there, or joined to it."""
    words = _words(alone)[1 if alone.section.label else 0 :]
    if len(words) < _FEWEST:
        return None
    near = [(side.section, wider) for side in sides if len(wider := _words(side)) <= _LONGER * len(words)]
    shares = [LCSseq.similarity(words, wider) / len(words) for _, wider in near]
    best = max(range(len(near)), key=shares.__getitem__, default=None)
    return None if best is None or shares[best] < _HELD else near[best][0]


def _words(side: Side) -> list[str]:
    return [token.tone for token in tokens(side.text)]


def _left(count: int, taken: Sequence[int]) -> Iterator[int]:
    return (at for at in range(count) if at not in set(taken))


def _behind(one: int, pairs: Sequence[tuple[int, int]]) -> int:
    """Where the last section before it that has a partner stands on the other side."""
    at = bisect_left(pairs, (one, 0)) - 1
    return pairs[at][1] if at >= 0 else -1
