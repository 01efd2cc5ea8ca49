"""A passage as it is read for an answer: its words, sentences and clauses."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from corpus.model import Role, Span
from service.answering.words import Words, read_words
from service.hits import Hit

PASSAGES_KEPT = 2_000  # some 3 KB each

# ";" ends a thought in a directive as a full stop does.
_SENTENCE_END = re.compile(r"(?<=[.;!?…])[”\"’)*]*\s+(?=[^\W_]|[-–+“\"(*])")
_ROW_END = re.compile(r"\s*\n\s*")
_CLAUSE_END = re.compile(r"(?=[\s()])(?:(?<=[,:])\s+|\s+[-–|]\s+|\s*[()]\s*|\s+(?=thì\s|nhưng\s|trong đó\s))")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:TP|T\.P|TS|ThS|PGS|GS|Tp|Q|P|TT|TX)\.$|^\s*(?:[IVX]+|\d+(?:\.\d+)*|[a-zđ])[.)]$"
)
_START = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Reading:
    """Offsets are into the passage's text."""

    hit: Hit
    words: Words
    sentences: tuple[Span, ...]
    clauses: tuple[Span, ...]  # within the sentences, in order
    headed: int = 0  # characters of a heading with which the text begins

    @property
    def text(self) -> str:
        """The passage's text."""
        return self.hit.passage.text

    def sentence_at(self, offset: int) -> Span:
        """The sentence in which a character stands."""
        return self.sentences[_before(self.sentences, offset)]

    def clause_at(self, offset: int) -> Span:
        """The clause in which a character stands."""
        return self.clauses[_before(self.clauses, offset)]

    def clauses_of(self, sentence: Span) -> tuple[Span, ...]:
        """The clauses of a sentence."""
        first, last = (bisect_left(self.clauses, at, key=_START) for at in (sentence.start, sentence.end))
        return self.clauses[first:last]

    def before(self, sentence: Span) -> Span | None:
        """The sentence before one."""
        at = _before(self.sentences, sentence.start)
        return self.sentences[at - 1] if at else None


def read(hit: Hit, headed: int = 0) -> Reading:
    """The reading of a hit's passage, which may begin with some characters of a heading."""
    return Reading(hit, *taken_apart(hit.passage.text, is_table=hit.section.role is Role.TABLE), headed)


@lru_cache(maxsize=PASSAGES_KEPT)  # the same passages come up again and again
def taken_apart(text: str, *, is_table: bool) -> tuple[Words, tuple[Span, ...], tuple[Span, ...]]:
    """Words, sentences and clauses."""
    sentences = _parts(text, Span(0, len(text)), _ROW_END if is_table else _SENTENCE_END)
    clauses = [clause for sentence in sentences for clause in _parts(text, sentence, _CLAUSE_END)]
    return read_words(text), tuple(sentences), tuple(clauses)


def stored_spans(hit: Hit, start: int, end: int) -> tuple[Span, ...]:
    """A stretch of the passage's text as spans of the stored text; the blanks between its pieces belong to none."""
    spans, position = list[Span](), 0
    for span in hit.passage.spans:
        size = span.end - span.start
        first, last = max(start - position, 0), min(end - position, size)
        if first < last:
            spans.append(Span(span.start + first, span.start + last))
        position += size + 1
    return tuple(spans)


def _parts(text: str, whole: Span, ends: re.Pattern[str]) -> list[Span]:
    """Cut where the pattern matches; the pieces without the blanks around them, none empty."""
    parts, start = list[Span](), whole.start
    for match in [*ends.finditer(text, whole.start, whole.end), None]:
        end = match.start() if match else whole.end
        if match and text[end - 1] in ".)" and _ABBREVIATED.search(text[start:end]):
            continue
        part = _trimmed(text, start, end)
        if part.start < part.end:
            parts.append(part)
        start = match.end() if match else whole.end
    return parts or [whole]


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return Span(start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip())))


def _before(spans: tuple[Span, ...], offset: int) -> int:
    return max(bisect_right(spans, offset, key=_START) - 1, 0)
