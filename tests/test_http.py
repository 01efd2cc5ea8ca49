"""The service over HTTP, through the real application on an index of the samples."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from corpus.issuers import load_issuers
from indexer.build import build
from indexer.sentence_encoder import SentenceEncoder
from service.assemble import open_engine
from service.http.app import create_app
from service.http.live import LiveEngine
from service.opener import EngineOpener
from service.settings import Settings


@pytest.fixture(scope="module")
def client(sample_index: Path, encoder: SentenceEncoder) -> Iterator[TestClient]:
    app = create_app(LiveEngine(sample_index, lambda: open_engine(sample_index, Settings(), encoder)))
    with TestClient(app, raise_server_exceptions=False) as opened:
        yield opened


def _search(client: TestClient, **body: Any) -> dict[str, Any]:
    response = client.post("/v1/search", json=body)
    assert response.status_code == 200, response.text
    found: dict[str, Any] = response.json()
    return found


def test_a_search_answers_in_the_shape_of_the_contract(client: TestClient) -> None:
    found = _search(client, query="giải phóng mặt bằng", top_k=3, facets=True)
    assert set(found) == {
        "results", "relevant", "total", "next_cursor", "facets", "query", "evidence", "index_version", "took_ms",
        "trace_id",
    }  # fmt: skip
    hit = found["results"][0]
    assert set(hit) == {
        "rank", "score", "confidence", "scores", "passage_id", "document", "section", "text", "spans", "highlights",
        "citation", "cite", "url", "similar", "page", "warnings", "factors",
    }  # fmt: skip
    assert set(hit["document"]) == {
        "id", "kind", "number", "title", "issuer", "place", "issued_on", "event_on", "source", "status",
    }  # fmt: skip
    assert set(hit["section"]) == {"path", "label", "heading", "reference"}
    assert set(hit["document"]["status"]) == {
        "value", "evidence", "short", "since", "by", "section", "spans", "further",
    }  # fmt: skip
    assert set(hit["scores"]) == {"dense", "lexical", "ranker"}


def test_get_and_post_find_the_same(client: TestClient) -> None:
    posted = _search(client, query="hộ nghèo", top_k=5, filters={"kind": "Kết luận"})
    got = client.get("/v1/search", params={"q": "hộ nghèo", "top_k": 5, "kind": "Kết luận"}).json()
    assert [hit["passage_id"] for hit in got["results"]] == [hit["passage_id"] for hit in posted["results"]]


def test_cursors_walk_through_all_results_without_repeating_any(client: TestClient) -> None:
    seen: list[str] = []
    cursor = None
    for _ in range(100):
        found = _search(client, query="giải ngân", mode="lexical", top_k=7, cursor=cursor)
        seen += [hit["passage_id"] for hit in found["results"]]
        cursor = found["next_cursor"]
        if cursor is None:
            break
    assert len(seen) == len(set(seen)) == found["total"]["value"]
    assert found["total"]["relation"] == "eq"


def test_a_cursor_of_another_query_is_refused(client: TestClient) -> None:
    cursor = _search(client, query="giải ngân", top_k=1)["next_cursor"]
    response = client.post("/v1/search", json={"query": "đất đai", "cursor": cursor})
    assert response.status_code == 422
    assert client.post("/v1/search", json={"query": "đất đai", "cursor": "%%%"}).status_code == 422


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"query": ""},
        {"query": "x" * 2_001},
        {"query": "đất", "top_k": 0},
        {"query": "đất", "top_k": 101},
        {"query": "đất", "top_k": "many"},
        {"query": "đất", "mode": "magic"},
        {"query": "đất", "unknown": 1},
        {"query": "đất", "filters": {"color": "red"}},
        {"query": "đất", "filters": {"issued_from": "2024-13-01"}},
        {"query": "đất", "filters": {"issued_from": "2024-02-01", "issued_to": "2024-01-01"}},
        {"query": "???"},
        {"query": 5},
        [],
    ],
)
def test_what_is_out_of_range_or_unknown_is_refused_as_a_problem(client: TestClient, body: object) -> None:
    response = client.post("/v1/search", json=body)
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert {"type", "title", "status", "detail", "code", "trace_id"} <= set(problem)
    assert problem["trace_id"] == response.headers["x-trace-id"]


def test_unknown_and_out_of_range_parameters_of_a_get_are_refused_too(client: TestClient) -> None:
    for query in ("q=đất&top_k=999", "q=đất&colour=red", "top_k=3", "q=", "q=đất&mode=magic"):
        response = client.get(f"/v1/search?{query}")
        assert response.status_code == 422, query
        assert response.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/v1/documents/nothing", 404),
        ("GET", "/v1/documents/tu-2024-ct-27/sections/IX", 404),
        ("GET", "/v1/nothing", 404),
        ("DELETE", "/v1/search", 405),
    ],
)
def test_what_isn_t_there_is_a_problem_with_its_true_status(
    client: TestClient, method: str, path: str, status: int
) -> None:
    response = client.request(method, path)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"


def test_broken_json_is_a_problem(client: TestClient) -> None:
    response = client.post("/v1/search", content=b"{", headers={"content-type": "application/json"})
    assert response.status_code == 422


def test_documents_are_listed_page_by_page(client: TestClient) -> None:
    first = client.get("/v1/documents", params={"top_k": 20}).json()
    second = client.get("/v1/documents", params={"top_k": 20, "cursor": first["next_cursor"]}).json()
    ids = [document["id"] for document in first["documents"] + second["documents"]]
    assert ids == sorted(ids)
    assert len(ids) == len(set(ids)) == first["total"] == 30
    assert second["next_cursor"] is None
    letters = client.get("/v1/documents", params={"kind": "Công văn"}).json()
    assert {document["kind"] for document in letters["documents"]} == {"Công văn"}


def test_a_document_has_outline_text_and_citations(client: TestClient) -> None:
    document = client.get("/v1/documents/tu-2024-ct-27").json()
    assert document["document"]["number"] == "27-CT/TU"
    assert document["document"]["text_length"] == len(document["text"])
    for section in document["sections"]:
        assert all(document["text"][start:end] for start, end in section["spans"])
    assert "12-CT/TU" in [citation["number"] for citation in document["citations"]]


def test_every_section_can_be_read_by_its_path(client: TestClient) -> None:
    document = client.get("/v1/documents/ub-2023-nq-14").json()
    for section in document["sections"]:
        path = quote("/".join(section["path"]))
        response = client.get(f"/v1/documents/ub-2023-nq-14/sections/{path}")
        assert response.status_code == 200, path
        assert response.json()["section"]["path"] == section["path"]


def test_a_section_comes_with_all_that_lies_below_it(client: TestClient) -> None:
    section = client.get(f"/v1/documents/ub-2023-nq-14/sections/{quote('Điều 3')}").json()
    assert "3.000.000 đồng" in section["text"]
    assert section["section"]["reference"] == "Điều 3"
    assert [child["path"][-1] for child in section["children"]][:2] == ["1", "2"]


def test_hits_link_to_a_page_that_has_their_section_as_an_anchor(client: TestClient) -> None:
    for hit in _search(client, query="tiến độ giải phóng mặt bằng", top_k=5)["results"]:
        page, _, fragment = hit["url"].partition("#")
        assert fragment == quote("/".join(hit["section"]["path"]), safe="")
        assert f'id="{"/".join(hit["section"]["path"])}"' in client.get(page).text


def test_health_and_readiness(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    ready = client.get("/readyz").json()
    assert ready["counts"]["directives"] == 30
    assert ready["index_version"] == "000001"


def test_the_openapi_document_names_every_route(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    assert {"/v1/search", "/v1/documents", "/healthz", "/readyz"} <= set(paths)


def test_pages_load_nothing_from_elsewhere_and_escape_what_is_typed(client: TestClient) -> None:
    page = client.get("/", params={"q": "<script>alert(1)</script> mặt bằng"})
    assert page.status_code == 200
    assert "<script>alert" not in page.text
    assert "http://" not in page.text.replace("http://www.w3.org", "")
    assert "https://" not in page.text
    assert "default-src 'self'" in page.headers["content-security-policy"]
    assert client.get("/static/tienle.css").status_code == 200


@pytest.mark.parametrize("query", ["q=???", "q=đất&issued_from=soon", "q=đất&mode=magic"])
def test_a_page_says_what_is_wrong_in_vietnamese(client: TestClient, query: str) -> None:
    page = client.get(f"/?{query}")
    assert page.status_code == 422
    assert 'role="alert"' in page.text


def test_a_newly_published_generation_is_served_without_a_restart(tmp_path: Path, encoder: SentenceEncoder) -> None:
    source = tmp_path / "a.txt"
    source.write_text("I. NHIỆM VỤ\n\n1. Tập trung giải phóng mặt bằng.", encoding="utf-8")
    build([source], tmp_path / "index", encoder)
    app = create_app(LiveEngine(tmp_path / "index", EngineOpener(tmp_path / "index", Settings())))
    with TestClient(app) as client:
        assert client.get("/readyz").json()["index_version"] == "000001"
        source.write_text("I. NHIỆM VỤ\n\n1. Đẩy mạnh chuyển đổi số.", encoding="utf-8")
        build([source], tmp_path / "index", encoder)
        assert client.get("/readyz").json()["index_version"] == "000002"
        (hit,) = client.get("/v1/search", params={"q": "chuyển đổi số", "mode": "lexical"}).json()["results"]
        assert hit["text"] == "1. Đẩy mạnh chuyển đổi số."


def test_a_generation_that_can_t_be_opened_leaves_the_old_one_in_place(
    tmp_path: Path, encoder: SentenceEncoder
) -> None:
    source = tmp_path / "a.txt"
    source.write_text("1. Tập trung giải phóng mặt bằng.", encoding="utf-8")
    build([source], tmp_path / "index", encoder)
    app = create_app(LiveEngine(tmp_path / "index", EngineOpener(tmp_path / "index", Settings())))
    with TestClient(app) as client:
        time.sleep(0.01)  # so that the file's time differs on coarse clocks
        (tmp_path / "index" / "CURRENT").write_text("999999\n", encoding="utf-8")
        assert client.get("/readyz").json()["index_version"] == "000001"


def test_a_table_of_ones_own_says_what_became_of_an_issuer(
    sample_index: Path, encoder: SentenceEncoder, tmp_path: Path
) -> None:
    table = tmp_path / "issuers.tsv"
    row = "Ủy ban nhân dân thị xã Phú Khê\thuyện\tstate\t2011-01-01\t2025-06-30\tỦy ban nhân dân phường Bến Mới"
    table.write_text(f"name\tlevel\tsystem\tvalid_from\tvalid_to\tsuccessor\n{row}\n", encoding="utf-8")
    live = LiveEngine(sample_index, lambda: open_engine(sample_index, Settings(), encoder))
    with TestClient(create_app(live, load_issuers(str(table)))) as client:
        document = client.get("/v1/documents/ub-2022-cv-845").json()["document"]
        page = client.get("/documents/ub-2022-cv-845").text
    assert (document["issuer_valid_to"], document["successor"]) == ("2025-06-30", "Ủy ban nhân dân phường Bến Mới")
    assert "nay là Ủy ban nhân dân phường Bến Mới" in page


def test_a_document_says_which_of_the_directives_it_names_are_held(client: TestClient) -> None:
    read = client.get("/v1/documents/ub-2022-kh-112").json()
    held = {one["number"]: state for one, state in zip(read["citations"], read["held"], strict=True)}
    assert held["07-NQ/TU"] == {"status": "found", "documents": ["tu-2021-nq-07"]}
    page = client.get("/documents/ub-2022-kh-112").text
    assert 'href="/documents/tu-2021-nq-07' in page
