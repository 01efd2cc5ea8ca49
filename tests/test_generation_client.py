"""The client of the generator against a real server that misbehaves: every failure is told, and none takes long."""

import logging
import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from misbehaving_server import (
    Behaviour,
    Handler,
    Server,
    answers_at_once,
    dies_midway,
    drips,
    drips_its_head,
    event,
    events,
    floods,
    greets_as_mail,
    is_silent,
    sends,
    streams,
)

from service.assemble import make_answering
from service.generation.endpoint import Endpoint, endpoint_of
from service.generation.errors import GarbledError, GeneratorError, RefusedError, SilentError
from service.generation.http_chat import HttpChat
from service.settings import Settings, SettingsError

ASKED = [{"role": "user", "content": "Ai ký?"}]
KEY = "sk-very-secret-0123"


@pytest.fixture
def server() -> Iterator[Server]:
    with Server(streams("xin chào")) as server:
        yield server


def _chat(server: Server, timeout_s: float = 5) -> HttpChat:
    return HttpChat(Endpoint(f"{server.url}/chat/completions", "small", timeout_s, KEY))


def test_a_streamed_reply_comes_in_pieces(server: Server) -> None:
    assert list(filter(None, _chat(server).reply(ASKED))) == ["xin chà", "o"]


def test_a_reply_comes_piece_by_piece_while_the_rest_is_still_written(server: Server) -> None:
    def slowly(handler: Handler) -> None:
        handler.head()
        handler.wfile.write(event("một"))
        handler.server.ended.wait(10)

    server.behaviour = slowly
    reply = _chat(server).reply(ASKED)
    assert next(reply) == "một"
    reply.close()


def test_a_server_that_ignores_streaming_is_read_too(server: Server) -> None:
    server.behaviour = answers_at_once("xin chào")
    assert "".join(_chat(server).reply(ASKED)) == "xin chào"


def test_the_request_is_what_every_such_endpoint_takes(server: Server) -> None:
    list(_chat(server).reply(ASKED))
    (asked,) = server.asked
    assert asked.path == "/v1/chat/completions"
    assert asked.headers["Authorization"] == f"Bearer {KEY}"
    assert asked.headers["Accept-Encoding"] == "identity"
    assert asked.body == {"model": "small", "messages": ASKED, "stream": True, "temperature": 0, "max_tokens": 1000}


def test_without_a_key_none_is_sent(server: Server) -> None:
    list(HttpChat(Endpoint(f"{server.url}/chat/completions", "small", 5)).reply(ASKED))
    assert "Authorization" not in server.asked[0].headers


HTML = b"<!doctype html><title>Captive portal</title>"
BAD: dict[str, tuple[Behaviour, type[GeneratorError]]] = {
    "400": (sends(b"{}", "application/json", 400), RefusedError),
    "401": (sends(b"{}", "application/json", 401), RefusedError),
    "404": (sends(HTML, "text/html", 404), RefusedError),
    "500": (sends(b"", "application/json", 500), RefusedError),
    "503": (sends(b"", "application/json", 503), RefusedError),
    "204": (sends(b"", status=204), RefusedError),
    "a web page": (sends(HTML, "text/html"), GarbledError),
    "a web page that calls itself JSON": (sends(HTML, "application/json"), GarbledError),
    "events that call themselves JSON": (sends(b"".join(events("a")), "application/json"), GarbledError),
    "JSON that calls itself text": (sends(b'{"choices": []}', "text/plain"), GarbledError),
    "nothing": (sends(b"", "application/json"), GarbledError),
    "an empty stream": (sends(b""), GarbledError),
    "a list": (sends(b"[]", "application/json"), GarbledError),
    "no choices": (sends(b'{"id": 1}', "application/json"), GarbledError),
    "an error in a stream": (sends(b'data: {"error": {"message": "out of memory"}}\n\n'), GarbledError),
    "half JSON": (sends(b'{"choices": [{"message": {"con', "application/json"), GarbledError),
    "half JSON in a stream": (sends(b'data: {"choices": [{"del\n\n'), GarbledError),
    "JSON nested without end": (sends(b"[" * 300_000, "application/json"), GarbledError),
    "bytes that aren't UTF-8": (sends(b"data: \xff\xfe\n\n"), GarbledError),
    "JSON that isn't UTF-8": (sends(b'{"choices": "\xc3("}', "application/json"), GarbledError),
    "a compressed body": (sends(b"\x1f\x8b", Content_Encoding="gzip"), GarbledError),
    "a stream without its end": (sends(event("a") * 3), GarbledError),
    "a line without end": (sends(b"data: " + b"a" * 200_000), GarbledError),
    "a hundred megabytes": (floods, GarbledError),
    "a reply too long": (streams("a" * 30_000, 1000), GarbledError),
    "a body too long": (sends(b" " * 1_000_001, "application/json"), GarbledError),
    "a connection that dies midway": (dies_midway("xin chào"), SilentError),
    "no HTTP at all": (greets_as_mail, SilentError),
    "a connection closed at once": (lambda _: None, SilentError),
}


@pytest.mark.parametrize("behaviour", BAD)
def test_what_is_no_reply_is_told_at_once(behaviour: str, server: Server) -> None:
    server.behaviour, error = BAD[behaviour]
    started = time.monotonic()
    with pytest.raises(error):
        list(_chat(server).reply(ASKED))
    assert time.monotonic() - started < 6


SLOW: dict[str, Behaviour] = {
    "is silent": is_silent,
    "drips its head": drips_its_head,
    "drips bytes": drips(b":", 0.05),
    "drips comments": drips(b": ping\n\n", 0.05),
    "drips empty deltas": drips(event(""), 0.05),
    "never ends": drips(event("a"), 0.05),
    "says a word and falls silent": drips(event("a"), 0.45),
}


@pytest.mark.parametrize("behaviour", SLOW)
def test_a_server_that_is_slow_is_left_in_time(behaviour: str, server: Server) -> None:
    server.behaviour = SLOW[behaviour]
    started = time.monotonic()
    with pytest.raises(SilentError):
        list(_chat(server, timeout_s=0.6).reply(ASKED))
    assert time.monotonic() - started < 0.6 + 5


def test_a_port_on_which_nobody_listens_is_told_at_once() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        chat = HttpChat(Endpoint(f"http://127.0.0.1:{taken.getsockname()[1]}/v1/chat/completions", "small", 5, KEY))
        with pytest.raises(SilentError, match="no connection"):
            list(chat.reply(ASKED))


def test_a_server_that_speaks_no_tls_is_told_at_once(server: Server) -> None:
    with pytest.raises(SilentError):
        list(HttpChat(Endpoint(server.url.replace("http", "https"), "small", 5, KEY)).reply(ASKED))


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_no_redirect_is_followed(status: int, server: Server) -> None:
    with Server(streams("từ nơi khác")) as elsewhere:
        server.behaviour = sends(b"", status=status, Location=f"{elsewhere.url}/chat/completions")
        with pytest.raises(RefusedError):
            list(_chat(server).reply(ASKED))
        assert elsewhere.asked == []


def test_no_proxy_of_the_environment_is_used(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    with Server(streams("từ nơi khác")) as elsewhere:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, elsewhere.url)
        assert "".join(_chat(server).reply(ASKED)) == "xin chào"
        assert elsewhere.asked == []


@pytest.mark.parametrize("behaviour", ["401", "a connection that dies midway", "half JSON"])
def test_the_key_is_told_nowhere(behaviour: str, server: Server, caplog: pytest.LogCaptureFixture) -> None:
    server.behaviour = BAD[behaviour][0]
    chat = _chat(server)
    with caplog.at_level(logging.DEBUG), pytest.raises(GeneratorError) as caught:
        list(chat.reply(ASKED))
    told = "".join([caplog.text, str(caught.value), repr(caught.value), repr(chat), repr(vars(chat))])
    assert KEY not in told


def _settings(tmp_path: Path, key: bytes | None = b"sk-1\n", **more: str) -> Settings:
    file = tmp_path / "key"
    if key is not None:
        file.write_bytes(key)
    given = {"generator_url": "http://10.0.0.5:8000/v1/", "generator_model": "small", "generator_key_file": str(file)}
    return Settings(**(given | more))  # type: ignore[arg-type]  # all of these are text


def test_the_settings_name_address_model_and_key(tmp_path: Path) -> None:
    endpoint = endpoint_of(_settings(tmp_path))
    assert endpoint == Endpoint("http://10.0.0.5:8000/v1/chat/completions", "small", 30, "sk-1")
    assert "sk-1" not in repr(endpoint)
    assert endpoint_of(Settings()) is None


@pytest.mark.parametrize(
    "key", [None, b"", b" \n", b"two words", b"two\nlines", "khóa".encode(), b"\xff\xfe", b"a\x00b"]
)
def test_a_key_that_cannot_be_read_is_refused_without_saying_what_stands_there(
    key: bytes | None, tmp_path: Path
) -> None:
    with pytest.raises(SettingsError, match="generator_key_file") as caught:
        endpoint_of(_settings(tmp_path, key))
    assert "two" not in str(caught.value)


@pytest.mark.parametrize(
    "url",
    ["10.0.0.5:8000", "ftp://host/v1", "http://", "http://host:99999/v1", "http://a..b/v1", "http://h/v1?key=1",
     "http://user:word@host/v1", "http://host/v 1", "http://máy/v1", "http://999.1.1.1/v1", "http://[::1/v1", ""],
)  # fmt: skip
def test_what_is_no_address_is_refused_at_start(url: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="generator_url") as caught:
        make_answering(_settings(tmp_path, generator_url=url))
    assert "word" not in str(caught.value)


def test_an_address_without_a_model_is_refused_at_start(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="generator_model"):
        endpoint_of(_settings(tmp_path, generator_model="none"))


def test_a_missing_httpx_is_named_with_the_extra_that_brings_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "service.generation.http_chat")
    monkeypatch.setitem(sys.modules, "httpx", None)
    with pytest.raises(SettingsError, match=r"tienle\[generate\]"):
        make_answering(_settings(tmp_path))
    make_answering(Settings())


def test_no_address_that_is_asked_is_logged(server: Server, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        list(_chat(server).reply(ASKED))
    assert not [record for record in caplog.records if record.name == "httpx"]
