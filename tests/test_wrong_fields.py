"""Requests that can't be carried out: every failure names the field and says in Vietnamese what is allowed."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from service.http.wrong_fields import reason, sentence

SEARCH, VARIANTS, EXPORT = "/v1/search", "/v1/variants", "/v1/export"
UNKNOWN = "không có trong yêu cầu này; hãy bỏ đi hoặc xem lại tên"


def _refused(client: TestClient, address: str, body: object = None) -> dict[str, Any]:
    response = client.get(address) if body is None else client.post(address, json=body)
    assert response.status_code == 422, response.text
    told: dict[str, Any] = response.json()
    return told


@pytest.mark.parametrize(
    ("address", "body", "said"),
    [
        (SEARCH, {}, "trường “query” còn thiếu"),
        (SEARCH, {"query": ""}, "trường “query” cần ít nhất 1 ký tự"),
        (SEARCH, {"query": "x" * 2_001}, "trường “query” dài quá 2000 ký tự"),
        (SEARCH, {"query": 5}, "trường “query” phải là chuỗi ký tự"),
        (SEARCH, {"query": "đất", "top_k": 0}, "trường “top_k” không được nhỏ hơn 1"),
        (SEARCH, {"query": "đất", "top_k": 101}, "trường “top_k” không được lớn hơn 100"),
        (SEARCH, {"query": "đất", "top_k": "10"}, "trường “top_k” phải là số nguyên"),
        (SEARCH, {"query": "đất", "facets": "maybe"}, "trường “facets” chỉ nhận true hoặc false"),
        (SEARCH, {"query": "đất", "match": "x"}, "trường “match” chỉ nhận 'auto', 'exact', 'tone' hoặc 'folded'"),
        (
            SEARCH, {"query": "đất", "ignore": ["kind", "colour"]},
            "trường “ignore.1” chỉ nhận 'kind', 'issuer', 'place' hoặc 'year'",
        ),
        (SEARCH, {"query": "đất", "ignore": ["kind"] * 5}, "trường “ignore” có nhiều nhất 4 phần tử"),
        (SEARCH, {"query": "đất", "ignore": "kind"}, "trường “ignore” phải là danh sách"),
        (SEARCH, {"query": "đất", "colour": 1}, f"trường “colour” {UNKNOWN}"),
        (SEARCH, {"query": "đất", "filters": "kind"}, "trường “filters” phải là một đối tượng JSON"),
        (
            SEARCH, {"query": "đất", "filters": {"kind": "…"}},
            "trường “filters.kind” cần ít nhất một chữ cái hoặc chữ số",
        ),
        (
            SEARCH, {"query": "đất", "filters": {"issued_from": "soon"}},
            "trường “filters.issued_from” phải là ngày có thật, viết năm-tháng-ngày (ví dụ 2024-07-16)",
        ),
        (
            SEARCH, {"query": "đất", "filters": {"issued_from": "2024-02-02", "issued_to": "2024-02-01"}},
            "trường “filters” có ngày đầu (issued_from) sau ngày cuối (issued_to)",
        ),
        (SEARCH, [], "nội dung yêu cầu phải là một đối tượng JSON"),
        (VARIANTS, {"text": "Giữ rừng.", "threshold": "x"}, "trường “threshold” phải là số"),
        (EXPORT, {"passages": []}, "trường “passages” cần ít nhất 1 phần tử"),
        (EXPORT, {"passages": [5]}, "trường “passages.0” phải là chuỗi ký tự hoặc phải là một đối tượng JSON"),
        ("/v1/draft-check", {"text": ""}, "trường “text” cần ít nhất 1 ký tự"),
        ("/v1/search?q=đất&top_k=x", None, "tham số “top_k” phải là số nguyên"),
        ("/v1/compare?before=a&after=", None, "tham số “after” cần ít nhất 1 ký tự"),
    ],
)  # fmt: skip
def test_a_refusal_names_the_field_and_what_is_allowed(
    client: TestClient, address: str, body: object, said: str
) -> None:
    assert _refused(client, address, body)["detail"] == f"Yêu cầu không hợp lệ: {said}."


@pytest.mark.parametrize("address", [SEARCH, VARIANTS, "/v1/draft-check"])
def test_what_is_no_json_is_said_without_a_field(client: TestClient, address: str) -> None:
    response = client.post(address, content=b"{broken", headers={"content-type": "application/json"})
    assert response.status_code == 422
    assert response.json()["detail"] == "Yêu cầu không hợp lệ: nội dung yêu cầu không phải JSON hợp lệ."


def test_machines_are_told_where_the_field_stands_with_the_same_reason(client: TestClient) -> None:
    refused = _refused(client, SEARCH, {"filters": {"colour": "red"}})
    assert refused["errors"] == [
        {"field": "body.query", "reason": "còn thiếu"},
        {"field": "body.filters.colour", "reason": UNKNOWN},
    ]
    assert refused["detail"] == (f"Yêu cầu không hợp lệ: trường “query” còn thiếu; trường “filters.colour” {UNKNOWN}.")


def test_a_huge_or_odd_name_is_not_told_back_in_full(client: TestClient) -> None:
    assert len(_refused(client, SEARCH, {"query": "đất", "x" * 10_000: 1})["detail"]) < 300
    assert "“CheckIn”" in _refused(client, SEARCH, {"query": "đất", "CheckIn": 1})["detail"]


def test_what_nobody_foresaw_is_vietnamese_too() -> None:
    error = {"type": "moon_phase", "loc": ("body", "when"), "msg": "Wrong moon", "ctx": {"error": ValueError()}}
    assert sentence([error]) == "Yêu cầu không hợp lệ: trường “when” có giá trị không dùng được."
    assert "moon" not in reason(error)


def test_five_fields_at_most_are_told() -> None:
    errors = [{"type": "missing", "loc": ("body", str(number)), "msg": ""} for number in range(9)]
    assert sentence(errors).count("còn thiếu") == 5


@pytest.mark.parametrize(
    "address",
    [
        "/v1/documents/ub-2023-nq-14",
        "/v1/documents/ub-2023-nq-14/sections/Điều 2",
        "/v1/documents/ub-2023-nq-14/relations",
        "/v1/documents/ub-2023-nq-14/citation",
        "/v1/documents",
        "/v1/citations/missing",
        "/v1/compare?before=ub-2023-nq-14&after=ub-2023-nq-14",
        "/v1/search?q=đất",
    ],
)
def test_no_parameter_is_ignored(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 200
    more = "&" if "?" in address else "?"
    told = _refused(client, f"{address}{more}colour=red")
    assert told["errors"][0]["field"] == "query.colour"
    assert told["detail"].startswith("Yêu cầu không hợp lệ: tham số “colour” không có trong yêu cầu này")


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/v1/documents/ub-2023-nq-14/citation?path=Điều 1&path=Điều 2", "path"),
        ("/v1/search?q=đất&q=rừng", "q"),
        ("/v1/compare?before=a&before=b&after=c", "before"),
    ],
)
def test_a_parameter_given_twice_is_refused(client: TestClient, address: str, name: str) -> None:
    assert _refused(client, address)["detail"] == f"Yêu cầu không hợp lệ: tham số “{name}” chỉ được ghi một lần."


def test_what_may_be_given_many_times_still_may(client: TestClient) -> None:
    assert client.get("/v1/search?q=đất&ignore=kind&ignore=place").status_code == 200
    assert client.get("/?q=đất&q=rừng").status_code == 200  # a page is lenient
