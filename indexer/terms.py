"""Words as the lexical index stores and asks for them: one blank-separated string per field."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from corpus.text import Token, tokens


class Layer(StrEnum):
    """How closely words must agree, the closest first."""

    EXACT = "exact"
    TONE = "tone"
    FOLDED = "folded"


class Terms(NamedTuple):
    """The fields of one passage. The three layers keep order, for phrases; the two bags are for ranking.

    A bag holds the syllables of headings and text, and every pair of neighbouring syllables: pairs stand
    in for words, which Vietnamese writing doesn't mark.
    """

    exact: str
    tone: str
    folded: str
    tone_bag: str
    folded_bag: str


def passage_terms(breadcrumb: Sequence[str], text: str) -> Terms:
    """The terms of a passage under its headings."""
    words = list(tokens(text))
    heads = [_heading_bags(heading) for heading in breadcrumb]
    return Terms(
        " ".join([word.exact for word in words]),
        " ".join([word.tone for word in words]),
        " ".join([word.folded for word in words]),
        " ".join([*(head[0] for head in heads), bag(words, Layer.TONE)]),
        " ".join([*(head[1] for head in heads), bag(words, Layer.FOLDED)]),
    )


def bag(words: Sequence[Token], layer: Layer) -> str:
    """Syllables and their pairs, blank-separated; a directive's number also as its parts."""
    return " ".join(bag_terms(words, layer))


def bag_terms(words: Sequence[Token], layer: Layer) -> list[str]:
    """The same as a list, syllables first."""
    keys = [word.tone if layer is Layer.TONE else word.folded for word in words]
    return [*keys, *_pairs(keys)]


@lru_cache(maxsize=50_000)
def _heading_bags(heading: str) -> tuple[str, str]:
    words = list(tokens(heading))
    return bag(words, Layer.TONE), bag(words, Layer.FOLDED)


def _pairs(keys: Iterable[str]) -> list[str]:
    return [f"{first}_{second}" for first, second in pairwise(keys)]
