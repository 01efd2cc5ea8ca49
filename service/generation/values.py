"""Numbers with what gives them their meaning: what they count, what limits them, which way they go."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from corpus.model import Span
from service.generation.numbers import Number, numbers, parts
from service.generation.units import DIRECTIONS, LIMITS, NOT_COUNTED, SAME_SCALE, SAME_UNIT, UNITS

_UNIT = re.compile(rf"(?i)\s*({UNITS})((?:\s?/\s?[^\W\d]+)*)(?!\w)")  # 300.000 đồng/người/tháng
_COUNTED = re.compile(r"\s+([^\W\d_]+)")
_LIMIT = re.compile(rf"(?i)(?<!\w)(?:{LIMITS})(?!\w)")
_DIRECTION = re.compile(rf"(?i)(?<!\w)(?:{DIRECTIONS})(?!\w)")
_AFTER = re.compile(r"(?i)[%‰]?(?:\s*[^\W\d_]+){0,3}?\s*\b(trở lên|trở xuống)(?!\w)")
_WINDOW = 4  # words before a number in which its limits and its direction stand


class Value(NamedTuple):
    """A number of a text as it is compared."""

    kind: str
    value: str
    unit: str  # ""  where nothing is counted
    is_noun: bool  # the unit is a thing counted, no measure: "150 đảng viên" may be told as "số đảng viên là 150"
    limits: frozenset[str]
    directions: frozenset[str]


def values(text: str) -> list[Value]:
    """What a sentence says."""
    normal = unicodedata.normalize("NFC", text)
    found = numbers(normal)
    return [_value(normal, number, before) for before, number in zip([None, *found], found, strict=False)]


def values_at(text: str, place: Span) -> list[list[Value]]:
    """What each number within a stretch may be told as; a unit or a limit counts though the stretch leave it out."""
    start, end = (len(unicodedata.normalize("NFC", text[:edge])) for edge in (place.start, place.end))
    normal = unicodedata.normalize("NFC", text)
    found = numbers(normal)
    return [
        [_value(normal, part, before) for part in parts(number)]
        for before, number in zip([None, *found], found, strict=False)
        if start <= number.start and number.end <= end
    ]


def are_held(said: Iterable[Value], held: Iterable[Sequence[Value]]) -> bool:
    """Whether every number of a sentence is one of its quote's, each another one."""
    left = list(held)
    for value in said:
        match = next((at for at, forms in enumerate(left) if any(is_held(value, form) for form in forms)), None)
        if match is None:
            return False
        del left[match]
    return True


def is_held(said: Value, held: Value) -> bool:
    """Whether a sentence's number is one of its quote's."""
    if (said.kind, said.value, said.limits) != (held.kind, held.value, held.limits):
        return False
    return said.directions <= held.directions and _same_unit(said, held)


def _same_unit(said: Value, held: Value) -> bool:
    if said.unit == held.unit:
        return True
    return (said.is_noun or not said.unit) and (held.is_noun or not held.unit) and not (said.unit and held.unit)


def _value(text: str, number: Number, before: Number | None) -> Value:
    unit, is_noun = ("", False) if number.kind else _unit(text[number.end :])
    window = _window(text[before.end if before else 0 : number.start])
    limits = {limit.lower() for limit in _LIMIT.findall(window)}
    if after := _AFTER.match(text, number.end):
        limits.add(after[1].lower())
    directions = {direction.lower() for direction in _DIRECTION.findall(window)}
    return Value(number.kind, number.value, unit, is_noun, frozenset(limits), frozenset(directions))


def _unit(after: str) -> tuple[str, bool]:
    if measure := _UNIT.match(after):
        unit = " ".join(SAME_SCALE.get(word, word) for word in measure[1].lower().split())
        return SAME_UNIT.get(unit, unit) + "".join(measure[2].lower().split()), False
    counted = _COUNTED.match(after)
    word = counted[1] if counted else ""
    return ("", False) if word.lower() in NOT_COUNTED else (word.lower(), bool(word))


def _window(text: str) -> str:
    """The last words before a number in its own clause."""
    return " ".join(re.split(r"[.,;:()]", text)[-1].split()[-_WINDOW:])
