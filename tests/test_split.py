"""Passages."""

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Directive, Source
from corpus.parse import parse
from corpus.split import split


def _ink(text: str) -> str:
    return "".join(text.split())


def _assert_nothing_is_lost(directive: Directive) -> None:
    passages = split(directive)
    for passage in passages:
        assert passage.pieces == [(span, span.of(directive.text)) for span in passage.spans]
        assert all(piece == piece.strip() for _, piece in passage.pieces)
    text = "".join(_ink(passage.text) for passage in passages) + "".join(
        _ink(heading) for passage in passages for heading in passage.breadcrumb
    )
    for section in directive.sections:
        words = [word for span in section.spans for word in span.of(directive.text).replace("*", " ").split()]
        labels = len((section.label or "").split()) if section.heading else 0  # they stand in the passages' path
        assert all(word.strip(".:)-–#>_") in text for word in words[labels:]), section.path
    assert len({passage.id for passage in passages}) == len(passages)


def test_nothing_of_the_samples_is_lost_in_splitting(samples: dict[str, Directive]) -> None:
    for directive in samples.values():
        _assert_nothing_is_lost(directive)


def test_a_long_paragraph_is_cut_at_sentence_ends() -> None:
    sentences = " ".join(f"Câu thứ {number} nói về việc đẩy nhanh tiến độ giải ngân vốn." for number in range(60))
    passages = split(parse(Source("d", "d.txt", f"I. NHIỆM VỤ\n\n1. {sentences}\n\n2. Khác hẳn.")))
    parts = [passage for passage in passages if passage.id.startswith("d#I/1")]
    assert len(parts) > 2
    assert all(len(part.text) <= 1_200 and part.text.endswith(".") for part in parts)


def test_a_sentence_without_end_is_still_cut() -> None:
    passages = split(parse(Source("d", "d.txt", "chữ " * 20_000)))
    assert all(len(passage.text) <= 1_200 for passage in passages)
    assert sum(passage.text.count("chữ") for passage in passages) == 20_000


def test_short_items_stay_with_the_point_that_lists_them_and_bullets_stand_alone() -> None:
    text = "1. Hồ sơ gồm:\na) Đơn đề nghị;\nb) Bản sao quyết định.\n2. Chỉ tiêu\n- Kết nạp 150 đảng viên mới.\n- Khác."
    passages = {passage.id: passage for passage in split(parse(Source("d", "d.txt", text)))}
    assert passages["d#1"].text == "1. Hồ sơ gồm: a) Đơn đề nghị; b) Bản sao quyết định."
    assert passages["d#2/-1"].text == "- Kết nạp 150 đảng viên mới."
    assert passages["d#2/-1"].breadcrumb == ("Chỉ tiêu",)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(["1. A", "2. B:", "a) c;", "b) d.", "- e", "chữ " * 400, "", "I. F"]), max_size=12))
def test_nothing_is_lost_however_odd_the_outline(lines: list[str]) -> None:
    _assert_nothing_is_lost(parse(Source("d", "d.txt", "\n".join(lines))))
