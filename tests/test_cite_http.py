"""Citations to paste over HTTP: with hits and quotes, and for any section."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from indexer.build import build
from indexer.encoder import Encoder
from service.assemble import open_engine
from service.http.app import create_app
from service.http.live import LiveEngine
from service.settings import Settings

DIRECTIVE = (
    "ỦY BAN NHÂN DÂN\nTHỊ XÃ PHÚ KHÊ\n\nSố: 7/KH-UBND\n\nPhú Khê, ngày 05 tháng 02 năm 2024\n\nKẾ HOẠCH\n"
    "TRỒNG CÂY NĂM 2024\n\n1. Các phường trồng cây năm 2024 và <giữ> cây.\n\n2. Các xã báo cáo trước tháng 9.\n"
)


@pytest.fixture(scope="module")
def client(sample_index: Path, encoder: Encoder) -> Iterator[TestClient]:
    app = create_app(LiveEngine(sample_index, lambda: open_engine(sample_index, Settings(), encoder)))
    with TestClient(app, raise_server_exceptions=False) as opened:
        yield opened


@pytest.fixture(scope="module")
def odd_client(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Iterator[TestClient]:
    """Over documents whose ids look like addresses of this service."""
    folder = tmp_path_factory.mktemp("odd")
    for name in ("a/kh", "a/kh/citation", "a/sections/b"):
        (folder / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "in" / f"{name}.txt").write_text(DIRECTIVE, encoding="utf-8")
    index = folder / "index"
    build([folder / "in"], index, encoder)
    app = create_app(LiveEngine(index, lambda: open_engine(index, Settings(), encoder)))
    with TestClient(app, raise_server_exceptions=False) as opened:
        yield opened


def _get(client: TestClient, address: str, **parameters: str) -> dict[str, Any]:
    response = client.get(address, params=parameters)
    assert response.status_code == 200, response.text
    got: dict[str, Any] = response.json()
    return got


def test_hits_and_quotes_bring_what_is_pasted(client: TestClient) -> None:
    hits = client.post("/v1/search", json={"query": "giải phóng mặt bằng", "top_k": 5}).json()["results"]
    asked = {"question": "Kế hoạch vốn đầu tư công năm 2024 của thị xã là bao nhiêu?"}
    quotes = client.post("/v1/ask", json=asked).json()["quotes"]
    assert hits
    assert quotes
    for one in [*hits, *quotes]:
        cite = one["cite"]
        assert set(cite) == {"full", "short", "html"}
        assert cite["full"] == one["citation"]
        assert cite["full"].startswith(cite["short"]) or one["document"]["number"] is None
        assert one["section"]["reference"] in cite["short"]
        assert cite["full"] in cite["html"]


def test_any_section_and_the_whole_are_cited(client: TestClient) -> None:
    whole = _get(client, "/v1/documents/ub-2023-nq-14/citation")
    assert set(whole) == {"document", "section", "citation", "cite", "index_version"}
    assert whole["section"] is None
    assert whole["cite"]["short"] == "Nghị quyết số 14/2023/NQ-HĐND"
    part = _get(client, "/v1/documents/ub-2023-nq-14/citation", path="Điều 2/1")
    assert part["section"]["path"] == ["Điều 2", "1"]
    assert part["cite"]["short"] == "khoản 1 Điều 2 Nghị quyết số 14/2023/NQ-HĐND"
    assert part["citation"] == part["cite"]["full"]


@pytest.mark.parametrize(
    ("path", "parameters", "status"),
    [
        ("nothing/citation", {}, 404),
        ("ub-2023-nq-14/citation", {"path": "Điều 99"}, 404),
        ("ub-2023-nq-14/citation", {"path": "x" * 501}, 422),
    ],
)
def test_what_is_not_there_is_said(client: TestClient, path: str, parameters: dict[str, str], status: int) -> None:
    response = client.get(f"/v1/documents/{path}", params=parameters)
    assert (response.status_code, response.headers["content-type"]) == (status, "application/problem+json")


def test_ids_with_slashes_are_told_from_addresses(odd_client: TestClient) -> None:
    for id_ in ("a/sections/b", "a/kh/citation"):
        assert _get(odd_client, f"/v1/documents/{id_}/citation", path="2")["document"]["id"] == id_
    assert _get(odd_client, "/v1/documents/a/kh/citation")["text"].startswith("ỦY BAN")  # a document of that name
    assert _get(odd_client, "/v1/documents/a/sections/b/sections/2")["section"]["path"] == ["2"]


def test_a_subject_in_capitals_is_cited_as_the_text_writes_it(odd_client: TestClient) -> None:
    cited = _get(odd_client, "/v1/documents/a/sections/b/citation", path="1")
    assert cited["document"]["title"] == "TRỒNG CÂY NĂM 2024"
    assert cited["citation"] == (
        "mục 1 Kế hoạch số 7/KH-UBND ngày 05/02/2024 của Ủy ban nhân dân thị xã Phú Khê về trồng cây năm 2024"
    )
