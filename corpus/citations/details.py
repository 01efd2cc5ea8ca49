"""What may follow the name of a directive: footnote mark, date, issuer, term, year, in any order."""

import re
from dataclasses import dataclass, replace
from datetime import date

from corpus.citations.issuers import KNOWN, UNKNOWN
from corpus.citations.words import ROMAN_OR_DIGITS
from corpus.dates import DATE, date_from, date_of

_GAP = r"(?: *⁽[⁰-⁹¹²³]+⁾| *\[\d{1,3}\])?(?: *,)? *"
_DAY = (  # "22/12", "22/12/24", "22/12 năm 2024", and "15 thang 11 nam 2020" as typed without diacritics
    r"(?P<day>\d{1,2}) *(?:/|(?i:th[áa]ng)) *(?P<month>\d{1,2})"
    r"(?: *[/.-] *(?P<short>\d\d)(?!\d)| *,? *(?i:n[ăa]m) *(?P<full>(?:19|20)\d\d)(?!\d)|(?! *[/.-] *\d)(?!\d))"
)
_DATED = re.compile(
    rf"{_GAP}(?P<open>\()?(?i:(?:ban hành |ký |cùng )?ng[àa]y) *(?:{DATE.format('')}|{_DAY})(?(open)\)|)"
    rf"|{_GAP}\({DATE.format('_')}\)"
)
_ISSUED = re.compile(rf"{_GAP}(?:của|(?P<by>do)) +(?P<issuer>{KNOWN}|{UNKNOWN})(?(by)(?: +ban hành(?!\w))?|)")
_ISSUED_SHOUTED = re.compile(rf"{_GAP}CỦA +(?P<issuer>{UNKNOWN})")
_TERM = re.compile(
    rf"(?: *,)? *\(?(?i:khóa|khoá) +{ROMAN_OR_DIGITS}(?: *[,-] *(?:nhiệm kỳ )?20\d\d *[-–] *20\d\d)?\)?"
    r"|(?: *,)? *\(?(?i:nhiệm kỳ) +20\d\d *[-–] *20\d\d\)?"
)
_SESSION = re.compile(rf" +lần thứ +{ROMAN_OR_DIGITS}")
_YEAR = re.compile(r" +n[ăa]m +(?P<year>(?:19|20)\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Details:
    """What was read up to `end`."""

    end: int
    issued_on: date | None = None
    issuer: str | None = None
    year: int | None = None


def read_details(text: str, end: int, year: int | None = None) -> Details:
    """The details that follow an offset; `year` completes a date printed without one."""
    details = Details(end, year=year)
    dated = False
    for _ in range(5):
        if not dated and (match := _DATED.match(text, details.end)):
            dated = True
            details = replace(details, end=match.end(), issued_on=_date(match, year))
        elif details.issuer is None and (match := _issuer(text, details.end)):
            details = replace(details, end=match.end(), issuer=" ".join(match["issuer"].split()))
        elif match := _TERM.match(text, details.end) or _after_issuer(text, details):
            details = replace(details, end=match.end())
        elif details.year is None and (match := _YEAR.match(text, details.end)):
            details = replace(details, end=match.end(), year=int(match["year"]))
        else:
            break
    return details


def _date(match: re.Match[str], year: int | None) -> date | None:
    if match["day"]:
        year = int(match["full"] or 0) or _century(match["short"]) or year
        return date_from(year, int(match["month"]), int(match["day"])) if year else None
    return date_of(match) or date_of(match, "_")


def _century(year: str | None) -> int | None:
    """ "24" is 2024, "98" is 1998."""
    return (2000 if year < "70" else 1900) + int(year) if year else None


def _issuer(text: str, end: int) -> re.Match[str] | None:
    return _ISSUED.match(text, end) or _ISSUED_SHOUTED.match(text, end)


def _after_issuer(text: str, details: Details) -> re.Match[str] | None:
    """ "của Hội nghị Thị ủy lần thứ 11": the session belongs to the issuer named before it."""
    return _SESSION.match(text, details.end) if details.issuer else None
