"""A value in a text."""

from dataclasses import dataclass

from service.answer import Kind

UPPER = "A-ZÀ-ÝĂĐĨŨƠƯẠ-Ỹ"
CAPITALISED = rf"[{UPPER}][\w]*"
FIGURE = r"(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[,.]\d+)?)"


@dataclass(frozen=True, slots=True)
class Value:
    """A stretch of a text that could answer a question of its kind."""

    kind: Kind
    start: int
    end: int  # with its unit and what qualifies it
    core: int  # where the bare value begins, after "ít nhất", "trước ngày", "đồng chí"
    unit: str = ""  # what is counted, as printed


def apart_from(values: list[Value], others: list[Value]) -> list[Value]:
    """Those whose bare value doesn't lie in another."""
    return [one for one in values if not any(other.start <= one.core < other.end for other in others)]
