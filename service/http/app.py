"""The application factory."""

import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request, Response

from corpus.issuers import Issuers
from service.http import citations, documents, errors, health, pages, search
from service.http.live import LiveEngine

_LARGEST_BODY = 1_000_000  # bytes; a query has 2,000 characters at most
_SECURITY = {
    "Content-Security-Policy": "default-src 'self'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


def create_app(live: LiveEngine, issuers: Issuers | None = None) -> FastAPI:
    """The service over an open engine, which is let go of when the service ends; `issuers` as shipped unless given."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        app.state.live, app.state.issuers = live, issuers
        yield
        live.close()

    # No interactive documentation: its pages load scripts from a CDN.
    app = FastAPI(
        title="tienle",
        summary="Tìm tiền lệ trong văn bản chỉ đạo",
        version="1",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
    )

    @app.middleware("http")
    async def trace(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
        request.state.trace_id = uuid.uuid4().hex
        if int(request.headers.get("content-length") or 0) > _LARGEST_BODY:
            response: Response = errors.problem(request, 413, "too_large", "Yêu cầu lớn quá 1 MB.")
        else:
            response = await call_next(request)
        response.headers["X-Trace-Id"] = request.state.trace_id
        response.headers.update(_SECURITY)
        return response

    errors.install(app)
    for module in (search, documents, citations, health, pages):
        app.include_router(module.router)
    pages.mount_static(app)
    return app
