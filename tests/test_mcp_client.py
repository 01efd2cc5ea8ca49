"""The protocol's own client against a real service of two processes, and against `tienle mcp`."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, MCPError, StdioServerParameters
from mcp.types import CallToolResult, TextContent

from indexer.build import build
from indexer.sentence_encoder import SentenceEncoder
from service.assemble import open_engine
from service.engine import Engine
from service.generation.answering import Answering
from service.http.live import LiveEngine
from service.mcp.server import make_server
from service.settings import Settings

ROOT = Path(__file__).parents[1]
RUN = [sys.executable, str(ROOT / "tienle.py")]
PARALLEL = 50
_SEARCH = {"name": "search", "arguments": {"query": "giải phóng mặt bằng"}}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory, encoder: SentenceEncoder) -> Path:
    """Of one directive; the tests publish it again."""
    folder = tmp_path_factory.mktemp("mcp")
    (folder / "a.txt").write_text("I. NHIỆM VỤ\n\n1. Tập trung giải phóng mặt bằng.\n\n2. Thu 5 tỷ đồng.", "utf-8")
    build([folder / "a.txt"], folder / "ix", encoder)
    return folder / "ix"


@pytest.fixture(scope="module")
def url(index: Path) -> Iterator[str]:
    """Where two processes answer."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = {**os.environ, "TIENLE_WORKERS": "2"}
    command = [*RUN, "serve", "--index", str(index), "--port", str(port)]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, env=environment)
    _wait_for(f"http://127.0.0.1:{port}/readyz")
    yield f"http://127.0.0.1:{port}/mcp"
    process.send_signal(signal.SIGTERM)
    process.wait(20)


@pytest.fixture(params=["http", "stdio"])
def target(request: pytest.FixtureRequest) -> str | StdioServerParameters:
    """What a client is pointed at."""
    if request.param == "http":
        return str(request.getfixturevalue("url"))
    index = request.getfixturevalue("index")
    return StdioServerParameters(command=RUN[0], args=[RUN[1], "mcp", "--index", str(index)])


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_a_client_calls_every_tool_in_either_age_of_the_protocol(
    target: str | StdioServerParameters, mode: str
) -> None:
    async def talk() -> None:
        async with Client(target, mode=mode) as client:
            listed = {tool.name for tool in (await client.list_tools()).tools}
            assert listed == {"search", "ask", "read_section", "concordance", "relations"}
            found = _said(await client.call_tool("search", {"query": "giải phóng mặt bằng", "top_k": 1}))
            assert found["results"][0]["text"] == "1. Tập trung giải phóng mặt bằng."
            id_ = found["results"][0]["document"]["id"]
            assert _said(await client.call_tool("ask", {"question": "Thu bao nhiêu?"}))["answer"] == "5 tỷ đồng"
            lines = _said(await client.call_tool("concordance", {"phrase": "giải phóng"}))
            assert (lines["total"]["value"], lines["lines"][0]["document"]["id"]) == (1, id_)
            outline = _said(await client.call_tool("read_section", {"document_id": id_}))
            assert [section["path"] for section in outline["children"]] == [["I"], ["I", "1"], ["I", "2"]]
            assert _said(await client.call_tool("relations", {"document_id": id_}))["outgoing"] == []
            refused = await client.call_tool("search", {"query": "đất", "colour": "red"})
            assert (refused.is_error, _text(refused)[:38]) == (True, "Yêu cầu không hợp lệ: trường “colour” ")
            with pytest.raises(MCPError, match="Không có công cụ tên đó"):
                await client.call_tool("nothing", {})

    anyio.run(talk)


def test_many_calls_at_a_time_are_all_answered_while_a_generation_is_published(
    url: str, index: Path, encoder: SentenceEncoder
) -> None:
    versions: list[str] = []

    async def ask(client: Client) -> None:
        found = _said(await client.call_tool("search", {"query": "giải phóng mặt bằng"}))
        assert len(found["results"]) == found["total"]["value"] > 0
        versions.append(found["index_version"])

    async def talk() -> None:
        async with Client(url) as client:
            for published in (False, True):
                async with anyio.create_task_group() as calls:
                    if published:
                        publish = partial(build, [index.parent / "a.txt"], index, encoder)
                        calls.start_soon(anyio.to_thread.run_sync, publish)
                    for _ in range(PARALLEL):
                        calls.start_soon(ask, client)
            await anyio.sleep(1)
            for _ in range(20):  # by whichever process takes it
                await ask(client)

    before = (index / "CURRENT").read_text().strip()
    anyio.run(talk)
    after = (index / "CURRENT").read_text().strip()
    assert len(versions) == 2 * PARALLEL + 20
    assert set(versions) <= {before, after}
    assert set(versions[-10:]) == {after} != {before}


def test_calls_run_beside_each_other_and_tell_no_tracer(
    index: Path, encoder: SentenceEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    together, search = threading.Barrier(3), Engine.search

    def met(engine: Engine, *given: Any, **named: Any) -> Any:
        together.wait(20)  # broken unless all three are in here at a time
        return search(engine, *given, **named)

    async def ask(client: Client) -> None:
        assert _said(await client.call_tool("search", {"query": "giải phóng mặt bằng"}))["results"]

    async def talk() -> None:
        async with Client(server) as client, anyio.create_task_group() as calls:
            for _ in range(3):
                calls.start_soon(ask, client)

    monkeypatch.setattr(Engine, "search", met)
    live = LiveEngine(index, lambda: open_engine(index, Settings(), encoder))
    server = make_server(live, Answering())
    anyio.run(talk)
    live.close()
    assert server.middleware == []


def test_standard_output_holds_the_protocol_alone_and_its_end_ends_the_server(index: Path) -> None:
    process = _started(index)
    start = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "by hand", "version": "1"}}
    _write(process, {"id": 1, "method": "initialize", "params": start})
    assert _read(process)["result"]["protocolVersion"] == "2025-06-18"
    _write(process, {"method": "notifications/initialized"})
    _write(
        process, {"id": "đ", "method": "tools/call", "params": {"name": "ask", "arguments": {"question": "Thu gì?"}}}
    )
    answer = _read(process)
    assert (answer["id"], answer["result"]["isError"]) == ("đ", False)
    _write(process, {"id": 3, "method": "tools/call", "params": {"name": "search", "arguments": {"query": "?"}}})
    assert _read(process)["result"]["isError"]
    out, err = process.communicate(timeout=20)
    assert (out, err, process.returncode) == (b"", b"", 0)


def test_what_was_asked_before_the_input_ended_is_answered(index: Path) -> None:
    start = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "by hand", "version": "1"}}
    messages: list[dict[str, Any]] = [
        {"id": 0, "method": "initialize", "params": start},
        {"method": "notifications/initialized"},
    ]
    messages += [{"id": id_, "method": "tools/call", "params": _SEARCH} for id_ in range(1, 9)]
    messages += [{"id": 9, "method": "no/such"}, {"method": "notifications/cancelled", "params": {"requestId": 4}}]
    lines = "".join(json.dumps({"jsonrpc": "2.0", **message}) + "\n" for message in messages)
    done = subprocess.run(
        [*RUN, "mcp", "--index", str(index)], input=lines.encode(), capture_output=True, timeout=60, check=True
    )
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert {one["id"] for one in answers} | {4} == set(range(10))
    assert len(answers) == len({one["id"] for one in answers})
    assert done.stderr == b""


def test_a_client_that_goes_away_without_its_answer_ends_the_server(index: Path) -> None:
    process = _started(index)
    _write(process, {"id": 1, "method": "tools/call", "params": _SEARCH})
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    process.stdin.close()
    with process.stderr as err:
        assert err.read() == b""
    assert process.wait(20) == 0


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"{broken", -32700), ("chào".encode(), -32700), (b"\xff\xfe", -32700), (b"[" * 10_000, -32700),
        (b"[]", -32600), (b'{"jsonrpc": "1.0", "id": 1, "method": "ping"}', -32600), (b"5", -32600),
    ],
)  # fmt: skip
def test_a_line_that_is_no_message_is_answered_and_the_next_one_too(index: Path, line: bytes, code: int) -> None:
    process = _started(index)
    assert process.stdin is not None
    process.stdin.write(line + b"\n\n  \n")  # blank lines are nothing
    _write(process, {"id": 7, "method": "ping"})
    error, pong = _read(process), _read(process)
    assert (error["id"], error["error"]["code"], pong["id"]) == (None, code, 7)
    assert "pydantic" not in error["error"]["message"]
    out, err = process.communicate(timeout=20)
    assert (out, err, process.returncode) == (b"", b"", 0)


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_a_server_that_waits_for_input_ends_when_it_is_told_to(index: Path, sent: signal.Signals) -> None:
    process = _started(index)
    _write(process, {"id": 1, "method": "ping"})
    assert _read(process)["id"] == 1
    process.send_signal(sent)
    out, err = process.communicate(timeout=20)
    assert (out, err, process.returncode) == (b"", b"", -sent)


def test_a_broken_index_is_one_line_before_anything_is_answered(tmp_path: Path) -> None:
    done = subprocess.run([*RUN, "mcp", "--index", str(tmp_path)], input=b"", capture_output=True, timeout=60)
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (1, b"", 1)
    assert b"no index was published there" in done.stderr


@pytest.mark.parametrize("installed", [False, True])
def test_the_package_is_loaded_only_by_what_speaks_the_protocol(index: Path, installed: bool) -> None:
    lines = ["import sys, tienle, service.http.app", "assert 'mcp' not in sys.modules"]
    lines += [] if installed else ["sys.modules['mcp'] = None"]
    lines += [f"assert tienle.main(['search', 'đất', '--index', {str(index)!r}]) == 0"]
    lines += ["assert not sys.modules.get('mcp')", "print('---')"]
    lines += [] if installed else [f"sys.exit(tienle.main(['mcp', '--index', {str(index)!r}]))"]
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True, cwd=ROOT, stdin=subprocess.DEVNULL
    )
    assert done.stdout.endswith("---\n")
    missing = "tienle: tienle mcp needs the package mcp: pip install 'tienle[mcp]'\n"
    assert (done.returncode, done.stderr) == ((0, "") if installed else (1, missing))


def _started(index: Path) -> "subprocess.Popen[bytes]":
    pipe = subprocess.PIPE
    return subprocess.Popen([*RUN, "mcp", "--index", str(index)], stdin=pipe, stdout=pipe, stderr=pipe)


def _write(process: "subprocess.Popen[bytes]", message: dict[str, Any]) -> None:
    assert process.stdin is not None
    process.stdin.write(json.dumps({"jsonrpc": "2.0", **message}).encode() + b"\n")
    process.stdin.flush()


def _read(process: "subprocess.Popen[bytes]") -> Any:
    assert process.stdout is not None
    return json.loads(process.stdout.readline())


def _said(result: CallToolResult) -> Any:
    assert not result.is_error, result
    return result.structured_content


def _text(result: CallToolResult) -> str:
    (content,) = result.content
    assert isinstance(content, TextContent)
    return content.text


def _wait_for(url: str) -> None:
    for _ in range(150):
        try:
            urllib.request.urlopen(url, timeout=10).close()
            return
        except OSError:
            time.sleep(0.2)
    raise AssertionError("the service never answered")
