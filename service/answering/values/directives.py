"""Directives cited by number, with their kind and day; laws, plenums and congresses by name."""

import re
from collections.abc import Iterator

from corpus.kinds import kind_names, kind_pattern
from corpus.text import DIRECTIVE_NUMBER
from service.answer import Kind
from service.answering.values.value import Value
from service.answering.values.words import matches, opening, openings

_DAY = r",?\s+ngày\s+\d{1,2}(?:\s?[/.-]\s?\d{1,2}\s?[/.-]\s?|\s+tháng\s+\d{1,2}\s+năm\s+)\d{4}"
_ROMAN = r"(?:khóa|khoá)\s+[IVX]+"
_KIND = rf"(?<!\w)(?:Bộ\s+luật|{kind_pattern()})"
_KIND_BEFORE = re.compile(
    rf"(?<!\w)(?:Luật|Bộ\s+luật|Pháp\s+lệnh)\s+(?:(?!(?:Luật|số)\s)[^.;:()\d]){{3,80}}?\s+số\s*$|"
    rf"(?:{_KIND}\s+)?(?:(?<!\w)số:?\s*)?$",
    re.IGNORECASE,
)
_KIND_AHEAD = 90  # characters before a number in which its kind stands
_DATED = re.compile(_DAY)
_NAMED = re.compile(
    rf"{_KIND}\s+(?:Hội\s+nghị|Trung\s+ương|Đại\s+hội)[^,.;:()]{{0,60}}?"
    rf"(?:\d+|[IVX]+|Đảng|toàn\s+quốc)(?!\w)(?:\s*\({_ROMAN}\)|,?\s+{_ROMAN})?(?!\w)"
    rf"|(?<!\w)(?:Luật|Bộ\s+luật|Pháp\s+lệnh)\s+[^,.;:()\d]{{3,60}}?(?:,\s+[^,.;:()\d]{{3,40}}?)?\s+năm\s+\d{{4}}"
    rf"|{_KIND}\s+số:?\s*\d{{1,5}}{_DAY}"
)
_OPENING = opening("|".join((*kind_names(), "Bộ luật")))


def find_directives(text: str) -> Iterator[Value]:
    """In flat text, with the day where it follows, and without."""
    for match in DIRECTIVE_NUMBER.finditer(text):
        ahead = text[max(match.start() - _KIND_AHEAD, 0) : match.start()]
        kind = _KIND_BEFORE.search(ahead)
        start = match.start() - (len(kind.group()) if kind else 0)
        yield Value(Kind.DOCUMENT_NUMBER, start, match.end(), start)
        if day := _DATED.match(text, match.end()):
            yield Value(Kind.DOCUMENT_NUMBER, start, day.end(), start)
    for named in matches(text, _NAMED, openings(text, _OPENING)):
        yield Value(Kind.DOCUMENT_NUMBER, *named.span(), named.start())
