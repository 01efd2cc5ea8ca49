"""Which words of a passage a question's words match, and on which layer."""

from collections.abc import Sequence
from typing import NamedTuple

from corpus.model import Span
from corpus.text import Token, tokens
from indexer.terms import Layer
from service.question import Question

# Syllables too common to be worth marking on their own.
_COMMON = frozenset(
    "va cua cac la co duoc trong cho ve theo tai den voi nhung nay do khi de mot so thi o nao gi".split()
)


class Highlight(NamedTuple):
    """A matched stretch of the stored text."""

    start: int
    end: int
    layer: Layer


def highlights(pieces: Sequence[tuple[Span, str]], question: Question) -> list[Highlight]:
    """Matched words in order; neighbours that match on the same layer become one stretch.

    `pieces` are spans of the stored text with what stands there.
    """
    wanted = {word.folded: word for word in question.words if word.folded not in _COMMON}
    found: list[Highlight] = []
    for span, text in pieces:
        last_end = -1  # of the last stretch, within this piece
        for token in tokens(text):
            asked = wanted.get(token.folded)
            layer = _layer(token, asked, question.layer) if asked else None
            if layer is None:
                continue
            touches = bool(found) and last_end >= 0 and not text[last_end : token.start].strip()
            if touches and found[-1].layer is layer:
                found[-1] = Highlight(found[-1].start, span.start + token.end, layer)
            else:
                found.append(Highlight(span.start + token.start, span.start + token.end, layer))
            last_end = token.end
    return found


def _layer(token: Token, asked: Token, typed: Layer) -> Layer | None:
    """The closest layer on which they agree; a typed mark counts: "mã" doesn't mark "ma"."""
    if token.exact == asked.exact:
        return Layer.EXACT
    if token.tone == asked.tone:
        return Layer.TONE
    return Layer.FOLDED if typed is Layer.FOLDED else None
