"""The engine that requests use: follows CURRENT, so that a published generation is served without a restart."""

import logging
import threading
from collections.abc import Callable
from pathlib import Path

from indexer.errors import IndexerError
from service.engine import Engine

_LOG = logging.getLogger("tienle.http")


class LiveEngine:
    """Opens the live generation and opens the next one when it is published.

    Requests that run keep the engine that they began with. A new generation that can't be opened leaves the old
    one in place.
    """

    def __init__(self, index: Path, opener: Callable[[], Engine]) -> None:
        self._pointer = index / "CURRENT"
        self._opener = opener
        self._lock = threading.Lock()
        self._seen = self._stamp()
        self._engine = opener()

    def engine(self) -> Engine:
        """The engine of the newest generation that could be opened."""
        stamp = self._stamp()
        if stamp != self._seen and self._lock.acquire(blocking=False):
            try:
                self._engine = self._opener()
                _LOG.info("serving generation %s", self._engine.version)
            except IndexerError as error:
                _LOG.error("the new generation can't be opened, the old one stays: %s", error)
            finally:
                self._seen = stamp
                self._lock.release()
        return self._engine

    def close(self) -> None:
        """Let go of the engine in use."""
        self._engine.close()

    def _stamp(self) -> tuple[int, int]:
        try:
            status = self._pointer.stat()
        except OSError:
            return 0, 0
        return status.st_mtime_ns, status.st_ino
