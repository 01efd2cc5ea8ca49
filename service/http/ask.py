"""POST /v1/ask."""

import time
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from service.engine import Engine
from service.http.answers import AskOut, answer_out
from service.http.dependencies import current_engine
from service.http.requests import AskIn

router = APIRouter(prefix="/v1", tags=["ask"])
CurrentEngine = Annotated[Engine, Depends(current_engine)]


@router.post("/ask", response_model=AskOut)
def post_ask(body: AskIn, request: Request, engine: CurrentEngine) -> Response:
    """The shortest text that answers, with the passages that prove it; or an honest no, with its reason."""
    started = time.perf_counter()
    answer = engine.ask(body.question, body.filters.to_filters())
    told = AskOut(
        **dict(answer_out(answer)),
        index_version=engine.version,
        took_ms=round((time.perf_counter() - started) * 1000, 3),
        trace_id=request.state.trace_id,
    )
    return Response(told.model_dump_json(), media_type="application/json")
