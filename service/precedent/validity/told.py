"""A sentence of a directive and where it stands: what every proof is made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from corpus.model import Fields, Passage, Section, Span
from indexer.catalogue import Catalogue
from service.answering.fields.place import sentence_at, spans_of, trimmed
from service.cite import citation

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
