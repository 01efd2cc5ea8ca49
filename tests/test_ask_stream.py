"""Answers as server-sent events: sentences as they are proved, then the answer."""

import json
from collections.abc import Iterator

import pytest
from fastapi import FastAPI, Request, Response
from fastapi.testclient import TestClient
from misbehaving_server import Server, line, streams
from pydantic import BaseModel

from service.answer import Answer
from service.engine import Engine
from service.errors import BadRequestError
from service.generation.answering import Answering
from service.generation.endpoint import Endpoint
from service.generation.http_chat import HttpChat
from service.generation.writer import ProvingWriter
from service.http import errors
from service.http.ask_stream import event_response, stream, wants_events
from service.http.trace import Traced

QUESTION = "mức bồi dưỡng tổ trưởng tổ công nghệ số"


@pytest.fixture
def writer(engine: Engine) -> Iterator[ProvingWriter]:
    """A generator that says a passage again, word for word."""
    passages = [hit.passage.text for hit in engine.ask(QUESTION).supporting if len(hit.passage.text) < 500]
    with Server(streams(line(passages[0], 1, passages[0]))) as server:
        yield ProvingWriter(HttpChat(Endpoint(f"{server.url}/chat/completions", "small", 5)))


class _Told(BaseModel):
    text: str | None
    notes: tuple[str, ...] = ()


def _client(engine: Engine, answering: Answering, *, breaks: bool = False) -> TestClient:
    """An application with one route, put together as that of the service is."""
    app = FastAPI()
    app.add_middleware(Traced)
    errors.install(app)

    def answer_out(answer: Answer) -> BaseModel:
        if breaks:
            raise RuntimeError("/secret/path")
        return _Told(text=answer.text, notes=answer.notes)

    @app.get("/ask")
    def ask(q: str, request: Request) -> Response:
        if not wants_events(request):
            return Response(answer_out(answering.answer(engine, q)).model_dump_json(), media_type="application/json")
        events = stream(answering, engine, q)
        return event_response(events, lambda sentence: _Told(text=sentence.text), answer_out, request.state.trace_id)

    return TestClient(app, raise_server_exceptions=False)


def _events(body: str) -> list[tuple[str, dict[str, object]]]:
    blocks = [block.split("\n") for block in body.strip().split("\n\n")]
    return [(name.removeprefix("event: "), json.loads(data.removeprefix("data: "))) for name, data in blocks]


def test_events_go_out_as_sentences_and_then_the_answer(writer: ProvingWriter, engine: Engine) -> None:
    client = _client(engine, Answering(writer))
    response = client.get("/ask", params={"q": QUESTION}, headers={"Accept": "text/event-stream"})
    assert response.headers["content-type"].startswith("text/event-stream")
    assert response.headers["cache-control"] == "no-store"
    (first, sentence), (last, answer) = _events(response.text)
    assert (first, last) == ("sentence", "answer")
    assert sentence["text"] == answer["text"]
    for accepted in ("application/json", "*/*"):
        response = client.get("/ask", params={"q": QUESTION}, headers={"Accept": accepted})
        assert response.json()["text"] == answer["text"]


def test_without_a_generator_the_stream_is_the_answer_alone(engine: Engine) -> None:
    client = _client(engine, Answering())
    response = client.get("/ask", params={"q": QUESTION}, headers={"Accept": "text/event-stream"})
    assert [name for name, _ in _events(response.text)] == ["answer"]


def test_a_question_that_cannot_be_asked_has_a_true_status_in_a_stream_too(engine: Engine) -> None:
    with pytest.raises(BadRequestError):
        stream(Answering(), engine, "?!")
    response = _client(engine, Answering()).get("/ask", params={"q": "?!"}, headers={"Accept": "text/event-stream"})
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"


def test_a_failure_in_the_middle_of_a_stream_is_told_without_internals(engine: Engine) -> None:
    client = _client(engine, Answering(), breaks=True)
    response = client.get("/ask", params={"q": QUESTION}, headers={"Accept": "text/event-stream"})
    ((name, told),) = _events(response.text)
    assert (name, told["code"]) == ("error", "internal")
    assert told["trace_id"] == response.headers["X-Trace-Id"]
    assert "secret" not in response.text
