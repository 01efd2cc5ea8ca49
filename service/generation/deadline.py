"""An end to a request that no drip of bytes puts off.

A read's own time-out begins anew with every byte, also in the head of a response, where httpx hands nothing over. So
a timer shuts the connection down, which wakes whoever reads from it.
"""

import socket
import threading
from collections.abc import Mapping
from types import TracebackType
from typing import Any

_CONNECTED = ("connection.connect_tcp.complete", "connection.start_tls.complete")


class Deadline:
    """A time after which the connection of one request is dead; `trace` is httpx's extension of that name."""

    def __init__(self, seconds: float) -> None:
        self._lock = threading.Lock()
        self._socket: socket.socket | None = None
        self._timer = threading.Timer(seconds, self._pass)
        self._timer.daemon = True
        self.has_passed = False

    def __enter__(self) -> "Deadline":
        self._timer.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._timer.cancel()

    def trace(self, name: str, details: Mapping[str, Any]) -> None:
        """Learn of the connection as soon as there is one."""
        if name in _CONNECTED:
            with self._lock:
                self._socket = details["return_value"].get_extra_info("socket")
                if self.has_passed:
                    self._shut()

    def _pass(self) -> None:
        with self._lock:
            self.has_passed = True
            self._shut()

    def _shut(self) -> None:
        if self._socket is not None:
            try:
                # The plain socket's: that of a TLS socket takes the session away from under its reader.
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)
            except OSError:
                return  # it is closed already
