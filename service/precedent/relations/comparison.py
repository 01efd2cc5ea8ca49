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
_PLANE = 0x10000  # behind the surrogates, which no string may hold alone
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
    left, right = _coded(ones, others)
    likeness = _likeness(left, right)
    pairs = _paired(ones, others, likeness)
    rows = [_row(ones[one], others[other], float(likeness[one, other])) for one, other in pairs]
    placed = [(other, -1, row) for (_, other), row in zip(pairs, rows, strict=True)]
    alone = _left(len(others), [at for _, at in pairs])
    for other, within in zip(alone, _holding(others, right, alone, ones, left), strict=True):
        placed.append((other, -1, Row(None, others[other], 0.0, (), within)))
    alone = _left(len(ones), [at for at, _ in pairs])
    for one, within in zip(alone, _holding(ones, left, alone, others, right), strict=True):
        placed.append((_behind(one, pairs), one, Row(ones[one], None, 0.0, (), within)))
    return [row for _, _, row in sorted(placed, key=lambda one: one[:2])]


def _sides(directive: Directive) -> list[Side]:
    sections = [section for section in directive.sections if section.role in _WORDING and section.spans]
    return [Side(section, join_spans(directive.text, section.spans)) for section in sections]


def _coded(ones: Sequence[Side], others: Sequence[Side]) -> tuple[list[str], list[str]]:
    """The words of each section, one character for each word: strings are compared far faster than lists."""
    codes: dict[str, str] = {}

    def coded(side: Side) -> str:
        return "".join(codes.setdefault(token.tone, chr(_PLANE + len(codes))) for token in tokens(side.text))

    return [coded(side) for side in ones], [coded(side) for side in others]


def _likeness(left: Sequence[str], right: Sequence[str]) -> Likeness:
    if not (left and right):
        return np.zeros((len(left), len(right)), dtype=np.float32)
    return cdist(left, right, scorer=Indel.normalized_similarity, score_cutoff=_ALIKE_IN_PLACE)


def _paired(ones: Sequence[Side], others: Sequence[Side], likeness: Likeness) -> list[tuple[int, int]]:
    """Each section once, the best pair first; in the order of `ones`."""

    def score(pair: tuple[int, int]) -> float:
        one, other = pair
        same_path = ones[one].section.path == others[other].section.path
        apart = abs(one / len(ones) - other / len(others))
        return float(likeness[pair]) + _SAME_PLACE * same_path + _SAME_ORDER * (1 - apart)

    alike = [pair for pair in _likely(likeness) if _fit(ones[pair[0]].section, others[pair[1]].section, likeness[pair])]
    taken: dict[int, int] = {}
    gone: set[int] = set()
    for one, other in sorted(alike, key=lambda pair: (-score(pair), pair)):
        if one not in taken and other not in gone:
            taken[one] = other
            gone.add(other)
    return sorted(taken.items())


def _likely(likeness: Likeness) -> Iterator[tuple[int, int]]:
    return ((int(one), int(other)) for one, other in np.argwhere(likeness >= _ALIKE_IN_PLACE))


def _fit(one: Section, other: Section, likeness: float) -> bool:
    """Whether two sections may be one: of like roles, since a footnote is no item; in one place less alike words do."""
    like_roles = one.role == other.role or {one.role, other.role} <= _NUMBERED
    return like_roles and likeness >= (_ALIKE_IN_PLACE if one.path == other.path else _ALIKE)


def _row(before: Side, after: Side, likeness: float) -> Row:
    return Row(before, after, likeness, tuple(difference(before.text, after.text)))


def _holding(
    sides: Sequence[Side], coded: Sequence[str], alone: Sequence[int], others: Sequence[Side], held_in: Sequence[str]
) -> list[Section | None]:
    """Of each section alone, where most of its words stand in their order: it was split off from there, or joined."""
    words = [coded[at][1 if sides[at].section.label else 0 :] for at in alone]
    found: list[Section | None] = [None] * len(words)
    long = [at for at, one in enumerate(words) if len(one) >= _FEWEST]
    if not (long and others):
        return found
    lengths = np.asarray([len(words[at]) for at in long], dtype=np.float32)[:, None]
    wider = np.asarray([len(one) for one in held_in], dtype=np.float32)[None, :]
    shares = cdist([words[at] for at in long], held_in, scorer=LCSseq.similarity) / lengths
    shares[wider > _LONGER * lengths] = 0
    for at, best, share in zip(long, shares.argmax(axis=1).tolist(), shares.max(axis=1).tolist(), strict=True):
        found[at] = others[best].section if share >= _HELD else None
    return found


def _left(count: int, taken: Sequence[int]) -> list[int]:
    gone = set(taken)
    return [at for at in range(count) if at not in gone]


def _behind(one: int, pairs: Sequence[tuple[int, int]]) -> int:
    """Where the last section before it that has a partner stands on the other side."""
    at = bisect_left(pairs, (one, 0)) - 1
    return pairs[at][1] if at >= 0 else -1
