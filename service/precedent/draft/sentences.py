"""The sentences of a draft that are worth a look: formal parts, labels, headings and tables are none."""

import re
from collections.abc import Iterator, Sequence

from corpus.model import Directive, Role, Section, join_spans, slice_spans
from corpus.text import Token
from indexer.wording.running import sentence_lengths
from indexer.wording.words import apart
from indexer.wording.words import words as words_of
from service.precedent.draft.model import Sentence

JUDGED = (Role.PREAMBLE, Role.SECTION, Role.PARAGRAPH, Role.CLOSING, Role.FOOTNOTE)
_SHORTEST = 5  # words; less is a heading or a label that the parser didn't know
_CLOSING_MARKS = re.compile(r"[^\s\w]*")


def sentences_of(draft: Directive) -> list[Sentence]:
    """In reading order; [] of a draft without running text."""
    return [
        sentence
        for at, section in enumerate(draft.sections)
        if section.role in JUDGED
        for sentence in _of_section(draft.text, at, section)
    ]


def _of_section(text: str, at: int, section: Section) -> Iterator[Sentence]:
    said = join_spans(text, section.spans)
    words = list(words_of(said))
    heading = [word.tone for word in words_of(section.heading or "")]
    skipped = _labels(section, words)
    first = 0
    for length in sentence_lengths(apart(said)):
        mine = words[max(first, skipped) : first + length]
        first += length
        if len(mine) < _SHORTEST or [word.tone for word in mine] == heading:
            continue
        end = _end(said, mine[-1].end, words[first].start if first < len(words) else len(said))
        shown = said[mine[0].start : end]
        if shown.isupper():
            continue
        moved = tuple(word._replace(start=word.start - mine[0].start, end=word.end - mine[0].start) for word in mine)
        yield Sentence(at, slice_spans(section.spans, mine[0].start, end), shown, moved)


def _labels(section: Section, words: Sequence[Token]) -> int:
    """How many words the label at a section's start has."""
    own = [word.tone for word in words_of(section.label or "")]
    return len(own) if own and [word.tone for word in words[: len(own)]] == own else 0


def _end(said: str, last: int, following: int) -> int:
    """Past the marks that close a sentence."""
    closing = _CLOSING_MARKS.match(said, last, following)
    return closing.end() if closing else last
