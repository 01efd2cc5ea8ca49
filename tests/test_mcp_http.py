"""/mcp by hand, as JSON-RPC through the real application on an index of the samples."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from indexer.build import build
from indexer.sentence_encoder import SentenceEncoder
from service.assemble import open_engine
from service.engine import Engine
from service.http.app import create_app
from service.http.live import LiveEngine
from service.mcp.origin import hosts_of
from service.opener import EngineOpener
from service.settings import Settings, SettingsError

ACCEPTS = {"accept": "application/json, text/event-stream", "host": "127.0.0.1:8000"}
START = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "by hand", "version": "1"}}
OF_THE_CALL = {"took_ms", "trace_id"}


def _sent(client: TestClient, method: str, params: object = None, headers: Mapping[str, str] | None = None) -> Any:
    body = {"jsonrpc": "2.0", "id": 1, "method": method, **({} if params is None else {"params": params})}
    return client.post("/mcp", json=body, headers={**ACCEPTS, **(headers or {})})


def _called(client: TestClient, name: str, **arguments: Any) -> dict[str, Any]:
    response = _sent(client, "tools/call", {"name": name, "arguments": arguments})
    assert response.status_code == 200, response.text
    result: dict[str, Any] = response.json()["result"]
    return result


def _said(client: TestClient, name: str, **arguments: Any) -> Any:
    result = _called(client, name, **arguments)
    assert not result["isError"], result
    return result["structuredContent"]


def _wrong(client: TestClient, name: str, **arguments: Any) -> str:
    result = _called(client, name, **arguments)
    assert result["isError"]
    assert "structuredContent" not in result
    return str(result["content"][0]["text"])


@pytest.mark.parametrize(
    ("asked", "agreed"),
    [("2025-03-26", "2025-03-26"), ("2025-06-18", "2025-06-18"), ("2025-11-25", "2025-11-25"), ("1999", "2025-11-25")],
)
def test_a_client_and_the_server_agree_on_a_version_of_the_protocol(
    client: TestClient, asked: str, agreed: str
) -> None:
    response = _sent(client, "initialize", {**START, "protocolVersion": asked})
    started = response.json()["result"]
    assert (started["protocolVersion"], started["serverInfo"]["name"]) == (agreed, "tienle")
    assert "never an instruction" in started["instructions"]
    assert response.headers["content-type"] == "application/json"
    assert "mcp-session-id" not in response.headers
    assert len(response.headers["x-trace-id"]) == 32


def test_a_request_of_the_newest_protocol_needs_no_handshake(client: TestClient) -> None:
    said = {"io.modelcontextprotocol/protocolVersion": "2026-07-28", "io.modelcontextprotocol/clientCapabilities": {}}
    call = {"name": "search", "arguments": {"query": "hộ nghèo", "top_k": 1}, "_meta": said}
    named = {"mcp-method": "tools/call", "mcp-name": "search"}
    response = _sent(client, "tools/call", call, {"mcp-protocol-version": "2026-07-28", **named})
    assert len(response.json()["result"]["structuredContent"]["results"]) == 1


def test_a_version_that_nobody_knows_is_refused(client: TestClient) -> None:
    assert _sent(client, "tools/list", headers={"mcp-protocol-version": "1999-01-01"}).status_code == 400


def test_a_notification_is_accepted_without_an_answer(client: TestClient) -> None:
    body = {"jsonrpc": "2.0", "method": "notifications/initialized"}
    response = client.post("/mcp", json=body, headers=ACCEPTS)
    assert (response.status_code, response.content) == (202, b"")


def test_every_tool_only_reads_and_says_what_it_takes_and_gives(client: TestClient) -> None:
    for tool in _sent(client, "tools/list").json()["result"]["tools"]:
        assert tool["annotations"] == {"readOnlyHint": True, "openWorldHint": False}
        assert tool["inputSchema"]["additionalProperties"] is False
        assert tool["inputSchema"]["type"] == tool["outputSchema"]["type"] == "object"
        assert "code points" in tool["description"]
        assert "never an instruction" in tool["description"]


@pytest.mark.parametrize(
    ("name", "path", "body"),
    [
        ("search", "/v1/search", {"query": "giai phong mat bang", "top_k": 3, "match": "folded", "facets": True}),
        ("search", "/v1/search", {"query": "đất đai", "mode": "lexical", "filters": {"issued_from": "2024-01-01"}}),
        ("search", "/v1/search", {"query": "xyzzy quux", "mode": "exact", "evidence": True}),
        ("search", "/v1/search", {"query": "rừng ngập mặn", "top_k": 1, "evidence": True}),
        ("concordance", "/v1/concordance", {"phrase": "đẩy nhanh * giải ngân", "limit": 3, "order": "right"}),
        ("concordance", "/v1/concordance", {"phrase": "dat", "match": "folded", "filters": {"kind": "Công văn"}}),
        ("concordance", "/v1/concordance", {"phrase": "rừng ngập mặn", "evidence": True}),
        ("ask", "/v1/ask", {"question": "Kế hoạch vốn đầu tư công năm 2024 của thị xã là bao nhiêu?"}),
        ("ask", "/v1/ask", {"question": "Thị xã có bao nhiêu tàu ngầm?", "filters": {"kind": "Kế hoạch"}}),
    ],
)
def test_a_tool_gives_what_http_gives(client: TestClient, name: str, path: str, body: dict[str, Any]) -> None:
    by_tool, by_http = _said(client, name, **body), client.post(path, json=body).json()
    assert set(by_tool) == set(by_http)
    assert {key: by_tool[key] for key in by_tool if key not in OF_THE_CALL} == {
        key: by_http[key] for key in by_http if key not in OF_THE_CALL
    }


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("search", {"query": "tàu ngầm hạt nhân ở Sao Hỏa"}),
        ("search", {"query": "xyzzy quux", "mode": "exact"}),
        ("concordance", {"phrase": "tàu ngầm hạt nhân"}),
    ],
)
def test_where_nothing_relevant_is_found_its_evidence_is_told(
    client: TestClient, name: str, arguments: dict[str, Any]
) -> None:
    said = _called(client, name, **arguments)
    evidence = said["structuredContent"]["evidence"]
    assert (evidence["exact"], evidence["documents"]) == (0, 30)
    assert "30 văn bản" in said["content"][0]["text"]
    assert _said(client, "search", query="giải phóng mặt bằng", top_k=1)["evidence"] is None


def test_a_section_is_read_as_over_http(client: TestClient) -> None:
    read = _said(client, "read_section", document_id="ub-2023-nq-14", path=["Điều 3", "1"])
    assert read == {
        **client.get("/v1/documents/ub-2023-nq-14/sections/Điều 3/1").json(),
        "next_start": None,
        "total": 6,
    }


def test_a_long_section_is_read_in_pages_that_together_are_the_whole(tmp_path: Path, encoder: SentenceEncoder) -> None:
    items = "\n\n".join(f"{number}. Trồng cây số {number} ven suối {'và giữ rừng ' * 60}." for number in range(1, 61))
    (tmp_path / "a.txt").write_text(f"I. NHIỆM VỤ\n\n{items}\n", encoding="utf-8")
    build([tmp_path / "a.txt"], tmp_path / "ix", encoder)
    live = LiveEngine(tmp_path / "ix", lambda: open_engine(tmp_path / "ix", Settings(), encoder))
    with TestClient(create_app(live), raise_server_exceptions=False) as client:
        whole = client.get("/v1/documents/a/sections/I").json()
        pages = [_said(client, "read_section", document_id="a", path=["I"])]
        while (start := pages[-1]["next_start"]) is not None:
            pages.append(_said(client, "read_section", document_id="a", path=["I"], start=start))
        assert len(pages) > 1
        assert all(len(page["text"]) <= 20_000 for page in pages)
        assert "\n".join(page["text"] for page in pages) == whole["text"]
        assert [span for page in pages for span in page["spans"]] == whole["spans"]
        told = _called(client, "read_section", document_id="a", path=["I"])["content"][0]["text"]
        assert f"start={pages[0]['next_start']}" in told
        assert "61 đoạn" in _wrong(client, "read_section", document_id="a", path=["I"], start=61)


def test_results_are_small_enough_for_a_model_unless_more_is_asked_for(client: TestClient) -> None:
    assert len(_said(client, "concordance", phrase="thực hiện")["lines"]) == 20
    assert len(_called(client, "concordance", phrase="thực hiện", limit=100)["content"][0]["text"]) < 100_000
    assert "không được lớn hơn 100" in _wrong(client, "concordance", phrase="thực hiện", limit=101)
    assert "không được lớn hơn 30" in _wrong(client, "search", query="thực hiện", top_k=31)


def test_relations_are_those_of_http_and_their_text_has_every_proof(client: TestClient) -> None:
    results = [_called(client, "relations", document_id="tu-2024-ct-27")]
    while (start := results[-1]["structuredContent"]["next_start"]) is not None:
        results.append(_called(client, "relations", document_id="tu-2024-ct-27", start=start))
    text = "\n".join(result["content"][0]["text"] for result in results)
    parts = [result["structuredContent"] for result in results]
    whole = client.get("/v1/documents/tu-2024-ct-27/relations").json()
    for edge in whole["outgoing"] + whole["incoming"]:
        assert edge["evidence"]["text"] in text
        edge["mentions"] = []
    for name in ("outgoing", "incoming", "chains"):
        assert [one for part in parts for one in part[name]] == whole[name]
        assert {part[f"{name}_total"] for part in parts} == {len(whole[name])}
    assert "[thay thế] → Chỉ thị số 12-CT/TU" in text
    assert _wrong(client, "relations", document_id="no-such") == "Không có văn bản 'no-such' trong chỉ mục."


def test_many_relations_and_a_long_outline_come_in_parts_that_together_are_the_whole(
    tmp_path: Path, encoder: SentenceEncoder
) -> None:
    items = "\n\n".join(
        f"Điều {number}. Trồng cây ven suối và giữ rừng đầu nguồn, đợt {number}\n\n"
        f"Thực hiện Chỉ thị số {number}-CT/TU ngày 05/01/2023 của Thị ủy Phú Khê "
        f"về trồng cây và giữ rừng đầu nguồn, các phường {'chăm sóc cây ' * 20} trong năm."
        for number in range(1, 501)
    )
    (tmp_path / "a.txt").write_text(f"THỊ ỦY PHÚ KHÊ\nSố 9-KH/TU\n\nKẾ HOẠCH\n\n{items}\n", encoding="utf-8")
    build([tmp_path / "a.txt"], tmp_path / "ix", encoder)
    live = LiveEngine(tmp_path / "ix", lambda: open_engine(tmp_path / "ix", Settings(), encoder))
    with TestClient(create_app(live), raise_server_exceptions=False) as client:
        whole = client.get("/v1/documents/a/relations").json()
        assert len(whole["outgoing"]) == 500
        for name, key in (("relations", "outgoing"), ("read_section", "children")):
            parts: list[dict[str, Any]] = []
            start: int | None = 0
            while start is not None:
                result = _called(client, name, document_id="a", start=start)
                assert len(json.dumps(result, ensure_ascii=False).encode()) < 60_000
                parts.append(result["structuredContent"])
                start = parts[-1]["next_start"]
                assert start is None or f"start={start}" in result["content"][0]["text"]
            given = [one for part in parts for one in part[key]]
            assert len(parts) > 1
            total: int = parts[0].get("outgoing_total") or parts[0]["total"]
            assert len(given) == total
        assert "không có mục thứ" in _wrong(client, "read_section", document_id="a", start=9_999)
        assert "không có cái thứ" in _wrong(client, "relations", document_id="a", start=9_999)


def test_the_path_of_every_hit_and_of_every_line_of_an_outline_can_be_read(client: TestClient) -> None:
    for hit in _said(client, "search", query="hỗ trợ tổ công nghệ số", top_k=5)["results"]:
        id_, path = hit["document"]["id"], hit["section"]["path"]
        assert _said(client, "read_section", document_id=id_, path=path)["section"] == hit["section"]
    outline = _said(client, "read_section", document_id="ub-2023-nq-14")
    assert (outline["section"], outline["text"], outline["spans"]) == (None, None, [])
    for section in outline["children"]:
        read = _said(client, "read_section", document_id="ub-2023-nq-14", path=section["path"])
        assert read["section"] == section


def test_a_whole_outline_lists_sections_and_no_paragraphs_in_them(client: TestClient, engine: Engine) -> None:
    paths = [tuple(one["path"]) for one in _said(client, "read_section", document_id="tu-2024-ct-27")["children"]]
    sections = engine.document("tu-2024-ct-27").directive.sections
    assert paths == [path for path in (section.path for section in sections) if path in paths]
    assert {section.path for section in sections if section.heading or section.parent is None} <= set(paths)
    assert not [path for path in paths if len(path) > 1 and path[-1][0] in "¶-+"]


def test_the_text_of_a_result_is_verbatim_with_where_it_stands(client: TestClient) -> None:
    found = _called(client, "search", query="hỗ trợ tổ công nghệ số", top_k=2)
    text = found["content"][0]["text"]
    for hit in found["structuredContent"]["results"]:
        assert all(part in text for part in (hit["text"], hit["citation"], hit["document"]["id"]))
    replaced = _called(client, "read_section", document_id="tu-2022-ct-12")
    status = replaced["structuredContent"]["document"]["status"]
    assert status["value"] == "replaced"
    assert f"Hiệu lực: {status['short']}." in replaced["content"][0]["text"]
    said = _called(client, "ask", question="Thị xã có bao nhiêu tàu ngầm?")
    assert said["content"][0]["text"].startswith("Chưa có câu trả lời: ")
    lines = _called(client, "concordance", phrase="giải ngân", limit=2)
    text = lines["content"][0]["text"]
    assert text.startswith(f"{lines['structuredContent']['total']['value']} chỗ, trong ")
    for line in lines["structuredContent"]["lines"]:
        assert all(part in text for part in (line["left"], f"[{line['match']}]", line["right"], line["citation"]))
        assert f"{line['start']}:{line['end']}" in text
    assert _called(client, "search", query="xyzzy", mode="exact")["content"][0]["text"].startswith("Không tìm thấy")


@pytest.mark.parametrize(
    ("name", "arguments", "message"),
    [
        ("search", {}, "Yêu cầu không hợp lệ: trường “query” còn thiếu."),
        ("search", {"query": "???"}, "Câu hỏi không có từ nào để tìm; hãy nhập ít nhất một từ."),
        ("search", {"query": "đất " * 1_000}, "Yêu cầu không hợp lệ: trường “query” "),
        ("search", {"query": 5}, "Yêu cầu không hợp lệ: trường “query” "),
        ("search", {"query": "đất", "top_k": "10"}, "Yêu cầu không hợp lệ: trường “top_k” "),
        ("search", {"query": "đất", "top_k": 101}, "Yêu cầu không hợp lệ: trường “top_k” "),
        ("search", {"query": "đất", "mode": "magic"}, "Yêu cầu không hợp lệ: trường “mode” "),
        ("search", {"query": "đất", "match": "magic"}, "Yêu cầu không hợp lệ: trường “match” "),
        ("search", {"query": "đất", "colour": "red"}, "Yêu cầu không hợp lệ: trường “colour” "),
        ("search", {"query": "đất", "filters": {"colour": "red"}}, "Yêu cầu không hợp lệ: trường “filters.colour” "),
        (
            "search",
            {"query": "đất", "filters": {"issued_from": "soon"}},
            "Yêu cầu không hợp lệ: trường “filters.issued_from” ",
        ),
        ("search", {"query": "đất", "filters": "kind"}, "Yêu cầu không hợp lệ: trường “filters” "),
        ("search", {"query": "đất", "cursor": "%%%"}, "Con trỏ trang (cursor) bị hỏng; hãy tìm lại từ đầu."),
        ("concordance", {"phrase": "* đất"}, "Dấu * và /n phải đứng giữa hai phần có chữ"),
        ("concordance", {"phrase": "đất", "limit": 5_001}, "Yêu cầu không hợp lệ: trường “limit” "),
        ("concordance", {"phrase": "đất", "format": "csv"}, "Yêu cầu không hợp lệ: trường “format” "),
        ("concordance", {"phrase": "đất", "cursor": "MTAuYWJj"}, "Con trỏ trang (cursor) thuộc"),
        ("ask", {"question": ""}, "Yêu cầu không hợp lệ: trường “question” "),
        ("ask", {"question": "!"}, "Câu hỏi không có từ nào để tìm; hãy nhập ít nhất một từ."),
        ("read_section", {"document_id": "../../etc/passwd"}, "Không có văn bản '../../etc/passwd' trong chỉ mục."),
        ("read_section", {"document_id": "a\x00"}, "Không có văn bản 'a\x00' trong chỉ mục."),
        ("read_section", {"document_id": "x" * 501}, "Yêu cầu không hợp lệ: trường “document_id” "),
        (
            "read_section",
            {"document_id": "ub-2023-nq-14", "path": ["IX"]},
            "Văn bản 'ub-2023-nq-14' không có mục 'IX'.",
        ),
        ("read_section", {"document_id": "ub-2023-nq-14", "path": []}, "Yêu cầu không hợp lệ: trường “path” "),
        (
            "read_section",
            {"document_id": "ub-2023-nq-14", "path": ["..", ".."]},
            "Văn bản 'ub-2023-nq-14' không có mục",
        ),
        ("read_section", {"document_id": "ub-2023-nq-14", "path": "Điều 3"}, "Yêu cầu không hợp lệ: trường “path” "),
    ],
)
def test_what_is_wrong_is_the_result_of_the_tool_in_the_words_of_http(
    client: TestClient, name: str, arguments: dict[str, Any], message: str
) -> None:
    assert _wrong(client, name, **arguments).startswith(message)


def test_a_field_of_a_huge_name_is_not_told_back_in_full(client: TestClient) -> None:
    assert len(_wrong(client, "search", **{"query": "đất", "x" * 100_000: 1})) < 300


def test_a_failure_nobody_expected_tells_its_trace_and_nothing_else(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("/secret/path")

    monkeypatch.setattr(Engine, "search", broken)
    response = _sent(client, "tools/call", {"name": "search", "arguments": {"query": "đất"}})
    assert "/secret/path" not in response.text
    assert response.headers["x-trace-id"] in response.json()["result"]["content"][0]["text"]
    assert response.headers["x-trace-id"] in caplog.text


@pytest.mark.parametrize(
    ("method", "params", "code"),
    [
        ("tools/call", {"name": "delete_everything", "arguments": {}}, -32602),
        ("tools/call", {"name": "search", "arguments": [1]}, -32602),
        ("tools/call", {"name": 5}, -32602),
        ("tools/call", None, -32602),
        ("resources/list", None, -32601),
        ("no/such", {}, -32601),
    ],
)
def test_what_the_protocol_doesn_t_know_is_its_error(
    client: TestClient, method: str, params: dict[str, Any] | None, code: int
) -> None:
    assert _sent(client, method, params).json()["error"]["code"] == code


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"{broken", 400, "bad_request"),
        (b"[]", 400, "bad_request"),
        (b'{"jsonrpc": "1.0", "id": 1, "method": "ping"}', 400, "bad_request"),
        (b'{"jsonrpc": "2.0", "id": 1, "method": "\\ud800"}', 400, "bad_request"),
        (b"[" * 100_000, 400, "bad_request"),
        (b"\xff", 400, "bad_request"),
        (b" " * 1_000_001, 413, "too_large"),
    ],
)
@pytest.mark.parametrize("in_parts", [False, True])
def test_what_is_no_message_is_a_problem(
    client: TestClient, body: bytes, status: int, code: str, in_parts: bool
) -> None:
    content = iter([body]) if in_parts else body  # without its length in front
    response = client.post("/mcp", content=content, headers={**ACCEPTS, "content-type": "application/json"})
    assert (response.status_code, response.json()["code"]) == (status, code)
    assert response.headers["content-type"] == "application/problem+json"
    assert "pydantic" not in response.text


@pytest.mark.parametrize(
    ("origin", "host", "status"),
    [
        (None, "127.0.0.1:8000", 200),
        (None, "tienle.phukhe.example", 200),  # programs come by any name of the machine
        ("http://127.0.0.1:8000", "127.0.0.1:8000", 200),
        ("https://10.0.0.5", "10.0.0.5", 200),
        ("http://[::1]:8000", "[::1]:8000", 200),
        ("http://localhost:5173", "localhost:8000", 200),
        ("http://evil.example", "127.0.0.1:8000", 403),
        ("http://evil.example:8000", "evil.example:8000", 403),  # its name was made to lead here
        ("http://10.0.0.6", "10.0.0.5", 403),
        ("http://localhost.evil.example", "localhost", 403),
        ("http://localhost@evil.example", "localhost", 403),
        ("null", "127.0.0.1:8000", 403),
        ("http://[broken", "127.0.0.1:8000", 403),
        ("", "", 403),
    ],
)
def test_a_web_page_from_elsewhere_can_t_call(client: TestClient, origin: str | None, host: str, status: int) -> None:
    headers = {"host": host, **({} if origin is None else {"origin": origin})}
    response = _sent(client, "initialize", START, headers)
    assert response.status_code == status
    if status == 403:
        assert response.json()["code"] == "foreign_origin"


@pytest.mark.parametrize(
    ("origin", "host", "status"),
    [
        ("http://tienle.phukhe.example:8000", "tienle.phukhe.example:8000", 200),
        ("https://TIENLE.phukhe.example", "tienle.phukhe.example", 200),
        ("http://tienle", "tienle", 200),
        ("http://127.0.0.1:8000", "127.0.0.1:8000", 200),
        ("http://tienle", "tienle.phukhe.example", 403),  # a page of another name of the same machine
        ("http://evil.example", "evil.example", 403),
        ("http://x.tienle.phukhe.example", "x.tienle.phukhe.example", 403),
        ("http://evil.example", "tienle.phukhe.example", 403),
    ],
)
def test_a_page_under_a_name_that_the_settings_know_can_call(
    sample_index: Path, encoder: SentenceEncoder, origin: str, host: str, status: int
) -> None:
    live = LiveEngine(sample_index, lambda: open_engine(sample_index, Settings(), encoder))
    names = hosts_of("tienle.phukhe.example, Tienle")
    with TestClient(create_app(live, mcp_hosts=names), raise_server_exceptions=False) as client:
        assert _sent(client, "ping", headers={"host": host, "origin": origin}).status_code == status


@pytest.mark.parametrize("names", ["http://tienle", "tienle:8000", "a b", "*", "tienle/mcp", "*.phukhe.example"])
def test_what_is_no_name_of_a_host_is_refused_at_start(names: str) -> None:
    with pytest.raises(SettingsError, match="mcp_hosts"):
        hosts_of(names)


def test_without_names_none_is_known() -> None:
    assert hosts_of("none") == hosts_of("") == frozenset()


@pytest.mark.parametrize("method", ["GET", "DELETE", "PUT", "OPTIONS"])
def test_there_is_no_stream_and_no_session_to_hold(client: TestClient, method: str) -> None:
    response = client.request(method, "/mcp", headers=ACCEPTS)
    assert (response.status_code, response.headers["allow"]) == (405, "POST")
    assert response.json()["code"] == "method_not_allowed"


def test_a_newly_published_generation_is_searched_by_tools_too(tmp_path: Path, encoder: SentenceEncoder) -> None:
    source, index = tmp_path / "a.txt", tmp_path / "index"
    source.write_text("1. Tập trung giải phóng mặt bằng.", encoding="utf-8")
    build([source], index, encoder)
    with TestClient(create_app(LiveEngine(index, EngineOpener(index, Settings())))) as client:
        assert _said(client, "search", query="đất")["index_version"] == "000001"
        source.write_text("1. Đẩy mạnh chuyển đổi số.", encoding="utf-8")
        build([source], index, encoder)
        found = _said(client, "search", query="chuyển đổi số", mode="lexical")
    assert (found["index_version"], found["results"][0]["text"]) == ("000002", "1. Đẩy mạnh chuyển đổi số.")


def test_without_the_package_all_else_is_served_and_mcp_says_what_to_install(
    sample_index: Path, encoder: SentenceEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "mcp", None)
    app = create_app(LiveEngine(sample_index, lambda: open_engine(sample_index, Settings(), encoder)))
    with TestClient(app) as client:
        assert client.get("/healthz").status_code == 200
        response = _sent(client, "initialize", START)
    assert (response.status_code, response.json()["code"]) == (404, "not_found")
    assert "pip install 'tienle[mcp]'" in response.json()["detail"]
