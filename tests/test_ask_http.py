"""POST /v1/ask through the real application on an index of the samples."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from indexer.sentence_encoder import SentenceEncoder
from service.answer import Answer
from service.assemble import open_engine
from service.generation.answering import Answering
from service.generation.events import Event, Sentence
from service.http.app import create_app
from service.http.live import LiveEngine
from service.settings import Settings

QUESTION = "Kế hoạch vốn đầu tư công năm 2024 của thị xã là bao nhiêu?"
SHAPE = {
    "answered", "answer", "confidence", "reason", "quotes", "kind", "differ", "nearest", "written", "notes",
    "index_version", "took_ms", "trace_id",
}  # fmt: skip


class Repeats:
    """Writes the first quote again."""

    def write(self, extracted: Answer) -> Iterator[Event]:
        """One sentence and the answer."""
        yield Sentence("Là 412,6 tỷ đồng.", extracted.quotes[0])
        yield replace(extracted, text="Là 412,6 tỷ đồng.", written=True)


def _application(index: Path, encoder: SentenceEncoder, answering: Answering | None = None) -> FastAPI:
    return create_app(LiveEngine(index, lambda: open_engine(index, Settings(), encoder)), answering=answering)


@pytest.fixture(scope="module")
def client(sample_index: Path, encoder: SentenceEncoder) -> Iterator[TestClient]:
    with TestClient(_application(sample_index, encoder), raise_server_exceptions=False) as opened:
        yield opened


@pytest.fixture(scope="module")
def writing(sample_index: Path, encoder: SentenceEncoder) -> Iterator[TestClient]:
    """The service with a generator."""
    with TestClient(_application(sample_index, encoder, Answering(Repeats()))) as opened:
        yield opened


def _ask(client: TestClient, question: str = QUESTION, **body: Any) -> dict[str, Any]:
    response = client.post("/v1/ask", json={"question": question, **body})
    assert response.status_code == 200, response.text
    told: dict[str, Any] = response.json()
    assert set(told) == SHAPE
    return told


def test_an_answer_has_the_shape_of_the_contract(client: TestClient) -> None:
    told = _ask(client)
    assert told["answered"] is True
    assert "412,6 tỷ đồng" in told["answer"]
    assert 0 <= told["confidence"] <= 1
    assert (told["reason"], told["nearest"], told["written"]) == (None, [], False)
    assert set(told["quotes"][0]) == {
        "passage_id", "document", "section", "spans", "text", "citation", "cite", "url", "value", "value_spans", "page",
    }  # fmt: skip


def test_every_quote_equals_the_slices_of_the_stored_text(client: TestClient) -> None:
    for question in (QUESTION, "Ai ký Kết luận 162-KL/TU của Thị ủy?", "Đường ven sông Khê đi qua những phường nào?"):
        for quote in _ask(client, question)["quotes"]:
            stored = client.get(f"/v1/documents/{quote['document']['id']}").json()["text"]
            assert quote["text"] == " ".join(stored[start:end] for start, end in quote["spans"])
            value = " ".join(stored[start:end] for start, end in quote["value_spans"])
            assert quote["value"] is None or value == quote["value"]


def test_a_quote_links_to_its_section(client: TestClient) -> None:
    quote = _ask(client)["quotes"][0]
    page, _, _ = quote["url"].partition("#")
    assert f'id="{"/".join(quote["section"]["path"])}"' in client.get(page).text
    assert quote["document"]["number"] in quote["citation"]


def test_nothing_that_the_filters_leave_out_is_quoted(client: TestClient) -> None:
    for kind in ("Kết luận", "Công văn", "Kế hoạch"):
        told = _ask(client, filters={"kind": kind})
        shown = [*told["quotes"], *told["nearest"]]
        assert {one["document"]["kind"] for one in shown} == {kind}


def test_where_nothing_is_left_to_answer_the_reason_is_said(client: TestClient) -> None:
    told = _ask(client, filters={"document_id": "nowhere"})
    assert (told["answered"], told["answer"], told["reason"]) == (False, None, "no_match")
    assert (told["quotes"], told["nearest"]) == ([], [])


def test_the_nearest_passages_come_with_an_abstention(client: TestClient) -> None:
    told = _ask(client, "Điều 9 Nghị quyết 14/2023/NQ-HĐND quy định gì?")
    assert told["answered"] is False
    assert 1 <= len(told["nearest"]) <= 3
    assert [hit["rank"] for hit in told["nearest"]] == [1, 2, 3][: len(told["nearest"])]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"question": ""},
        {"question": "x" * 2_001},
        {"question": "???"},
        {"question": 5},
        {"question": "đất", "top_k": 3},
        {"question": "đất", "filters": {"color": "red"}},
        {"question": "đất", "filters": {"issued_from": "2024-02-01", "issued_to": "2024-01-01"}},
        {"query": "đất"},
        [],
    ],
)
@pytest.mark.parametrize("accept", ["application/json", "text/event-stream"])
def test_what_can_t_be_asked_is_refused_as_a_problem(client: TestClient, body: object, accept: str) -> None:
    response = client.post("/v1/ask", json=body, headers={"accept": accept})
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["trace_id"] == response.headers["x-trace-id"]


def test_asking_needs_a_post(client: TestClient) -> None:
    assert client.get("/v1/ask").status_code == 405


def test_a_written_answer_says_so(writing: TestClient) -> None:
    told = _ask(writing)
    assert (told["written"], told["answer"]) == (True, "Là 412,6 tỷ đồng.")


def test_events_end_with_the_whole_answer(client: TestClient) -> None:
    events = _events(client)
    assert [name for name, _ in events] == ["answer"]
    assert set(events[-1][1]) == SHAPE


def test_sentences_come_before_the_answer_that_is_written(writing: TestClient) -> None:
    (first, sentence), (last, told) = _events(writing)
    assert (first, last) == ("sentence", "answer")
    assert sentence["text"] == told["answer"] == "Là 412,6 tỷ đồng."
    assert sentence["quote"] == told["quotes"][0]


def _events(client: TestClient) -> list[tuple[str, dict[str, Any]]]:
    response = client.post("/v1/ask", json={"question": QUESTION}, headers={"accept": "text/event-stream"})
    assert response.headers["content-type"].startswith("text/event-stream")
    blocks = [block.split("\n", 1) for block in response.text.strip().split("\n\n")]
    return [(name.removeprefix("event: "), json.loads(data.removeprefix("data: "))) for name, data in blocks]


def test_the_openapi_document_describes_the_answer(client: TestClient) -> None:
    document = client.get("/openapi.json").json()
    answer = document["paths"]["/v1/ask"]["post"]["responses"]["200"]["content"]
    assert {"application/json", "text/event-stream"} <= set(answer)
    described = document["components"]["schemas"]["AskOut"]["properties"]
    assert set(described) == SHAPE
    assert document["components"]["schemas"]["AskIn"]["additionalProperties"] is False
