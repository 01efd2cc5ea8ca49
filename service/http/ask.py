"""POST /v1/ask."""

import time
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response

from service.answer import Answer
from service.engine import Engine
from service.generation.answering import Answering
from service.http.answers import AskOut, answer_out, sentence_out
from service.http.ask_stream import MEDIA_TYPE, event_response, stream, wants_events
from service.http.dependencies import current_answering, current_engine
from service.http.requests import AskIn

router = APIRouter(prefix="/v1", tags=["ask"])
CurrentEngine = Annotated[Engine, Depends(current_engine)]
CurrentAnswering = Annotated[Answering, Depends(current_answering)]
_RESPONSES: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The answer; as events to clients that accept `text/event-stream`: `sentence` for every proved "
        "sentence while a generator writes, at the end one `answer`, which is what counts.",
        "content": {MEDIA_TYPE: {"schema": {"type": "string"}}},
    }
}


@router.post("/ask", response_model=AskOut, responses=_RESPONSES)
def post_ask(body: AskIn, request: Request, engine: CurrentEngine, answering: CurrentAnswering) -> Response:
    """The shortest text that answers, with the passages that prove it; or that nothing answers, and why."""
    started = time.perf_counter()
    filters, trace_id = body.filters.to_filters(), request.state.trace_id

    def told(answer: Answer) -> AskOut:
        return ask_out(answer, engine, started, trace_id)

    if wants_events(request):
        return event_response(stream(answering, engine, body.question, filters), sentence_out, told, trace_id)
    answer = told(answering.answer(engine, body.question, filters))
    return Response(answer.model_dump_json(), media_type="application/json")


def ask_out(answer: Answer, engine: Engine, started: float, trace_id: str) -> AskOut:
    """An answer with what goes around it; `started` by time.perf_counter."""
    return AskOut(
        **dict(answer_out(answer)),
        index_version=engine.version,
        took_ms=round((time.perf_counter() - started) * 1000, 3),
        trace_id=trace_id,
    )
