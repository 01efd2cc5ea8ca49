"""One address, several processes: they answer alike and end together."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.http.serve import _listen

ROOT = Path(__file__).parents[1]
RUN = [sys.executable, str(ROOT / "tienle.py")]
CHILDREN = Path("/proc/self/task")


@pytest.fixture
def index(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("1. Tập trung giải phóng mặt bằng.", encoding="utf-8")
    subprocess.run([*RUN, "index", "a.txt", "--index", "ix"], check=True, capture_output=True, cwd=tmp_path)
    return tmp_path / "ix"


@pytest.fixture
def service(index: Path) -> Iterator[tuple["subprocess.Popen[bytes]", int]]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = {**os.environ, "TIENLE_WORKERS": "2"}
    command = [*RUN, "serve", "--index", str(index), "--port", str(port)]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, env=environment)
    yield process, port
    process.kill()
    process.wait()


def test_the_listener_is_tcp_by_name_so_that_answers_are_sent_at_once() -> None:
    with _listen("127.0.0.1", 0) as listener:
        assert listener.proto == socket.IPPROTO_TCP


@pytest.mark.skipif(not CHILDREN.is_dir(), reason="only Linux says which processes another one started")
@pytest.mark.parametrize(("sent", "status"), [(signal.SIGTERM, 0), (signal.SIGINT, 130), (signal.SIGKILL, -9)])
def test_every_worker_ends_with_the_service(
    service: tuple["subprocess.Popen[bytes]", int], sent: signal.Signals, status: int
) -> None:
    process, port = service
    _ready(port)
    workers = _children(process.pid)
    assert workers
    process.send_signal(sent)
    assert process.wait(timeout=20) == status
    assert _gone(workers)
    with pytest.raises(OSError):  # noqa: PT011 - which one depends on the moment
        socket.create_connection(("127.0.0.1", port), timeout=2)


def test_all_workers_serve_what_was_published_last(index: Path, service: tuple[object, int]) -> None:
    _, port = service
    _ready(port)
    subprocess.run(
        [*RUN, "index", "a.txt", "--index", "ix"], check=True, capture_output=True, cwd=index.parent
    )  # the same file again: a second generation
    assert {_ready(port) for _ in range(30)} == {"000002"}


def _ready(port: int) -> str:
    """The generation that whoever takes the connection serves."""
    for _ in range(150):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=10) as answer:
                return str(json.load(answer)["index_version"])
        except OSError:
            time.sleep(0.2)
    raise AssertionError("the service never answered")


def _children(pid: int) -> list[int]:
    """Those that were started by multiprocessing's spawn, once there are any."""
    for _ in range(100):
        files = list(Path(f"/proc/{pid}/task").glob("*/children"))
        found = [int(word) for file in files for word in file.read_text().split()]
        workers = [child for child in found if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]
        if workers:
            return workers
        time.sleep(0.1)
    return []


def _gone(pids: list[int]) -> bool:
    for _ in range(200):
        if not any(Path(f"/proc/{pid}").exists() for pid in pids):
            return True
        time.sleep(0.1)
    return False
