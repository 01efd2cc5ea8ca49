"""A passage's text cut where its highlights begin and end, for pages and exports."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from corpus.model import Span
from indexer.terms import Layer
from service.highlight import Highlight

_MARKUP = re.compile(r"\*{1,3}")


class Piece(NamedTuple):
    """A stretch of text and the layer on which it matched, if it did."""

    text: str
    layer: Layer | None


def marked(pieces: Sequence[tuple[Span, str]], highlights: Sequence[Highlight]) -> list[Piece]:
    """The text in order, spans joined by a blank; marks of markup are not shown."""
    shown: list[Piece] = []
    for span, text in pieces:
        if shown:
            shown.append(Piece(" ", None))
        position = span.start
        for mark in highlights:
            if span.start <= mark.start and mark.end <= span.end:
                shown.append(Piece(_clean(text[position - span.start : mark.start - span.start]), None))
                shown.append(Piece(_clean(text[mark.start - span.start : mark.end - span.start]), mark.layer))
                position = mark.end
        shown.append(Piece(_clean(text[position - span.start :]), None))
    return [piece for piece in shown if piece.text]


def _clean(text: str) -> str:
    return _MARKUP.sub("", text)
