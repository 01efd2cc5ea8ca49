"""What a draft says right behind its mentions, where the subject of what it cites stands."""

from bisect import bisect_right

from corpus.citations.reading import read_section
from corpus.model import Citation, Directive, Section, Span

_REACH, _MOST_SPANS = 400, 40  # characters, and the lines that they may lie in


class Behind:
    """What a draft says right behind its mentions."""

    def __init__(self, draft: Directive) -> None:
        self._text = draft.text
        self._spans = sorted((span, at) for at, section in enumerate(draft.sections) for span in section.spans)
        self._sections = draft.sections

    def said(self, citation: Citation, following: Citation | None) -> str:
        """Some 400 characters behind a mention by number, at most to the next one; "" where there is nothing."""
        section = self._section(citation.spans[-1])
        if section is None or citation.number is None:
            return ""
        start, end = citation.spans[-1].end, section.spans[-1].end
        if following and start <= following.spans[0].start < end:
            end = following.spans[0].start
        first = max(bisect_right(section.spans, start, key=lambda span: span.start) - 1, 0)
        near = section.spans[first : first + _MOST_SPANS]
        after = [Span(max(span.start, start), min(span.end, end, start + _REACH)) for span in near]
        kept = [span for span in after if span.start < span.end]
        return read_section(self._text, kept).text if kept else ""

    def _section(self, span: Span) -> Section | None:
        place = bisect_right(self._spans, span.start, key=lambda pair: pair[0].start) - 1
        return self._sections[self._spans[place][1]] if place >= 0 else None
