"""The application factory."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import Depends, FastAPI

from corpus.issuers import Issuers
from service.generation.answering import Answering
from service.http import (
    ask,
    citations,
    cite,
    compare,
    concordance,
    document_page,
    documents,
    draft,
    errors,
    export,
    health,
    missing,
    relations,
    search,
    search_page,
    timeline,
    variants,
    web,
)
from service.http.dependencies import each_once
from service.http.live import LiveEngine
from service.http.trace import Traced
from service.mcp import endpoint

_IN_ORDER = (  # an id may hold slashes: what goes on after one comes before what reads a document
    search,
    ask,
    concordance,
    variants,
    export,
    cite,
    relations,
    documents,
    missing,
    timeline,
    compare,
    citations,
    draft,
    health,
    search_page,
    document_page,
)


def create_app(
    live: LiveEngine,
    issuers: Issuers | None = None,
    answering: Answering | None = None,
    mcp_hosts: frozenset[str] = frozenset(),
) -> FastAPI:
    """The service over an open engine, which is let go of when the service ends; `issuers` as shipped unless given,
    answers in the documents' own words unless `answering` has a generator; browsers reach /mcp by number or by one of
    `mcp_hosts`."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        app.state.live, app.state.issuers, app.state.answering = live, issuers, answering or Answering()
        app.state.mcp_hosts = mcp_hosts
        async with endpoint.serving(live, app.state.answering) as app.state.mcp:
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
        dependencies=[Depends(each_once)],
    )

    app.add_middleware(Traced)
    errors.install(app)
    for module in _IN_ORDER:
        app.include_router(module.router)
    web.mount_static(app)
    endpoint.mount(app)
    return app
