"""A sentence of a directive and where it stands: what every proof is made of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from corpus.citations.leads import last_sentence, lead_of
from corpus.citations.words import UPPER
from corpus.model import Directive, Fields, Passage, Section, Span, join_spans
from indexer.catalogue import Catalogue
from service.answering.fields.place import sentence_at, spans_of, trimmed
from service.cite import citation

_ENDED = re.compile(rf"[.?!]\s+(?=[{UPPER}])")  # of the sentence that the colon is in
Place = tuple[Passage, Section, int]  # and where in the passage's text


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with its place."""

    text: str
    spans: tuple[Span, ...]  # in the stored text
    section: tuple[str, ...]

    def evidence(self, fields: Fields) -> str:
        """The sentence in quotation marks and its source; the fields are its directive's."""
        return f"“{self.text}” — {citation(fields, self.section)}"


def told(passage: Passage, path: tuple[str, ...], start: int, end: int) -> tuple[Told, int]:
    """The sentence around a stretch of a passage's text, and where in that text it begins."""
    first, last = trimmed(passage.text, *sentence_at(passage.text, start, end))
    return Told(passage.text[first:last], spans_of(passage, first, last), path), first


def item_told(passage: Passage, path: tuple[str, ...], start: int, end: int) -> tuple[Told, int]:
    """The same of an item of a list, which ends with a semicolon."""
    sentence, first = told(passage, path, start, end)
    begins = passage.text.rfind(";", first, start) + 1 or first
    ends = passage.text.find(";", end, first + len(sentence.text)) + 1 or first + len(sentence.text)
    begins, ends = trimmed(passage.text, begins, ends)
    return Told(passage.text[begins:ends], spans_of(passage, begins, ends), path), begins


def lead_above(directive: Directive, place: Place, span: Span) -> Told | None:
    """The words that lead in the list in which a stretch stands: earlier in its passage, or above its section."""
    passage, section, start = place
    colon = passage.text.rfind(":", 0, start)
    if colon >= 0 and not _ENDED.search(passage.text, colon, start):
        first = last_sentence(passage.text[:colon])
        return Told(passage.text[first : colon + 1], spans_of(passage, first, colon + 1), section.path)
    at = next((at for at, one in enumerate(directive.sections) if _holds(one, span)), None)
    spans = () if at is None else lead_of(directive.text, directive.sections, at)
    return Told(join_spans(directive.text, spans), spans, section.path) if spans else None


def _holds(section: Section, span: Span) -> bool:
    return any(own.start <= span.start < own.end for own in section.spans)


def placed_at(passages: Sequence[tuple[Passage, Section]], span: Span) -> Place | None:
    """The passage in which a stretch of the stored text begins, and where in its text."""
    for passage, section in passages:
        position = 0
        for own in passage.spans:
            if own.start <= span.start < own.end:
                return passage, section, position + span.start - own.start
            position += own.end - own.start + 1
    return None


def passages_of(catalogue: Catalogue, first: int, count: int) -> list[tuple[Passage, Section]]:
    """The passages of a directive in order, each with its section."""
    return [(one.passage, one.section) for one in catalogue.placed(range(first, first + count))]


def printed(day: date) -> str:
    """05/9/2024, as citations have it."""
    return f"{day.day:02d}/{day.month}/{day.year}"
