"""Clients that ask a service over HTTP, each on a connection of its own, as fast as they are answered."""

import itertools
import socket
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

import numpy as np

from eval.errors import UnreachableError

_TIMEOUT_S = 30.0
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Load:
    """What so many clients saw; the clients' own processor time is taken from the same cores."""

    clients: int
    requests: int
    per_second: float
    p50_ms: float
    p99_ms: float
    client_cores: float  # processor seconds of the clients a second


def put_load(address: tuple[str, int], queries: Sequence[str], clients: int, seconds: float) -> Load:
    """Ask for the ten best hits of the queries, in turn, until the time is over.

    Raises:
        UnreachableError: the service isn't there, or answers with another status than 200.
    """
    turns = itertools.cycle(_requests(queries))
    began, cpu = time.perf_counter(), time.process_time()
    asking = [_Client(address, turns, began + seconds) for _ in range(clients)]
    for client in asking:
        client.start()
    for client in asking:
        client.join()
    took, cpu = time.perf_counter() - began, time.process_time() - cpu
    for failure in (client.failure for client in asking if client.failure):
        raise UnreachableError(f"{address[0]}:{address[1]}: {failure}")
    times = np.array([one for client in asking for one in client.times_ms])
    p50, p99 = np.percentile(times, [50, 99])
    return Load(clients, len(times), len(times) / took, float(p50), float(p99), cpu / took)


def _requests(queries: Sequence[str]) -> list[bytes]:
    return [f"GET /v1/search?q={quote(query)} HTTP/1.1\r\nHost: bench\r\n\r\n".encode() for query in queries]


class _Client(threading.Thread):
    """One connection; the next request goes out when the last is answered."""

    def __init__(self, address: tuple[str, int], turns: Iterator[bytes], until: float) -> None:
        super().__init__(daemon=True)
        self._address, self._turns, self._until = address, turns, until
        self.times_ms: list[float] = []
        self.failure: str | None = None

    def run(self) -> None:
        try:
            with socket.create_connection(self._address, timeout=_TIMEOUT_S) as connection:
                while time.perf_counter() < self._until:
                    self._ask(connection)
        except (OSError, ValueError) as error:
            self.failure = str(error)

    def _ask(self, connection: socket.socket) -> None:
        began = time.perf_counter()
        connection.sendall(next(self._turns))
        head, _, body = _read_until(connection, b"\r\n\r\n").partition(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 200"):
            raise ValueError(f"a search was answered with {head[:40]!r}")
        missing = _length(head) - len(body)
        while missing > 0:
            missing -= len(_read(connection))
        self.times_ms.append((time.perf_counter() - began) * 1_000)


def _read_until(connection: socket.socket, mark: bytes) -> bytes:
    read = b""
    while mark not in read:
        read += _read(connection)
    return read


def _read(connection: socket.socket) -> bytes:
    if not (chunk := connection.recv(_CHUNK)):
        raise ValueError("the connection was closed in the middle of an answer")
    return chunk


def _length(head: bytes) -> int:
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line.partition(b":")[2])
    raise ValueError("an answer came without its length")
