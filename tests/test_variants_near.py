"""The stored sentences nearest to a given one."""

import pytest

from corpus.model import join_spans
from indexer.catalogue import Catalogue
from indexer.wording.index import WordingIndex
from service.engine import Engine
from service.filters import Filters
from service.precedent.near import Near, nearest
from service.precedent.sentences import Sentences

REFERRAL = (
    "Giải quyết dứt điểm đơn khiếu nại, tố cáo thuộc thẩm quyền, không để phát sinh điểm nóng liên quan đến thu hồi đất"
)


@pytest.fixture(scope="module")
def parts(engine: Engine) -> tuple[Catalogue, WordingIndex]:
    return engine.catalogue, engine.precedents.variants.wording


def ids(found: list[Near]) -> list[str]:
    return [one.placed.directive.id for one in found]


def test_a_sentence_finds_itself_first_in_its_last_use(parts: tuple[Catalogue, WordingIndex]) -> None:
    first, second = nearest(*parts, REFERRAL, 2)
    assert (first.similarity, first.uses) == (1.0, 3)
    assert first.placed.directive.id == "thu-2023-kl-162"
    assert second.placed.text == f"{REFERRAL} và nhân sự đại hội"
    assert 0.8 < second.similarity < 1


def test_marks_and_case_make_no_difference_and_half_the_words_may_change(parts: tuple[Catalogue, WordingIndex]) -> None:
    assert nearest(*parts, REFERRAL.upper().replace(",", ""), 1)[0].similarity == 1.0
    half = "Giải quyết dứt điểm đơn khiếu nại, tố cáo của ngư dân, không để tồn đọng việc liên quan đến thu hồi đất"
    assert nearest(*parts, half, 1)[0].placed.text.startswith("Giải quyết dứt điểm đơn khiếu nại")


def test_of_sentences_that_differ_in_figures_the_likest_is_shown(parts: tuple[Catalogue, WordingIndex]) -> None:
    (found,) = nearest(*parts, "Tổng giá trị sản xuất tăng 8,2%", 1)
    assert found.placed.text == "Tổng giá trị sản xuất tăng 8,2%"
    assert found.uses > 1


def test_filters_act_before_the_nearest_is_chosen(engine: Engine, parts: tuple[Catalogue, WordingIndex]) -> None:
    within = engine.scope(Filters(document_id="thu-2022-kl-96"))
    assert set(ids(nearest(*parts, REFERRAL, 5, within))) == {"thu-2022-kl-96"}
    assert [one.uses for one in nearest(*parts, REFERRAL, 1, within)] == [1]
    nowhere = engine.scope(Filters(document_id="none"))
    assert nearest(*parts, REFERRAL, 5, nowhere) == []


@pytest.mark.parametrize("text", ["", "xyzzy plugh", "…", "Ao cá nhà bác Tư có ba con vịt trời bay lạc"])
def test_nothing_near_is_an_answer(parts: tuple[Catalogue, WordingIndex], text: str) -> None:
    assert nearest(*parts, text) == []


def test_every_sentence_is_a_slice_of_its_document(parts: tuple[Catalogue, WordingIndex]) -> None:
    catalogue, wording = parts
    read = Sentences(catalogue, wording)
    for sentence in range(0, len(wording.sentences) - 1, 3):
        placed = read.read(sentence)
        assert placed.text == join_spans(catalogue.text(placed.ordinal), placed.spans)


def test_a_sentence_keeps_its_percent_sign_and_the_brackets_that_it_opens(
    parts: tuple[Catalogue, WordingIndex],
) -> None:
    for text in ("tỷ lệ hộ nghèo giảm còn 2,47%", "“Tổ công nghệ số cộng đồng” tiếp tục được nhân rộng"):
        assert nearest(*parts, text, 1)[0].placed.text == text
    (found,) = nearest(
        *parts, "Giải ngân vốn đầu tư công mới đạt 36,2% kế hoạch, thấp hơn mức bình quân chung của tỉnh (38,9%)", 1
    )
    assert found.placed.text.endswith("(38,9%)")
