"""The verdict on a question's period."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.answer import Kind
from service.answering.constraints.agreement import agreement
from service.answering.constraints.expressions import read_times
from service.answering.constraints.periods import Measured, measured, titled_times
from service.answering.constraints.spot import Spot
from service.answering.constraints.times import Grain, Role, Time
from service.answering.constraints.verdict import Verdict, best
from service.answering.standing import Standing

_WHOLE = (Grain.YEAR, Grain.END, Grain.WITHIN)
FIGURES = frozenset((Kind.AMOUNT, Kind.PERCENTAGE, Kind.COUNT))
_OF_OTHER_YEARS = frozenset(  # a day, or a clause with a deadline, may lie in another year than what it is for
    (Kind.DATE, Kind.DOCUMENT_NUMBER, Kind.TEXT, Kind.DUTY, Kind.REASON, Kind.LIST, Kind.YES_NO)
)
_STANDS = re.compile(r"\b(?:con|co|gom)(?: [a-z]+)? $")  # "còn 45 tổ chức": what there is, not what came about
_MONTHS = 12
_TURN = 3  # months at a year's begin in which it is reported what the last one brought


@dataclass(frozen=True, slots=True)
class AskedPeriod:
    """The times of a question, any of which a value may be of."""

    times: tuple[Time, ...]
    kind: Kind

    def verdict(self, standing: Standing, spot: Spot, *, aimed: bool) -> Verdict:
        """NONE where no time is asked for; `aimed` says that the value is a target."""
        if not self.times:
            return Verdict.NONE
        return best(self._one(asked, standing, spot, aimed=aimed) for asked in self.times)

    def _one(self, asked: Time, standing: Standing, spot: Spot, *, aimed: bool) -> Verdict:
        if asked.role is Role.DOCUMENT:
            return _of_document(asked, standing)
        if self.kind not in FIGURES:
            return _of_text(asked, standing, spot, self.kind)
        own = measured(standing, spot)
        said = _of_figure(asked, own, standing, aimed=aimed)
        stands = self.kind is Kind.COUNT and _STANDS.search(spot.before) and _is_year(asked, own)
        return Verdict.SILENT if said is Verdict.CONTRADICTS and stands else said


def _of_figure(asked: Time, own: Measured, standing: Standing, *, aimed: bool) -> Verdict:
    if not own.times:
        return Verdict.SILENT
    said = best(agreement(asked, one, aimed=aimed) for one in own.times)
    if said is not Verdict.CONTRADICTS or own.near:
        return said
    return Verdict.SILENT if _is_near(asked, standing) else Verdict.CONTRADICTS


def _is_year(asked: Time, own: Measured) -> bool:
    """Whether a year is asked for, and the value is of a part of it."""
    return asked.grain in _WHOLE and any(one.year == asked.year for one in own.times)


def _is_near(asked: Time, standing: Standing) -> bool:
    """Whether it is the directive's year, the one that it may look back or forward to, or a later one where its title
    binds it to none: a rate once set holds on."""
    titled = _years(titled_times(standing.directive.fields.title or ""))
    years = titled | _dates_years(standing)
    if asked.year is None or not years:
        return True
    return asked.year in years or (not titled and asked.year > max(years))


def _of_document(asked: Time, standing: Standing) -> Verdict:
    """A period in the name of the directive that is meant: its title's, or its year."""
    titled = titled_times(standing.directive.fields.title or "")
    years = _years(titled) | _dates_years(standing)
    if any(_is_same(asked, one) for one in titled):
        return Verdict.AGREES
    if not years or not asked.years:
        return Verdict.SILENT
    if years.isdisjoint(asked.years):
        return Verdict.CONTRADICTS
    return Verdict.AGREES if asked.grain in _WHOLE else Verdict.SILENT


def _of_text(asked: Time, standing: Standing, spot: Spot, kind: Kind) -> Verdict:
    """The year is enough; another one than all those around contradicts, and so does another one in its sentence, but
    beside a day, which may lie in another year than what it is for."""
    passage = read_times(spot.passage)
    above = [one for heading in standing.headings for one in read_times(heading)]
    beside = [one for one in passage if spot.in_sentence(one.start)]
    near = [*beside, *above]
    title = read_times(standing.directive.fields.title or "", title=True)
    if any(_is_same(asked, own) for own in (*near, *passage)):
        return Verdict.AGREES
    wanted, around = set(asked.years), _years(near)
    whole = around | _years(passage) | _years(title) | _own_years(standing)
    if not wanted or not whole:
        return Verdict.SILENT
    other_year = _years(beside) and wanted.isdisjoint(_years(beside)) and kind not in _OF_OTHER_YEARS
    if other_year or wanted.isdisjoint(whole | _dates_years(standing)):
        return Verdict.CONTRADICTS
    is_whole = asked.grain in _WHOLE or not near
    agrees = is_whole and (wanted & around or (not around and wanted & whole))
    return Verdict.AGREES if agrees else Verdict.SILENT


def _is_same(asked: Time, own: Time) -> bool:
    """Whether it is the time asked for, or for a year a time in it."""
    if not own.years or not set(own.years) <= set(asked.years):
        return False
    return asked.grain in _WHOLE or (asked.first, asked.last, asked.day) == (own.first, own.last, own.day)


def _years(times: Sequence[Time]) -> set[int]:
    return {year for one in times for year in one.years}


def _own_years(standing: Standing) -> set[int]:
    """Of its dates as printed."""
    return {day.year for day in (standing.directive.fields.event_on, standing.directive.fields.issued_on) if day}


def _dates_years(standing: Standing) -> set[int]:
    """Of its dates; at a year's begin also the year before, at its end also the one after."""
    fields = standing.directive.fields
    days = [day for day in (fields.event_on, fields.issued_on) if day]
    before = {day.year - 1 for day in days if day.month <= _TURN}
    after = {day.year + 1 for day in days if day.month > _MONTHS - _TURN}
    return {day.year for day in days} | before | after
