"""Relations, gaps, timelines and comparisons over HTTP and on the command line."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from indexer.build import build
from indexer.sentence_encoder import SentenceEncoder
from service.assemble import open_engine
from service.http.app import create_app
from service.http.live import LiveEngine
from service.settings import Settings
from tienle import main


@pytest.fixture(scope="module")
def client(sample_index: Path, encoder: SentenceEncoder) -> Iterator[TestClient]:
    app = create_app(LiveEngine(sample_index, lambda: open_engine(sample_index, Settings(), encoder)))
    with TestClient(app, raise_server_exceptions=False) as opened:
        yield opened


def _get(client: TestClient, path: str, **parameters: object) -> dict[str, Any]:
    response = client.get(path, params={name: str(value) for name, value in parameters.items()})
    assert response.status_code == 200, response.text
    answer: dict[str, Any] = response.json()
    return answer


def test_a_document_tells_its_relations_with_their_proofs(client: TestClient) -> None:
    found = _get(client, "/v1/documents/thu-2024-kh-158/relations")
    assert set(found) == {"document", "outgoing", "incoming", "complete", "chains", "periodic", "index_version"}
    first = found["outgoing"][0]
    assert (first["relation"], first["cited"]["status"], first["via"]) == ("thay thế", "found", None)
    assert [document["id"] for document in first["cited"]["documents"]] == ["thu-2022-kh-54"]
    assert first["evidence"]["text"].startswith("Kế hoạch này thay thế Kế hoạch số 54-KH/TU ngày 30/4/2022")
    text = _get(client, "/v1/documents/thu-2024-kh-158")["text"]
    for edge in found["outgoing"]:
        for place in edge["mentions"]:
            sentence = place["evidence"]
            assert " ".join(text[start:end] for start, end in sentence["spans"]) == sentence["text"]
            assert edge["count"] >= len(edge["mentions"]) >= 1
    assert {edge["citing"]["id"] for edge in found["incoming"]} == {"thu-2024-kl-204", "ub-2024-tb-76"}
    assert found["complete"] is True


def test_chains_name_what_is_held_and_what_is_not(client: TestClient) -> None:
    (chain,) = _get(client, "/v1/documents/thu-2022-kh-54/relations")["chains"]
    assert chain["direction"] == "up"
    (first, second) = chain["links"]
    assert (first["lower"]["document"]["id"], first["upper"]["document"]["id"]) == ("thu-2022-kh-54", "tu-2022-ct-12")
    assert (second["lower"]["document"]["id"], second["upper"]["document"]) == ("tu-2022-ct-12", None)
    assert second["upper"]["citation"].startswith("Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XV")
    assert "Nghị quyết Đại hội" in second["evidence"]["text"]


def test_a_periodic_document_names_its_neighbours(client: TestClient) -> None:
    periodic = _get(client, "/v1/documents/thu-2023-kl-162/relations")["periodic"]
    assert (periodic["before"]["id"], periodic["after"]["id"]) == ("thu-2022-kl-96", "thu-2024-kl-204")
    assert _get(client, "/v1/documents/thu-2023-ct-19/relations")["periodic"] == {"before": None, "after": None}


def test_an_id_with_slashes_has_relations_and_one_that_ends_so_is_a_document(
    tmp_path: Path, encoder: SentenceEncoder
) -> None:
    folder = tmp_path / "docs" / "a"
    folder.mkdir(parents=True)
    (folder / "b.txt").write_text("1. Thực hiện Kết luận số 5-KL/TU ngày 01/02/2023 của Tỉnh ủy.", encoding="utf-8")
    (folder / "relations.txt").write_text("1. Giữ rừng.", encoding="utf-8")
    build([tmp_path / "docs"], tmp_path / "index", encoder)
    live = LiveEngine(tmp_path / "index", lambda: open_engine(tmp_path / "index", Settings(), encoder))
    with TestClient(create_app(live)) as client:
        ids = sorted(one["id"] for one in _get(client, "/v1/documents")["documents"])
        assert ids == ["a/b", "a/relations"]
        assert _get(client, "/v1/documents/a/b/relations")["outgoing"][0]["cited"]["number"] == "5-KL/TU"
        assert _get(client, "/v1/documents/a/relations")["text"] == "1. Giữ rừng."


def test_what_is_missing_is_listed_by_how_many_cite_it(client: TestClient) -> None:
    found = _get(client, "/v1/citations/missing", top_k=5)["missing"]
    assert [one["directives"] for one in found] == sorted((one["directives"] for one in found), reverse=True)
    assert len(found) == 5
    by_number = {one["number"]: one for one in found}
    assert (by_number["217-QĐ/TW"]["directives"], by_number["217-QĐ/TW"]["mentions"]) == (8, 8)
    assert "12-CT/TU" not in {one["number"] for one in _get(client, "/v1/citations/missing", top_k=100)["missing"]}
    narrowed = _get(client, "/v1/citations/missing", kind="Nghị quyết")["missing"]
    assert {id_ for one in narrowed for id_ in one["citing"]} == {"thu-2021-nq-05", "tu-2021-nq-07", "ub-2023-nq-14"}


def test_a_timeline_tells_when_and_by_which_date(client: TestClient) -> None:
    response = client.post("/v1/timeline", json={"query": "chuyển đổi số", "top_k": 6})
    assert response.status_code == 200, response.text
    found = response.json()
    assert set(found) == {"moments", "edges", "relevant", "index_version", "took_ms", "trace_id"}
    days = [moment["on"] for moment in found["moments"]]
    assert days == sorted(days)
    assert found["moments"][0]["document"]["id"] == "tu-2021-nq-07"
    assert {moment["dated_by"] for moment in found["moments"]} <= {"issued_on", "event_on"}


def test_two_documents_are_compared_section_by_section(client: TestClient) -> None:
    found = _get(client, "/v1/compare", before="thu-2022-kl-96", after="thu-2023-kl-162")
    for row in found["rows"]:
        sides = [row["before"], row["after"]]
        for at, name in enumerate(("before", "after")):
            pieces = [sides[at]["text"][slice(*change[name])] for change in row["changes"]] if sides[at] else []
            assert not row["changes"] or "".join(pieces) == sides[at]["text"]
        assert (row["changes"] == []) == (None in sides)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/v1/documents/nothing/relations", 404),
        ("/v1/compare?before=thu-2022-kl-96&after=nothing", 404),
        ("/v1/compare?before=thu-2022-kl-96", 422),
        ("/v1/compare?before=a&after=b&more=c", 422),
        ("/v1/citations/missing?top_k=0", 422),
        ("/v1/citations/missing?colour=red", 422),
    ],
)
def test_what_is_wrong_or_isn_t_there_is_a_problem(client: TestClient, path: str, status: int) -> None:
    response = client.get(path)
    assert (response.status_code, response.headers["content-type"]) == (status, "application/problem+json")


@pytest.mark.parametrize(
    "body", [{}, {"query": ""}, {"query": "đất", "top_k": 51}, {"query": "đất", "x": 1}, {"query": "?"}]
)
def test_a_timeline_out_of_range_is_refused(client: TestClient, body: object) -> None:
    assert client.post("/v1/timeline", json=body).status_code == 422


def test_the_commands_print_vietnamese_or_json(sample_index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    index = ["--index", str(sample_index)]
    assert main(["relations", "thu-2022-kh-54", *index]) == 0
    shown = capsys.readouterr().out
    assert "  [thực hiện] Chỉ thị số 12-CT/TU ngày 10/3/2022 của Ban Thường vụ Tỉnh ủy" in shown
    assert (
        "Chuỗi thực hiện:\n  Kế hoạch số 54-KH/TU → thực hiện → Chỉ thị số 12-CT/TU → thực hiện → Nghị quyết" in shown
    )
    assert main(["relations", "thu-2022-kh-54", "--json", *index]) == 0
    assert json.loads(capsys.readouterr().out)["document"]["id"] == "thu-2022-kh-54"
    assert main(["missing", "--top-k", "1", "--filter", "kind=Kết luận", *index]) == 0
    assert capsys.readouterr().out.count("\n") == 1
    assert main(["missing", "--json", *index]) == 0
    assert len(json.loads(capsys.readouterr().out)["missing"]) == 10
    assert main(["compare", "thu-2022-kl-96", "thu-2023-kl-162", *index]) == 0
    assert "I. TÌNH HÌNH 6 THÁNG ĐẦU NĂM [-2022-]{+2023+}" in capsys.readouterr().out
    assert main(["compare", "thu-2022-kl-96", "thu-2023-kl-162", "--json", *index]) == 0
    assert json.loads(capsys.readouterr().out)["rows"]


@pytest.mark.parametrize(
    ("arguments", "status"),
    [(["relations", "nothing"], 1), (["compare", "nothing", "else"], 1), (["missing", "--top-k", "0"], 2)],
)
def test_a_command_that_can_t_be_carried_out_says_so_in_one_line(
    arguments: list[str], status: int, sample_index: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*arguments, "--index", str(sample_index)]) == status
    assert capsys.readouterr().err.count("\n") == 1
