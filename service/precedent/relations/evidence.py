"""The sentence in which a citation stands, across page breaks."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from corpus.citations.leads import is_item, lead_of
from corpus.citations.verbs import OTHER
from corpus.citations.words import UPPER
from corpus.kinds import kind_names
from corpus.model import Citation, Directive, Role, Section, Span, join_spans, slice_spans
from indexer.catalogue import Catalogue, Stored
from service.precedent.relations.model import Evidence

_END = re.compile(rf"(?<=[.!?…])[”\"’)*⁾]*\s+(?=[{UPPER}\d“\"(*+–-]|$)|(?<=;)[*]*\s+(?=[-–+]\s)|\n\s*\n")
_GOES_ON = re.compile(  # a label's full stop, or an abbreviation's
    r"(?:^|\n)[\s*]*(?:\d{1,2}(?:\.\d{1,2})*|[IVX]+|[a-zđ])\.\**\s*$|(?<!\w)(?:T[PXT]|T[px])\.\s*$"
)
_ITEM_END = re.compile(r";[*_\s]*$")
_CELL = re.compile(rf"\n(?=[\s*|]*[{UPPER}\d])|\|")
_KINDS = "|".join(r"\s+".join(kind.upper().split()) for kind in kind_names())
_TITLE = re.compile(rf"(?<!\S)\**(?:(?:{_KINDS})\**\s*(?:\n|$)|V/v)")  # where the letterhead ends
_LONGEST_LABEL = 12  # characters
_EDGE = " \t\r\n*_|"


class Places:
    """Where the citations of one directive stand."""

    def __init__(self, catalogue: Catalogue, stored: Stored) -> None:
        self._text, self._sections = stored.directive.text, stored.directive.sections
        self._led: dict[int, tuple[Span, ...]] = {}
        self._spans = _stretches([section.spans for section in self._sections])
        ordinals = range(stored.first_passage, stored.first_passage + stored.passages)
        self._passages = [passage for _, passage in catalogue.passages(ordinals)]
        self._passage_spans = _stretches([passage.spans for passage in self._passages])

    def section(self, citation: Citation) -> Section | None:
        """The section that holds its first character."""
        at = _at(self._spans, citation.spans[0].start)
        return None if at is None else self._sections[at]

    def evidence(self, section: Section, citation: Citation) -> Evidence:
        """The sentence of its section in which it stands; of an item of a list behind the words that lead it in."""
        start, end = (_joined(section.spans, at) for at in (citation.spans[0].start, citation.spans[-1].end - 1))
        text = join_spans(self._text, section.spans)
        breaks = [*self._item_ends(section), *_breaks(section.role, text)]
        first, last = sentence_at(text, start, end + 1, breaks)
        spans = slice_spans(section.spans, first, last)
        if is_item(text[first:start]) and is_item(text[:first]):
            spans = (*self._lead(citation), *spans)
        at = _at(self._passage_spans, citation.spans[0].start)
        return Evidence(join_spans(self._text, spans), spans, section, None if at is None else self._passages[at].id)

    def _lead(self, citation: Citation) -> tuple[Span, ...]:
        at = _at(self._spans, citation.spans[0].start)
        if at is not None and at not in self._led:
            self._led[at] = lead_of(self._text, self._sections, at)
        return () if at is None or citation.relation in (None, OTHER) else self._led[at]

    def _item_ends(self, section: Section) -> list[int]:
        """Where slices that end an item with a semicolon end in the joined text."""
        slices = section.spans[:-1]
        return [_joined(section.spans, one.end - 1) + 1 for one in slices if _ITEM_END.search(one.of(self._text))]

    def between(self, section: Section, one: Citation, other: Citation) -> str:
        """What stands between two citations of a section, blanks folded."""
        start, end = (_joined(section.spans, at) for at in (one.spans[-1].end - 1, other.spans[0].start))
        return " ".join(join_spans(self._text, section.spans)[start + 1 : end].split())


def head(directive: Directive) -> Directive:
    """The directive without what is long."""
    return replace(directive, text="", sections=(), citations=())


def sentence_at(text: str, start: int, end: int, breaks: Sequence[int] = ()) -> tuple[int, int]:
    """The sentence or item around a stretch, without blanks and marks of bold type at its edges; one ends at a break,
    too."""
    ends = [one.span() for one in _END.finditer(text) if not _goes_on(text, one.start())]
    ends += [(at, at) for at in breaks]
    first = max((after for _, after in ends if after <= start), default=0)
    last = min((before for before, _ in ends if before >= end), default=len(text))
    while first < start and text[first] in _EDGE:
        first += 1
    while last > end and text[last - 1] in _EDGE:
        last -= 1
    return first, last


def _breaks(role: Role, text: str) -> list[int]:
    """Where other things than sentences end: the letterhead before a title, the cells of a table."""
    if role is Role.TABLE:
        return [cell.start() for cell in _CELL.finditer(text)]
    title = _TITLE.search(text) if role is Role.HEADER else None
    return [title.start()] if title else []


def _goes_on(text: str, end: int) -> bool:
    return bool(_GOES_ON.search(text, max(0, end - _LONGEST_LABEL), end))


def _stretches(owned: Sequence[Sequence[Span]]) -> list[tuple[int, int, int]]:
    """Every span with whose it is, by place; spans lie apart."""
    return sorted((span.start, span.end, owner) for owner, spans in enumerate(owned) for span in spans)


def _at(stretches: Sequence[tuple[int, int, int]], offset: int) -> int | None:
    """Whose the character is."""
    at = bisect_right(stretches, offset, key=lambda one: one[0]) - 1
    return stretches[at][2] if at >= 0 and offset < stretches[at][1] else None


def _joined(spans: Sequence[Span], offset: int) -> int:
    """Where a stored character stands in the joined slices; at the end of a slice where it lies behind it."""
    position = 0
    for span in spans:
        if offset < span.end:
            return position + max(offset - span.start, 0)
        position += span.end - span.start + 1
    return max(position - 1, 0)
