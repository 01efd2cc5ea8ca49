"""Uvicorn around the application."""

import logging
import socket
from pathlib import Path

import uvicorn

from corpus.issuers import load_issuers
from service.assemble import EngineOpener
from service.errors import ServiceError
from service.http.app import create_app
from service.http.live import LiveEngine
from service.settings import Settings


class PortInUseError(ServiceError):
    """The address can't be listened on."""


def serve(settings: Settings) -> None:
    """Serve until interrupted.

    Raises:
        IssuersError: the table of issuers can't be read.
        GenerationError: there is no sound index, or another encoder made it.
        PortInUseError: another program listens there, or the address isn't this machine's.
    """
    index = Path(settings.index)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    logging.getLogger("sentence_transformers").setLevel(logging.WARNING)
    issuers = load_issuers(settings.issuers)
    with _listen(settings.host, settings.port) as listener:
        live = LiveEngine(index, EngineOpener(index, settings))
        server = uvicorn.Server(uvicorn.Config(create_app(live, issuers), log_level="warning", lifespan="on"))
        logging.getLogger("tienle").info("http://%s:%d", *listener.getsockname()[:2])
        server.run(sockets=[listener])
    if not server.started:
        raise ServiceError("the service did not start; the log above says why")


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio sends at once only on sockets that are TCP by name; else every answer waits 40 ms for an acknowledgement.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(2048)
    except (OSError, OverflowError, TypeError, UnicodeError) as error:
        listener.close()
        reason = getattr(error, "strerror", None) or error
        raise PortInUseError(f"can't listen on {host}:{port} ({reason}); choose another with --port") from error
    return listener
