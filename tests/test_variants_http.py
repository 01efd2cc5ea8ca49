"""Variants over HTTP and on the command line."""

import json
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tienle import main

PHRASE = "báo cáo giải trình"


def post(client: TestClient, status: int = 200, **body: Any) -> Any:
    answer = client.post("/v1/variants", json=body)
    assert answer.status_code == status, answer.text
    return answer.json()


def test_a_phrase_gives_its_families_with_every_use_located(client: TestClient) -> None:
    answer = post(client, phrase=PHRASE)
    (family,) = answer["families"]
    assert (answer["total"], family["count"], family["forms"]) == (1, 3, 1)
    first = family["first"]
    assert (first["day"], first["day_of"]) == ("2022-07-14", "meeting")
    assert (family["latest"]["day"], family["latest"]["day_of"]) == ("2024-07-16", "issue")
    for variant in family["variants"]:
        for use in variant["uses"]:
            stored = client.get(f"/v1/documents/{use['document']['id']}").json()["text"]
            assert " ".join(stored[start:end] for start, end in use["spans"]) == use["text"]
            assert use["citation"]
    use = family["variants"][0]["uses"][1]
    (slot,) = use["slots"]
    start, end = slot["after"]
    assert (slot["kind"], use["text"][start:end]) == ("date", "trước ngày 31/8/2023")


def test_a_text_gives_families_near_each_of_its_sentences(client: TestClient) -> None:
    text = "Tổng giá trị sản xuất tăng từ 12% trở lên"
    answer = post(client, text=text, top_k=1)
    (family,) = answer["families"]
    assert family["asked"] == [0, 41]
    assert 0.8 < family["similarity"] < 1
    assert answer["total"] == len(post(client, text=text)["families"])


@pytest.mark.parametrize("asked", [{"phrase": "giải ngân"}, {"text": "Giải ngân vốn đầu tư công đạt 92%"}])
def test_cursors_walk_through_all_families_without_repeating_any(client: TestClient, asked: dict[str, Any]) -> None:
    page = post(client, **asked, top_k=2, top_variants=1, top_uses=1)
    found = page["families"]
    while page["next_cursor"]:
        page = post(client, **asked, top_k=2, top_variants=1, top_uses=1, cursor=page["next_cursor"])
        found += page["families"]
    assert found == post(client, **asked, top_k=50, top_variants=1, top_uses=1)["families"]
    assert len(found) == page["total"] > 2


def test_a_cursor_of_another_phrase_is_refused(client: TestClient) -> None:
    cursor = post(client, phrase="giải ngân", top_k=1)["next_cursor"]
    assert "thuộc câu hỏi" in post(client, 422, phrase="vốn đầu tư", cursor=cursor)["detail"]
    assert "bị hỏng" in post(client, 422, phrase="giải ngân", cursor="%%%")["detail"]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"phrase": PHRASE, "text": PHRASE},
        {"phrase": PHRASE, "threshold": 0.5},
        {"text": PHRASE, "match": "exact"},
        {"phrase": PHRASE, "top_k": 0},
        {"phrase": PHRASE, "surprise": 1},
        {"phrase": ""},
        {"text": PHRASE, "threshold": 1.5},
    ],
)
def test_a_request_that_asks_for_nothing_or_too_much_is_refused(client: TestClient, body: dict[str, Any]) -> None:
    assert post(client, 422, **body)["code"]


def test_a_phrase_without_a_word_is_told_so(client: TestClient) -> None:
    assert "không có từ nào" in post(client, 422, phrase="…")["detail"]


def test_filters_act_on_what_is_counted(client: TestClient) -> None:
    answer = post(client, phrase=PHRASE, filters={"issued_from": "2024-01-01"})
    assert [family["count"] for family in answer["families"]] == [1]
    assert post(client, phrase=PHRASE, filters={"issued_from": "2031-01-01"})["families"] == []


def test_the_command_prints_families_or_json(sample_index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["variants", PHRASE, "--index", str(sample_index)]) == 0
    printed = capsys.readouterr().out
    assert "3 lần trong 3 văn bản, 1 cách viết; 14/07/2022 (ngày họp) – 16/07/2024;" in printed
    assert "trước ngày 31/8/2024 → trước ngày 31/8/2023" in printed
    text = "Tổng giá trị sản xuất tăng từ 12% trở lên"
    assert main(["variants", text, "--near", "--limit", "1", "--json", "--index", str(sample_index)]) == 0
    assert len(json.loads(capsys.readouterr().out)["families"]) == 1
    assert main(["variants", "xyzzy", "--index", str(sample_index)]) == 0
    assert "Không có câu nào" in capsys.readouterr().out


@pytest.mark.parametrize("wrong", [["…"], [PHRASE, "--near", "--match", "exact"], [PHRASE, "--limit", "0"], [""]])
def test_wrong_usage_is_one_line(sample_index: Path, capsys: pytest.CaptureFixture[str], wrong: list[str]) -> None:
    assert main(["variants", *wrong, "--index", str(sample_index)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
