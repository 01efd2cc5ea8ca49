"""POST /v1/draft-check: a pasted or uploaded draft beside what the index holds; nothing of it is kept."""

import threading
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from service.engine import Engine
from service.http.dependencies import current_engine
from service.http.draft_report import draft_out
from service.http.draft_request import Received, asked, form_schema, received
from service.http.draft_schemas import DraftOut
from service.precedent.draft.errors import BusyError
from service.precedent.draft.word.write import commented
from service.word.package import MEDIA_TYPE

PATH = "/v1/draft-check"
_AT_ONCE, _PATIENCE_S = 2, 60.0  # drafts in one process; the others wait
_MOST_WAITING = 8  # threads; searches need some, too
_PLACES, QUEUE = threading.BoundedSemaphore(_AT_ONCE), threading.BoundedSemaphore(_AT_ONCE + _MOST_WAITING)
router = APIRouter(tags=["draft"])
CurrentEngine = Annotated[Engine, Depends(current_engine)]


async def _body(request: Request) -> AsyncIterator[Received]:
    body = await received(request)
    try:
        yield body
    finally:
        await body.close()


@router.post(PATH, openapi_extra=form_schema(), response_model=DraftOut)
def check(body: Annotated[Received, Depends(_body)], request: Request, engine: CurrentEngine) -> Response:
    """Every sentence with its precedent, every citation verified, forms that differ from the index's own; as JSON, or
    with `format` docx as the Word file with remarks in its margin."""
    started = time.perf_counter()
    with _place():
        question = asked(body)
        report = engine.precedents.check_draft(question.draft, question.options.filters.to_filters())
        if question.options.format == "docx":
            return _word_file(commented(report, question.data, question.name))
        out = draft_out(
            report,
            engine.validity,
            question.options.office or engine.office,
            version=engine.version,
            took_ms=round((time.perf_counter() - started) * 1000, 3),
            trace_id=request.state.trace_id,
        )
        return Response(out.model_dump_json(), media_type="application/json")


def _word_file(data: bytes) -> Response:
    disposition = 'attachment; filename="du-thao-co-nhan-xet.docx"'
    return Response(data, media_type=MEDIA_TYPE, headers={"Content-Disposition": disposition})


@contextmanager
def _place() -> Iterator[None]:
    with _taken(QUEUE, 0.0), _taken(_PLACES, _PATIENCE_S):
        yield


@contextmanager
def _taken(places: threading.BoundedSemaphore, patience_s: float) -> Iterator[None]:
    if not places.acquire(timeout=patience_s):
        raise BusyError("Đang có nhiều dự thảo được kiểm tra; hãy thử lại sau ít phút.")
    try:
        yield
    finally:
        places.release()
