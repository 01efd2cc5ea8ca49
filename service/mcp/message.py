"""What comes to /mcp is read here first: what is too large or no message is refused as the application refuses it.

The protocol's package would answer with what pydantic says of its own classes.
"""

from fastapi import Request
from mcp_types import jsonrpc_message_adapter
from pydantic import ValidationError
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.errors import ServiceError
from service.http.trace import LARGEST_BODY, TOO_LARGE


class TooLargeError(ServiceError):
    """The body is longer than it may be, whatever its headers say."""

    status = 413
    code = "too_large"


class NoMessageError(ServiceError):
    """The body is no message of JSON-RPC 2.0."""

    status = 400
    code = "bad_request"


class Messages:
    """An application that gets whole messages only."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a message on.

        Raises:
            TooLargeError, NoMessageError: it can't be.
        """
        try:
            body = await _read(Request(scope, receive))
        except ClientDisconnect:
            return
        try:
            jsonrpc_message_adapter.validate_json(body, by_name=False)
        except ValidationError as error:
            raise NoMessageError("Không đọc được nội dung yêu cầu; cần một thông điệp JSON-RPC 2.0.") from error
        await self._app(scope, _again(body, receive), send)


async def _read(request: Request) -> bytes:
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > LARGEST_BODY:
            raise TooLargeError(TOO_LARGE)
    return bytes(body)


def _again(body: bytes, receive: Receive) -> Receive:
    """Gives the body once more, then what comes after it."""
    rest: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def read() -> Message:
        return rest.pop() if rest else await receive()

    return read
