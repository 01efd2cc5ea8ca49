"""The drafts marked blind: their marks fit their texts, and what a check says of them is counted as it should be."""

from collections import Counter
from pathlib import Path

import pytest

from eval.draft.blind import lines, outcome, total
from eval.draft.marked import BLIND, SECOND, Marked, read_marked
from service.engine import Engine
from service.precedent.draft.model import Found
from service.precedent.draft.read import read_upload

SETS = (BLIND, SECOND)


@pytest.fixture(scope="module")
def drafts() -> list[Marked]:
    return read_marked()


def test_the_set_is_as_large_as_it_is_said_to_be(drafts: list[Marked]) -> None:
    sizes = [(len(one.planted), len(one.right), len(one.sentences)) for one in drafts]
    assert [sum(column) for column in zip(*sizes, strict=True)] == [152, 266, 265]


@pytest.mark.parametrize("folder", SETS)
def test_every_mark_quotes_its_text(folder: Path) -> None:
    for draft in read_marked(folder):
        wrong, clean = draft.wrong.decode(), draft.clean.decode()
        assert all(one.span.of(wrong) == one.text for one in draft.planted)
        assert all(one.span.of(clean) == one.text for one in draft.sentences)
        assert all(one.span.of(clean).strip() for one in draft.right)


@pytest.mark.parametrize("folder", SETS)
def test_no_wrong_number_date_issuer_kind_or_title_stands_in_the_clean_version(folder: Path) -> None:
    named = {"number", "issued_on", "issuer", "kind", "title"}
    for draft in read_marked(folder):
        clean = draft.clean.decode()
        assert [one.text for one in draft.planted if one.kind in named and one.text in clean] == []


def test_each_error_and_each_sentence_is_counted_once(engine: Engine, drafts: list[Marked]) -> None:
    draft = drafts[0]
    result = outcome(draft, lambda data: engine.precedents.check_draft(read_upload(data, "draft.txt")))
    assert Counter((*result.found, *result.otherwise, *result.missed)) == Counter(draft.planted)
    assert result.classes.total() == len(draft.sentences)
    assert Counter(marked for marked, _ in result.classes.elements()) == Counter(one.found for one in draft.sentences)
    assert result.classes[Found.EXACT, Found.EXACT] > 0
    assert 0 <= result.disturbed <= result.right == len(draft.right)


def test_a_check_that_is_given_the_wrong_version_as_clean_has_false_alarms(
    engine: Engine, drafts: list[Marked]
) -> None:
    draft = next(one for one in drafts if one.name == "ke-hoach")
    wrong = Marked(draft.name, draft.wrong, draft.wrong, draft.planted, draft.right, draft.sentences)
    result = outcome(wrong, lambda data: engine.precedents.check_draft(read_upload(data, "draft.txt")))
    assert len(result.false_alarms) >= len({one.text for one in result.found})


def test_drafts_are_summed_and_printed(engine: Engine, drafts: list[Marked]) -> None:
    one = outcome(drafts[0], lambda data: engine.precedents.check_draft(read_upload(data, "draft.txt")))
    both = total([one, one])
    assert (len(both.found), both.right) == (2 * len(one.found), 2 * one.right)
    printed = list(lines(2, both))
    assert any(line.startswith(f"all{2 * len(drafts[0].planted):>19}") for line in printed)
    assert printed[-1].startswith("sentences classed as marked: ")
