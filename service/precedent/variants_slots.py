"""Slots of a clause, which each use fills in its own way: an office, a date, an amount, a directive's number, …"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.model import Span
from indexer.wording.telling import told_by
from service.answer import Kind
from service.answering.values.find import find_values
from service.precedent.difference import Change

SlotKind = Literal["office", "date", "amount", "number", "place", "person"]
_FIGURES: tuple[SlotKind, ...] = ("number", "amount")  # nothing else of their values makes a slot
_KINDS: dict[SlotKind, tuple[Kind, ...]] = {
    "number": (Kind.DOCUMENT_NUMBER,),
    "date": (Kind.DATE, Kind.PERIOD),
    "amount": (Kind.AMOUNT, Kind.PERCENTAGE, Kind.COUNT),
    "office": (Kind.OFFICE,),
    "place": (Kind.PLACE,),
    "person": (Kind.PERSON,),
}


@dataclass(frozen=True, slots=True)
class Slot:
    """What stands in a slot of two wordings; offsets are code points of the two texts."""

    kind: SlotKind
    before: Span
    after: Span


@dataclass(frozen=True, slots=True)
class Filled:
    """The slots in which two wordings differ, in order, and how many of the changes between them lie in slots."""

    slots: tuple[Slot, ...]
    changes: int


def slots(before: str, after: str, changes: Sequence[Change]) -> Filled:
    """The values of one kind on both sides in which the changes lie."""
    found: list[Slot] = []
    inside = 0
    for change in changes:
        if change.tag == "equal":
            continue
        slot = next(_around(before, after, change), None)
        if slot is None:
            continue
        inside += 1
        if slot not in found:
            found.append(slot)
    return Filled(tuple(found), inside)


def _around(before: str, after: str, change: Change) -> Iterator[Slot]:
    """Values of one kind that hold the change on both sides, by kind; a limit beside a plain figure is no such."""
    one, other = _inked(before, change.before), _inked(after, change.after)
    figures = all(any(letter.isdecimal() for letter in side) for side in (one.of(before), other.of(after)))
    for kind, kinds in _KINDS.items():
        if kind in _FIGURES and not figures:
            continue
        left, right = _value(before, one, kinds), _value(after, other, kinds)
        if left and right and told_by(left.of(before)) == told_by(right.of(after)):
            yield Slot(kind, left, right)
    if one.of(before).strip().isdecimal() and other.of(after).strip().isdecimal():
        yield Slot("number", one, other)


def _value(text: str, inner: Span, kinds: Sequence[Kind]) -> Span | None:
    """The first value that holds a stretch of a text."""
    for kind in kinds:
        for value in find_values(text, kind):
            if value.start <= inner.start and inner.end <= value.end:
                return Span(value.start, value.end)
    return None


def _inked(text: str, span: Span) -> Span:
    """Without the blanks at its end."""
    return Span(span.start, span.start + len(span.of(text).rstrip()))
