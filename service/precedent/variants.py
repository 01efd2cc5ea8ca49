"""Families of near-identical clauses ("biến thể"): how one point was worded, how often, where, when and by whom."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
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
from service.precedent.difference import Change, difference
from service.precedent.near import LEAST, nearest
from service.precedent.placed import Placed
from service.precedent.sentences import Sentences
from service.precedent.variants_reuse import Reuse
from service.precedent.variants_slots import Slot, slots
from service.precedent.variants_uses import Uses, by_form, uses_of
from service.retrieval import Scope

_SENTENCES_NEAR = 20  # forms looked at for each sentence of a text; several may be of one family


@dataclass(frozen=True, slots=True)
class Shown:
    """How much of a family is written out; all of it is counted."""

    families: int = 5  # of a phrase, or of each sentence of a text
    variants: int = 20  # of a family
    uses: int = 5  # of a variant
    offset: int = 0  # families left out before the first, as `families` counts them


@dataclass(frozen=True, slots=True)
class Use:
    """Where a variant stands."""

    placed: Placed
    slots: tuple[Slot, ...]  # in which it differs from the variant's text


@dataclass(frozen=True, slots=True)
class Variant:
    """One form: sentences that differ in figures alone, blind to case, tone placement and punctuation."""

    text: str  # of the latest use
    count: int
    documents: int
    first: Placed
    latest: Placed
    uses: tuple[Use, ...]  # the newest first
    changes: tuple[Change, ...]  # from the text of the most frequent variant to this one
    slots: tuple[Slot, ...]  # changes by which only an office, a date, an amount, a number, … differs
    only_slots: bool  # whether all changes are such; not of the most frequent one itself


@dataclass(frozen=True, slots=True)
class Family:
    """Sentences of six words or more that say nearly the same."""

    variants: tuple[Variant, ...]  # the most frequent first, ties by where they stand first
    forms: int  # variants there are in all
    count: int  # uses of all variants
    documents: int
    issuers: tuple[tuple[str, int], ...]  # uses by issuer, most first
    first: Placed
    latest: Placed
    matched: int  # sentences that hold the phrase; of a text, those of the form that is nearest
    similarity: float | None = None  # of a text's sentence and the nearest use
    asked: Span | None = None  # that sentence, in the text


@dataclass(frozen=True, slots=True)
class Families:
    """The families found, the best first, and how many there are in all."""

    families: tuple[Family, ...]
    total: int
    more: bool = False  # whether any come after those shown


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
        self, phrase: Sequence[Segment], layer: Layer, within: Scope | None = None, shown: Shown = Shown()
    ) -> Families:
        """Families of which a sentence holds the phrase; those in which it stands most often come first."""
        found = find(self.wording, phrase, layer)
        found = found if within is None else found.at(np.isin(found.directives, within.directives))
        forms = self.wording.variants.forms[np.unique(self.wording.sentence_at(found.starts))]
        leaders, counts = np.unique(self.wording.variants.families[forms[forms != NO_FORM]], return_counts=True)
        end = shown.offset + shown.families
        order = np.lexsort((leaders, -counts))[shown.offset : end]
        reader = Sentences(self._catalogue, self.wording)
        families = [self._family(int(leaders[at]), int(counts[at]), within, shown, reader) for at in order]
        return Families(tuple(families), len(leaders), len(leaders) > end)

    def near(
        self, text: str, within: Scope | None = None, *, threshold: float | None = None, shown: Shown = Shown()
    ) -> Families:
        """Families near each sentence of a text, sentence after sentence, the nearest first."""
        reader = Sentences(self._catalogue, self.wording)
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
                family = self._family(leader, one.uses, within, shown, reader)
                families.append(replace(family, similarity=one.similarity, asked=asked))
        return Families(tuple(families), total, more)

    def _family(self, leader: int, matched: int, within: Scope | None, shown: Shown, reader: Sentences) -> Family:
        forms = self.wording.variants.forms_of(leader).tolist()
        sentences = np.sort(np.concatenate([self.wording.variants.sentences_of(form) for form in forms]))
        uses = uses_of(self.wording, sentences, self._columns.days)
        if within is not None:
            uses = uses.at(np.flatnonzero(np.isin(uses.directives, within.directives)))
        said = by_form(self.wording, uses)
        common = reader.read(said[0].latest).text
        return Family(
            variants=tuple(_variant(one, common, reader, shown) for one in said[: shown.variants]),
            forms=len(said),
            count=len(uses),
            documents=uses.documents,
            issuers=tuple(self._columns.counts("issuer", uses.directives).items()),
            first=reader.read(uses.first),
            latest=reader.read(uses.latest),
            matched=matched,
        )


def _variant(uses: Uses, common: str, reader: Sentences, shown: Shown) -> Variant:
    latest = reader.read(uses.latest)
    changes = difference(common, latest.text)
    filled = slots(common, latest.text, changes)
    changed = sum(change.tag != "equal" for change in changes)
    return Variant(
        text=latest.text,
        count=len(uses),
        documents=uses.documents,
        first=reader.read(uses.first),
        latest=latest,
        uses=tuple(_use(latest.text, reader.read(one)) for one in uses.newest(shown.uses)),
        changes=tuple(changes),
        slots=filled.slots,
        only_slots=0 < changed == filled.changes,
    )


def _use(text: str, placed: Placed) -> Use:
    same = placed.text == text
    return Use(placed, () if same else slots(text, placed.text, difference(text, placed.text)).slots)


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
