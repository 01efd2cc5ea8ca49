"""POST /v1/concordance."""

import time
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Request, Response
from pydantic import Field

from indexer.terms import Layer
from service.engine import Engine
from service.errors import BadRequestError
from service.http.cursor import decode_cursor, encode_cursor
from service.http.dependencies import current_engine
from service.http.lines import LinesOut, lines_out
from service.http.requests import FiltersIn, Strict
from service.precedent.concordance import Concordance, LineOrder
from service.precedent.lines_file import CSV, DOCX, lines_as_csv, lines_as_docx

router = APIRouter(prefix="/v1", tags=["precedent"])
CurrentEngine = Annotated[Engine, Depends(current_engine)]
_MOST_WORDS = 2**31  # an index holds fewer, and so fewer lines
MOST_LINES = 5_000  # of one answer or file


class PhraseIn(Strict):
    """What to look for and which lines to show."""

    phrase: str = Field(
        min_length=1,
        max_length=500,
        examples=["đẩy nhanh * giải ngân", "phát triển /5 đảng viên"],
        description="Words side by side; `*` stands for up to ten words of the same section, `/n` for up to n. "
        "Punctuation isn't compared, nor is a minus sign: “-5%” is found by “5%”.",
    )
    match: Literal["auto", "exact", "tone", "folded"] = "auto"
    filters: FiltersIn = FiltersIn()
    order: LineOrder = LineOrder.DATE
    limit: int = Field(100, ge=1, le=MOST_LINES, strict=True)
    cursor: str | None = Field(None, max_length=200)
    evidence: bool = False


class ConcordanceIn(PhraseIn):
    """Body of POST /v1/concordance."""

    format: Literal["json", "csv", "docx"] = "json"


class ConcordanceOut(LinesOut):
    """Answer of /v1/concordance."""

    next_cursor: str | None
    index_version: str
    took_ms: float
    trace_id: str


@router.post("/concordance", response_model=ConcordanceOut)
def post_concordance(body: ConcordanceIn, request: Request, engine: CurrentEngine) -> Response:
    """Every occurrence of a phrase in its context, complete and counted exactly; or the lines as a file."""
    if body.format == "json":
        answer = concordance_out(body, engine, request.state.trace_id)
        return Response(answer.model_dump_json(), media_type="application/json")
    if "limit" not in body.model_fields_set:
        body = body.model_copy(update={"limit": MOST_LINES})
    found = _found(body, engine, _offset(body, engine))
    if found.total > MOST_LINES and body.limit == MOST_LINES and body.cursor is None:
        raise BadRequestError(
            f"Có {found.total} chỗ, một tệp chứa nhiều nhất {MOST_LINES}; hãy lọc bớt, hoặc lấy từng phần "
            "bằng limit và cursor."
        )
    if body.format == "csv":
        return _file(lines_as_csv(found), CSV, "csv")
    return _file(lines_as_docx(found, body.phrase, engine.version), DOCX, "docx")


def concordance_out(body: PhraseIn, engine: Engine, trace_id: str) -> ConcordanceOut:
    """The answer to one request; BadRequestError when its phrase has no word or its cursor is another's."""
    started = time.perf_counter()
    offset = _offset(body, engine)
    found = _found(body, engine, offset)
    after = offset + body.limit
    lines = lines_out(
        engine, found, engine.precedents.evidence(body.phrase, body.filters.to_filters()) if body.evidence else None
    )
    return ConcordanceOut(
        **dict(lines),
        next_cursor=encode_cursor(after, _key(body, engine)) if after < found.total else None,
        index_version=engine.version,
        took_ms=round((time.perf_counter() - started) * 1000, 3),
        trace_id=trace_id,
    )


def _key(body: PhraseIn, engine: Engine) -> str:
    """What a cursor holds for."""
    return f"concordance {engine.version} {body.model_dump_json(exclude={'cursor', 'limit', 'evidence', 'format'})}"


def _offset(body: PhraseIn, engine: Engine) -> int:
    return decode_cursor(body.cursor, _key(body, engine), _MOST_WORDS)


def _found(body: PhraseIn, engine: Engine, offset: int) -> Concordance:
    return engine.precedents.concordance(
        body.phrase,
        match=layer_asked(body.match),
        filters=body.filters.to_filters(),
        order=body.order,
        offset=offset,
        limit=body.limit,
    )


def layer_asked(match: str) -> Layer | None:
    """None for auto."""
    return None if match == "auto" else Layer(match)


def _file(content: bytes, media_type: str, ending: str) -> Response:
    disposition = f'attachment; filename="dong-hien.{ending}"'
    return Response(content, media_type=media_type, headers={"content-disposition": disposition})
