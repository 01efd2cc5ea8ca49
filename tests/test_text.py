"""Matching keys and tokens."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text import DIRECTIVE_NUMBER, apart, exact_key, folded_key, keys, number_key, tokens, tone_key

WORDS = st.text(alphabet="aàáảãạăằâầbcdđeêghikloôốơợquưừvxyỳýỷĐÂ0123456789-/ .,", max_size=60)


@pytest.mark.parametrize(
    ("one", "other"),
    [("hòa", "hoà"), ("ủy", "uỷ"), ("khóa", "khoá"), ("quý", "qúy"), ("kỹ", "kĩ"), ("mỹ", "mĩ"), ("Quý", "quí")],
)
def test_tone_keys_are_blind_to_where_the_mark_stands(one: str, other: str) -> None:
    assert exact_key(one) != exact_key(other) or one.lower() == other
    assert tone_key(one) == tone_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("tay", "tai"), ("thúy", "thúi"), ("mã", "ma"), ("của", "cúa"), ("đa", "da")]
)
def test_tone_keys_keep_different_words_apart(one: str, other: str) -> None:
    assert tone_key(one) != tone_key(other)


def test_folded_keys_have_no_marks_and_no_barred_d() -> None:
    assert [folded_key(word) for word in "Đẩy mạnh ưu tiên nghĩa vụ".split()] == "day manh uu tien nghia vu".split()


@given(WORDS)
def test_keys_are_the_same_for_every_normal_form(text: str) -> None:
    composed = [token[2:] for token in tokens(unicodedata.normalize("NFC", text))]
    decomposed = [token[2:] for token in tokens(unicodedata.normalize("NFD", text))]
    assert composed == decomposed


@given(st.text(max_size=80))
def test_tokens_stand_where_they_say_in_order(text: str) -> None:
    position = 0
    for token in tokens(text):
        assert position <= token.start < token.end <= len(text)
        position = token.end


@given(WORDS)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded_key(folded_key(text)) == folded_key(text)


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("28-KL/TU", "28kltu"),
        ("28- KL/TU", "28kltu"),
        ("08/CT-TTg", "8ctttg"),
        ("31/2021/QH15", "312021qh15"),
        ("2167/UBND-KTTH", "2167ubndktth"),
        ("185-QĐ/TW", "185qdtw"),
        ("367 - QĐ/TWĐTN-VP", "367qdtwdtnvp"),
    ],
)
def test_a_directives_number_is_one_token_with_one_key(printed: str, key: str) -> None:
    text = f"theo văn bản số {printed}, ngày 05/6/2023"
    assert number_key(printed) == key
    assert key in [token.exact for token in tokens(text)]


@pytest.mark.parametrize("text", ["giai đoạn 2021 - 2025", "năm 2023 - Trong đó", "ngày 12/4/2022", "COVID-19", "24/7"])
def test_periods_and_dates_are_no_numbers_of_directives(text: str) -> None:
    assert not DIRECTIVE_NUMBER.search(text)


@given(st.one_of(WORDS, st.text()))
def test_a_text_taken_apart_is_the_text_and_every_second_piece_a_token(text: str) -> None:
    pieces = apart(text)
    assert "".join(pieces) == text
    found = list(tokens(text))
    assert [text[token.start : token.end] for token in found] == pieces[1::2]
    assert [keys(word) for word in pieces[1::2]] == [(token.exact, token.tone, token.folded) for token in found]
