"""Long text cut into parts that fit, at sentence ends where there are any."""

import re
from collections.abc import Callable, Iterator, Sequence

from corpus.model import Span, join_spans

Fits = Callable[[str], bool]

_SENTENCE_END = re.compile(r"(?<=[.;:!?…])(?P<closing>[”\"’)*]*)\s+(?=[^\W_]|[-–+“\"(*])")
_INK = re.compile(r"\S")


def cut(text: str, spans: Sequence[Span], fits: Fits) -> list[list[Span]]:
    """Spans in groups that fit, each group as long as it can be; cut inside a span at sentence ends."""
    if fits(join_spans(text, spans)):
        return [list(spans)]
    groups: list[list[Span]] = [[]]
    within = -1  # which of the spans the last piece came from
    for number, span in enumerate(spans):
        for piece in _sentences(text, span, fits):
            if groups[-1] and not fits(join_spans(text, [*groups[-1], piece])):
                groups.append([])
            if groups[-1] and within == number:
                groups[-1][-1] = Span(groups[-1][-1].start, piece.end)
            else:
                groups[-1].append(piece)
            within = number
    return groups


def _sentences(text: str, span: Span, fits: Fits) -> Iterator[Span]:
    """A span cut at sentence ends; a sentence that doesn't fit is cut at blanks."""
    start = span.start
    for end in [match.end("closing") for match in _SENTENCE_END.finditer(text, span.start, span.end)] + [span.end]:
        yield from _within(text, Span(start, end), fits)
        start = _after_blanks(text, end, span.end)


def _within(text: str, span: Span, fits: Fits) -> Iterator[Span]:
    """Halve what is too long, at a blank where there is one."""
    if span.start >= span.end:
        return
    if span.end - span.start < 2 or fits(span.of(text)):
        yield span
        return
    middle = (span.start + span.end) // 2
    blank = max(text.rfind(" ", span.start + 1, middle), text.rfind("\n", span.start + 1, middle))
    cut = blank if blank > span.start else middle
    yield from _within(text, Span(span.start, span.start + len(text[span.start : cut].rstrip())), fits)
    yield from _within(text, Span(_after_blanks(text, cut, span.end), span.end), fits)


def _after_blanks(text: str, start: int, end: int) -> int:
    found = _INK.search(text, start, end)
    return found.start() if found else end
