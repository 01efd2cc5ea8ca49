"""POST /v1/timeline: what was directed on a subject, in the order of time."""

import time
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, Field

from service.engine import Engine
from service.http.dependencies import current_engine
from service.http.edges import EdgeOut, edges_out
from service.http.identity import DocumentOut, document_out
from service.http.requests import LONGEST_QUERY, FiltersIn, Strict
from service.http.schemas import HitOut, hit_out
from service.precedent.relations.timeline import Dated, Moment, timeline

router = APIRouter(prefix="/v1", tags=["relations"])
_MOST = 50  # directives, each of which is read for what it cites


class TimelineIn(Strict):
    """Body of POST /v1/timeline."""

    query: str = Field(min_length=1, max_length=LONGEST_QUERY, examples=["giải phóng mặt bằng"])
    filters: FiltersIn = FiltersIn()
    top_k: int = Field(20, ge=1, le=_MOST, strict=True)


class MomentOut(BaseModel):
    """A directive on the subject: when, by which of its dates, its best passage, how many were found."""

    document: DocumentOut
    on: date | None
    dated_by: Dated | None
    passages: int
    best: HitOut


class TimelineOut(BaseModel):
    """Answer of /v1/timeline: from the earliest on, undated ones last; the edges among them."""

    moments: list[MomentOut]
    edges: list[EdgeOut]
    relevant: bool | None  # false: nothing here is likely to be on the subject
    index_version: str
    took_ms: float
    trace_id: str


@router.post("/timeline")
def read_timeline(
    body: TimelineIn, request: Request, engine: Annotated[Engine, Depends(current_engine)]
) -> TimelineOut:
    """The directives that a search for the subject finds relevant."""
    started = time.perf_counter()
    found = timeline(engine, body.query, body.filters.to_filters(), body.top_k)
    return TimelineOut(
        moments=[_moment(engine, one) for one in found.moments],
        edges=edges_out(engine, found.edges),
        relevant=found.relevant,
        index_version=engine.version,
        took_ms=round((time.perf_counter() - started) * 1000, 3),
        trace_id=request.state.trace_id,
    )


def _moment(engine: Engine, one: Moment) -> MomentOut:
    return MomentOut(
        document=document_out(one.directive, engine.validity(one.directive.id)),
        on=one.on,
        dated_by=one.dated_by,
        passages=one.passages,
        best=hit_out(one.best, highlight=False),
    )
