"""Which words of a passage a question's words match, and on which layer."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from corpus.model import Span
from corpus.text import Token, apart, keys
from indexer.terms import Layer
from service.question import Question

# Syllables too common to be worth marking on their own.
_COMMON = frozenset("va cua cac la co duoc trong cho ve theo tai den voi nhung nay do khi de mot thi o nao gi".split())


class Highlight(NamedTuple):
    """A matched stretch of the stored text."""

    start: int
    end: int
    layer: Layer


def highlights(pieces: Sequence[tuple[Span, str]], question: Question) -> list[Highlight]:
    """Matched words in order; neighbours that match on the same layer become one stretch.

    `pieces` are spans of the stored text with what stands there.
    """
    asked_for = question.words if question.layer is Layer.FOLDED else question.read or question.words
    wanted = {word.folded: word for word in asked_for if word.folded not in _COMMON}
    return [mark for span, text in pieces for mark in _marks(span.start, text, wanted, question.layer)]


def _marks(offset: int, text: str, wanted: Mapping[str, Token], typed: Layer) -> Iterator[Highlight]:
    """The stretches of one piece that begins at an offset."""
    parts = apart(text)
    words = parts[1::2]
    layers = _layers(set(words), wanted, typed)
    if not layers:
        return
    ends = list(accumulate(map(len, parts), initial=offset))  # of gap i: ends[2i + 1], of word i: ends[2i + 2]
    matched = [(at, layers[word]) for at, word in enumerate(words) if word in layers]
    first, (last, layer) = matched[0][0], matched[0]
    for at, other in matched[1:]:
        if at != last + 1 or other is not layer or parts[2 * at].strip():
            yield Highlight(ends[2 * first + 1], ends[2 * last + 2], layer)
            first, layer = at, other
        last = at
    yield Highlight(ends[2 * first + 1], ends[2 * last + 2], layer)


def _layers(words: set[str], wanted: Mapping[str, Token], typed: Layer) -> dict[str, Layer]:
    """The layer on which each word matches what was asked, of those that match."""
    layers = {}
    for word in words:
        exact, tone, folded = keys(word)
        if folded in wanted and (layer := _layer(exact, tone, wanted[folded], typed)):
            layers[word] = layer
    return layers


def _layer(exact: str, tone: str, asked: Token, typed: Layer) -> Layer | None:
    """The closest layer on which they agree, none beyond the layer asked for: "mã" doesn't mark "ma"."""
    if exact == asked.exact:
        return Layer.EXACT
    if typed is Layer.EXACT:
        return None
    if tone == asked.tone:
        return Layer.TONE
    return Layer.FOLDED if typed is Layer.FOLDED else None
