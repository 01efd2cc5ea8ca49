"""A value in a text."""

from collections.abc import Iterable
from dataclasses import dataclass

from service.answer import Kind


@dataclass(frozen=True, slots=True)
class Value:
    """A stretch of a text that could answer a question of its kind."""

    kind: Kind
    start: int
    end: int  # with its unit and what qualifies it
    core: int  # where the bare value begins, after "ít nhất", "trước ngày", "đồng chí"
    unit: str = ""  # what is counted, as printed


def apart_from(values: Iterable[Value], others: Iterable[Value]) -> list[Value]:
    """Those whose bare value doesn't lie in another."""
    taken = [(other.start, other.end) for other in others]
    return [one for one in values if not any(start <= one.core < end for start, end in taken)]


def distinct(values: Iterable[Value]) -> list[Value]:
    """In order; of those of one bare value and end the one that begins first."""
    kept: dict[tuple[int, int], Value] = {}
    for one in values:
        before = kept.get((one.core, one.end))
        if before is None or one.start < before.start:
            kept[one.core, one.end] = one
    return sorted(kept.values(), key=lambda one: (one.start, one.end))
