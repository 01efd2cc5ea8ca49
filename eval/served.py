"""A service of its own for a measurement, and what its processes take of memory and processor."""

import contextlib
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from eval.errors import UnreachableError

_PATIENCE_S = 120.0  # for every process to open the index
_PROC = Path("/proc")


@dataclass(frozen=True, slots=True)
class Served:
    """A running service."""

    address: tuple[str, int]
    pid: int

    @property
    def memory_mb(self) -> float | None:
        """Proportional set size of all its processes: what they share counts once. None where nothing tells it."""
        sizes = [_field(pid, "smaps_rollup", r"^Pss:\s+(\d+)") for pid in _tree(self.pid)]
        return sum(sizes) / 1_000 if any(sizes) else None


@contextlib.contextmanager
def served(index: Path) -> Iterator[Served]:
    """Serve an index on a free port until the block ends.

    Raises:
        UnreachableError: it doesn't get ready.
    """
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "tienle", "serve", "--index", str(index.resolve()), "--port", str(port)]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        _wait(process, f"http://127.0.0.1:{port}/readyz")
        yield Served(("127.0.0.1", port), process.pid)
    finally:
        process.terminate()
        process.wait()


def _wait(process: "subprocess.Popen[bytes]", url: str) -> None:
    until = time.monotonic() + _PATIENCE_S
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    raise UnreachableError(f"{url}: the service didn't get ready; try 'tienle serve' by hand")


def _tree(pid: int) -> list[int]:
    """A process and all that it started."""
    try:
        files = list((_PROC / f"{pid}/task").glob("*/children"))
        children = [int(word) for file in files for word in file.read_text().split()]
    except OSError:
        return [pid]
    return [pid, *(below for child in children for below in _tree(child))]


def _field(pid: int, file: str, pattern: str) -> int:
    try:
        found = re.search(pattern, (_PROC / str(pid) / file).read_text(), re.MULTILINE)
    except OSError:
        return 0
    return int(found.group(1)) if found else 0
