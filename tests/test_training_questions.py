"""The questions that the answering model learns from are sound, and none is one that it is measured with."""

import json
import zlib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from eval.answers.questions import read_training

DATA = Path(__file__).parents[1] / "eval" / "data"
FILES = sorted(DATA.glob("*/training*.jsonl"))
LONGEST_QUOTE = 160
YES_NO = {"có", "không"}
each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(row) for row in path.read_text(encoding="utf-8").splitlines()]


def _joined(text: str) -> str:
    return " ".join(text.split())


@each_file
def test_every_answer_stands_in_a_short_quote(path: Path) -> None:
    for row in _rows(path):
        quotes = [_joined(gold["quote"]) for gold in row["gold"]]
        assert all(len(quote) <= LONGEST_QUOTE for quote in quotes), row["_id"]
        for answer in row["answers"]:
            assert answer in YES_NO or any(_joined(answer) in quote for quote in quotes), row["_id"]


@each_file
def test_a_question_has_answers_or_a_reason_for_none(path: Path) -> None:
    assert all(bool(row["answers"]) != bool(row["reason"]) for row in _rows(path))


def test_no_wording_stands_twice() -> None:
    seen = Counter(row["text"].lower() for path in FILES for row in _rows(path))
    assert [text for text, times in seen.items() if times > 1] == []


def test_none_is_one_that_is_measured_with() -> None:
    measured = {row["text"].lower() for path in DATA.glob("*/answers.jsonl") for row in _rows(path)}
    assert measured.isdisjoint(row["text"].lower() for path in FILES for row in _rows(path))


@pytest.mark.parametrize("name", ["samples", "directives"])
def test_they_are_asked_of_directives_of_the_part_dev_alone(name: str) -> None:
    for path in (DATA / name).glob("training*.jsonl"):
        documents = {gold["document"] for row in _rows(path) for gold in row["gold"] if row["answers"]}
        assert all(zlib.crc32(document.encode()) % 2 == 0 for document in documents)


def test_they_are_read_as_questions_of_a_set_of_their_own() -> None:
    read = read_training(DATA / "samples")
    assert {one.group for one in read} == {"samples training"}
    assert len(read) == sum(len(_rows(path)) for path in (DATA / "samples").glob("training*.jsonl"))
