"""What a search can say of wording that it doesn't find: where it looked, and what is nearest."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz.fuzz import partial_ratio

from corpus.text import Token, tokens
from indexer.catalogue import Catalogue
from indexer.lexical import LexicalIndex
from indexer.terms import Layer
from indexer.wording.index import WordingIndex
from indexer.wording.phrases import Segment, find
from indexer.wording.words import words as words_of
from service.precedent.concordance import by_layer
from service.retrieval import Scope

SIMILAR_FROM = 75.0  # of 100: of four words in a row one may be another, or missing
_LOOKED_AT = 100  # passages that share the rarest words
_FEWEST = 3  # words: of fewer, three quarters is nothing


@dataclass(frozen=True, slots=True)
class Evidence:
    """How often words stand side by side so, nearly so, and in how many documents that was looked for."""

    exact: int  # places that agree to the letter
    tone: int  # with the tone mark set elsewhere, or y for i
    folded: int  # with other marks, or without
    similar: int  # passages that hold none of these, and three quarters of the words in a row
    similar_is_exact: bool  # False: at least so many
    documents: int
    index_version: str


class AbsenceFinder:
    """Gives the evidence of one generation."""

    def __init__(self, catalogue: Catalogue, lexical: LexicalIndex, wording: WordingIndex, version: str) -> None:
        self._catalogue, self._lexical, self._wording, self._version = catalogue, lexical, wording, version

    def evidence(self, text: str, within: Scope | None = None) -> Evidence:
        """Of the words of a text side by side, at least one, among the documents that filters leave."""
        return self.evidence_of([Segment(tuple(words_of(text)))], text, within)

    def evidence_of(self, phrase: Sequence[Segment], text: str, within: Scope | None = None) -> Evidence:
        """The same of a phrase, which may have gaps; what is similar is looked for by the words of a text."""
        found = find(self._wording, phrase, Layer.FOLDED)
        if within is not None:
            found = found.at(np.isin(found.directives, within.directives))
        counts = by_layer(found)
        similar, looked_at = self._similar(list(tokens(text)), within)
        documents = self._catalogue.count("directive") if within is None else len(within.directives)
        return Evidence(
            counts[Layer.EXACT],
            counts[Layer.TONE],
            counts[Layer.FOLDED],
            similar,
            looked_at < _LOOKED_AT,
            documents,
            self._version,
        )

    def _similar(self, words: Sequence[Token], within: Scope | None) -> tuple[int, int]:
        """How many passages say nearly the same, and how many were looked at."""
        if len(words) < _FEWEST:
            return 0, 0
        wanted = [word.folded for word in words]
        directives = within.directives if within is not None else None
        ordinals = self._lexical.ranked(Layer.FOLDED, wanted, _LOOKED_AT, directives).ordinals
        passages = self._catalogue.passages(ordinals.tolist())
        return sum(_is_near(wanted, passage.text) for _, passage in passages), len(passages)


def _is_near(wanted: Sequence[str], text: str) -> bool:
    keys = [token.folded for token in tokens(text)]
    if f" {' '.join(wanted)} " in f" {' '.join(keys)} ":
        return False
    # Of a passage shorter than the words, the passage would be the part that is looked for.
    return len(keys) >= len(wanted) and partial_ratio(wanted, keys) >= SIMILAR_FROM
