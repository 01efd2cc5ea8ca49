"""Uvicorn around the application in one process."""

import logging
import socket
from pathlib import Path

import uvicorn

from corpus.issuers import load_issuers
from service.assemble import make_answering
from service.errors import ServiceError
from service.http.app import create_app
from service.http.live import LiveEngine
from service.mcp.origin import hosts_of
from service.opener import EngineOpener
from service.settings import Settings

_QUEUE = 2_048  # connections that may wait to be accepted


def set_up_logging() -> None:
    """To stderr, without what libraries tell of themselves."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    for library in ("sentence_transformers", "mcp"):
        logging.getLogger(library).setLevel(logging.WARNING)


def make_server(settings: Settings) -> uvicorn.Server:
    """A server over the open index, not yet running.

    Raises:
        IssuersError: the table of issuers can't be read.
        GenerationError: there is no sound index, or another encoder made it.
        SettingsError: a name of a host is none.
    """
    issuers = load_issuers(settings.issuers)
    index = Path(settings.index)
    live = LiveEngine(index, EngineOpener(index, settings))
    app = create_app(live, issuers, make_answering(settings), hosts_of(settings.mcp_hosts))
    # backlog: how many connections asyncio takes at a time, so that one process doesn't take those of all.
    return uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="on", backlog=1))


def run_server(server: uvicorn.Server, listener: socket.socket) -> None:
    """Answer until the process is asked to end."""
    server.run(sockets=[_Listener(listener)])
    if not server.started:
        raise ServiceError("the service did not start; the log above says why")


class _Listener(socket.socket):
    """A listening socket whose queue stays long, however few connections are taken from it at a time."""

    def __init__(self, listener: socket.socket) -> None:
        super().__init__(listener.family, listener.type, listener.proto, fileno=listener.dup().detach())

    def listen(self, _backlog: int = _QUEUE, /) -> None:
        """Wait for connections; asyncio asks for as short a queue as it takes connections at a time."""
        super().listen(_QUEUE)
