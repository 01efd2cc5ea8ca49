"""Families of near-identical clauses: what is counted, shown and told apart."""

import itertools

import numpy as np
import pytest

from corpus.model import join_spans
from indexer.terms import Layer
from service.engine import Engine
from service.filters import Filters
from service.precedent.difference import difference
from service.precedent.phrase import read_phrase
from service.precedent.variants import Families, Shown
from service.precedent.variants_slots import slots

EXPLAIN = "báo cáo giải trình với Ban Thường vụ Thị ủy"
ALL = Shown(50, 200, 200)


def of_phrase(engine: Engine, phrase: str, filters: Filters | None = None, shown: Shown = ALL) -> Families:
    return engine.precedents.variants.of_phrase(*read_phrase(phrase), engine.scope(filters or Filters()), shown)


def test_a_clause_of_each_half_year_is_one_family_that_differs_by_its_date(engine: Engine) -> None:
    found = of_phrase(engine, EXPLAIN)
    (family,) = found.families
    assert (found.total, family.count, family.documents, family.matched) == (1, 3, 3, 3)
    assert (family.first.directive.id, family.latest.directive.id) == ("thu-2022-kl-96", "thu-2024-kl-204")
    (variant,) = family.variants
    assert [use.placed.directive.id for use in variant.uses] == ["thu-2024-kl-204", "thu-2023-kl-162", "thu-2022-kl-96"]
    latest, *others = variant.uses
    assert (latest.slots, latest.placed.text) == ((), variant.text)
    for use in others:
        (slot,) = use.slots
        assert (slot.kind, slot.before.of(variant.text)) == ("date", "trước ngày 31/8/2024")
        assert slot.after.of(use.placed.text).startswith("trước ngày 31/8/202")


def test_a_variant_says_whether_only_slots_differ(engine: Engine) -> None:
    family = next(
        one for one in of_phrase(engine, "ý kiến của Ủy ban nhân dân thị xã và thảo luận").families if one.forms > 1
    )
    common, other = family.variants[:2]
    assert (common.only_slots, other.only_slots) == (False, True)
    assert [slot.kind for slot in other.slots] == ["number", "date", "date"]
    reworded = next(one for one in of_phrase(engine, "thu hồi đất và nhân sự đại hội").families)
    assert [variant.only_slots for variant in reworded.variants] == [False, False]


def test_every_use_is_a_slice_of_its_document_and_all_are_counted(engine: Engine) -> None:
    for family in of_phrase(engine, "giải ngân").families:
        assert sum(variant.count for variant in family.variants) == family.count == sum(n for _, n in family.issuers)
        assert len(family.variants) == family.forms
        for variant in family.variants:
            assert len(variant.uses) == variant.count
            assert variant.text == variant.latest.text == variant.uses[0].placed.text
            for placed in [use.placed for use in variant.uses]:
                assert placed.text == join_spans(engine.catalogue.text(placed.ordinal), placed.spans)


def test_the_most_frequent_variant_comes_first_and_others_say_how_they_differ(engine: Engine) -> None:
    for family in of_phrase(engine, "vốn đầu tư công").families:
        counts = [variant.count for variant in family.variants]
        assert counts == sorted(counts, reverse=True)
        common = family.variants[0].text
        for variant in family.variants:
            assert list(variant.changes) == difference(common, variant.text)


def test_clauses_that_cite_one_directive_at_length_are_no_family_for_that(engine: Engine) -> None:
    (family,) = (one for one in of_phrase(engine, "số hóa hồ sơ địa chính").families if "07-NQ/TU" in one.latest.text)
    assert "về chuyển đổi số tỉnh Lam Giang giai đoạn 2021 - 2025, định hướng đến năm 2030" in family.latest.text
    assert not any(variant.text.startswith("Triển khai") for variant in family.variants)


def test_what_is_and_what_is_not_are_no_family_in_the_samples(engine: Engine) -> None:
    for phrase, other in (
        ("chưa có xã nào được công nhận", "Xã Phú Lạc được công nhận"),
        ("chưa có nền tái định cư", "đi trước một bước"),
        ("nhưng còn dưới 10%", "mới đạt 11,3%"),
        ("tỷ lệ hộ nghèo giảm còn 2,47%", "dưới 1,7%"),
    ):
        for family in of_phrase(engine, phrase).families:
            assert not any(other in use.placed.text for variant in family.variants for use in variant.uses)


def test_letterheads_have_no_family(engine: Engine) -> None:
    assert of_phrase(engine, "ĐẢNG CỘNG SẢN VIỆT NAM").total == 0


def test_filters_leave_uses_out_before_anything_is_counted(engine: Engine) -> None:
    filters = Filters(document_id="thu-2023-kl-162")
    (family,) = of_phrase(engine, EXPLAIN, filters).families
    assert (family.count, family.matched, family.issuers) == (1, 1, (("Thị ủy Phú Khê", 1),))
    assert family.variants[0].text.endswith("31/8/2023")
    near = engine.precedents.variants.near(family.variants[0].text, engine.scope(filters)).families[0]
    assert (near.count, near.similarity) == (1, 1.0)


def test_of_a_text_each_sentence_has_its_own_families_the_nearest_first(engine: Engine) -> None:
    text = "Tiếp tục thực hiện nghiêm Chỉ thị số 31-CT/TU. Ao cá có vịt trời; an sinh xã hội được bảo đảm"
    found = engine.precedents.variants.near(text, shown=ALL).families
    asked = [family.asked.of(text) for family in found if family.asked]
    assert set(asked) == {"Tiếp tục thực hiện nghiêm Chỉ thị số 31-CT/TU", "an sinh xã hội được bảo đảm"}
    assert found[0].variants[0].text == "Tiếp tục thực hiện nghiêm Chỉ thị số 27-CT/TU"
    for _, families in itertools.groupby(found, key=lambda family: family.asked):
        similar = [family.similarity or 0 for family in families]
        assert similar == sorted(similar, reverse=True)
    nearer = engine.precedents.variants.near(text, threshold=0.95, shown=ALL).families
    assert [family.similarity for family in nearer] == [1.0]


def test_only_so_much_is_shown_as_asked_for(engine: Engine) -> None:
    found = of_phrase(engine, "giải ngân", shown=Shown(1, 2, 1))
    assert found.total > len(found.families) == 1
    (family,) = found.families
    assert family.forms > len(family.variants) == 2
    assert all(len(variant.uses) == 1 for variant in family.variants)


@pytest.mark.parametrize("phrase", ["xyzzy", "khám nghiệm tàu vũ trụ"])
def test_no_family_is_an_answer(engine: Engine, phrase: str) -> None:
    assert of_phrase(engine, phrase) == Families((), 0)
    assert engine.precedents.variants.near(phrase) == Families((), 0)


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        ("xã báo cáo trước ngày 30/6/2023", "xã báo cáo trước ngày 15/7/2024", ["date"]),
        ("kết nạp 130 đảng viên mới", "kết nạp 145 đảng viên mới", ["amount"]),
        ("chi 2,5 tỷ đồng cho việc này", "chi 640 triệu đồng cho việc này", ["amount"]),
        ("thực hiện Kế hoạch số 54-KH/TU", "thực hiện Kế hoạch số 97-KH/TU", ["number"]),
        ("Phòng Nội vụ theo dõi việc này", "Phòng Tư pháp theo dõi việc này", ["office"]),
        ("khởi công ở xã Phú Lạc", "khởi công ở xã Hòa Sơn", ["place"]),
    ],
)
def test_slots_are_told_by_what_fills_them(before: str, after: str, kinds: list[str]) -> None:
    changes = difference(before, after)
    filled = slots(before, after, changes)
    assert [slot.kind for slot in filled.slots] == kinds
    assert filled.changes == sum(change.tag != "equal" for change in changes)


def test_words_that_change_are_no_slot() -> None:
    for after in ("đẩy mạnh giải ngân vốn", "đẩy nhanh tiến độ giải ngân vốn", "giải ngân vốn"):
        assert slots("đẩy nhanh giải ngân vốn", after, difference("đẩy nhanh giải ngân vốn", after)).slots == ()
    before, after = "đạt từ 92% kế hoạch vốn trở lên", "đạt từ 92% trở lên"
    assert slots(before, after, difference(before, after)).slots == ()


def test_a_limit_beside_a_result_is_no_slot() -> None:
    before, after = "tỷ lệ hộ nghèo giảm còn 2,47%", "tỷ lệ hộ nghèo giảm còn dưới 1,7%"
    changes = difference(before, after)
    assert slots(before, after, changes).changes == 0
    assert any("dưới" in change.after.of(after) for change in changes if change.tag != "equal")


def test_reuse_counts_the_other_directives_that_say_the_same(engine: Engine) -> None:
    passages = engine.catalogue.rows("SELECT ordinal, text FROM passage ORDER BY ordinal")
    counts = engine.precedents.variants.reuse(np.arange(len(passages)))
    by_text = {row["text"]: int(counts[row["ordinal"]]) for row in passages}
    repeated = next(text for text in by_text if "Giải quyết dứt điểm đơn khiếu nại" in text)
    alone = next(text for text in by_text if "ba tự" in text)
    assert by_text[repeated] >= 3
    assert by_text[alone] < by_text[repeated]
    assert engine.precedents.variants.reuse(np.empty(0, dtype=np.int64)).tolist() == []


def test_layers_say_how_closely_a_phrase_must_agree(engine: Engine) -> None:
    folded = engine.precedents.variants.of_phrase(*read_phrase("bao cao giai trinh", Layer.FOLDED))
    assert folded.total == 1
    assert engine.precedents.variants.of_phrase(*read_phrase("bao cao giai trinh", Layer.EXACT)).total == 0
