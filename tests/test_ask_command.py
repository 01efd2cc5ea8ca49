"""`tienle ask` as a user meets it."""

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import tienle
from service.answer import Answer, Why
from service.answer_printed import answer_as_text
from service.engine import Engine

QUESTION = "Kế hoạch vốn đầu tư công năm 2024 của thị xã là bao nhiêu?"


@pytest.fixture(autouse=True)
def _outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sample_index: Path) -> None:
    """No settings of this machine but the index of the samples."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("TIENLE_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("TIENLE_INDEX", str(sample_index))


@pytest.fixture
def answer(engine: Engine) -> Answer:
    return engine.ask(QUESTION)


def _printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert tienle.main(["ask", *arguments]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    return printed.out


def _fails(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert tienle.main(["ask", *arguments]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    return printed.err


def test_an_answer_is_printed_with_its_citation(capsys: pytest.CaptureFixture[str]) -> None:
    lines = _printed(capsys, QUESTION).splitlines()
    assert "412,6 tỷ đồng" in lines[0]
    assert any(line.strip().startswith("— ") and "1367/UBND-TCKH" in line for line in lines)
    assert any(line.startswith("Độ tin cậy: ") for line in lines)


def test_json_is_the_answer_alone(capsys: pytest.CaptureFixture[str]) -> None:
    told = json.loads(_printed(capsys, QUESTION, "--json"))
    assert told["answered"] is True
    assert {"answer", "confidence", "reason", "quotes"} <= set(told)
    assert "id" not in told


def test_filters_hold(capsys: pytest.CaptureFixture[str]) -> None:
    told = json.loads(_printed(capsys, QUESTION, "--json", "--filter", "kind=Kết luận"))
    assert {one["document"]["kind"] for one in [*told["quotes"], *told["nearest"]]} == {"Kết luận"}


def test_a_batch_answers_every_row_in_order_and_no_row_stops_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows: list[dict[str, Any]] = [
        {"id": 7, "question": QUESTION},
        {"_id": "none", "query": "?!"},
        {"id": "empty", "text": ""},
        {"id": "long", "text": "đất " * 1_000},
        {"id": "last", "text": "Ai ký Kết luận 162-KL/TU của Thị ủy?"},
    ]
    (tmp_path / "b.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    told = [json.loads(line) for line in _printed(capsys, "--batch", "b.jsonl").splitlines()]
    assert [row["id"] for row in told] == ["7", "none", "empty", "long", "last"]
    assert told[0]["answered"] is True
    for row in told[1:4]:
        assert (row["answered"], row["answer"], row["reason"]) == (False, None, "no_match")
        assert row["notes"]
    assert len({frozenset(row) for row in told}) == 1


def test_wrong_usage_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert "QUESTION" in _fails(capsys)
    assert "QUESTION" in _fails(capsys, "x", "--batch", "b.jsonl")
    assert "từ" in _fails(capsys, "?!")
    assert "question" in _fails(capsys, "đất " * 1_000)
    assert "colour" in _fails(capsys, "x", "--filter", "colour=red")


def test_why_nothing_is_answered_is_said_with_at_most_three_passages(answer: Answer) -> None:
    told = {}
    for why in Why:
        lines = list(answer_as_text(replace(answer, text=None, quotes=(), why=why)))
        told[why] = lines[0]
        assert "Gần nhất:" in lines
        assert sum(line.startswith("   — ") for line in lines) == 3
    assert len(set(told.values())) == len(Why)


def test_nothing_near_is_announced_where_there_is_nothing(answer: Answer) -> None:
    lines = list(answer_as_text(replace(answer, text=None, quotes=(), why=Why.NO_MATCH, nearest=())))
    assert "Gần nhất:" not in lines


def test_values_that_differ_are_shown_with_their_dates(answer: Answer) -> None:
    (quote,) = answer.quotes[:1]
    lines = list(answer_as_text(replace(answer, differ=True, quotes=(quote, replace(quote, value="400 tỷ đồng")))))
    assert any("khác nhau" in line for line in lines)
    assert "• 400 tỷ đồng – ban hành 05/09/2024" in lines


def test_a_written_answer_and_notes_are_told(answer: Answer) -> None:
    lines = list(answer_as_text(replace(answer, text="Là 412,6 tỷ đồng.", written=True, notes=("Một lưu ý.",))))
    assert lines[0] == "Là 412,6 tỷ đồng."
    assert any("máy viết" in line for line in lines)
    assert "Một lưu ý." in lines
