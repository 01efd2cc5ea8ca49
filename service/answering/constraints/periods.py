"""Over which period a value was measured: what its own clause says, else what stands before it, above it, around it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.model import Fields
from service.answering.constraints.expressions import read_times
from service.answering.constraints.spot import Spot
from service.answering.constraints.times import Grain, Role, Time
from service.answering.standing import Standing

_LEADS = 30  # characters in which a sentence names its time: "Tính đến hết ngày 10/12/2023, …"
_OPENING = re.compile(r"(?:^|[.:;])\W*(?:\w+\W+){0,2}$")
_FIGURE = re.compile(r"\d[\d.,]*")
_TURN = re.compile(r"\b(?:xuong|len|nay|con)\b")
LONGEST_HEADING = 160  # characters; what is longer is a text that a page break has made look like one
_WIDE = (Grain.MONTHS, Grain.END, Grain.YEAR)


@dataclass(frozen=True, slots=True)
class Measured:
    """The times that a value may be of; near where its passage or headings say so, not the directive as a whole."""

    times: tuple[Time, ...]
    near: bool


def measured(standing: Standing, spot: Spot) -> Measured:
    """From the clause outwards; the first that says anything counts."""
    fields = standing.directive.fields
    base, above = _above(standing.headings, fields.title or "", own_year(fields))
    for look in (_in_clause, _before, _after, _in_passage):
        if times := look(spot):
            return Measured(dated(times, base), near=True)
    return above


@lru_cache(maxsize=20_000)
def _above(headings: tuple[str, ...], title: str, year: int | None) -> tuple[int | None, Measured]:
    """The year meant by "cả năm", and what headings, title or date say of a value whose passage is silent."""
    headings = tuple(heading for heading in headings if len(heading) <= LONGEST_HEADING)
    base = _base_year(headings, title, year)
    titled = dated(titled_times(title), base)
    for heading in headings:
        if times := dated(_each_of_year(_usable(read_times(heading))), base):
            doubtful = _parts(times).isdisjoint(_parts(titled)) and bool(_parts(times) and _parts(titled))
            return base, Measured((*times, *titled) if doubtful else times, near=True)
    if titled:
        return base, Measured(titled, near=False)
    return base, Measured(() if base is None else (Time(0, 0, Grain.WITHIN, base),), near=False)


def _parts(times: Iterable[Time]) -> set[tuple[int, int]]:
    """The parts of a year; a heading that prints another one than its title is misprinted, or the title is."""
    return {(one.first, one.last) for one in times if one.grain is Grain.MONTHS}


def _base_year(headings: Sequence[str], title: str, year: int | None) -> int | None:
    """Of the headings from the inside out, the title, at last the directive's own; a text with two years tells none."""
    for times in (*map(read_times, headings), read_times(title, title=True)):
        years = {time.year for time in times if time.year and time.grain is not Grain.YEARS}
        if len(years) == 1:
            return years.pop()
    return year


def own_year(fields: Fields) -> int | None:
    """Of the meeting, else of the day of issue."""
    day = fields.event_on or fields.issued_on
    return day.year if day else None


def dated(times: Iterable[Time], year: int | None) -> tuple[Time, ...]:
    """The times, those without a year in the year given."""
    return tuple(time.of_year(year) for time in times)


def _in_clause(spot: Spot) -> tuple[Time, ...]:
    """The nearest; a deadline counts where there is nothing else."""
    times = [one for one in _usable(read_times(spot.passage)) if spot.in_clause(one.start)]
    over = [one for one in times if one.role is Role.OVER]
    nearest = min(over or times, key=lambda one: _distance(one, spot), default=None)
    return (nearest,) if nearest else ()


def _before(spot: Spot) -> tuple[Time, ...]:
    """The last in the sentence that governs what follows it."""
    times = [one for one in _usable(read_times(spot.passage)) if spot.start <= one.start and one.end <= spot.clause]
    leads = spot.start + _LEADS
    governing = [one for one in times if one.start < leads or (one.role is Role.OVER and one.grain in _WIDE)]
    return tuple(governing[-1:])


def _after(spot: Spot) -> tuple[Time, ...]:
    """The first that follows in its sentence, before any other figure: "30% tiền thuê đất, mặt nước của năm 2022"."""
    times = [one for one in _usable(read_times(spot.passage)) if spot.in_sentence(one.start) and one.start > spot.value]
    first = times[0] if times else None
    if first is None or first.role is not Role.OVER:
        return ()
    _own, *others = _FIGURE.findall(spot.folded, spot.value, first.start) or ("",)
    return () if others else (first,)


def _in_passage(spot: Spot) -> tuple[Time, ...]:
    """The last with which an earlier sentence opens: "Năm 2024, …"."""
    times = [one for one in _usable(read_times(spot.passage)) if one.end <= spot.start]
    opening = [one for one in times if one.role is Role.OVER and one.grain in _WIDE and _opens(one, spot.folded)]
    return tuple(opening[-1:])


def _opens(time: Time, folded: str) -> bool:
    """Whether its sentence begins with it, but for a word or two: "Trong", "Riêng"."""
    return bool(_OPENING.search(folded, max(time.start - _LEADS, 0), time.start))


def titled_times(title: str) -> tuple[Time, ...]:
    """Those of a title, whose one year is that of all."""
    return _each_of_year(_usable(read_times(title, title=True)))


def _usable(times: Sequence[Time]) -> tuple[Time, ...]:
    return tuple(one for one in times if one.role is not Role.SINCE and one.grain is not Grain.WITHIN)


def _each_of_year(times: Sequence[Time]) -> tuple[Time, ...]:
    """Of "6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm 2023" both in 2023."""
    years = {one.year for one in times if one.year}
    return dated(times, years.pop()) if len(years) == 1 else tuple(times)


def _distance(time: Time, spot: Spot) -> int:
    """In characters; "từ 3,58% năm 2022 xuống còn 3,21%" parts what stands before such a word from what follows."""
    if time.start >= spot.value:
        return time.start - spot.value
    parted = _TURN.search(spot.folded, time.end, spot.value)
    return spot.value - time.end + (_LEADS if parted else 0)
