"""The numbers of a text: counts, dates, years, quarters, numbers of directives, Roman ones, and those in words."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from corpus.numerals import roman
from corpus.text import DIRECTIVE_NUMBER, number_key
from service.generation.number_words import IN_WORDS, worth


class Number(NamedTuple):
    """A number, where it stands, and of which kind it is: plain, directive, date, day, month, year, quarter, …"""

    start: int
    end: int
    kind: str
    value: str


Reader = Callable[[re.Match[str]], tuple[str, str]]
_READ = "\0"
_QUARTERS = {roman(number): str(number) for number in range(1, 5)}


def numbers(text: str) -> list[Number]:
    """All of them in order; no two overlap. The text is in NFC."""
    found: list[Number] = []
    for pattern, read in _READERS:
        matches = list(pattern.finditer(text))
        found += (Number(*match.span(), *read(match)) for match in matches)
        for match in matches:  # what was read is no part of another number
            text = text[: match.start()] + _READ * len(match[0]) + text[match.end() :]
    return sorted(found)


def parts(number: Number) -> Iterator[Number]:
    """A number and, of a date, the less exact dates in it: 30/9/2024 is in September, and in 2024."""
    yield number
    figures = number.value.split("/")
    kinds = {("date", 3): ("day", "month", "year"), ("date", 2): ("day", "month"), ("month", 2): ("month", "year")}
    single = kinds.get((number.kind, len(figures)), ())
    for kind, figure in zip(single, figures, strict=False):
        yield number._replace(kind=kind, value=figure)
    if len(single) == 3:
        yield number._replace(value="/".join(figures[:2]))
        yield number._replace(kind="month", value="/".join(figures[1:]))


def _figure(digits: str) -> str:
    """Without leading zeros; with separators as printed, for "1.428" may be a thousand or a fraction."""
    return digits.lstrip("0") or "0" if digits.isdigit() else digits


def _joined(kind: str) -> Reader:
    return lambda match: (kind, "/".join(_figure(group) for group in match.groups() if group))


def _slashed(match: re.Match[str]) -> tuple[str, str]:
    """30/9 is a day, 9/2024 a month, 41/55 a share."""
    first, second = map(_figure, match.groups())
    if len(second) > 2:
        return "month", f"{first}/{second}"
    is_day = 0 < int(first) <= 31 and 0 < int(second) <= 12
    return "date" if is_day else "", f"{first}/{second}"


def _named(match: re.Match[str]) -> tuple[str, str]:
    return {"ngày": "day", "tháng": "month", "năm": "year"}[match[1].lower()], _figure(match[2])


_READERS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (DIRECTIVE_NUMBER, lambda match: ("directive", number_key(match[0]))),
    (re.compile(r"(?i)(?<!\w)ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s+năm\s+(\d{4}))?(?!\w)"), _joined("date")),
    (re.compile(r"(?<![\w/.-])(\d{1,2})/(\d{1,2})/(\d{4})(?![\w/])"), _joined("date")),
    (re.compile(r"(?<![\w/.-])(\d{1,2})-(\d{1,2})-(\d{4})(?![\w/])"), _joined("date")),
    (re.compile(r"(?<![\w/.-])(\d{1,2})\.(\d{1,2})\.(\d{4})(?![\w/])"), _joined("date")),
    (re.compile(r"(?i)(?<!\w)tháng\s+(\d{1,2})(?:\s+năm\s+|\s?[/.-]\s?)(\d{4})(?!\w)"), _joined("month")),
    (re.compile(r"(?<![\w/.,-])(\d{1,2})/(\d{1,2}|\d{4})(?![\w/])"), _slashed),
    (re.compile(r"(?i)(?<!\w)quý\s+([1-4])(?!\w)"), _joined("quarter")),
    (re.compile(rf"(?i:(?<!\w)quý)\s+({'|'.join(_QUARTERS)})(?!\w)"), lambda match: ("quarter", _QUARTERS[match[1]])),
    (re.compile(r"(?i)(?<!\w)(ngày|tháng|năm)\s+(\d+)(?![\w/]|[.,]\d)"), _named),
    (re.compile(r"[^\W\d]+\d\w*"), lambda match: ("mixed", match[0].lower())),
    (re.compile(r"\d+(?:[.,]\d+)*"), lambda match: ("", _figure(match[0]))),
    (re.compile(r"(?<!\w)[IVX]+(?!\w)"), lambda match: ("roman", match[0])),
    (re.compile(r"[¼-¾⅐-↉①-⓿⁰-₉¹]"), lambda match: ("sign", match[0])),
    (IN_WORDS, lambda match: ("", worth(match))),
)
