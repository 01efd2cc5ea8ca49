"""Time expressions of administrative texts, read from a sentence, a heading or a question."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from corpus.dates import date_from
from service.answering.constraints.english import in_vietnamese
from service.answering.constraints.folding import fold
from service.answering.constraints.masks import DATE, YEAR, without_comparisons, without_names
from service.answering.constraints.times import Grain, Role, Time

_MAY_HOLD = re.compile(r"nam\b|thang|quy|\d{4}")
_MONTHS = r"0?[2-9]|1[01]|hai|ba|bon|nam|sau|bay|tam|chin|muoi(?: mot)?"
_NUMBERS = {"hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10, "muoi mot": 11}
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_SHIFTS = {"nay": 0, "truoc": -1, "ngoai": -1, "sau": 1, "toi": 1}
_NO_SCHOOL = r"(?! hoc\b)\b"
_FORMS = (
    rf"(?P<date>{DATE})",
    rf"(?P<span>(?:nam hoc )?(?<![/\d])(?P<y1>{YEAR})(?: ?- ?| den (?:het )?(?:nam )?)(?P<y2>{YEAR}))",
    rf"(?P<part>(?P<count>{_MONTHS}) thang (?P<side>dau|cuoi)(?: cua)?(?: nam{_NO_SCHOOL})?(?: (?P<p_year>{YEAR}))?)",
    rf"(?P<months>(?P<n>{_MONTHS}) thang (?:cua )?(?:nam )?(?P<n_year>{YEAR}))",
    rf"(?P<half>(?:nua (?:nam )?(?P<half_side>dau|cuoi)(?: nam| (?={YEAR}))|giua nam(?= ?{YEAR}))"
    rf"(?: ?(?P<half_year>{YEAR}))?)",
    rf"(?P<quarter>quy (?P<q>iii|ii|iv|i|[1-4])(?!\w)(?:(?: ?[/-] ?|,? nam )(?P<q_year>{YEAR}))?)",
    rf"(?P<month>thang (?P<m>0?[1-9]|1[0-2])(?: ?[/-] ?|,? nam )(?P<m_year>{YEAR}))",
    rf"(?P<ending>(?:cuoi|het) nam{_NO_SCHOOL}(?: (?P<end_year>{YEAR}))?)",
    r"(?P<relative>nam (?P<which>nay|truoc|ngoai|sau|toi))\b",
    rf"(?P<year>(?:(?:ca|trong) )?nam (?P<y>{YEAR})|(?:ca|trong) nam{_NO_SCHOOL})",
)
_EARLY = rf"(?P<early>dau nam (?P<early_year>{YEAR}))"  # some time of its first months
_BARE_YEAR = rf"(?P<bare>(?<![\d/.,-])(?P<bare_year>{YEAR})(?![./,-]?\d))"
_BEGINS = (
    r"\b(?=\d|nam |nua |dau nam |giua |quy |thang |cuoi |het |ca n|trong n|hai t|ba t|bon t|sau t|bay t|tam t|chin t"
    r"|muoi )"
)
_TEXT = re.compile(rf"{_BEGINS}(?:{'|'.join(_FORMS)})")  # the look ahead makes it three times faster
_QUESTION = re.compile(rf"{_BEGINS}(?:{'|'.join((_EARLY, *_FORMS, _BARE_YEAR))})")
_BEFORE = re.compile(r"\b(?:truoc|cham nhat|muon nhat|han|xong|khong qua)(?: (?:la|den|het|ngay|vao|trong|cuoi))*,? ?$")
_BY = re.compile(r"\b(?:den|het)(?: (?:het|ngay|vao|khi|nay))*,? ?$")
_SINCE = re.compile(r"\b(?:tu|sau)(?: ngay)? ?$")
_MEASURE = re.compile(
    r"(?:%|phan tram|\bso voi) (?:so voi )?(?:tong )?(?:chi tieu|ke hoach|du toan|muc tieu|kh|nghi quyet|so)\b"
    r"[^,;.%]{0,40}$"
)
_AHEAD = 60  # characters in which the words that govern a time are looked for


@lru_cache(maxsize=20_000)
def read_times(text: str, *, title: bool = False) -> tuple[Time, ...]:
    """Those of a directive's text, in order; of a title also those that the directive named in it is about."""
    folded = fold(text)
    if not _MAY_HOLD.search(folded):
        return ()
    return _read(_TEXT, without_comparisons(without_names(folded, about=not title)))


def read_asked_times(text: str) -> tuple[Time, ...]:
    """Those of a question, in order; a bare year counts, English is understood."""
    return _read(_QUESTION, without_comparisons(without_names(in_vietnamese(fold(text)), about=False)))


def _read(pattern: re.Pattern[str], folded: str) -> tuple[Time, ...]:
    found = ((match, _READERS[str(match.lastgroup)](match)) for match in pattern.finditer(folded))
    return tuple(
        _governed(time, folded[max(match.start() - _AHEAD, 0) : match.start()]) for match, time in found if time
    )


def _governed(time: Time, before: str) -> Time:
    """The time with what the words before it make of it."""
    if time.grain is Grain.YEAR and _MEASURE.search(before):
        return replace(time, grain=Grain.WITHIN)
    for role, pattern in ((Role.BEFORE, _BEFORE), (Role.BY, _BY), (Role.SINCE, _SINCE)):
        if pattern.search(before):
            return replace(time, role=role)
    return time


def _date(match: re.Match[str]) -> Time | None:
    day, month, year = (int(digits) for digits in re.findall(r"\d+", match["date"]))
    if not date_from(year, month, day):
        return None
    return Time(match.start(), match.end(), Grain.DAY, year, month, month, day=day)


def _span(match: re.Match[str]) -> Time | None:
    first, last = int(match["y1"]), int(match["y2"])
    return Time(match.start(), match.end(), Grain.YEARS, first, last_year=last) if first < last else None


def _part(match: re.Match[str]) -> Time:
    count = _number(match["count"])
    first, last = (1, count) if match["side"] == "dau" else (13 - count, 12)
    return Time(match.start(), match.end(), Grain.MONTHS, _year(match["p_year"]), first, last)


def _months(match: re.Match[str]) -> Time:
    return Time(match.start(), match.end(), Grain.MONTHS, _year(match["n_year"]), 1, _number(match["n"]))


def _half(match: re.Match[str]) -> Time:
    """The middle of a year stands for the half that has just ended."""
    first, last = (7, 12) if match["half_side"] == "cuoi" else (1, 6)
    return Time(match.start(), match.end(), Grain.MONTHS, _year(match["half_year"]), first, last)


def _quarter(match: re.Match[str]) -> Time:
    quarter = _QUARTERS.get(match["q"]) or int(match["q"])
    return Time(match.start(), match.end(), Grain.MONTHS, _year(match["q_year"]), 3 * quarter - 2, 3 * quarter)


def _month(match: re.Match[str]) -> Time:
    month = int(match["m"])
    return Time(match.start(), match.end(), Grain.MONTH, _year(match["m_year"]), month, month)


def _ending(match: re.Match[str]) -> Time:
    return Time(match.start(), match.end(), Grain.END, _year(match["end_year"]), 12)


def _relative(match: re.Match[str]) -> Time:
    return Time(match.start(), match.end(), Grain.YEAR, None, shift=_SHIFTS[match["which"]])


def _whole(match: re.Match[str]) -> Time:
    return Time(match.start(), match.end(), Grain.YEAR, _year(match["y"]))


def _bare(match: re.Match[str]) -> Time:
    return Time(match.start(), match.end(), Grain.YEAR, _year(match["bare_year"]))


def _early(match: re.Match[str]) -> Time:
    return Time(match.start(), match.end(), Grain.WITHIN, _year(match["early_year"]))


def _number(text: str) -> int:
    return _NUMBERS.get(text) or int(text)


def _year(digits: str | None) -> int | None:
    return int(digits) if digits else None


_READERS: dict[str, Callable[[re.Match[str]], Time | None]] = {
    "date": _date,
    "span": _span,
    "part": _part,
    "months": _months,
    "half": _half,
    "quarter": _quarter,
    "month": _month,
    "ending": _ending,
    "relative": _relative,
    "year": _whole,
    "bare": _bare,
    "early": _early,
}
