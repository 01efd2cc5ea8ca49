"""Queries as others would type them."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.text import folded_key
from eval.typing_styles import AS_IS, STYLES, half_unaccented, unaccented

QUERY = "Đẩy nhanh tiến độ giải phóng mặt bằng, hỗ trợ hộ dân Số 12-KL/TU"


def test_each_style_types_as_its_name_says() -> None:
    assert STYLES[AS_IS](QUERY) == QUERY
    assert STYLES["unaccented"](QUERY) == "Day nhanh tien do giai phong mat bang, ho tro ho dan So 12-KL/TU"
    assert STYLES["capitals"]("đất ở") == "ĐẤT Ở"
    assert STYLES["nfd"]("ế") == "e\u0302\u0301"


def test_half_is_some_words_and_always_the_same_ones() -> None:
    typed = half_unaccented(QUERY).split()
    bare = sum(one == unaccented(word) != word for one, word in zip(typed, QUERY.split(), strict=True))
    kept = sum(one == word != unaccented(word) for one, word in zip(typed, QUERY.split(), strict=True))
    assert min(bare, kept) >= 2
    assert half_unaccented(QUERY) == " ".join(typed)


@given(st.text(st.characters(codec="utf-8", min_codepoint=0x20, max_codepoint=0x1EF9), max_size=30))
def test_stripping_diacritics_is_idempotent(text: str) -> None:
    assert unaccented(unaccented(text)) == unaccented(text)


def test_unaccented_words_fold_to_the_same_key() -> None:
    assert [folded_key(word.lower()) for word in unaccented(QUERY).split()] == [
        folded_key(word.lower()) for word in QUERY.split()
    ]
