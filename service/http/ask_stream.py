"""An answer as it is being written: server-sent events, for clients that accept `text/event-stream`.

`event: sentence` comes for every sentence that is proved, `event: answer` once, at the end; it is what counts, and
may leave sentences out. `event: error` comes in its place when the service fails.
"""

import json
import logging
from collections.abc import Callable, Iterator

from fastapi import Request
from fastapi.responses import StreamingResponse
from pydantic import BaseModel

from service.answer import Answer
from service.engine import Engine
from service.filters import Filters
from service.generation.answering import Answering
from service.generation.events import Event, Sentence

MEDIA_TYPE = "text/event-stream"
_LOG = logging.getLogger("tienle.http")
_HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}  # a proxy that buffers would hold sentences back
_FAILED = "Lỗi bất ngờ của hệ thống; hãy báo quản trị kèm trace_id."


def wants_events(request: Request) -> bool:
    """Whether the client asked for events by name; `*/*` is JSON."""
    return MEDIA_TYPE in request.headers.get("accept", "").lower()


def stream(answering: Answering, engine: Engine, question: str, filters: Filters | None = None) -> Iterator[Event]:
    """The events of one question; raises as `Engine.ask` does, before anything is sent."""
    return answering.events(engine, question, filters)


def event_response(
    events: Iterator[Event],
    sentence_out: Callable[[Sentence], BaseModel],
    answer_out: Callable[[Answer], BaseModel],
    trace_id: str,
) -> StreamingResponse:
    """Events as they come, each with its wire form as data."""

    def lines() -> Iterator[str]:
        try:
            for event in events:
                if isinstance(event, Sentence):
                    yield _event("sentence", sentence_out(event).model_dump_json())
                else:
                    yield _event("answer", answer_out(event).model_dump_json())
        except Exception as error:  # noqa: BLE001 - the status is sent, so the application's handler can't tell it
            _LOG.error("unexpected failure while an answer was sent, trace %s", trace_id, exc_info=error)
            told = {"code": "internal", "detail": _FAILED, "trace_id": trace_id}
            yield _event("error", json.dumps(told, ensure_ascii=False))

    return StreamingResponse(lines(), media_type=MEDIA_TYPE, headers=_HEADERS)


def _event(name: str, data: str) -> str:
    """One event; JSON has no line ends outside of its escapes."""
    return f"event: {name}\ndata: {data}\n\n"
