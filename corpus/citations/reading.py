"""A section's text as the grammar reads it, and the way back to the stored text."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from corpus.model import Span, join_spans

_NOISE = re.compile(
    r"[*\\\t-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"
)  # marks of markup ("57\-NQ/TW", "**Kết luận**") and line ends
_ODD_MARK = re.compile("[\u2044\u2215\uff0f\u2010\u2011\u2212]")
_ONE_MARK = str.maketrans("\u2044\u2215\uff0f\u2010\u2011\u2212", "///---")  # slashes and hyphens that look alike


@dataclass(frozen=True, slots=True)
class Reading:
    """The section's slices joined by blanks, in NFC, marks of markup and white space as blanks, one slash, one hyphen.

    An offset in `text` is one in the joined slices; `origins` says which where NFC made them differ.
    """

    text: str
    spans: tuple[Span, ...]
    starts: tuple[int, ...]  # offset of each span in the joined slices
    origins: tuple[int, ...] = ()  # offset of each character in the joined slices; () when it is its own

    def stored(self, start: int, end: int) -> tuple[Span, ...]:
        """A slice of the reading as slices of the stored text."""
        if self.origins:
            start, end = self.origins[start], self.origins[end]
        found = []
        for index in range(bisect_right(self.starts, start) - 1, len(self.spans)):
            span, shift = self.spans[index], self.spans[index].start - self.starts[index]
            piece = Span(max(start + shift, span.start), min(end + shift, span.end))
            if piece.start < piece.end:
                found.append(piece)
            if end + shift <= span.end:
                break
        return tuple(found)


def read_section(text: str, spans: Sequence[Span]) -> Reading:
    """The reading of a section's spans, which are in order and not empty."""
    joined = join_spans(text, spans)
    starts = tuple(accumulate((span.end - span.start + 1 for span in spans[:-1]), initial=0))
    origins: tuple[int, ...] = ()
    if not unicodedata.is_normalized("NFC", joined):
        joined, origins = _composed(joined)
    read = _NOISE.sub(" ", joined)
    if _ODD_MARK.search(read):  # rare, and translating is as slow as the whole grammar
        read = read.translate(_ONE_MARK)
    return Reading(read, tuple(spans), starts, origins)


def _composed(text: str) -> tuple[str, tuple[int, ...]]:
    """NFC of a text, with the offset that each of its characters had before, and the end."""
    characters: list[str] = []
    origins: list[int] = []
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        composed = unicodedata.normalize("NFC", text[start:end])
        characters.append(composed)
        origins.extend([start] * len(composed))
        start = end
    return "".join(characters), (*origins, len(text))
