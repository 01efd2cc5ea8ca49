"""Which words of a section name another directive: clauses that cite the same one say different things of it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate

from corpus.model import Citation, Section, Span

_TITLE = re.compile(r"\s+về\s[^,;.]*")


def cited_words(section: Section, citations: Sequence[Citation], pieces: Sequence[str]) -> Iterator[slice]:
    """The words of each citation with the title that follows; `pieces` are the section's text as gap, word, gap, …"""
    first, last = section.spans[0].start, section.spans[-1].end
    inside = [span for one in citations for span in one.spans if first <= span.start < last]
    if not inside:
        return
    text, starts = "".join(pieces), list(accumulate(map(len, pieces)))[:-1:2]
    for start, end in (place for span in inside for place in _places(section, span)):
        title = _TITLE.match(text, end)
        yield slice(bisect_left(starts, start), bisect_left(starts, title.end() if title else end))


def _places(section: Section, span: Span) -> Iterator[tuple[int, int]]:
    """Where what a span covers stands in the section's text, as it is joined from its spans."""
    position = 0
    for own in section.spans:
        start, end = max(span.start, own.start), min(span.end, own.end)
        if start < end:
            yield position + start - own.start, position + end - own.start
        position += own.end - own.start + 1
