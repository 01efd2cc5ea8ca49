"""A draft with planted errors, beside the samples and the directives that it cites: all are found, and little else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from eval.draft.planted import DATA, Result, compare, read_planted
from indexer.build import build
from indexer.encoder import Encoder
from service.assemble import open_engine
from service.engine import Engine
from service.precedent.draft.model import Found, Report
from service.precedent.draft.read import read_upload
from service.settings import Settings

SAMPLES = Path(__file__).parents[1] / "corpus" / "samples"


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Iterator[Engine]:
    index = tmp_path_factory.mktemp("index")
    build([SAMPLES, DATA / "held"], index, encoder)
    opened = open_engine(index, Settings(), encoder)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def report(engine: Engine) -> Report:
    return engine.precedents.check_draft(read_upload((DATA / "draft.txt").read_bytes(), "draft.txt"))


@pytest.fixture(scope="module")
def result(report: Report) -> Result:
    return compare(report, read_planted())


def test_every_planted_error_is_found_for_what_it_is(result: Result) -> None:
    assert (result.missed, result.otherwise) == ((), ())
    assert len(result.found) >= 12 * 3 + 8 + 10


def test_nothing_else_is_complained_of(result: Result) -> None:
    assert result.judged > 200
    assert list(result.false_alarms) == []


def test_a_wrong_number_is_answered_with_the_right_directive(report: Report) -> None:
    wrong = [check for check in report.citations if any(one.field == "number" for one in check.findings)]
    assert len(wrong) == 12
    for check in wrong:
        meant = check.suggestions[0].directive.fields
        assert meant.issued_on == check.citation.issued_on
        assert any(meant.number == one.held for one in check.findings)


def test_sentences_of_the_samples_are_found_word_for_word_and_reworded_ones_nearly(report: Report) -> None:
    found = {check.sentence.text: check.found for check in report.sentences}
    exact = "Mức đăng ký là căn cứ đánh giá, xếp loại người đứng đầu cuối năm."
    assert found[exact] is Found.EXACT
    assert found["Chuẩn bị tốt các điều kiện cho năm học 2025 - 2026;"] is not Found.EXACT
    near = [check for check in report.sentences if check.near]
    assert any("thanh niên đi làm ăn xa quê" in check.sentence.text for check in near)
    assert found["Khuyến khích hộ dân Bến Mới trồng cây bóng mát dọc hai bên đường ven sông."] is Found.NONE


def test_every_place_that_a_report_names_is_what_it_says(report: Report) -> None:
    text = report.draft.text
    for check in report.sentences:
        assert " ".join(span.of(text) for span in check.sentence.spans) == check.sentence.text
        for word in check.sentence.words:
            assert check.sentence.text[word.start : word.end].strip() != ""
        if check.near:
            assert "".join(one.after.of(check.sentence.text) for one in check.near.changes) == check.sentence.text
    for cited in report.citations:
        assert " ".join(span.of(text) for span in cited.citation.spans) == cited.citation.text
    for form in report.forms:
        assert form.spans[0].start < form.spans[0].end <= len(text)
