"""Over which period a value was measured: what its own clause says, else what stands before it, above it, around it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.model import Fields
from service.answering.constraints.expressions import read_times
from service.answering.constraints.spot import Spot
from service.answering.constraints.times import Grain, Role, Time
from service.answering.standing import Standing

_LEADS = 30  # characters in which a sentence names its time: "Tính đến hết ngày 10/12/2023, …"
LONGEST_HEADING = 160  # characters; what is longer is a text that a page break has made look like one
_WIDE = (Grain.MONTHS, Grain.END, Grain.YEAR)


@dataclass(frozen=True, slots=True)
class Measured:
    """The times that a value may be of; near where its passage or headings say so, not the directive as a whole."""

    times: tuple[Time, ...]
    near: bool


def measured(standing: Standing, spot: Spot) -> Measured:
    """From the clause outwards; the first that says anything counts."""
    base = base_year(standing)
    for times in (_in_clause(standing, spot), _before(standing, spot), _in_passage(standing, spot)):
        if times:
            return Measured(dated(times, base), near=True)
    for heading in standing.headings:
        if len(heading) > LONGEST_HEADING:
            continue
        if times := _usable(read_times(heading)):
            return Measured(dated(_each_of_year(times), base), near=True)
    fields = standing.directive.fields
    if times := _usable(read_times(fields.title or "", title=True)):
        return Measured(dated(_each_of_year(times), base), near=False)
    return Measured(() if base is None else (Time(0, 0, Grain.WITHIN, base),), near=False)


def base_year(standing: Standing) -> int | None:
    """The year of which a directive speaks where a text says "cả năm": that of the headings, the title, its own date."""
    texts = (*((one, False) for one in standing.headings), (standing.directive.fields.title or "", True))
    for text, title in texts:
        years = {time.year for time in read_times(text, title=title) if time.year and time.grain is not Grain.YEARS}
        if len(years) == 1:
            return years.pop()
    return own_year(standing.directive.fields)


def own_year(fields: Fields) -> int | None:
    """Of the meeting, else of the day of issue."""
    day = fields.event_on or fields.issued_on
    return day.year if day else None


def dated(times: Iterable[Time], year: int | None) -> tuple[Time, ...]:
    """The times, those without a year in the year given."""
    return tuple(time.of_year(year) for time in times)


def _in_clause(standing: Standing, spot: Spot) -> tuple[Time, ...]:
    """The nearest; a deadline counts where there is nothing else."""
    times = [one for one in _usable(read_times(standing.sentence)) if spot.clause <= one.start < spot.clause_end]
    over = [one for one in times if one.role is Role.OVER]
    nearest = min(over or times, key=lambda one: _distance(one, spot.value), default=None)
    return (nearest,) if nearest else ()


def _before(standing: Standing, spot: Spot) -> tuple[Time, ...]:
    times = [one for one in _usable(read_times(standing.sentence)) if one.end <= spot.clause]
    governing = [one for one in times if one.start < _LEADS or (one.role is Role.OVER and one.grain in _WIDE)]
    return tuple(governing[-1:])


def _in_passage(standing: Standing, spot: Spot) -> tuple[Time, ...]:
    """The last with which an earlier sentence opens: "Năm 2024, …"."""
    times = [one for one in _usable(read_times(standing.passage)) if one.end <= spot.begins]
    opening = [one for one in times if one.role is Role.OVER and one.grain in _WIDE and _opens(one, spot.passage)]
    return tuple(opening[-1:])


def _opens(time: Time, passage: str) -> bool:
    ahead = passage[max(time.start - _LEADS, 0) : time.start]
    return len(ahead[max(ahead.rfind(mark) for mark in ".:;") + 1 :].split()) <= 2 and (  # noqa: PLR2004
        time.start < _LEADS or any(mark in ahead for mark in ".:;")
    )


def _usable(times: Sequence[Time]) -> tuple[Time, ...]:
    return tuple(one for one in times if one.role is not Role.SINCE and one.grain is not Grain.WITHIN)


def _each_of_year(times: Sequence[Time]) -> tuple[Time, ...]:
    """Of "6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm 2023" both in 2023."""
    years = {one.year for one in times if one.year}
    return dated(times, years.pop()) if len(years) == 1 else tuple(times)


def _distance(time: Time, value: int) -> int:
    return time.start - value if time.start >= value else value - time.end
