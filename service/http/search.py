"""POST and GET /v1/search."""

import time
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel

from indexer.terms import Layer
from service.engine import Engine
from service.found import Found
from service.http.cursor import decode_cursor, encode_cursor, may_go_on
from service.http.dependencies import current_engine
from service.http.evidence import EvidenceOut, evidence_out
from service.http.requests import SearchIn, SearchQuery
from service.http.schemas import HitOut, QueryOut, TotalOut, hit_out, query_out, total_out

router = APIRouter(prefix="/v1", tags=["search"])
CurrentEngine = Annotated[Engine, Depends(current_engine)]


class SearchOut(BaseModel):
    """Answer of /v1/search."""

    results: list[HitOut]
    relevant: bool | None  # false: nothing here is likely to answer; null in modes that don't estimate it
    total: TotalOut
    next_cursor: str | None
    facets: dict[str, dict[str, int]] | None
    query: QueryOut
    evidence: EvidenceOut | None  # where it was asked for
    index_version: str
    took_ms: float
    trace_id: str


@router.post("/search", response_model=SearchOut)
def post_search(body: SearchIn, request: Request, engine: CurrentEngine) -> Response:
    """Ranked passages with their place in their directive."""
    return _written(search_out(body, engine, request.state.trace_id))


@router.get("/search", response_model=SearchOut)
def get_search(query: Annotated[SearchQuery, Query()], request: Request, engine: CurrentEngine) -> Response:
    """The same for a link or a browser."""
    return _written(search_out(query.to_body(), engine, request.state.trace_id))


def _written(found: SearchOut) -> Response:
    """The answer as JSON, written once; FastAPI would check what it just made again."""
    return Response(found.model_dump_json(), media_type="application/json")


def search_out(body: SearchIn, engine: Engine, trace_id: str) -> SearchOut:
    """The answer to one request; BadRequestError when its query has no word or its cursor is another's."""
    started = time.perf_counter()
    key = f"{engine.version} {body.model_dump_json(exclude={'cursor', 'top_k', 'highlight', 'facets', 'evidence'})}"
    offset = decode_cursor(body.cursor, key)
    found = engine.search(
        body.query,
        mode=body.mode,
        top_k=body.top_k,
        offset=offset,
        filters=body.filters.to_filters(),
        match=None if body.match == "auto" else Layer(body.match),
        facets=body.facets,
        ignore=body.ignore,
        order=body.order,
        office=body.office,
    )
    return SearchOut(
        results=[hit_out(hit, highlight=body.highlight) for hit in found.hits],
        relevant=found.relevant,
        total=total_out(found),
        next_cursor=_next_cursor(found, offset + body.top_k, key),
        facets={name: dict(counts) for name, counts in found.facets.items()} if body.facets else None,
        query=query_out(found),
        evidence=evidence_out(engine.precedents.evidence_of(found)) if body.evidence else None,
        index_version=engine.version,
        took_ms=round((time.perf_counter() - started) * 1000, 3),
        trace_id=trace_id,
    )


def _next_cursor(found: Found, offset: int, key: str) -> str | None:
    return encode_cursor(offset, key) if offset < found.total and may_go_on(offset) else None
