"""POST /v1/variants."""

import time
from collections.abc import Sequence
from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel, Field

from indexer.terms import Layer
from service.cite import citation
from service.engine import Engine
from service.errors import BadRequestError
from service.filters import Filters
from service.hits import section_url
from service.http.cursor import decode_cursor, encode_cursor, may_go_on
from service.http.dependencies import current_engine
from service.http.identity import DocumentOut, SectionOut, document_out, section_out
from service.http.requests import LONGEST_QUERY, FiltersIn, Strict
from service.precedent.phrase import read_phrase
from service.precedent.placed import Placed
from service.precedent.variants import Families, Family, Shown, Variant
from service.precedent.variants_slots import Slot, SlotKind

router = APIRouter(prefix="/v1", tags=["precedent"])
CurrentEngine = Annotated[Engine, Depends(current_engine)]
Pair = tuple[int, int]


class VariantsIn(Strict):
    """Body of POST /v1/variants: a phrase or a text."""

    phrase: str | None = Field(None, min_length=1, max_length=500, examples=["đẩy nhanh * giải ngân"])
    text: str | None = Field(None, min_length=1, max_length=LONGEST_QUERY)
    match: Literal["auto", "exact", "tone", "folded"] = "auto"  # of a phrase
    threshold: float | None = Field(None, ge=0.3, le=1.0)  # of a text: the least similarity
    filters: FiltersIn = FiltersIn()
    top_k: int = Field(5, ge=1, le=50, strict=True)  # families, of a text for each of its sentences
    top_variants: int = Field(20, ge=1, le=200, strict=True)
    top_uses: int = Field(5, ge=1, le=1_000, strict=True)
    cursor: str | None = Field(None, max_length=200)  # of the page before


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


@router.post("/variants", response_model=VariantsOut)
def post_variants(body: VariantsIn, request: Request, engine: CurrentEngine) -> Response:
    """How a point was worded: families of near-identical clauses that hold a phrase, or that are near a text.

    Raises:
        BadRequestError: as `asked` does, or the cursor is damaged or another request's.
    """
    started = time.perf_counter()
    key = f"variants {engine.version} {body.model_dump_json(exclude={'cursor', 'top_k', 'top_variants', 'top_uses'})}"
    offset = decode_cursor(body.cursor, key)
    found, after = asked(engine, body, body.filters.to_filters(), offset), offset + body.top_k
    answer = VariantsOut(
        **dict(families_out(engine, found)),
        next_cursor=encode_cursor(after, key) if found.more and may_go_on(after) else None,
        index_version=engine.version,
        took_ms=round((time.perf_counter() - started) * 1000, 3),
        trace_id=request.state.trace_id,
    )
    return Response(answer.model_dump_json(), media_type="application/json")


def asked(engine: Engine, body: VariantsIn, filters: Filters, offset: int = 0) -> Families:
    """What a request asks for, without the families before an offset.

    Raises:
        BadRequestError: it has not just one of phrase and text, or what goes with the other; the phrase has no word,
            or a gap at its edge.
    """
    within, shown = engine.scope(filters), Shown(body.top_k, body.top_variants, body.top_uses, offset)
    if body.phrase is not None and body.text is None:
        if body.threshold is not None:
            raise BadRequestError("threshold chỉ dùng với text; với phrase hãy bỏ trống.")
        phrase, layer = read_phrase(body.phrase, None if body.match == "auto" else Layer(body.match))
        return engine.variants.of_phrase(phrase, layer, within, shown)
    if body.phrase is not None or body.text is None:
        raise BadRequestError("Hãy cho đúng một trong hai: phrase (cụm từ) hoặc text (đoạn văn).")
    if body.match != "auto":
        raise BadRequestError("match chỉ dùng với phrase; với text hãy để auto.")
    return engine.variants.near(body.text, within, threshold=body.threshold, shown=shown)


def families_out(engine: Engine, found: Families) -> FamiliesOut:
    """As the wire has them."""
    return FamiliesOut(total=found.total, families=[_family_out(engine, one) for one in found.families])


def _family_out(engine: Engine, family: Family) -> FamilyOut:
    return FamilyOut(
        variants=[_variant_out(engine, one) for one in family.variants],
        forms=family.forms,
        count=family.count,
        documents=family.documents,
        issuers=[IssuerOut(issuer=name, count=count) for name, count in family.issuers],
        first=_use_out(engine, family.first),
        latest=_use_out(engine, family.latest),
        matched=family.matched,
        similarity=family.similarity,
        asked=(family.asked.start, family.asked.end) if family.asked else None,
    )


def _variant_out(engine: Engine, variant: Variant) -> VariantOut:
    return VariantOut(
        text=variant.text,
        count=variant.count,
        documents=variant.documents,
        first=_use_out(engine, variant.first),
        latest=_use_out(engine, variant.latest),
        uses=[FilledOut(**dict(_use_out(engine, use.placed)), slots=_slots_out(use.slots)) for use in variant.uses],
        changes=[
            ChangeOut(tag=one.tag, before=(one.before.start, one.before.end), after=(one.after.start, one.after.end))
            for one in variant.changes
        ],
        slots=_slots_out(variant.slots),
        only_slots=variant.only_slots,
    )


def _slots_out(slots: Sequence[Slot]) -> list[SlotOut]:
    return [
        SlotOut(kind=one.kind, before=(one.before.start, one.before.end), after=(one.after.start, one.after.end))
        for one in slots
    ]


def _use_out(engine: Engine, use: Placed) -> UseOut:
    fields = use.directive.fields
    return UseOut(
        document=document_out(use.directive, engine.validity(use.directive.id)),
        section=section_out(use.section),
        spans=[(span.start, span.end) for span in use.spans],
        text=use.text,
        citation=citation(fields, use.section.path),
        url=section_url(use.directive.id, use.section.path),
        day=fields.issued_on or fields.event_on,
        day_of="issue" if fields.issued_on else "meeting" if fields.event_on else None,
    )
