"""Passages and sections chosen for a paper, word for word, with where they stand."""

import json
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.model import Directive, Section, Span, join_spans
from corpus.parse.lines import plain
from indexer.catalogue import Catalogue
from service.errors import BadRequestError, NotFoundError
from service.placing import position_of

MOST_CHOSEN = 200
MOST_CHARACTERS = 1_000_000  # of the text of one paper, some 400 pages
_LONGEST_HEADING = 300  # characters


@dataclass(frozen=True, slots=True)
class Place:
    """A section of a directive."""

    document_id: str
    path: tuple[str, ...]


Chosen = str | Place  # a passage by its id, or a section with all below it


@dataclass(frozen=True, slots=True)
class Part:
    """What an excerpt holds of one section: the slices of its spans."""

    section: Section
    spans: tuple[Span, ...]

    @property
    def opens(self) -> bool:
        """Whether it begins at the section's first character."""
        return self.spans[0].start == self.section.spans[0].start


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Stretches of one directive's text in their order."""

    directive: Directive
    path: tuple[str, ...]
    headings: tuple[str, ...]  # above it, outermost first
    parts: tuple[Part, ...]


def excerpts(catalogue: Catalogue, chosen: Sequence[Chosen]) -> list[Excerpt]:
    """The excerpts in the order asked for.

    Raises:
        NotFoundError: no such passage, document or section; its name is said.
        BadRequestError: none or too many are chosen, or their text is too long.
    """
    if not 0 < len(chosen) <= MOST_CHOSEN:
        raise BadRequestError(f"Mỗi lần xuất từ 1 đến {MOST_CHOSEN} đoạn; yêu cầu này có {len(chosen)}.")
    found = list(_Finder(catalogue, chosen).excerpts())
    length = sum(span.end - span.start for one in found for part in one.parts for span in part.spans)
    if length > MOST_CHARACTERS:
        raise BadRequestError(f"Các đoạn được chọn dài {length} ký tự; mỗi lần xuất tối đa {MOST_CHARACTERS}.")
    return found


class _Finder:
    """Reads each directive once, however many excerpts are from it."""

    def __init__(self, catalogue: Catalogue, chosen: Sequence[Chosen]) -> None:
        self._catalogue, self._chosen = catalogue, chosen
        self._directives: dict[str, Directive] = {}
        self._ordinals = _ordinals(catalogue, [one for one in chosen if isinstance(one, str)])

    def excerpts(self) -> Iterator[Excerpt]:
        """In the order of what is chosen."""
        for one in self._chosen:
            yield self._section(one) if isinstance(one, Place) else self._passage(one)

    def _passage(self, id_: str) -> Excerpt:
        if id_ not in self._ordinals:
            raise NotFoundError(f"Không có đoạn '{id_}' trong chỉ mục.")
        ((_, passage),) = self._catalogue.passages([self._ordinals[id_]])
        directive = self._directive(passage.directive_id)
        return _excerpt(directive, passage.section, passage.spans)

    def _section(self, place: Place) -> Excerpt:
        directive = self._directive(place.document_id)
        position = position_of(directive, place.path)
        below = (one for one in directive.sections if one.path[: len(place.path)] == place.path)
        return _excerpt(directive, position, sorted(span for one in below for span in one.spans))

    def _directive(self, id_: str) -> Directive:
        if id_ not in self._directives:
            stored = self._catalogue.directive(id_)
            if stored is None:
                raise NotFoundError(f"Không có văn bản '{id_}' trong chỉ mục.")
            self._directives[id_] = stored.directive
        return self._directives[id_]


def _ordinals(catalogue: Catalogue, ids: Sequence[str]) -> dict[str, int]:
    sql = "SELECT id, ordinal FROM passage WHERE id IN (SELECT value FROM json_each(?))"
    return {row["id"]: row["ordinal"] for row in catalogue.rows(sql, (json.dumps(list(ids)),))}


def _excerpt(directive: Directive, position: int, spans: Sequence[Span]) -> Excerpt:
    path = directive.sections[position].path
    return Excerpt(directive, path, _headings(directive, position), tuple(_parts(directive, spans)))


def _parts(directive: Directive, spans: Sequence[Span]) -> Iterator[Part]:
    """The spans, those of one section together: between them lies a page's end, or nothing is printed."""
    starts = sorted((span.start, position) for position, one in enumerate(directive.sections) for span in one.spans)
    owners = [starts[bisect_right(starts, (span.start, len(starts))) - 1][1] for span in spans]
    first = 0
    for at in range(1, len(spans) + 1):
        if at == len(spans) or owners[at] != owners[first]:
            yield Part(directive.sections[owners[first]], tuple(spans[first:at]))
            first = at


def _headings(directive: Directive, position: int) -> tuple[str, ...]:
    """What is printed of the sections above, cut where that is no heading and long."""
    headings = []
    above = directive.sections[position].parent
    while above is not None:
        section: Section = directive.sections[above]
        text = plain(join_spans(directive.text, section.spans).replace("\n", " "))
        headings.append(text if len(text) <= _LONGEST_HEADING else f"{text[:_LONGEST_HEADING].rsplit(None, 1)[0]} …")
        above = section.parent
    return tuple(headings[::-1])
