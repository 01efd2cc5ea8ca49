"""POST /v1/variants."""

import time
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Request, Response
from pydantic import Field

from indexer.terms import Layer
from service.engine import Engine
from service.errors import BadRequestError
from service.filters import Filters
from service.http.cursor import decode_cursor, encode_cursor, may_go_on
from service.http.dependencies import current_engine
from service.http.requests import LONGEST_QUERY, FiltersIn, Strict
from service.http.variants_out import families_out
from service.http.variants_schemas import VariantsOut
from service.precedent.phrase import read_phrase
from service.precedent.variants import Families, Shown

router = APIRouter(prefix="/v1", tags=["precedent"])
CurrentEngine = Annotated[Engine, Depends(current_engine)]


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
        return engine.precedents.variants.of_phrase(phrase, layer, within, shown)
    if body.phrase is not None or body.text is None:
        raise BadRequestError("Hãy cho đúng một trong hai: phrase (cụm từ) hoặc text (đoạn văn).")
    if body.match != "auto":
        raise BadRequestError("match chỉ dùng với phrase; với text hãy để auto.")
    return engine.precedents.variants.near(body.text, within, threshold=body.threshold, shown=shown)
