"""A passage as it is read for an answer: its words, sentences and clauses."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from operator import attrgetter

from corpus.model import Role, Span
from service.answering.words import Words, read_words
from service.hits import Hit

_KEPT = 2_000  # passages, some 2 KB each
# ";" ends a thought in a directive as a full stop does.
_SENTENCE_END = re.compile(r"(?<=[.;!?…])[”\"’)*]*\s+(?=[^\W_]|[-–+“\"(*])")
_ROW_END = re.compile(r"\s*\n\s*")
_CLAUSE_END = re.compile(r"(?=[\s()])(?:(?<=[,:])\s+|\s+[-–|]\s+|\s*[()]\s*|\s+(?=thì\s|nhưng\s|trong đó\s))")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:TP|T\.P|TS|ThS|PGS|GS|Tp|Q|P|TT|TX)\.$|^\s*(?:[IVX]+|\d+(?:\.\d+)*|[a-zđ])[.)]$"
)
_START = attrgetter("start")


@dataclass(frozen=True)
class Reading:
    """Each part is made when it is first asked for: most passages hold nothing that could answer. Offsets are into the
    passage's text."""

    hit: Hit
    headed: int = 0  # characters of a heading with which the text begins

    @property
    def text(self) -> str:
        """The passage's text."""
        return self.hit.passage.text

    @cached_property
    def words(self) -> Words:
        """In order."""
        return read_words(self.text)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """In order; rows of a table."""
        return split_sentences(self.text, is_table=self.hit.section.role is Role.TABLE)

    @cached_property
    def clauses(self) -> tuple[Span, ...]:
        """Within the sentences, in order."""
        return split_clauses(self.text, self.sentences)

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


@lru_cache(maxsize=_KEPT)  # the same passages come up again and again
def split_sentences(text: str, *, is_table: bool) -> tuple[Span, ...]:
    """The sentences of a text, or its rows; at least one."""
    return tuple(_parts(text, Span(0, len(text)), _ROW_END if is_table else _SENTENCE_END))


@lru_cache(maxsize=_KEPT)
def split_clauses(text: str, sentences: tuple[Span, ...]) -> tuple[Span, ...]:
    """The clauses of its sentences; at least one each."""
    return tuple(clause for sentence in sentences for clause in _parts(text, sentence, _CLAUSE_END))


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
