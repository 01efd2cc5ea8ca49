"""Directives and sections named in a query, and soft filters."""

import pytest

from corpus.model import Citation, Passage, Span
from indexer.citing import citing_passages
from service.engine import Engine
from service.filters import Filters
from service.lookup import Status
from service.understanding.sections import find_references, match_path


@pytest.mark.parametrize(
    ("query", "directive"),
    [
        ("215-KL/TU", "tu-2022-kl-215"),
        ("kl 215", "tu-2022-kl-215"),
        ("Kết luận số 215-KL/TU", "tu-2022-kl-215"),
        ("cv 1905 tinh uy", "tu-2024-cv-1905"),
        ("31/KH-UBND", "ub-2022-kh-31"),
        ("nq 05 thi uy 2021", "thu-2021-nq-05"),
        ("ke hoach 112", "ub-2022-kh-112"),
        ("14 2023 nq hdnd", "ub-2023-nq-14"),
        ("05 nq tu", "thu-2021-nq-05"),
    ],
)
@pytest.mark.parametrize("mode", ["auto", "hybrid"])
def test_a_query_that_is_a_number_gives_that_directive_first(
    engine: Engine, query: str, directive: str, mode: str
) -> None:
    found = engine.search(query, mode=mode)
    assert found.question.named[0].status is Status.FOUND
    assert found.hits[0].directive.id == directive
    assert found.hits[0].section.path == ("header",)


@pytest.mark.parametrize(
    ("query", "directive", "path"),
    [
        ("điểm 2.4 mục 2 phần II Kết luận 215", "tu-2022-kl-215", ("II", "2", "2.4")),
        ("Phần II, mục 2, điểm 2.4 Kết luận số 215-KL/TU", "tu-2022-kl-215", ("II", "2", "2.4")),
        ("diem 2.4 muc 2 phan ii ket luan 215-kl/tu", "tu-2022-kl-215", ("II", "2", "2.4")),
        ("điểm 2.4 Kết luận 215", "tu-2022-kl-215", ("II", "2", "2.4")),
        ("khoản 1 Điều 3 Nghị quyết 14", "ub-2023-nq-14", ("Điều 3", "1")),
        ("khoan 1 dieu 3 nq 14", "ub-2023-nq-14", ("Điều 3", "1")),
        ("Kết luận 215, điểm 2.2 mục 2 phần II", "tu-2022-kl-215", ("II", "2", "2.2")),
        ("điểm c mục 2 Công văn 1905-CV/TU", "tu-2024-cv-1905", ("2", "c")),
        ("diem b muc 2 cong van so 1905 cv tu", "tu-2024-cv-1905", ("2", "b")),
    ],
)
def test_a_section_reference_gives_that_section_first(
    engine: Engine, query: str, directive: str, path: tuple[str, ...]
) -> None:
    first = engine.search(query).hits[0]
    assert (first.directive.id, first.section.path) == (directive, path)


def test_a_section_without_a_directive_counts_only_with_the_words(engine: Engine) -> None:
    found = engine.search("khoản 1 Điều 3 hỗ trợ ban đầu tổ công nghệ số cộng đồng")
    assert found.hits[0].section.path == ("Điều 3", "1")
    assert found.question.named[0].status is None


def test_passages_that_cite_a_directive_follow_it(engine: Engine) -> None:
    found = engine.search("Nghị quyết 05-NQ/TU của Thị ủy", top_k=30)
    assert found.hits[0].directive.id == "thu-2021-nq-05"
    citing = [hit for hit in found.hits if hit.directive.id != "thu-2021-nq-05" and "named" in hit.legs]
    assert citing
    assert all("05-NQ/TU" in " ".join(hit.passage.text.split()) for hit in citing)


def test_a_number_that_no_directive_has_is_said_to_be_unknown(engine: Engine) -> None:
    question = engine.search("Quyết định 999/QĐ-UBND").question
    assert question.unknown == ("Quyết định 999/QĐ-UBND",)
    assert question.numbers == ("999/QĐ-UBND",)


def test_an_unknown_directive_still_gives_the_passages_that_cite_it(engine: Engine) -> None:
    found = engine.search("21-NQ/TW")
    assert found.question.named[0].status is Status.UNKNOWN
    assert all("21-NQ/TW" in hit.passage.text for hit in found.hits[:3])


def test_named_passages_obey_filters(engine: Engine) -> None:
    found = engine.search("215-KL/TU", filters=Filters(issuer="Thị ủy"))
    assert found.hits
    assert {hit.directive.fields.issuer for hit in found.hits} == {"Thị ủy Phú Khê"} or all(
        "Thị ủy" in (hit.directive.fields.issuer or "") for hit in found.hits
    )


def test_references_are_read_by_the_shape_of_their_labels() -> None:
    (typed,) = find_references("y thu hai diem a khoan 1 dieu 7")
    assert [(part.word, part.labels) for part in typed.parts] == [
        ("dieu", ("7",)),
        ("khoan", ("1",)),
        ("diem", ("a",)),
        ("y", ("2",)),
    ]
    assert match_path(typed.parts, ("Điều 7", "1", "a", "-2")) == 0
    assert match_path(typed.parts[:2], ("Chương II", "Điều 7", "1")) == 1
    assert match_path(typed.parts, ("Điều 8", "1", "a", "-2")) is None
    assert not [one for one in find_references("mục tiêu phần lớn ý kiến điểm mới điều tra") if one.telling]


def test_parts_said_in_their_own_order_match_best() -> None:
    (one,) = find_references("mục 1 mục 2")
    inner_first, other_way = match_path(one.parts, ("2", "1")), match_path(one.parts, ("1", "2"))
    assert inner_first == 0
    assert other_way is not None
    assert other_way > 0
    (whole,) = find_references("mục 7 phụ lục")
    assert match_path(whole.parts, ("Phụ lục II", "7")) == 0


def test_the_second_half_of_a_word_is_no_unit() -> None:
    assert not find_references("giai đoạn 2 của danh mục 3, thời điểm 1 học phần 2")
    assert find_references("tại khoản 2 Điều 7")[0].parts == find_references("trong khoan 2 dieu 7")[0].parts


def test_a_letter_with_a_bar_is_another_letter() -> None:
    (one,) = find_references("điểm đ khoản 1")
    assert match_path(one.parts, ("1", "đ")) == 0
    assert match_path(one.parts, ("1", "d")) is None


def test_a_law_is_named_only_where_its_marks_agree(engine: Engine) -> None:
    assert not engine.understand("theo pháp luật được quy định thế nào").named
    assert [one.said for one in engine.understand("điều 5 luat dat dai").named] == ["luật đất đai"]


def test_a_citation_lies_in_the_passage_where_it_begins() -> None:
    passages = [
        Passage("a", "d", 0, (Span(0, 50),), "", ()),
        Passage("b", "d", 1, (Span(52, 80), Span(90, 120)), "", ()),
    ]
    citations = [
        Citation("x", (Span(10, 20),), None, None, key="1"),
        Citation("x", (Span(95, 100),), None, None, key="2"),
        Citation("x", (Span(96, 100),), None, None, key="2"),
        Citation("x", (Span(51, 52),), None, None, key="3"),
        Citation("x", (Span(1, 2),), None, None),
    ]
    assert list(citing_passages(citations, passages)) == [("1", 0), ("2", 1)]


def _wishes(engine: Engine, query: str) -> list[tuple[str, str]]:
    return [(wish.key, wish.value) for wish in engine.understand(query).wishes]


def test_years_kinds_and_issuers_are_wishes(engine: Engine) -> None:
    assert _wishes(engine, "kết luận của Thị ủy Phú Khê năm 2022 về giải ngân") == [
        ("kind", "Kết luận"),
        ("issuer", "Thị ủy Phú Khê"),
        ("year", "2022"),
    ]
    assert _wishes(engine, "chi thi cua tinh uy") == [("kind", "Chỉ thị"), ("issuer", "Tỉnh ủy")]


@pytest.mark.parametrize(
    "query",
    [
        "xây dựng kế hoạch sử dụng đất",
        "giai đoạn 2021 - 2025",
        "ngày 12/7/2022",
        "kế hoạch đầu tư công trung hạn",
        "thẩm quyền của Thị ủy",
        "Kết luận 215-KL/TU",
    ],
)
def test_subjects_spans_of_years_and_numbers_are_no_wishes(engine: Engine, query: str) -> None:
    assert not _wishes(engine, query)


def test_a_wish_raises_agreeing_passages_and_removes_none(engine: Engine) -> None:
    with_wish = engine.search("giải ngân vốn đầu tư công năm 2024", top_k=100)
    without = engine.search("giải ngân vốn đầu tư công năm 2024", top_k=100, ignore=["year"])
    assert not without.question.wishes
    assert {hit.passage.id for hit in with_wish.hits[:50]} & {hit.passage.id for hit in without.hits[:50]}
    assert with_wish.total == without.total

    before = {hit.passage.id: hit.score for hit in without.hits}
    for hit in with_wish.hits:
        if (day := hit.directive.fields.issued_on) and hit.passage.id in before:
            assert (hit.score > before[hit.passage.id]) == (day.year == 2024)


def test_a_quoted_part_must_stand_and_all_words_rank(engine: Engine) -> None:
    found = engine.search('"giải phóng mặt bằng" chi trả tiền bồi thường', top_k=20)
    assert found.mode == "exact"
    assert all("giải phóng mặt bằng" in " ".join(hit.passage.text.lower().split()) for hit in found.hits)
    alone = engine.search('"giải phóng mặt bằng"', top_k=20)
    assert [hit.passage.id for hit in found.hits] != [hit.passage.id for hit in alone.hits]
    both = engine.search('"giải phóng mặt bằng" "bồi thường"', top_k=20)
    assert all("bồi thường" in " ".join(hit.passage.text.lower().split()) for hit in both.hits)


@pytest.mark.parametrize("query", ["kết luận 2023 về mặt bằng", "kế hoạch 2022", "chỉ thị 2023 cuộc vận động"])
def test_a_year_after_a_kind_is_no_number(engine: Engine, query: str) -> None:
    question = engine.understand(query)
    assert not question.unknown
    assert "year" in {wish.key for wish in question.wishes}


@pytest.mark.parametrize("query", ["nq 14 hdnd", "nghị quyết 14 hđnd", "14 nq hdnd"])
def test_a_number_without_its_year_is_found(engine: Engine, query: str) -> None:
    assert engine.search(query).hits[0].directive.id == "ub-2023-nq-14"


def test_what_cites_a_bare_number_that_is_not_held_comes_first(engine: Engine) -> None:
    hits = engine.search("kl 96").hits
    assert "96-KL/TU" in hits[0].passage.text
    assert hits[0].legs["named"] > 0
    assert engine.search("96-kl/tu").relevant


@pytest.mark.parametrize("part", ["Điều 99", "điểm z khoản 1 Điều 3", "khoản 9 Điều 3"])
def test_a_section_that_is_not_there_is_said_to_be_absent(engine: Engine, part: str) -> None:
    found = engine.search(f"{part} nghị quyết 14")
    assert found.question.absent == (part,)
    assert found.relevant is False
    assert {hit.confidence for hit in found.hits} == {0.0}
    assert not engine.search("khoản 1 Điều 3 nghị quyết 14").question.absent


def test_an_abbreviation_is_no_keystrokes(engine: Engine) -> None:
    assert "217 tư" not in engine.understand("quyet dinh 217 tw").read_text
