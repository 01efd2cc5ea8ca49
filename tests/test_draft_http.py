"""POST /v1/draft-check through the real application on an index of the samples."""

import io
import json
import logging
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import docx
import pytest
from fastapi.testclient import TestClient

from indexer.sentence_encoder import SentenceEncoder
from service.assemble import open_engine
from service.http.app import create_app
from service.http.draft import QUEUE
from service.http.draft_request import LARGEST_BYTES
from service.http.live import LiveEngine
from service.settings import Settings
from service.word.package import MEDIA_TYPE

SAMPLES = Path(__file__).parents[1] / "corpus" / "samples"
TEXT = (
    "KẾT LUẬN\nCỦA BAN THƯỜNG VỤ THỊ ỦY\n\n1. Thực hiện Kết luận số 204-KL/TU ngày 17/7/2024 của Thị ủy. Cấp uỷ các "
    "phường báo cáo trước ngày 30/4/2025.\n\n2. Mức đăng ký là căn cứ đánh giá, xếp loại người đứng đầu cuối năm.\n"
)


@pytest.fixture(scope="module")
def client(sample_index: Path, encoder: SentenceEncoder) -> Iterator[TestClient]:
    app = create_app(LiveEngine(sample_index, lambda: open_engine(sample_index, Settings(), encoder)))
    with TestClient(app, raise_server_exceptions=False) as opened:
        yield opened


def _checked(client: TestClient, **body: Any) -> dict[str, Any]:
    response = client.post("/v1/draft-check", json={"text": TEXT, **body})
    assert response.status_code == 200, response.text
    found: dict[str, Any] = response.json()
    return found


def _upload(client: TestClient, name: str, data: bytes, **fields: str) -> Any:
    return client.post("/v1/draft-check", files={"file": (name, data)}, data=fields)


def test_a_pasted_draft_is_answered_with_sentences_citations_and_forms(client: TestClient) -> None:
    found = _checked(client, office="Ủy ban nhân dân thị xã Phú Khê")
    assert set(found) == {
        "text", "issued_on", "sentences", "citations", "forms", "documents", "summary", "warnings", "index_version",
        "took_ms", "trace_id",
    }  # fmt: skip
    assert found["text"] == TEXT
    first, _, last = found["sentences"]
    assert first["precedent"] == "none"
    assert last["precedent"] == "exact"
    assert last["exact"]["count"] == 1
    assert last["exact"]["latest"]["document_id"] == "ub-2024-cv-1367"
    assert last["exact"]["issuers"] == [{"issuer": "Ủy ban nhân dân thị xã Phú Khê", "directives": 1, "own": True}]
    ((start, end),) = last["spans"]
    assert TEXT[start:end] == last["text"]
    (citation,) = found["citations"]
    assert citation["level"] == "error"
    assert [(one["field"], one["held"]) for one in citation["findings"]] == [("issued_on", "16/07/2024")]
    assert citation["suggestions"][0]["document_id"] == "thu-2024-kl-204"
    correct = citation["findings"][0]["correct"]
    assert correct["full"].startswith("Kết luận số 204-KL/TU ngày 16/7/2024 của Thị ủy Phú Khê về ")
    assert correct["short"] == "Kết luận số 204-KL/TU"
    assert set(found["documents"]) == {"ub-2024-cv-1367", "thu-2024-kl-204"}
    assert [(one["kind"], one["text"], one["suggestion"]) for one in found["forms"]] == [("tone_mark", "uỷ", "ủy")]
    assert found["forms"][0]["counts"]["ủy"] > 100
    assert found["summary"]["sentences"] == {"exact": 1, "near": 0, "none": 2}


def test_filters_say_whose_wording_counts(client: TestClient) -> None:
    found = _checked(client, filters={"kind": "Kết luận"})
    assert [one["precedent"] for one in found["sentences"]] == ["none"] * 3


def test_a_file_is_read_like_the_text_in_it(client: TestClient) -> None:
    pasted, uploaded = _checked(client), _upload(client, "du-thao.txt", TEXT.encode()).json()
    varying = ("took_ms", "trace_id")
    assert {key: value for key, value in uploaded.items() if key not in varying} == {
        key: value for key, value in pasted.items() if key not in varying
    }
    word = _upload(client, "Dự thảo.docx", (SAMPLES / "thu-2022-kh-97.docx").read_bytes()).json()
    assert {one["precedent"] for one in word["sentences"]} == {"exact"}


def test_the_result_comes_as_a_word_file_where_that_is_asked_for(client: TestClient) -> None:
    pasted = client.post("/v1/draft-check", json={"text": TEXT, "format": "docx"})
    data = (SAMPLES / "thu-2022-kh-97.docx").read_bytes()
    uploaded = _upload(client, "a.docx", data, format="docx")
    for response in (pasted, uploaded):
        assert response.headers["content-type"] == MEDIA_TYPE
        assert "attachment" in response.headers["content-disposition"]
        assert len(list(docx.Document(io.BytesIO(response.content)).comments)) > 3


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({}, 422, "invalid_request"),
        ({"text": ""}, 422, "invalid_request"),
        ({"text": "…"}, 422, "invalid_request"),
        ({"text": "x", "unknown": 1}, 422, "invalid_request"),
        ({"text": "x", "format": "pdf"}, 422, "invalid_request"),
        ({"text": "x", "filters": {"colour": "red"}}, 422, "invalid_request"),
        ([], 422, "invalid_request"),
        ({"text": "MẬT\n\nKẾT LUẬN\n\nHoa sữa nở sớm."}, 403, "classified"),
    ],
)
def test_what_cant_be_checked_is_refused_as_a_problem(client: TestClient, body: Any, status: int, code: str) -> None:
    response = client.post("/v1/draft-check", json=body)
    assert (response.status_code, response.json()["code"]) == (status, code)
    assert response.headers["content-type"] == "application/problem+json"
    assert "Hoa sữa" not in response.text


@pytest.mark.parametrize(
    ("name", "data", "status"),
    [
        ("a.exe", b"MZ text", 422),
        ("a.zip", b"PK\x03\x04", 422),
        ("a.docx", b"no zip at all", 422),
        ("a.docx", b"", 422),
        ("a.txt", "TỐI MẬT\n\nKẾT LUẬN".encode(), 403),
        ("KL 12 MẬT.txt", "KẾT LUẬN về cây xanh".encode(), 403),
    ],
)
def test_files_that_cant_be_taken_in_are_refused_clearly(
    client: TestClient, name: str, data: bytes, status: int
) -> None:
    response = _upload(client, name, data)
    assert response.status_code == status
    assert "Traceback" not in response.text
    assert response.json()["detail"].endswith(".")


def test_other_bodies_are_refused(client: TestClient) -> None:
    assert client.post("/v1/draft-check", content=b"x", headers={"content-type": "text/plain"}).status_code == 415
    assert client.post("/v1/draft-check", data={"text": "x"}).status_code == 415
    assert client.post("/v1/draft-check", content=b"{", headers={"content-type": "application/json"}).status_code == 422
    broken = {"content-type": "multipart/form-data; boundary=x"}
    assert client.post("/v1/draft-check", content=b"--y", headers=broken).status_code == 422
    without = client.post("/v1/draft-check", files={"other": ("a.txt", b"x")})
    assert (without.status_code, without.json()["code"]) == (422, "invalid_request")
    assert _upload(client, "a.txt", TEXT.encode(), colour="red").status_code == 422


def test_a_body_that_is_too_large_is_refused_whatever_its_head_says(client: TestClient) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(LARGEST_BYTES // 1_000_000 + 2):
            yield b"x" * 1_000_000

    headers = {"content-type": "application/json"}
    assert client.post("/v1/draft-check", content=endless(), headers=headers).status_code == 413
    assert client.post("/v1/draft-check", content=b"x" * (LARGEST_BYTES + 1), headers=headers).status_code == 413


def test_nothing_of_a_draft_is_written_to_disk_or_logged(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    made: list[object] = []
    monkeypatch.setattr(tempfile, "TemporaryFile", lambda *arguments, **_: made.append(arguments))
    caplog.set_level(logging.DEBUG)
    large = "Hoa sữa nở sớm ở ngõ nhỏ.\n\n".encode() * 60_000  # more than what is held in memory by default
    for name, data in (("a.txt", "TUYỆT MẬT\n\n".encode() + large), ("b.docx", large), ("c.rtf", large)):
        assert _upload(client, name, data).status_code in (403, 422)
    assert made == []
    assert list(tmp_path.iterdir()) == []
    assert "Hoa sữa" not in caplog.text


def test_several_people_check_at_once_and_get_what_they_asked_for(client: TestClient) -> None:
    texts = [
        f"{TEXT}\n{number}. Riêng việc số {number} giao Văn phòng theo dõi thường xuyên." for number in range(3, 9)
    ]

    def check(text: str) -> dict[str, Any]:
        found: dict[str, Any] = client.post("/v1/draft-check", json={"text": text}).json()
        return found

    with ThreadPoolExecutor(6) as pool:
        for text, found in zip(texts, pool.map(check, texts), strict=True):
            assert found["text"] == text


def test_who_comes_when_all_places_are_taken_is_told_so_at_once(client: TestClient) -> None:
    taken = 0
    try:
        while QUEUE.acquire(blocking=False):
            taken += 1
        response = client.post("/v1/draft-check", json={"text": TEXT})
        assert (response.status_code, response.json()["code"]) == (503, "busy")
    finally:
        for _ in range(taken):
            QUEUE.release()
    assert taken > 2
    assert _checked(client)["text"] == TEXT


def test_the_description_of_the_service_names_both_bodies(client: TestClient) -> None:
    described = client.get("/openapi.json").json()
    content = described["paths"]["/v1/draft-check"]["post"]["requestBody"]["content"]
    assert set(content) == {"application/json", "multipart/form-data"}
    references = [part.split('"')[0] for part in json.dumps(content).split("#/components/schemas/")[1:]]
    assert set(references) <= set(described["components"]["schemas"])
