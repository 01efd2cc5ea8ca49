"""The judged questions of every set are sound: each answer stands in its quote, what has none says why."""

import json
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from corpus.model import Directive, Section, Span

DATA = Path(__file__).parents[1] / "eval" / "data"
SETS = sorted(path.parent.name for path in DATA.glob("*/answers.jsonl"))
FIELDS = {"_id", "text", "split", "kind", "answers", "gold", "reason", "near"}
VALUES = "amount percentage count date period document_number office person position place yes_no list duty reason"
KINDS = {*VALUES.split(), "signer", "issued_on", "recipients", "carries_out", "replaced_by"}
YES_NO = {"có", "không"}
LONGEST_QUOTE = 120
CONSTRAINT = {"constraint_not_met", "no_match"}
REASONS = {
    "wrong_year": CONSTRAINT,
    "wrong_office": CONSTRAINT,
    "wrong_place": CONSTRAINT,
    "wrong_period": CONSTRAINT,
    "target_for_result": CONSTRAINT,
    "result_for_target": CONSTRAINT,
    "blank_field": {"field_blank"},
    "absent_fact": {"no_match"},
}
STATED = re.compile(r"^\| (\w+) \| (\d+) \| (\d+) \|", re.MULTILINE)

each_set = pytest.mark.parametrize("name", SETS)
Row = dict[str, Any]


@cache
def _rows(name: str) -> tuple[Row, ...]:
    return tuple(json.loads(row) for row in (DATA / name / "answers.jsonl").read_text(encoding="utf-8").splitlines())


def _blanks_joined(text: str) -> str:
    return " ".join(text.split())


def _stretches(directive: Directive, path: tuple[str, ...]) -> Iterator[str]:
    """Each span of a section's own text, then the whole stretch from its start to its last descendant's end."""
    below: list[Section] = [section for section in directive.sections if section.path[: len(path)] == path]
    yield from (span.of(directive.text) for section in below if section.path == path for span in section.spans)
    spans = [span for section in below for span in section.spans]
    yield Span(min(span.start for span in spans), max(span.end for span in spans)).of(directive.text)


@each_set
def test_every_question_has_the_same_fields_and_an_id_and_a_wording_of_its_own(name: str) -> None:
    assert all(row.keys() == FIELDS for row in _rows(name))
    for field in ("_id", "text"):
        seen = Counter(row[field] for row in _rows(name))
        assert [value for value, times in seen.items() if times > 1] == []


@each_set
def test_no_question_repeats_a_judged_query(name: str) -> None:
    judged = (DATA / name / "judged.jsonl").read_text(encoding="utf-8").splitlines()
    assert {json.loads(row)["text"].lower() for row in judged}.isdisjoint(row["text"].lower() for row in _rows(name))


@each_set
def test_every_question_asks_for_a_known_kind(name: str) -> None:
    assert {row["kind"] for row in _rows(name)} <= KINDS


@each_set
def test_a_question_has_either_answers_with_proof_or_a_reason_for_none(name: str) -> None:
    for row in _rows(name):
        if row["answers"]:
            assert row["gold"], row["_id"]
            assert row["reason"] is row["near"] is None, row["_id"]
        else:
            assert row["reason"] in REASONS[row["near"]], row["_id"]


@each_set
def test_every_answer_stands_in_a_quote(name: str) -> None:
    for row in _rows(name):
        quotes = [_blanks_joined(gold["quote"]) for gold in row["gold"]]
        for answer in row["answers"]:
            said = answer in YES_NO and row["kind"] == "yes_no"
            assert said or any(_blanks_joined(answer) in quote for quote in quotes), (row["_id"], answer)


@each_set
def test_a_yes_or_no_question_is_answered_by_yes_or_no_first(name: str) -> None:
    asked = [row for row in _rows(name) if row["kind"] == "yes_no" and row["answers"]]
    assert all(row["answers"][0] in YES_NO for row in asked)


@each_set
def test_every_quote_is_short_and_no_passage_is_named_twice(name: str) -> None:
    for row in _rows(name):
        assert all(0 < len(gold["quote"]) <= LONGEST_QUOTE for gold in row["gold"]), row["_id"]
        named = Counter((gold["document"], *gold["path"], gold["quote"]) for gold in row["gold"])
        assert max(named.values(), default=1) == 1, row["_id"]


@each_set
def test_the_questions_of_one_document_are_all_in_one_part(name: str) -> None:
    for row in _rows(name):
        key = row["gold"][0]["document"] if row["gold"] else row["_id"]
        assert row["split"] == ("test" if zlib.crc32(key.encode()) % 2 else "dev"), row["_id"]


def test_every_quote_stands_in_its_section_of_the_samples_word_for_word(samples: Mapping[str, Directive]) -> None:
    for row in _rows("samples"):
        for gold in row["gold"]:
            directive, path = samples[gold["document"]], tuple(gold["path"])
            assert path in {section.path for section in directive.sections}, (row["_id"], gold)
            assert any(gold["quote"] in stretch for stretch in _stretches(directive, path)), (row["_id"], gold)


def test_the_readme_of_the_samples_states_how_many_questions_there_are() -> None:
    stated = STATED.findall((DATA / "samples" / "README.md").read_text(encoding="utf-8"))
    counts = Counter((row["near"] or row["kind"], row["split"]) for row in _rows("samples"))
    assert {group: (int(dev), int(test)) for group, dev, test in stated} == {
        group: (counts[group, "dev"], counts[group, "test"]) for group, _ in counts
    }


@pytest.mark.parametrize(("least", "answered"), [(80, True), (40, False)])
def test_there_are_enough_questions(least: int, answered: bool) -> None:
    assert sum(bool(row["answers"]) == answered for name in SETS for row in _rows(name)) >= least
