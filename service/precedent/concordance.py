"""Every occurrence of a phrase in its context ("đồng hiện"): complete, counted exactly, in the order asked for."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from corpus.model import Directive, Section, Span
from indexer.catalogue import Catalogue
from indexer.terms import Layer
from indexer.vectors import Ids
from indexer.wording.index import WordingIndex
from indexer.wording.phrases import Occurrences, Segment, find
from service.precedent.columns import DirectiveColumns
from service.precedent.context import ContextOrder
from service.precedent.first import Key, first_by
from service.precedent.placed import Placed, Places
from service.retrieval import Scope

CONTEXT = 90  # characters to either side
_LAYERS = tuple(Layer)
_COUNTED = ("year", "issuer", "kind")


class LineOrder(StrEnum):
    """In what order lines come; ties in the order of the index."""

    DATE = "date"  # the newest first, undated last
    LEFT = "left"  # by the words before, nearest first
    RIGHT = "right"  # by the words after
    ISSUER = "issuer"
    INDEX = "index"  # as the documents were indexed


@dataclass(frozen=True, slots=True)
class Line:
    """One occurrence ("dòng đồng hiện")."""

    left: str
    match: str  # the slices of its spans, a blank between them
    right: str
    spans: tuple[Span, ...]  # several where a page break or another section's beginning lies between
    layer: Layer
    directive: Directive
    section: Section


@dataclass(frozen=True, slots=True)
class Concordance:
    """A page of the lines, and how many there are in all."""

    lines: tuple[Line, ...]
    total: int
    documents: int  # in which they stand
    searched: int  # documents that were looked through
    layer: Layer  # on which words were compared
    by_layer: Mapping[Layer, int]  # each occurrence by the closest layer on which it agrees
    counts: Mapping[str, Mapping[str, int]]  # occurrences by year, issuer and kind


class Concordancer:
    """Finds phrases in one generation."""

    def __init__(self, catalogue: Catalogue, wording: WordingIndex, columns: DirectiveColumns) -> None:
        self._catalogue, self._wording, self._columns = catalogue, wording, columns
        self._context = ContextOrder(wording)

    def occurrences(self, phrase: Sequence[Segment], layer: Layer, within: Scope | None = None) -> Occurrences:
        """All places of a phrase in the directives that filters leave, in the order of the index."""
        found = find(self._wording, phrase, layer)
        return found if within is None else found.at(np.isin(found.directives, within.directives))

    def concordance(
        self,
        phrase: Sequence[Segment],
        layer: Layer,
        within: Scope | None = None,
        *,
        order: LineOrder = LineOrder.DATE,
        offset: int = 0,
        limit: int = 100,
    ) -> Concordance:
        """The lines from `offset`, at most `limit`, with what is counted over all of them."""
        found = self.occurrences(phrase, layer, within)
        page = found.at(self._first(found, order, offset + limit)[offset:])
        places = Places(self._catalogue, self._wording)
        ranges = zip(page.starts.tolist(), page.ends.tolist(), page.layers.tolist(), strict=True)
        lines = tuple(_line(places.read(start, end), _LAYERS[closest]) for start, end, closest in ranges)
        searched = self._catalogue.count("directive") if within is None else len(within.directives)
        counts = {name: self._columns.counts(name, found.directives) for name in _COUNTED}
        documents = int(np.count_nonzero(np.diff(found.directives, prepend=-1)))  # they come in order
        return Concordance(lines, len(found), documents, searched, layer, by_layer(found), counts)

    def _first(self, found: Occurrences, order: LineOrder, number: int) -> Ids:
        """The occurrences that come first, by number."""
        keys: dict[LineOrder, list[Key]] = {
            LineOrder.DATE: [lambda chosen: -self._columns.days[found.directives[chosen]]],
            LineOrder.ISSUER: [lambda chosen: self._columns.rank("issuer")[found.directives[chosen]]],
            LineOrder.LEFT: self._context.left(found),
            LineOrder.RIGHT: self._context.right(found),
            LineOrder.INDEX: [],
        }
        return first_by(keys[order], len(found), number)


def by_layer(found: Occurrences) -> dict[Layer, int]:
    """How many occurrences agree on each layer and on no closer one."""
    counts = np.bincount(found.layers, minlength=len(_LAYERS)).tolist()
    return dict(zip(_LAYERS, counts, strict=True))


def _line(placed: Placed, layer: Layer) -> Line:
    left, right = _plain(placed.left[-4 * CONTEXT :]), _plain(placed.right[: 4 * CONTEXT])
    if len(left) > CONTEXT:
        left = "…" + _cut(left[-CONTEXT:], left[-CONTEXT:].partition(" ")[2])
    if len(right) > CONTEXT:
        right = _cut(right[:CONTEXT], right[:CONTEXT].rpartition(" ")[0]) + "…"
    return Line(left, placed.text, right, placed.spans, layer, placed.directive, placed.section)


def _cut(text: str, at_blank: str) -> str:
    """Cut at a blank, unless dots to write on would take most of it away."""
    return at_blank if len(at_blank) > CONTEXT // 2 else text


def _plain(text: str) -> str:
    """On one line."""
    return re.sub(r"\s+", " ", text)
