"""Around every request: its trace id, the largest body, and the headers of every answer."""

import uuid

from fastapi import Request
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.http.errors import problem

LARGEST_BODY = 1_000_000  # bytes; a query has 2,000 characters at most
TOO_LARGE = "Yêu cầu lớn quá 1 MB."
_LARGER = {"/v1/draft-check"}  # takes files, and counts what comes by itself
_SECURITY = {
    "Content-Security-Policy": "default-src 'self'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


class Traced:
    """An application whose requests have a `trace_id` in their state; plain ASGI, a fifth of what Starlette's
    base class of middleware costs."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse its body."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        trace_id = request.state.trace_id = uuid.uuid4().hex

        async def send_traced(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update({"X-Trace-Id": trace_id, **_SECURITY})
            await send(message)

        declared = int(request.headers.get("content-length") or 0)
        if declared > LARGEST_BODY and request.url.path not in _LARGER:
            refusal = problem(request, 413, "too_large", TOO_LARGE)
            await refusal(scope, receive, send_traced)
        else:
            await self._app(scope, receive, send_traced)
