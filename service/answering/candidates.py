"""Stretches of passages that could answer."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from corpus.model import Role
from service.answer import Kind
from service.answering.actors import ACTORS
from service.answering.asking import Asked
from service.answering.clauses import CLAUSES, Typed, distinct_kinds, find_clauses, read_typed
from service.answering.reading import Reading
from service.answering.values.find import find_values
from service.answering.values.value import Value

_FIGURES = (Kind.AMOUNT, Kind.PERCENTAGE, Kind.COUNT, Kind.PERIOD)
_DENIED = re.compile(r"(?<!\w)(?:không|chưa|chẳng)(?!\w)")
_DENIES = re.compile(r"(?<!\w)(?:không|chưa|chẳng)(?: \w+)?\s*$")  # "không đạt 45%", "chưa tới 10 hộ"
_AHEAD = 16  # characters before a figure
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of a passage's text, with the value that it is, if it is one."""

    reading: Reading
    kind: Kind
    start: int
    end: int
    core: int  # where the bare value begins
    unit: str = ""

    @property
    def text(self) -> str:
        """As printed."""
        return self.reading.text[self.start : self.end]


def candidates(asked: Asked, readings: Sequence[Reading]) -> list[Candidate]:
    """Values of the kinds that are asked for; clauses where those do, or where nothing is asked outright."""
    found: dict[tuple[int, int, int], Candidate] = {}
    typed, kinds = read_typed(asked), distinct_kinds(asked)
    for number, reading in enumerate(readings):
        for kind in kinds:
            for one in _of_kind(typed, reading, kind, several=asked.several):
                found.setdefault((number, one.start, one.end), one)
    figures = frozenset(_FIGURE.findall(asked.question.text))
    kept = _named(_whole(list(found.values())))
    denies = _DENIED.search(asked.question.read_text.lower()[: asked.end]) is not None
    return [
        one
        for one in kept
        if not (
            _echoes(figures, one) or _is_of_head(one) or _lacks_unit(asked, one) or (_is_denied(one) and not denies)
        )
    ]


def _is_denied(one: Candidate) -> bool:
    """ "không đạt 45%": the figure is what something is not."""
    before = one.reading.text[max(one.start - _AHEAD, 0) : one.start]
    return one.kind in _FIGURES and _DENIES.search(before.lower()) is not None


def _is_of_head(one: Candidate) -> bool:
    """The day of issue; who asks for that asks for a field of the directive."""
    return one.kind is Kind.DATE and one.reading.hit.section.role is Role.HEADER


def _lacks_unit(asked: Asked, one: Candidate) -> bool:
    """A bare number where the question names what is counted; in a table that stands elsewhere."""
    bare = one.kind is Kind.COUNT and not one.unit and one.text[-1:].isdigit()
    return bare and bool(asked.unit) and one.reading.hit.section.role is not Role.TABLE


def _echoes(figures: Set[str], one: Candidate) -> bool:
    """Whether a value's figures all stand in the question: "giai đoạn 2022 - 2025 … hạn nào"."""
    if one.kind in CLAUSES:
        return False
    own = set(_FIGURE.findall(one.reading.text[one.core : one.end]))
    return bool(own) and own <= figures


def _whole(found: list[Candidate]) -> list[Candidate]:
    """Of values that begin with the same figure the longest: "10 ngày làm việc", not "10"."""
    longest: dict[tuple[int, int], int] = {}
    for one in found:
        if one.kind not in CLAUSES:
            key = (id(one.reading), one.core)
            longest[key] = max(longest.get(key, 0), one.end)
    return [one for one in found if one.kind in CLAUSES or one.end == longest[id(one.reading), one.core]]


def _named(found: list[Candidate]) -> list[Candidate]:
    """Without offices that run on into a person's name: who is asked for is the person."""
    people = [one for one in found if one.kind is Kind.PERSON]
    return [
        one
        for one in found
        if one.kind is not Kind.OFFICE
        or not any(one.reading is other.reading and one.start < other.core < one.end for other in people)
    ]


def _of_kind(typed: Typed, reading: Reading, kind: Kind, *, several: bool) -> Iterator[Candidate]:
    if kind not in CLAUSES:
        yield from _values(reading, kind, several=several)
        return
    for span in find_clauses(typed, reading, kind):
        yield Candidate(reading, kind, span.start, span.end, span.start)


def _values(reading: Reading, kind: Kind, *, several: bool) -> Iterator[Candidate]:
    """Of the heading and of what stands under it; of the heading only who acts."""
    body = reading.headed
    for first, text in ((0, reading.text[:body] if kind in ACTORS else ""), (body, reading.text[body:])):
        for value in find_values(text, kind, several=several):
            yield _candidate(reading, value, first)


def _candidate(reading: Reading, value: Value, first: int) -> Candidate:
    return Candidate(reading, value.kind, first + value.start, first + value.end, first + value.core, value.unit)
