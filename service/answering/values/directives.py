"""Directives cited by number, with their kind and day; laws, plenums and congresses by name."""

import re
from collections.abc import Iterator

from corpus.kinds import kind_pattern
from corpus.text import DIRECTIVE_NUMBER
from service.answer import Kind
from service.answering.values.value import Value

_DAY = r"\d{1,2}(?:\s?[/.-]\s?\d{1,2}\s?[/.-]\s?|\s+tháng\s+\d{1,2}\s+năm\s+)\d{4}"
_ROMAN = r"(?:khóa|khoá)\s+[IVX]+"
_KIND = rf"(?:Bộ\s+luật|{kind_pattern()})"
_NUMBERED = re.compile(
    rf"(?:(?<!\w){_KIND}\s+)?(?:(?<!\w)số:?\s*)?(?P<number>{DIRECTIVE_NUMBER.pattern})(?P<day>,?\s+ngày\s+{_DAY})?"
    rf"|(?<!\w){_KIND}\s+số:?\s*(?P<bare>\d{{1,5}}(?![\w/]))(?P<dated>,?\s+ngày\s+{_DAY})",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"(?<!\w){_KIND}\s+(?:(?:Hội\s+nghị|Trung\s+ương|Đại\s+hội)[^,.;:()\n]{{0,60}}?"
    rf"(?:\d+|[IVX]+|Đảng|toàn\s+quốc)(?:\s*\({_ROMAN}\)|,?\s+{_ROMAN})?)(?!\w)"
    rf"|(?<!\w)(?:Luật|Bộ\s+luật|Pháp\s+lệnh)\s+[^,.;:()\n\d]{{3,60}}?(?:,\s+[^,.;:()\n\d]{{3,40}}?)?\s+năm\s+\d{{4}}"
)


def find_directives(text: str) -> Iterator[Value]:
    """In flat text, in order; with the day where it follows, and without."""
    for match in _NUMBERED.finditer(text):
        day = match["day"] or match["dated"]
        if day:
            yield Value(Kind.DOCUMENT_NUMBER, match.start(), match.end() - len(day), match.start())
        yield Value(Kind.DOCUMENT_NUMBER, match.start(), match.end(), match.start())
    for match in _NAMED.finditer(text):
        yield Value(Kind.DOCUMENT_NUMBER, match.start(), match.end(), match.start())
