"""A text as it was typed: in one normal form, and on which layer its words are meant."""

import unicodedata
from collections.abc import Sequence

from corpus.text import Token
from indexer.terms import Layer


def normalized(text: str) -> str:
    """NFC, one blank between words."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def layer_of(words: Sequence[Token]) -> Layer:
    """FOLDED for words without any mark, else TONE."""
    bare = all(word.exact == word.folded or word.tone == word.folded for word in words)
    return Layer.FOLDED if bare else Layer.TONE
