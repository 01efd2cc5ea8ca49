"""Measuring a running service: what it is asked, and how it may fail."""

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from eval.datasets import Dataset
from eval.errors import EvalError, UnreachableError
from eval.evaluate import evaluate
from eval.load import load_dataset
from eval.runs import Scored, ranked
from eval.service_client import ServiceClient
from eval.service_searcher import ServiceSearcher
from eval.systems import index_systems, service_systems
from indexer.sentence_encoder import SentenceEncoder
from service.assemble import open_engine
from service.engine import Engine
from service.http.app import create_app
from service.http.live import LiveEngine
from service.settings import Settings

SAMPLES = Path(__file__).parents[1] / "eval" / "data" / "samples"


def dataset(qrels: dict[str, dict[str, int]]) -> Dataset:
    return Dataset("tiny", "test", (), {id_: f"câu {id_}" for id_ in sorted(qrels)}, qrels)


def search(url: str, query: str, k: int, mode: str = "dense") -> list[Scored]:
    return list(ServiceSearcher(ServiceClient(url), mode, {}).search({"q": query}, k)["q"].targets)


Reply = Callable[[dict[str, Any]], tuple[int, bytes]]


class Service:
    """A real server on a loopback port that answers as it is told, and keeps what it was asked."""

    def __init__(self) -> None:
        self.reply: Reply = lambda _body: (200, b'{"results": [], "next_cursor": null}')
        self.asked: list[dict[str, Any]] = []
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:  # the name that http.server looks for
                body = json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))) or b"{}")
                service.asked.append({"path": self.path, **body})
                status, content = service.reply(body)
                self.send_response(status)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def do_GET(self) -> None:
                self.do_POST()

            def log_message(self, *_: object) -> None:
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01})
        self.thread.start()

    def close(self) -> None:
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


@pytest.fixture
def service() -> Iterator[Service]:
    running = Service()
    yield running
    running.close()


def page(hits: Sequence[Scored], cursor: str | None = None) -> bytes:
    results = [{"rank": at, "score": score, "document": {"id": id_}} for at, (id_, score) in enumerate(hits, start=1)]
    return json.dumps({"results": results, "next_cursor": cursor}).encode()


def test_a_service_is_asked_as_the_contract_says(service: Service) -> None:
    service.reply = lambda _body: (200, page([("b", 0.9), ("a", 0.8), ("b", 0.7)]))
    found = [search(f"{service.url}/", "phòng cháy", 10, mode="hybrid")]
    assert service.asked == [{"path": "/v1/search", "query": "phòng cháy", "mode": "hybrid", "top_k": 100}]
    assert [id_ for id_, _ in found[0]] == ["b", "a"]
    assert [score for _, score in found[0]] == pytest.approx([0.9, 0.8])


def test_pages_are_followed_until_there_are_enough_documents(service: Service) -> None:
    pages = {None: page([("a", 0.9)], "2"), "2": page([("a", 0.8), ("b", 0.8)], "3"), "3": page([("c", 0.1)], "4")}
    service.reply = lambda body: (200, pages[body.get("cursor")])
    found = search(service.url, "câu", 2)
    assert [id_ for id_, _ in found] == ["a", "b"]
    assert len(service.asked) == 2


def test_pages_that_never_end_are_left(service: Service) -> None:
    service.reply = lambda _body: (200, page([("a", 0.9)], "again"))
    assert [id_ for id_, _ in search(service.url, "câu", 2)] == ["a"]
    assert len(service.asked) == 16


def test_the_order_of_the_service_stands_even_among_ties(service: Service) -> None:
    service.reply = lambda _body: (200, page([("b", 0.5), ("a", 0.5), ("c", 0.7)]))
    found = search(service.url, "câu", 10)
    assert [id_ for id_, _ in ranked(dict(found))] == ["b", "a", "c"]


def test_no_proxy_stands_between(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    service.reply = lambda _body: (200, page([("a", 0.9)]))
    assert search(service.url, "câu", 1)[0][0] == "a"


@pytest.mark.parametrize("query", [" ", "", "?!"])
def test_a_query_without_a_word_is_not_sent(service: Service, query: str) -> None:
    assert search(service.url, query, 10) == []
    assert service.asked == []


def test_a_service_is_measured_without_latency(service: Service) -> None:
    service.reply = lambda body: (200, page([("d1", 1.0)] if body["query"] == "câu q1" else []))
    judged = dataset({"q1": {"d1": 1}, "q2": {"d1": 1}})
    (outcome,) = evaluate(judged, service_systems(judged, service.url))
    assert outcome.measured.means == [0.5] * 4
    assert {asked["mode"] for asked in service.asked} == {"auto"}
    assert (outcome.latency, outcome.searched) == (None, service.url)
    assert outcome.trusted == {"q1": ((None, True),), "q2": ()}


def test_confidence_comes_with_the_hits(service: Service) -> None:
    hits = [{"score": 1, "confidence": 0.8, "document": {"id": id_}} for id_ in ("d1", "d2")]
    service.reply = lambda _body: (200, json.dumps({"results": hits}).encode())
    judged = dataset({"q1": {"d1": 1}})
    assert evaluate(judged, service_systems(judged, service.url))[0].trusted == {"q1": ((0.8, True), (0.8, False))}


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        ((500, b"<h1>oops</h1>"), "HTTP 500$"),
        ((422, b'{"title": "Unprocessable", "detail": "mode\\nis unknown"}'), r"HTTP 422 \(mode is unknown\)$"),
        ((404, b"[]"), "HTTP 404$"),
        ((200, b"<html>"), "no JSON"),
        ((200, b"\xff\xfe"), "no JSON"),
        ((200, b"[]"), "isn't the contract's search result"),
        ((200, b'{"results": 3}'), "isn't the contract's"),
        ((200, b'{"results": [{"score": 1}]}'), "isn't the contract's"),
        ((200, b'{"results": [{"score": null, "document": {"id": "a"}}]}'), "isn't the contract's"),
        ((200, b'{"results": [{"score": NaN, "document": {"id": "a"}}]}'), "isn't the contract's"),
        ((200, b'{"results": [{"score": 1, "document": {"id": 5}}]}'), "isn't the contract's"),
        ((200, b'{"results": [{"score": 1, "confidence": 7, "document": {"id": "a"}}]}'), "isn't the contract's"),
        ((200, b'{"results": [{"score": 1, "spans": [3], "document": {"id": "a"}}]}'), "isn't the contract's"),
    ],
)
def test_a_misbehaving_service_is_one_clear_line(service: Service, reply: tuple[int, bytes], said: str) -> None:
    service.reply = lambda _body: reply
    with pytest.raises(UnreachableError, match=said) as raised:
        search(service.url, "câu", 10)
    assert "\n" not in str(raised.value)
    assert service.url in str(raised.value)


def test_a_service_that_hangs_up_or_is_slow_is_one_clear_line(service: Service) -> None:
    def slow(_body: dict[str, Any]) -> tuple[int, bytes]:
        time.sleep(0.3)
        return 200, page([])

    service.reply = slow
    with pytest.raises(UnreachableError, match=r"no answer within 0\.05 s"):
        list(ServiceClient(service.url, timeout_s=0.05).pages("dense", "câu"))


def test_a_refused_connection_is_one_clear_line() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(UnreachableError, match=r"can't be reached .*is the service up"):
        search(f"http://127.0.0.1:{port}", "câu", 10)


def test_a_connection_closed_without_an_answer_is_one_clear_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def hang_up() -> None:
            connection, _ = listening.accept()
            with connection:
                connection.recv(1 << 16)

        thread = threading.Thread(target=hang_up)
        thread.start()
        with pytest.raises(UnreachableError, match="can't be reached"):
            search(f"http://127.0.0.1:{listening.getsockname()[1]}", "câu", 10)
        thread.join()


@pytest.mark.parametrize("url", ["127.0.0.1:8000", "file:///etc", "localhost", ""])
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(EvalError, match="expected an address like"):
        ServiceClient(url)


def test_a_port_that_is_no_number_is_one_clear_line() -> None:
    with pytest.raises(UnreachableError, match="can't be reached"):
        search("http://127.0.0.1:abc", "câu", 10)


def test_a_document_that_is_no_document_is_one_clear_line(service: Service) -> None:
    service.reply = lambda _body: (200, b'{"text": "x"}')
    with pytest.raises(UnreachableError, match="isn't the contract's document"):
        ServiceClient(service.url).directive("kl-1")
    service.reply = lambda _body: (404, b"{}")
    assert ServiceClient(service.url).directive("kl 1/ä") is None
    assert service.asked[-1]["path"] == "/v1/documents/kl%201%2F%C3%A4"


def test_places_measured_over_http_are_those_measured_in_process(
    sample_index: Path, encoder: SentenceEncoder, engine: Engine
) -> None:
    judged = load_dataset(SAMPLES).part([f"s{at:03}" for at in range(1, 13)])
    app = create_app(LiveEngine(sample_index, lambda: open_engine(sample_index, Settings(), encoder)))
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            time.sleep(0.02)
        port = server.servers[0].sockets[0].getsockname()[1]
        (over_http,) = evaluate(judged, service_systems(judged, f"http://127.0.0.1:{port}", ["lexical"]))
    finally:
        server.should_exit = True
        thread.join()
    (in_process,) = evaluate(judged, index_systems(judged, engine, ["lexical"]))
    assert over_http.run == in_process.run
    assert over_http.trusted == in_process.trusted
    assert over_http.measured.means == in_process.measured.means
