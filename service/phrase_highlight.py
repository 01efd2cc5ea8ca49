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
    closest: dict[int, tuple[int, Layer]] = {}
    for layer in Layer:
        for first, end in _ends(said, wording.segments, layer).items():
            closest.setdefault(first, (end, layer))
        if layer is wording.layer:
            break
    for first, (end, layer) in closest.items():
        yield from _stretches(placed[first:end], layer)


def _ends(said: Sequence[Token], segments: Sequence[Segment], layer: Layer) -> dict[int, int]:
    """Behind which word the segments end nearest, by the word with which they begin."""
    *before, last = segments
    ends = {at: at + len(last.words) for at in _standing(said, last, layer)}
    gap = last.gap
    for segment in reversed(before):
        following = {}
        for at in _standing(said, segment, layer):
            after = at + len(segment.words)
            nearest = next((start for start in range(after, after + gap + 1) if start in ends), None)
            if nearest is not None:
                following[at] = ends[nearest]
        ends, gap = following, segment.gap
    return ends


def _standing(said: Sequence[Token], segment: Segment, layer: Layer) -> list[int]:
    """At which words a segment's words stand side by side."""
    keys = [getattr(word, layer.value) for word in said]
    wanted = [getattr(word, layer.value) for word in segment.words]
    return [at for at, key in enumerate(keys) if key == wanted[0] and keys[at : at + len(wanted)] == wanted]


def _stretches(places: Sequence[tuple[Span, Token]], layer: Layer) -> Iterator[Highlight]:
    """One stretch for the neighbours within each piece."""
    for span in dict.fromkeys(span for span, _ in places):
        own = [word for piece, word in places if piece is span]
        yield Highlight(span.start + own[0].start, span.start + own[-1].end, layer)
