"""The requests that were passed to the server and not answered yet: it gives them up as soon as its input ends."""

import anyio
import mcp_types as wire

_CANCELLED = "notifications/cancelled"  # such a request gets no answer


class Unanswered:
    """Requests by their ids, from `asked` to `said`."""

    def __init__(self) -> None:
        self._ids: set[object] = set()
        self._changed = anyio.Event()

    def asked(self, message: wire.JSONRPCMessage) -> None:
        """A client's message is about to be passed on."""
        if isinstance(message, wire.JSONRPCRequest):
            self._ids.add(message.id)
        elif isinstance(message, wire.JSONRPCNotification) and message.method == _CANCELLED:
            self._drop((message.params or {}).get("requestId"))

    def said(self, message: wire.JSONRPCMessage) -> None:
        """The server's message was written."""
        if isinstance(message, wire.JSONRPCResponse | wire.JSONRPCError):
            self._drop(message.id)

    async def none(self) -> None:
        """Come back when every request was answered or cancelled."""
        while self._ids:
            await self._changed.wait()

    def _drop(self, id_: object) -> None:
        if isinstance(id_, int | str):
            self._ids.discard(id_)
        self._changed.set()
        self._changed = anyio.Event()
