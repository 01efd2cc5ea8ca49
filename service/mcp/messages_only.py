"""Lines of standard input that are no messages are answered as JSON-RPC 2.0 wants it (5.1), not passed over in silence:
whoever writes them would wait for ever. What was asked before the input ends is answered, too."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import anyio
import mcp_types as wire
from anyio.streams.memory import MemoryObjectReceiveStream, MemoryObjectSendStream
from mcp.shared.message import SessionMessage
from pydantic import ValidationError

from service.mcp.unanswered import Unanswered

_NO_JSON = "Dòng này không phải JSON."
_NO_MESSAGE = "Dòng này không phải một thông điệp JSON-RPC 2.0."
_Streams = tuple[MemoryObjectReceiveStream[Any], MemoryObjectSendStream[SessionMessage]]


@asynccontextmanager
async def messages_only(incoming: Any, outgoing: Any) -> AsyncIterator[_Streams]:
    """A server's way in, without what is no message, and its way out; the way in ends when all is answered.

    `incoming` gives an exception in the place of each line that is no message.
    """
    passed, messages = anyio.create_memory_object_stream[SessionMessage](0)
    answers, said = anyio.create_memory_object_stream[SessionMessage](0)
    unanswered = Unanswered()

    async def sort() -> None:
        async with passed:
            async for one in incoming:
                if not isinstance(one, Exception):
                    unanswered.asked(one.message)
                    await passed.send(one)
                elif (answer := _answer(one)) is not None:
                    await outgoing.send(SessionMessage(answer))
            await unanswered.none()

    async def write() -> None:
        async with said, outgoing:
            async for one in said:
                await outgoing.send(one)
                unanswered.said(one.message)

    async with anyio.create_task_group() as group, messages, answers:
        group.start_soon(sort)
        group.start_soon(write)
        yield messages, answers
        group.cancel_scope.cancel()


def _answer(error: Exception) -> wire.JSONRPCError | None:
    """None to a blank line."""
    first: Any = error.errors()[0] if isinstance(error, ValidationError) else {}
    if isinstance(text := first.get("input"), str) and not text.strip():
        return None
    is_json = first.get("type") != "json_invalid"
    data = wire.ErrorData(
        code=wire.INVALID_REQUEST if is_json else wire.PARSE_ERROR, message=_NO_MESSAGE if is_json else _NO_JSON
    )
    return wire.JSONRPCError(jsonrpc="2.0", id=None, error=data)
