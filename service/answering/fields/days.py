"""Where a directive prints its days: of issue, of the meeting, of taking effect."""

import re
from collections.abc import Sequence
from datetime import date

from corpus.dates import DATE, date_of
from corpus.model import Fields, Role
from service.answer import Quote
from service.answering.fields.asked import Asked
from service.answering.fields.place import Part, quoted, sentence_at, trimmed, with_role

DAY = re.compile(rf"(?:(?:ngày|Ngày|NGÀY)\s+)?{DATE.format('')}")
_BLANK_DAY = re.compile(r"(?:ngày|Ngày)[\s.…_]+(?P<month>tháng\s+\d{1,2}\s+(?P<year>năm\s+\d{4}))")
_MONTH_OF = re.compile(r"(?:tháng|THÁNG)\s+\d{1,2}\s*,?\s+(?:năm|NĂM)\s+\d{4}|\d{1,2}\s?[/.-]\s?\d{4}$")
_YEAR_OF = re.compile(r"(?:(?:năm|NĂM)\s+)?\d{4}$")
_EFFECTIVE = re.compile(
    r"hiệu\s+lực(?:\s+thi\s+hành)?\s+(?P<value>(?:kể\s+)?từ\s+(?:ngày|khi|thời\s+điểm)\s+(?:ký|\d[^.;]*|[^.;,]{2,60}))"
)
_A_DAY = r"(?:\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}|\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4})"
_ENDS = re.compile(
    r"(?:(?:hết|chấm\s+dứt|mất)\s+(?:thời\s+hạn\s+)?hiệu\s+lực(?:\s+thi\s+hành)?(?:\s+(?:kể\s+)?từ|\s+vào|\s+sau)?"
    r"|hiệu\s+lực[^.;]{0,80}?\s(?:đến|tới)(?:\s+hết)?)"
    rf"\s+(?P<value>(?:ngày\s+)?{_A_DAY})",
    re.IGNORECASE,
)
_ITS_OWN_END = re.compile(r"(?:này|nêu\s+trên)(?:(?!\s(?:số|Luật|Nghị|Chỉ|Quyết|Kết|Thông|Quy)\s)[^.;]){0,80}$")
_NO_MORE = re.compile(r"(?:hết|chấm\s+dứt|mất)\s+$", re.IGNORECASE)
_OF_ITSELF = re.compile(r"(?:này|nêu\s+trên)(?=[^.;]{0,80}$)")
_SINCE_A_DAY = re.compile(
    r"(?:(?:kể\s+)?từ\s+)?(?:ngày|khi)\s+"
    r"(?:ký|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{4})(?:\s+ban\s+hành)?"
)


def issued(fields: Fields, parts: Sequence[Part], asked: Asked) -> list[Quote]:
    """Where the day is left blank ("ngày tháng 5 năm 2023"), month and year are printed all the same."""
    if fields.issued_on or asked.part == "day":
        return _dated(with_role(parts, Role.HEADER, Role.PREAMBLE, Role.SIGNATURE), fields.issued_on, asked)
    for part in with_role(parts, Role.HEADER):
        if match := _BLANK_DAY.search(part.passage.text):
            return [quoted(part, match.span(asked.part))]
    return []


def event(fields: Fields, parts: Sequence[Part], asked: Asked) -> list[Quote]:
    """The day of the meeting that the directive concludes, in the sentence that states it."""
    opening = with_role(parts, Role.PREAMBLE, Role.HEADER) or list(parts[:5])
    return _dated(opening, fields.event_on, asked, in_sentence=True)


def _dated(parts: Sequence[Part], day: date | None, asked: Asked, *, in_sentence: bool = False) -> list[Quote]:
    for part in parts if day else ():
        text = part.passage.text
        for match in DAY.finditer(text):
            if date_of(match) == day:
                start, end = _asked_part(text, *match.span(), asked.part)
                return [quoted(part, (start, end), sentence_at(text, start, end) if in_sentence else None)]
    return []


def _asked_part(text: str, start: int, end: int, part: str) -> tuple[int, int]:
    """The month or the year of a date alone, where only that is asked for."""
    pattern = {"month": _MONTH_OF, "year": _YEAR_OF}.get(part)
    found = pattern.search(text, start, end) if pattern else None
    return found.span() if found else (start, end)


def ends(_: Fields, parts: Sequence[Part], __: Asked) -> list[Quote]:
    """Only where a sentence of the directive states the day of its own end."""
    for part in reversed(parts):
        text = part.passage.text
        for match in _ENDS.finditer(text):
            around = sentence_at(text, *match.span())
            if _ITS_OWN_END.search(text, around[0], match.start()):
                return [quoted(part, match.span("value"), around)]
    return []


def effective(_: Fields, parts: Sequence[Part], __: Asked) -> list[Quote]:
    """Only where the directive says it of itself."""
    for part in reversed(parts):
        text = part.passage.text
        for match in _EFFECTIVE.finditer(text):
            around = sentence_at(text, *match.span())
            before = around[0], match.start()
            if _OF_ITSELF.search(text, *before) and not _NO_MORE.search(text, *before):
                start, end = match.span("value")
                day = _SINCE_A_DAY.match(text[start:end])
                return [quoted(part, trimmed(text, start, start + day.end() if day else end), around)]
    return []
