"""POST /mcp: one request, one JSON answer, nothing kept between them, so that any worker takes any of them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from service.errors import NotFoundError, ServiceError
from service.generation.answering import Answering
from service.http.live import LiveEngine
from service.mcp.extra import INSTALL, is_installed
from service.mcp.origin import may_call


class ForeignPageError(ServiceError):
    """A web page of another origin calls."""

    status = 403
    code = "foreign_origin"


class Endpoint:
    """The protocol at one address; what a browser sends from elsewhere is refused."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or raise what the application makes a problem of."""
        request = Request(scope)
        answers: ASGIApp | None = request.app.state.mcp
        if answers is None:
            raise NotFoundError(f"Máy chủ này chưa cài phần MCP; quản trị cài bằng lệnh: {INSTALL}")
        if not may_call(request.headers.get("origin"), request.headers.get("host"), request.app.state.mcp_hosts):
            raise ForeignPageError("Trang web ở địa chỉ khác không được gọi /mcp.")
        await answers(scope, receive, send)


def mount(app: FastAPI) -> None:
    """Answer at /mcp; `serving` says with what."""
    app.router.routes.append(Route("/mcp", Endpoint(), methods=["POST"], include_in_schema=False))


@asynccontextmanager
async def serving(live: LiveEngine, answering: Answering) -> AsyncIterator[ASGIApp | None]:
    """What answers at /mcp as long as the application runs; None without the package."""
    if not is_installed():
        yield None
        return
    from mcp.server.streamable_http_manager import StreamableHTTPSessionManager

    from service.mcp.message import Messages
    from service.mcp.server import make_server

    # Its own check of Host would need every name of this machine; `may_call` doesn't.
    sessions = StreamableHTTPSessionManager(make_server(live, answering), json_response=True, stateless=True)
    async with sessions.run():
        yield Messages(sessions.handle_request)
