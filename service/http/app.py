"""The application factory."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from corpus.issuers import Issuers
from service.http import ask, citations, documents, errors, health, pages, search
from service.http.live import LiveEngine
from service.http.trace import Traced


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

    app.add_middleware(Traced)
    errors.install(app)
    for module in (search, ask, documents, citations, health, pages):
        app.include_router(module.router)
    pages.mount_static(app)
    return app
