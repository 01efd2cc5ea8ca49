"""Who may ask a generator now, so that neither a dead nor a slow one holds up the service."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

REST_S = 30.0
MOST_AT_ONCE = 4  # in one process: each holds one of the threads that answer everything else, too


class Breaker:
    """After a failure nobody asks for a while; then one may try, and the others once that one had an answer."""

    def __init__(self, rest_s: float = REST_S, clock: Callable[[], float] = time.monotonic) -> None:
        self._rest_s, self._clock = rest_s, clock
        self._lock = threading.Lock()
        self._resting_until: float | None = None

    def may_try(self) -> bool:
        """Whether to ask now; one who may after a rest is alone for as long as a rest takes."""
        with self._lock:
            if self._resting_until is None:
                return True
            if self._clock() < self._resting_until:
                return False
            self._resting_until = self._clock() + self._rest_s
            return True

    def failed(self) -> None:
        """Rest from now on."""
        with self._lock:
            self._resting_until = self._clock() + self._rest_s

    def worked(self) -> None:
        """Everyone may ask."""
        with self._lock:
            self._resting_until = None


class Places:
    """A number of places that are taken at once or not at all."""

    def __init__(self, count: int = MOST_AT_ONCE) -> None:
        self._free = threading.Semaphore(count)

    @contextmanager
    def taken(self) -> Iterator[bool]:
        """Whether there was a place; it is given back at the end."""
        got = self._free.acquire(blocking=False)
        try:
            yield got
        finally:
            if got:
                self._free.release()
