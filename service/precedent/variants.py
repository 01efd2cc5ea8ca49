"""Families of near-identical clauses ("biến thể"): how one point was worded, how often, where, when and by whom."""

from dataclasses import dataclass

from corpus.model import Span
from service.precedent.difference import Change
from service.precedent.placed import Placed
from service.precedent.variants_slots import Slot


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
