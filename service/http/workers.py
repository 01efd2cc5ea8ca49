"""Several processes answer on one listening socket, each with an engine of its own over the same mapped files.

The kernel hands a connection to whichever is free. Each follows CURRENT by itself; one that dies is started again.
"""

import contextlib
import logging
import multiprocessing
import signal
import socket
import threading
from collections.abc import Iterator
from multiprocessing.process import BaseProcess, parent_process

from uvicorn import Server

from service.http.process import make_server, run_server, set_up_logging
from service.settings import Settings

_LOG = logging.getLogger("tienle.http")
_REST_S = 2.0  # before one that died is started again
_PATIENCE_S = 10.0  # for requests that still run when the service ends


@contextlib.contextmanager
def workers(count: int, listener: socket.socket, settings: Settings) -> Iterator[None]:
    """Keeps so many processes answering beside this one, and ends them at the end."""
    ending = threading.Event()
    keepers = [_Keeper(listener, settings, ending) for _ in range(count)]
    for keeper in keepers:
        keeper.start()
    try:
        yield
    finally:
        ending.set()
        for keeper in keepers:
            keeper.end()


class _Keeper(threading.Thread):
    """Starts a process and starts it again when it dies."""

    def __init__(self, listener: socket.socket, settings: Settings, ending: threading.Event) -> None:
        super().__init__(daemon=True)
        self._arguments, self._ending = (listener, settings), ending
        self._process: BaseProcess | None = None

    def run(self) -> None:
        context = multiprocessing.get_context("spawn")  # a fork would copy threads half-way
        while not self._ending.is_set():
            self._process = context.Process(target=_answer, args=self._arguments, daemon=True)
            self._process.start()
            self._process.join()
            if not self._ending.is_set():
                _LOG.error("a worker ended (exit code %s) and is started again", self._process.exitcode)
                self._ending.wait(_REST_S)

    def end(self) -> None:
        """End the process, at once when it doesn't by itself."""
        if self._process is not None and self._process.is_alive():
            self._process.terminate()
            self._process.join(_PATIENCE_S)
            self._process.kill()


def _answer(listener: socket.socket, settings: Settings) -> None:
    """What a worker does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all; the first process ends the others
    set_up_logging()
    server = make_server(settings)
    threading.Thread(target=_end_with_parent, args=(server,), daemon=True).start()
    run_server(server, listener)


def _end_with_parent(server: Server) -> None:
    if (parent := parent_process()) is not None:
        parent.join()
        server.should_exit = True
