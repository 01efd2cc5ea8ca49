"""Stretches of a passage as quotes: where they stand in the stored text, and what stands there."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.model import Directive, Passage, Role, Section, Span, slice_spans
from corpus.text import Token, tokens
from indexer.catalogue import Catalogue, Stored
from service.answer import Quote
from service.cite import citation
from service.hits import Hit, section_url

_SENTENCE_END = re.compile(r"(?<=[.;!?…])[”\"’)*]*\s+(?=[^\W_a-zà-ỹđ]|[-–+“\"(*])|\n\s*\n")
ITEM_MARK = re.compile(r"[\s*]*[-–+•][\s*]+")  # of a line in a list
_LEAD = re.compile(r"[\s*_|]*(?:Nơi\s+nhận|Kính\s+gửi)[\s*_]*:?[\s*_]*", re.IGNORECASE)
_EDGE = "*_| \t\r\n"


@dataclass(frozen=True, slots=True)
class Part:
    """A passage of a whole directive with its section."""

    passage: Passage
    section: Section
    directive: Directive  # without text, sections and citations

    @property
    def whole(self) -> tuple[int, int]:
        """All of its text."""
        return 0, len(self.passage.text)


def parts_of(catalogue: Catalogue, stored: Stored) -> list[Part]:
    """The passages of a directive in the order of the outline."""
    head = replace(stored.directive, text="", sections=(), citations=())
    ordinals = range(stored.first_passage, stored.first_passage + stored.passages)
    return [
        Part(passage, stored.directive.sections[passage.section], head) for _, passage in catalogue.passages(ordinals)
    ]


def with_role(parts: Sequence[Part], *roles: Role) -> list[Part]:
    """Those of some regions, in order."""
    return [part for part in parts if part.section.role in roles]


def quoted(part: Part, value: tuple[int, int] | None, around: tuple[int, int] | None = None) -> Quote:
    """A stretch of the passage, its whole text where none is given, with the value in it; offsets into its text."""
    start, end = around or part.whole
    spans = spans_of(part.passage, start, end)
    said = part.passage.text[value[0] : value[1]] if value else None
    where = spans_of(part.passage, *value) if value else ()
    return Quote(part.passage, part.directive, part.section, spans, part.passage.text[start:end], said, where)


def spans_of(passage: Passage, start: int, end: int) -> tuple[Span, ...]:
    """Where a stretch of the passage's text is stored; it begins and ends at ink."""
    return slice_spans(passage.spans, start, end)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without blanks and marks of bold type at its edges."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


def after_lead(text: str, start: int = 0) -> int:
    """Where the list begins that "Nơi nhận:" or "Kính gửi:" leads in."""
    lead = _LEAD.match(text, start)
    return lead.end() if lead else start


def sentence_at(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence or item in which a stretch stands."""
    ends = [(match.start(), match.end()) for match in _SENTENCE_END.finditer(text)]
    first = max((after for _, after in ends if after <= start), default=0)
    last = min((before for before, _ in ends if before >= end), default=len(text))
    return first, last


def find_words(text: str, wanted: str, start: int = 0) -> tuple[int, int] | None:
    """Where the same words stand in a row, whatever their case, marks of type and line breaks."""
    keys = [word.tone for word in tokens(wanted)]
    words = [word for word in tokens(text) if word.start >= start]
    return next(((run[0].start, run[-1].end) for run in _runs(words, len(keys)) if [w.tone for w in run] == keys), None)


def _runs(words: Sequence[Token], length: int) -> Iterator[Sequence[Token]]:
    return (words[at : at + length] for at in range(len(words) - length + 1) if length)


def as_hit(part: Part, rank: int = 1) -> Hit:
    """A part shown as what is nearest."""
    return Hit(
        rank, 0.0, {}, part.passage, part.directive, part.section, tuple(part.passage.pieces), (),
        citation(part.directive.fields, part.section.path), section_url(part.directive.id, part.section.path),
    )  # fmt: skip
