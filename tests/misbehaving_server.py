"""A chat endpoint on loopback that behaves as it is told, mostly badly."""

import json
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any

Behaviour = Callable[["Handler"], None]
STREAM = "text/event-stream"


@dataclass
class Asked:
    """What one request held."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any] = field(repr=False)


class Server(ThreadingHTTPServer):
    """One behaviour at a time; remembers what it was asked."""

    daemon_threads = True

    def __init__(self, behaviour: Behaviour) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.behaviour, self.ended = behaviour, threading.Event()
        self.asked: list[Asked] = []
        self._thread = threading.Thread(target=self.serve_forever, args=(0.01,))

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"

    def __enter__(self) -> "Server":
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.ended.set()
        self.shutdown()
        self._thread.join()
        self.server_close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients that go away are what is tested."""


class Handler(BaseHTTPRequestHandler):
    """Reads a request and leaves the rest to the behaviour."""

    server: Server

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append(Asked(self.path, dict(self.headers.items()), body))
        self.server.behaviour(self)

    def do_GET(self) -> None:
        self.server.asked.append(Asked(self.path, dict(self.headers.items()), {}))
        self.send_error(404)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing on stderr."""

    def head(self, kind: str = STREAM, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def drip(self, pieces: Iterable[bytes], every_s: float) -> None:
        """Pieces with pauses, until the client or the test goes away."""
        for piece in pieces:
            if self.server.ended.wait(every_s):
                return
            self.wfile.write(piece)
            self.wfile.flush()


def line(sentence: str | None, passage: object = 1, quote: str = "") -> str:
    """A sentence as the prompt wants it."""
    return json.dumps({"sentence": sentence, "passage": passage, "quote": quote}, ensure_ascii=False) + "\n"


def event(content: str) -> bytes:
    chunk = {"choices": [{"index": 0, "delta": {"content": content}}]}
    return f"data: {json.dumps(chunk, ensure_ascii=False)}\n\n".encode()


def events(reply: str, size: int = 7) -> list[bytes]:
    """A whole stream, some characters at a time."""
    first = b'data: {"choices": [{"index": 0, "delta": {"role": "assistant", "content": null}}]}\n\n'
    pieces = [event(reply[at : at + size]) for at in range(0, len(reply), size)]
    last = b'data: {"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]}\n\n'
    return [b": hello\n\n", first, *pieces, last, b'data: {"choices": [], "usage": {}}\n\n', b"data: [DONE]\n\n"]


def streams(reply: str, size: int = 7) -> Behaviour:
    """Well-behaved."""
    return sends(b"".join(events(reply, size)))


def sends(body: bytes, kind: str = STREAM, status: int = 200, **headers: str) -> Behaviour:
    """These bytes and no more."""

    def behave(handler: Handler) -> None:
        handler.head(kind, status, **headers)
        handler.wfile.write(body)

    return behave


def answers_at_once(reply: str) -> Behaviour:
    """JSON, as a server does that doesn't know `stream`."""
    completion = {
        "choices": [{"index": 0, "message": {"role": "assistant", "content": reply}, "finish_reason": "stop"}]
    }
    return sends(json.dumps(completion, ensure_ascii=False).encode(), "application/json; charset=utf-8")


def drips(piece: bytes, every_s: float) -> Behaviour:
    """The same piece for ever, slowly."""

    def behave(handler: Handler) -> None:
        handler.head()
        handler.drip(iter(lambda: piece, None), every_s)

    return behave


def drips_its_head(handler: Handler) -> None:
    """A header without end, a byte at a time."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    handler.drip(iter(lambda: b"a", None), 0.05)


def is_silent(handler: Handler) -> None:
    """Takes the question and never says a word."""
    handler.server.ended.wait(30)


def dies_midway(reply: str) -> Behaviour:
    """Promises more than it sends, and closes the connection."""

    def behave(handler: Handler) -> None:
        sent = b"".join(events(reply)[:-4])
        handler.head(Content_Length=str(len(sent) + 1000))
        handler.wfile.write(sent)

    return behave


def greets_as_mail(handler: Handler) -> None:
    """Speaks another language."""
    handler.wfile.write(b"220 mail ready\r\n")


def floods(handler: Handler) -> None:
    """A hundred megabytes as fast as they go."""
    handler.head()
    block = event("a" * 100) * 1000
    for _ in range(100_000_000 // len(block)):
        handler.wfile.write(block)
