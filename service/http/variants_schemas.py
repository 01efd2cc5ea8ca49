"""What /v1/variants answers with."""

from datetime import date
from typing import Literal

from pydantic import BaseModel

from service.http.identity import DocumentOut, SectionOut
from service.precedent.variants_slots import SlotKind

Pair = tuple[int, int]


class UseOut(BaseModel):
    """Where a wording stands, and the day that its directive was issued, or else that its meeting was held."""

    document: DocumentOut
    section: SectionOut
    spans: list[Pair]
    text: str
    citation: str
    url: str
    day: date | None
    day_of: Literal["issue", "meeting"] | None


class ChangeOut(BaseModel):
    """A step from the most frequent variant's text to this one's; stretches count in these."""

    tag: Literal["equal", "replace", "insert", "delete"]
    before: Pair
    after: Pair


class SlotOut(BaseModel):
    """Values of one kind on both sides."""

    kind: SlotKind
    before: Pair
    after: Pair


class FilledOut(UseOut):
    """A use with the slots in which it differs from its variant's text."""

    slots: list[SlotOut]


class VariantOut(BaseModel):
    """Sentences that differ in figures alone, as the latest has it."""

    text: str
    count: int
    documents: int
    first: UseOut
    latest: UseOut
    uses: list[FilledOut]
    changes: list[ChangeOut]
    slots: list[SlotOut]
    only_slots: bool


class IssuerOut(BaseModel):
    """How many uses are of an issuer's directives."""

    issuer: str
    count: int


class FamilyOut(BaseModel):
    """Near-identical clauses; the first variant is the most frequent one."""

    variants: list[VariantOut]
    forms: int  # variants in all
    count: int
    documents: int
    issuers: list[IssuerOut]
    first: UseOut
    latest: UseOut
    matched: int
    similarity: float | None
    asked: Pair | None


class FamiliesOut(BaseModel):
    """The families found and how many there are in all."""

    total: int
    families: list[FamilyOut]


class VariantsOut(FamiliesOut):
    """Answer of /v1/variants."""

    next_cursor: str | None
    index_version: str
    took_ms: float
    trace_id: str
