"""Where words counted by place stand in the stored texts."""

from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

import numpy as np

from corpus.model import Directive, Section, Span, join_spans, slice_spans
from indexer.catalogue import Catalogue
from indexer.wording.index import WordingIndex
from indexer.wording.words import apart


@dataclass(frozen=True, slots=True)
class Placed:
    """A range of places: whose they are, and what stands there and around."""

    ordinal: int
    directive: Directive  # without text, sections and citations
    section: Section  # in which the first word stands
    spans: tuple[Span, ...]  # in the stored text
    text: str  # the slices with a blank between them
    left: str  # what stands before it in its section
    right: str  # what stands after it in the section of its last word


@dataclass(frozen=True)
class SectionText:
    """A section's own text, as it is joined from its spans."""

    section: Section
    text: str

    def extent(self, first: int, stop: int) -> tuple[int, int] | None:
        """Where its words from `first` up to `stop` begin and end in `text`; None where it has none of them."""
        ends = self._ends[2 * max(first, 0) : 2 * stop]
        return (ends[0], ends[-1]) if len(ends) > 1 else None

    @cached_property
    def _ends(self) -> list[int]:
        """Where a gap ends and a word, a gap and a word, …"""
        ends = list(accumulate(map(len, apart(self.text))))
        return ends[:-1]  # without the gap behind the last word

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """What `text[start:end]` covers of the stored text."""
        return slice_spans(self.section.spans, start, end)


class Places:
    """Reads what stands at places of one generation; the texts that it has read stay for its lifetime."""

    def __init__(self, catalogue: Catalogue, wording: WordingIndex) -> None:
        self._catalogue, self._wording = catalogue, wording
        self._texts: dict[int, str] = {}  # by directive
        self._sections: dict[int, SectionText] = {}  # by section, counted over all directives

    def read(self, start: int, end: int) -> Placed:
        """The places from `start` up to `end`, which lie in one directive."""
        wording = self._wording
        first, last = wording.section_at(np.array([start, end - 1])).tolist()
        ordinal = int(wording.directive_of(np.array([first]))[0])
        parts = [self.section(ordinal, row) for row in range(first, last + 1)]
        spans: list[Span] = []
        said: list[tuple[str, str, str]] = []  # before, at and after the places, in each section
        for row, part in enumerate(parts, start=first):
            begin = int(wording.sections[row])
            if extent := part.extent(start - begin, end - begin):
                left, right = extent
                spans += part.spans(left, right)
                said.append((part.text[:left], part.text[left:right], part.text[right:]))
        text = " ".join(one[1] for one in said)
        head = self._catalogue.head(ordinal)
        return Placed(ordinal, head, parts[0].section, tuple(spans), text, said[0][0], said[-1][2])

    def section(self, directive: int, row: int) -> SectionText:
        """A section by its directive's ordinal and its number over all directives."""
        if row not in self._sections:
            if directive not in self._texts:
                self._texts[directive] = self._catalogue.text(directive)
            section = self._catalogue.section(directive, row - int(self._wording.directives[directive]))
            self._sections[row] = SectionText(section, join_spans(self._texts[directive], section.spans))
        return self._sections[row]
