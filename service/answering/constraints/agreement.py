"""Whether the period asked for and the period of a figure are one: half a year never answers for a year."""

from service.answering.constraints.times import Grain, Role, Time
from service.answering.constraints.verdict import Verdict

_LAST, _THIRD_QUARTER = 12, 9


def agreement(asked: Time, own: Time, *, aimed: bool) -> Verdict:
    """Of two times; what is aimed at by the end of a half-year is aimed at by the end of its year."""
    if asked.year is not None and own.year is not None:
        if asked.grain is Grain.WITHIN:
            return Verdict.CONTRADICTS if set(asked.years).isdisjoint(own.years) else Verdict.AGREES
        if Grain.YEARS in (asked.grain, own.grain):
            return _of_spans(asked, own)
        if asked.year != own.year:
            return Verdict.SILENT if _closes(own, asked.year) and not asked.is_point else Verdict.CONTRADICTS
    parts = _of_parts(asked, own, aimed=aimed)
    unsure = asked.year is not None and own.year is None
    return Verdict.SILENT if unsure and parts is Verdict.AGREES else parts


def _closes(own: Time, year: int) -> bool:
    """Whether it is a deadline in January, when the accounts of the year before close."""
    return own.role in (Role.BY, Role.BEFORE) and own.is_point and own.first == 1 and own.year == year + 1


def _of_spans(asked: Time, own: Time) -> Verdict:
    """ "giai đoạn 2021 - 2025" agrees with itself; with a year of it nothing is said."""
    if asked.years == own.years:
        return Verdict.AGREES
    apart = set(asked.years).isdisjoint(own.years)
    return Verdict.CONTRADICTS if apart or asked.grain is own.grain else Verdict.SILENT


def _of_parts(asked: Time, own: Time, *, aimed: bool) -> Verdict:
    """Of times of one year."""
    if Grain.WITHIN in (asked.grain, own.grain):
        return Verdict.AGREES if asked.grain in (Grain.WITHIN, Grain.YEAR) else Verdict.SILENT
    if own.is_point or asked.is_point:
        return _of_points(asked, own, aimed=aimed)
    if (asked.first, asked.last) == (own.first, own.last):
        return Verdict.AGREES
    if Grain.END in (asked.grain, own.grain) and asked.last == own.last:
        return Verdict.AGREES
    if aimed and asked.last == own.last == _LAST:
        return Verdict.AGREES if asked.grain is Grain.YEAR else Verdict.SILENT
    return Verdict.CONTRADICTS


def _of_points(asked: Time, own: Time, *, aimed: bool) -> Verdict:
    """A day or a month, against another or against what it lies in."""
    if asked.is_point and own.is_point:
        same = asked.first == own.first and (asked.day is None or own.day is None or asked.day == own.day)
        due = own.role is Role.BEFORE and asked.role is not Role.BEFORE
        return Verdict.AGREES if same else Verdict.SILENT if due else Verdict.CONTRADICTS
    if asked.grain is Grain.END and own.role is not Role.BEFORE and own.last <= _THIRD_QUARTER and not aimed:
        return Verdict.CONTRADICTS  # what stood in June says nothing of December
    point, wide = (own, asked) if own.is_point else (asked, own)
    if not wide.first <= point.first <= wide.last:
        return Verdict.CONTRADICTS if own.role is Role.OVER and not aimed else Verdict.SILENT
    if point is asked:
        return Verdict.AGREES if point.first == wide.last else Verdict.SILENT
    counted_early = own.role is Role.BY and not aimed and own.last <= _THIRD_QUARTER and wide.grain is Grain.YEAR
    return Verdict.SILENT if counted_early else Verdict.AGREES
