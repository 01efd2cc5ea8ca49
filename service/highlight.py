"""Which words of a passage a question's words match, and on which layer."""

from collections.abc import Sequence
from typing import NamedTuple

from corpus.model import Span
from corpus.text import Token, tokens
from indexer.terms import Layer
from service.question import Question, Wording

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


def phrase_highlights(pieces: Sequence[tuple[Span, str]], question: Question) -> list[Highlight]:
    """The stretches of every quoted part, or of the whole query, in order."""
    return sorted({mark for phrase in question.wordings for mark in _of_phrase(pieces, phrase)})


def _of_phrase(pieces: Sequence[tuple[Span, str]], phrase: Wording) -> list[Highlight]:
    """Every place where the words of the phrase stand side by side on its layer; they may go on in the next piece,
    and then each part is a stretch of its own."""
    key = phrase.layer.value
    wanted = [getattr(word, key) for word in phrase.words]
    places = [(span, token) for span, text in pieces for token in tokens(text)]
    keys = [getattr(token, key) for _, token in places]
    found: list[Highlight] = []
    for first in range(len(keys) - len(wanted) + 1):
        if keys[first : first + len(wanted)] == wanted:
            window = places[first : first + len(wanted)]
            found.extend(_stretches(window, _closest([token for _, token in window], phrase)))
    return found


def _closest(tokens: Sequence[Token], phrase: Wording) -> Layer:
    """The closest layer on which all the words agree."""
    for layer in Layer:
        key = layer.value
        if all(getattr(one, key) == getattr(other, key) for one, other in zip(tokens, phrase.words, strict=True)):
            return layer
    return phrase.layer


def _stretches(places: Sequence[tuple[Span, Token]], layer: Layer) -> list[Highlight]:
    """One stretch for the neighbours within each piece."""
    stretches: list[Highlight] = []
    last: Span | None = None
    for span, token in places:
        start = span.start + token.start if span is not last else stretches.pop().start
        stretches.append(Highlight(start, span.start + token.end, layer))
        last = span
    return stretches


def _layer(token: Token, asked: Token, typed: Layer) -> Layer | None:
    """The closest layer on which they agree; a typed mark counts: "mã" doesn't mark "ma"."""
    if token.exact == asked.exact:
        return Layer.EXACT
    if token.tone == asked.tone:
        return Layer.TONE
    return Layer.FOLDED if typed is Layer.FOLDED else None
