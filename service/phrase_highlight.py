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
    asked = [word for segment in wording.segments for word in segment.words]
    for first in range(len(said)):
        if (at := _standing(said, first, wording.segments, wording.layer)) is not None:
            agreeing = (layer for layer in Layer if _agree([said[one] for one in at], asked, layer))
            yield from _stretches(placed[first : at[-1] + 1], next(agreeing))


def _standing(said: Sequence[Token], first: int, segments: Sequence[Segment], layer: Layer) -> list[int] | None:
    """Which words agree with those of the segments, where the first segment begins at a word; the nearest ones."""
    words = segments[0].words
    end = first + len(words)
    if not _agree(said[first:end], words, layer):
        return None
    if len(segments) == 1:
        return list(range(first, end))
    starts = range(end, end + segments[1].gap + 1)
    rest = next((found for at in starts if (found := _standing(said, at, segments[1:], layer))), None)
    return None if rest is None else [*range(first, end), *rest]


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
