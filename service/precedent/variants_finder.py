"""Finds the families of near-identical clauses that hold a phrase, or that are near a text."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

import numpy as np

from corpus.model import Span
from indexer.catalogue import Catalogue
from indexer.terms import Layer
from indexer.vectors import Ids
from indexer.wording.forms import NO_FORM
from indexer.wording.index import WordingIndex
from indexer.wording.phrases import Segment, find
from indexer.wording.running import sentence_lengths
from indexer.wording.words import apart
from service.precedent.columns import DirectiveColumns
from service.precedent.near import LEAST, nearest
from service.precedent.variants import Families, Family, Shown
from service.precedent.variants_family import FamilyReader
from service.precedent.variants_reuse import Reuse
from service.retrieval import Scope

_SHOWN = Shown()
_SENTENCES_NEAR = 20  # forms looked at for each sentence of a text; several may be of one family


class VariantFinder:
    """Finds families in one generation; filters leave directives out before anything is counted."""

    def __init__(self, catalogue: Catalogue, wording: WordingIndex, columns: DirectiveColumns) -> None:
        self._catalogue, self.wording, self._columns = catalogue, wording, columns

    @cached_property
    def _reuse(self) -> Reuse:
        return Reuse(self._catalogue, self.wording)

    def reuse(self, ordinals: Ids) -> Ids:
        """(passages,) how many other directives hold the same or nearly the same wording; see `Reuse`."""
        return self._reuse.reuse(ordinals)

    def of_phrase(
        self, phrase: Sequence[Segment], layer: Layer, within: Scope | None = None, shown: Shown = _SHOWN
    ) -> Families:
        """Families of which a sentence holds the phrase; those in which it stands most often come first."""
        found = find(self.wording, phrase, layer)
        found = found if within is None else found.at(np.isin(found.directives, within.directives))
        forms = self.wording.variants.forms[np.unique(self.wording.sentence_at(found.starts))]
        leaders, counts = np.unique(self.wording.variants.families[forms[forms != NO_FORM]], return_counts=True)
        end = shown.offset + shown.families
        order = np.lexsort((leaders, -counts))[shown.offset : end]
        reader = self._reader(within, shown)
        families = [reader.family(int(leaders[at]), int(counts[at])) for at in order]
        return Families(tuple(families), len(leaders), len(leaders) > end)

    def near(
        self, text: str, within: Scope | None = None, *, threshold: float | None = None, shown: Shown = _SHOWN
    ) -> Families:
        """Families near each sentence of a text, sentence after sentence, the nearest first."""
        reader = self._reader(within, shown)
        families: list[Family] = []
        total, end, more = 0, shown.offset + shown.families, False
        for asked in _sentences_of(text):
            found = nearest(
                self._catalogue, self.wording, asked.of(text), _SENTENCES_NEAR, within, least=threshold or LEAST
            )
            best = {int(self.wording.variants.families[one.form]): one for one in reversed(found)}
            ranked = sorted(best.items(), key=lambda pair: (-pair[1].similarity, pair[0]))
            total, more = total + len(ranked), more or len(ranked) > end
            for leader, one in ranked[shown.offset : end]:
                family = reader.family(leader, one.uses)
                families.append(replace(family, similarity=one.similarity, asked=asked))
        return Families(tuple(families), total, more)

    def _reader(self, within: Scope | None, shown: Shown) -> FamilyReader:
        return FamilyReader(self._catalogue, self.wording, self._columns, within, shown)


def _sentences_of(text: str) -> list[Span]:
    """Where its sentences stand, from the first word of each to the last."""
    pieces = apart(text)
    ends = np.cumsum([len(piece) for piece in pieces]).tolist()
    spans, word = [], 0
    for length in sentence_lengths(pieces):
        last = word + length - 1
        spans.append(Span(ends[2 * word], ends[2 * last + 1]))
        word += length
    return spans
