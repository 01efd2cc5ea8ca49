"""What a query asks for, as far as retrieval needs to know."""

import re
import unicodedata
from dataclasses import dataclass

from corpus.text import Token, tokens
from indexer.terms import Layer

_QUOTED = re.compile(r"[\"“”«]([^\"“”«»]{2,})[\"“”»]")


@dataclass(frozen=True, slots=True)
class Question:
    """A query in NFC with its words, and the layer on which they are looked for."""

    text: str
    words: tuple[Token, ...]
    layer: Layer
    phrases: tuple[str, ...] = ()  # in quotation marks: must stand so


def understand(text: str, layer: Layer | None = None) -> Question:
    """Read a query; without any Vietnamese mark it is matched on folded words, else with its marks."""
    normal = " ".join(unicodedata.normalize("NFC", text).split())
    words = tuple(tokens(normal))
    if layer is None:
        bare = all(word.exact == word.folded or word.tone == word.folded for word in words)
        layer = Layer.FOLDED if bare else Layer.TONE
    return Question(normal, words, layer, tuple(_QUOTED.findall(normal)))
