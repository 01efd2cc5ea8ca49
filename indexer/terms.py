"""Words as the lexical index stores and asks for them: one blank-separated string per field."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from corpus.text import Token, apart, keys, tokens


class Layer(StrEnum):
    """How closely words must agree, the closest first."""

    EXACT = "exact"
    TONE = "tone"
    FOLDED = "folded"


class Terms(NamedTuple):
    """The fields of one passage. The three layers keep order, for phrases.

    Ranking is over a bag of headings and text together (in fields of their own BM25 lost 8 points of nDCG@10 on
    law): syllables, and every pair of neighbouring ones, which stand in for words that Vietnamese writing doesn't
    mark.
    """

    exact: str
    tone: str
    folded: str
    tone_pairs: str
    folded_pairs: str
    tone_heads: tuple[str, ...]  # a bag each
    folded_heads: tuple[str, ...]


def passage_terms(breadcrumb: Sequence[str], text: str) -> Terms:
    """The terms of a passage and of its headings."""
    words = [keys(word) for word in apart(text)[1::2]]
    tone, folded = [word[1] for word in words], [word[2] for word in words]
    heads = [_heading_bags(heading) for heading in breadcrumb]
    return Terms(
        exact=" ".join([word[0] for word in words]),
        tone=" ".join(tone),
        folded=" ".join(folded),
        tone_pairs=" ".join(_pairs(tone)),
        folded_pairs=" ".join(_pairs(folded)),
        tone_heads=tuple([head[0] for head in heads]),
        folded_heads=tuple([head[1] for head in heads]),
    )


def bag_terms(words: Sequence[Token], layer: Layer) -> list[str]:
    """Syllables and then their pairs; the layer is TONE or FOLDED."""
    keys = [word.tone if layer is Layer.TONE else word.folded for word in words]
    return [*keys, *_pairs(keys)]


@lru_cache(maxsize=50_000)
def _heading_bags(heading: str) -> tuple[str, str]:
    words = list(tokens(heading))
    return " ".join(bag_terms(words, Layer.TONE)), " ".join(bag_terms(words, Layer.FOLDED))


def _pairs(keys: Iterable[str]) -> list[str]:
    return [f"{first}_{second}" for first, second in pairwise(keys)]
