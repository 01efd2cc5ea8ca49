"""The word-level difference of two wordings."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Span
from corpus.text import tokens
from service.precedent.difference import Change, difference

_WORDS = st.lists(
    st.sampled_from(["đảng", "viên", "Hòa", "hoà", "kỹ", "và", "12,5", "28-KL/TU", ",", ";", " ", "\n", "(", "–", "-"])
)
_TEXTS = _WORDS.map(" ".join) | st.text(max_size=40)


def _shown(before: str, after: str) -> list[tuple[str, str, str]]:
    return [(step.tag, step.before.of(before), step.after.of(after)) for step in difference(before, after)]


@settings(deadline=None)
@given(_TEXTS, _TEXTS)
def test_the_steps_cover_both_texts_without_gap_or_overlap(before: str, after: str) -> None:
    steps = difference(before, after)
    assert "".join(step.before.of(before) for step in steps) == before
    assert "".join(step.after.of(after) for step in steps) == after


@settings(deadline=None)
@given(_TEXTS, _TEXTS)
def test_equal_steps_hold_the_same_words_and_changes_lie_apart(before: str, after: str) -> None:
    steps = difference(before, after)
    for step in steps:
        words = [[token.tone for token in tokens(text)] for text in (step.before.of(before), step.after.of(after))]
        assert words[0] == words[1] if step.tag == "equal" else True
        assert step.tag != "insert" or not step.before.of(before).strip()
        assert step.tag != "delete" or not step.after.of(after).strip()
        assert step.tag != "replace" or (step.before.of(before).strip() and step.after.of(after).strip())
    assert all((one.tag == "equal") != (next_.tag == "equal") for one, next_ in pairwise(steps))


@settings(deadline=None)
@given(_TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    whole = Span(0, len(text))
    assert difference(text, text) == ([Change("equal", whole, whole)] if text else [])


def test_a_figure_a_period_and_a_number_change_alone() -> None:
    before = "Trong 6 tháng đầu năm 2022, kết nạp 45 đảng viên, theo Kết luận số 28-KL/TU."
    after = "Trong 6 tháng đầu năm 2023, kết nạp 52 đảng viên, theo Kết luận số 31-KL/TU."
    assert [(was, now) for tag, was, now in _shown(before, after) if tag != "equal"] == [
        ("2022", "2023"), ("45", "52"), ("28-KL/TU", "31-KL/TU"),
    ]  # fmt: skip


def test_blanks_stay_outside_a_replacement_and_go_with_what_is_inserted() -> None:
    assert _shown("giao Phòng Nội vụ chủ trì", "giao Ban Tổ chức chủ trì") == [
        ("equal", "giao ", "giao "), ("replace", "Phòng Nội vụ", "Ban Tổ chức"), ("equal", " chủ trì", " chủ trì"),
    ]  # fmt: skip
    assert _shown("rà soát hộ nghèo", "rà soát, thống kê hộ nghèo") == [
        ("equal", "rà soát ", "rà soát"), ("insert", "", ", thống kê "), ("equal", "hộ nghèo", "hộ nghèo"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after"),
    [("Thị uỷ", "THỊ ỦY"), ("kỹ thuật", "kĩ  thuật"), ("2020 – 2025", "2020 - 2025"), ("“tốt”", '"tốt"')],
)
def test_case_tone_place_and_the_shape_of_dashes_and_quotation_marks_make_no_difference(
    before: str, after: str
) -> None:
    assert [step.tag for step in difference(before, after)] == ["equal"]


@pytest.mark.parametrize(("before", "after"), [("đất", "đặt"), ("hộ nghèo, cận nghèo", "hộ nghèo; cận nghèo")])
def test_another_tone_and_another_mark_make_one(before: str, after: str) -> None:
    assert "replace" in {step.tag for step in difference(before, after)}


def test_a_lone_word_between_longer_changes_is_part_of_them() -> None:
    before, after = "phòng Nội vụ thị xã và Công an phường Bến Mới", "ban Tổ chức huyện ủy và Mặt trận xã Cát Hải"
    assert [step.tag for step in difference(before, after)] == ["replace"]


@pytest.mark.parametrize(("before", "after"), [("", "mới"), ("cũ", ""), ("", "  "), ("  ", "mới"), ("\n", "\n\n")])
def test_an_empty_or_blank_side_is_covered_too(before: str, after: str) -> None:
    (step,) = difference(before, after)
    assert (step.before, step.after) == (Span(0, len(before)), Span(0, len(after)))


def test_texts_too_long_for_a_difference_differ_as_a_whole_and_equal_ones_do_not() -> None:
    before, after = "một hai ba " * 12_000, "ba một bốn " * 12_000
    assert [step.tag for step in difference(before, after)] == ["replace"]
    assert [step.tag for step in difference(before, before)] == ["equal"]
