"""Uvicorn around the application."""

import logging
import socket
from pathlib import Path

import uvicorn

from indexer.generation import open_generation
from service.assemble import open_engine
from service.errors import ServiceError
from service.http.app import create_app
from service.settings import Settings


class PortInUseError(ServiceError):
    """The address can't be listened on."""


def serve(settings: Settings) -> None:
    """Serve until interrupted.

    Raises:
        GenerationError: there is no sound index.
        PortInUseError: another program listens there, or the address isn't this machine's.
    """
    index = Path(settings.index)
    open_generation(index, check=False)
    listener = _listen(settings.host, settings.port)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    app = create_app(index, lambda: open_engine(index, settings))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="on"))
    with listener:
        logging.getLogger("tienle").info("http://%s:%d", *listener.getsockname()[:2])
        server.run(sockets=[listener])
    if not server.started:
        raise ServiceError("the service did not start; the log above says why")


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(2048)
    except (OSError, OverflowError) as error:
        listener.close()
        reason = getattr(error, "strerror", None) or error
        raise PortInUseError(f"can't listen on {host}:{port} ({reason}); choose another with --port") from error
    return listener
