"""`tienle serve`: one address, several processes behind it."""

import logging
import os
import signal
import socket
import sys

from service.errors import ServiceError
from service.http.process import make_server, run_server, set_up_logging
from service.http.workers import workers
from service.settings import Settings

_MOST_WORKERS = 4  # where the setting leaves it open: each takes memory of its own


class PortInUseError(ServiceError):
    """The address can't be listened on."""


def serve(settings: Settings) -> None:
    """Serve until interrupted.

    Raises:
        IssuersError: the table of issuers can't be read.
        GenerationError: there is no sound index, or another encoder made it.
        PortInUseError: another program listens there, or the address isn't this machine's.
    """
    set_up_logging()
    with _listen(settings.host, settings.port) as listener:
        server = make_server(settings)
        logging.getLogger("tienle").info("http://%s:%d", *listener.getsockname()[:2])
        signal.signal(signal.SIGTERM, lambda *_: sys.exit())  # so that the workers are ended, too
        with workers(_workers(settings) - 1, listener, settings):
            run_server(server, listener)


def _workers(settings: Settings) -> int:
    return settings.workers or min(os.cpu_count() or 1, _MOST_WORKERS)


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio sends at once only on sockets that are TCP by name; else every answer waits 40 ms for an acknowledgement.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen()
    except (OSError, OverflowError, TypeError, UnicodeError) as error:
        listener.close()
        reason = getattr(error, "strerror", None) or error
        raise PortInUseError(f"can't listen on {host}:{port} ({reason}); choose another with --port") from error
    return listener
