"""Running a system tool on one file: bounded in time, memory and output, in a folder that leaves nothing behind."""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from corpus.errors import ReadError

_MEMORY_DISK = Path("/dev/shm")  # what lies there never reaches a disk
_ROOM_BYTES = 256 * 1024**2
_LARGEST_OUTPUT_BYTES = 256 * 1024**2
_LARGEST_MEMORY_BYTES = 4 * 1024**3


class ToolError(ReadError):
    """A tool failed; `status` is what it ended with, None where it was stopped."""

    def __init__(self, name: str, reason: str, status: int | None) -> None:
        super().__init__(name, reason)
        self.status = status


class Tool(NamedTuple):
    """A program of the system that reading some formats needs."""

    program: str
    package: str  # of Debian

    @property
    def is_installed(self) -> bool:
        """Whether it can be found."""
        return shutil.which(self.program) is not None

    def require(self, name: str) -> None:
        """Raise ReadError for the file `name` where the tool is missing."""
        if not self.is_installed:
            raise ReadError(
                name, f"reading it needs '{self.program}'; install it (Debian: apt-get install {self.package})"
            )


@contextmanager
def private_folder() -> Iterator[Path]:
    """An empty folder that only this user may enter, in memory where there is room; it goes with all that is in it."""
    roomy = _MEMORY_DISK.is_dir() and shutil.disk_usage(_MEMORY_DISK).free >= _ROOM_BYTES
    place = _MEMORY_DISK if roomy else Path(tempfile.gettempdir())
    _sweep(place)
    with tempfile.TemporaryDirectory(prefix=f"tienle-{os.getpid()}-", dir=place, ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def _sweep(place: Path) -> None:
    """Remove the folders of processes that were killed before they could do so."""
    for folder in place.glob("tienle-*-*"):
        process = folder.name.split("-")[1]
        if process.isdigit() and not Path("/proc", process).exists():
            shutil.rmtree(folder, ignore_errors=True)  # another user's stays


def run(
    name: str,
    arguments: Sequence[str],
    folder: Path,
    *,
    limit_s: float,
    given: bytes = b"",
    environment: Mapping[str, str] | None = None,
) -> bytes:
    """What a program prints, working in `folder` on the file `name`; `given` is its standard input.

    Raises:
        ToolError: it failed, or was stopped after `limit_s`; its whole process group is then killed.
    """
    program = Path(arguments[0]).name
    # POSIX counts files in blocks of 512 bytes, memory in KiB.
    limits = f"ulimit -f {_LARGEST_OUTPUT_BYTES // 512}; ulimit -v {_LARGEST_MEMORY_BYTES // 1024}; ulimit -c 0"
    with tempfile.TemporaryFile(dir=folder) as printed:
        process = subprocess.Popen(
            ["/bin/sh", "-c", f'{limits}; exec "$@"', "sh", *arguments],
            cwd=folder,
            env={**os.environ, "TMPDIR": str(folder), **(environment or {})},
            stdin=subprocess.PIPE,
            stdout=printed,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            process.communicate(given, timeout=limit_s)
        except subprocess.TimeoutExpired:
            reason = f"'{program}' was stopped after {limit_s:.0f} s; split or repair the file"
            raise ToolError(name, reason, None) from None
        finally:
            _end_group(process)
        if process.returncode != 0:
            reason = f"'{program}' can't read it (status {process.returncode}); the file may be damaged"
            raise ToolError(name, reason, process.returncode)
        printed.seek(0)
        return printed.read()


def _end_group(process: subprocess.Popen[bytes]) -> None:
    """Kill whatever of the process and its children still runs."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
