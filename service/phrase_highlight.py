"""Where wording that was looked for stands in a passage."""

from collections.abc import Iterator, Sequence

from corpus.model import Span
from corpus.text import Token
from indexer.terms import Layer
from indexer.wording.phrases import Segment
from indexer.wording.words import words
from service.highlight import Highlight
from service.precedent.phrase import Wording, wordings
from service.question import Question


def phrase_highlights(pieces: Sequence[tuple[Span, str]], question: Question) -> list[Highlight]:
    """The stretches of every quoted part, or of the whole query, in order."""
    placed = [(span, word) for span, text in pieces for word in words(text)]
    return sorted({mark for wording in wordings(question) for mark in _marks(placed, wording)})


def _marks(placed: Sequence[tuple[Span, Token]], wording: Wording) -> Iterator[Highlight]:
    """Every place where it stands, from its first word to its last; what goes on in the next piece is a stretch of its
    own there."""
    said = [word for _, word in placed]
    layers = list(Layer)[: list(Layer).index(wording.layer) + 1]
    for first in range(len(said)):
        for layer in layers:
            if (end := _end(said, first, wording.segments, layer)) is not None:
                yield from _stretches(placed[first:end], layer)
                break


def _end(said: Sequence[Token], first: int, segments: Sequence[Segment], layer: Layer) -> int | None:
    """Behind which word the segments end nearest, where the first one begins at a word."""
    words = segments[0].words
    end = first + len(words)
    if not _agree(said[first:end], words, layer):
        return None
    if len(segments) == 1:
        return end
    starts = range(end, end + segments[1].gap + 1)
    return next((found for at in starts if (found := _end(said, at, segments[1:], layer))), None)


def _agree(said: Sequence[Token], asked: Sequence[Token], layer: Layer) -> bool:
    key = layer.value
    return len(said) == len(asked) and all(
        getattr(one, key) == getattr(other, key) for one, other in zip(said, asked, strict=True)
    )


def _stretches(places: Sequence[tuple[Span, Token]], layer: Layer) -> Iterator[Highlight]:
    """One stretch for the neighbours within each piece."""
    for span in dict.fromkeys(span for span, _ in places):
        own = [word for piece, word in places if piece is span]
        yield Highlight(span.start + own[0].start, span.start + own[-1].end, layer)
