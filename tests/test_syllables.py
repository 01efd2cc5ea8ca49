"""What is a Vietnamese syllable, and how much of a text is."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Directive
from corpus.syllables import is_syllable, syllable_score

GOOD = """
ủy uỷ hòa hoà khóa thủy thuỷ quý quí kỹ kĩ Mỹ sĩ lý yêu yếu quyết nghiêng nghị gì giếng giữ gìn khuỷu khúc khuya
Ðảng Ðức ngoằn ngoèo thuở quốc quả huyện chuyển tuyên truyền Đắk Lắk Kạn ƯƠNG ĐẢNG Đẩy đương xoong rượu hươu oai oanh uể
toàn quyền xuất khẩu ít ích ếch ở Ý y à
""".split()
BAD = """
c¸ch thñ ®Þnh vÒ phuùc laäp nöôùc Ä‘á»‹nh Việtt các̉ hoàá thươngg ngê cê ghà qưa cac hoc tôt ấch bộc̀ zá wá
nớc đợc trởng Chơng ễng viieejt
""".split()
TEXT = """Ban Thường vụ Thị ủy Phú Khê yêu cầu các chi bộ, đảng bộ trực thuộc khẩn trương quán triệt Kết luận
số 28-KL/TU, ngày 15/6/2023; HĐND, UBND thị xã báo cáo trước ngày 30 tháng 6 (qua https://phukhe.example/bao-cao)."""


@pytest.mark.parametrize("word", GOOD)
def test_a_vietnamese_word_is_a_syllable_in_every_normal_form(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(unicodedata.normalize("NFD", word))
    assert is_syllable(word.upper())


@pytest.mark.parametrize("word", BAD)
def test_a_broken_word_is_no_syllable(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize("word", ["lập", "thích", "tốt", "tháp", "bức"])
def test_a_stop_takes_two_of_the_tones(word: str) -> None:
    bare = "".join(c for c in unicodedata.normalize("NFD", word) if c not in "\u0301\u0323")
    assert is_syllable(word)
    assert not is_syllable(bare)
    for tone in "\u0300\u0303\u0309":
        assert not is_syllable(bare[:-1] + tone + bare[-1])


def test_good_text_scores_one_whatever_numbers_codes_and_addresses_it_holds() -> None:
    assert syllable_score(TEXT) == 1.0
    assert syllable_score(unicodedata.normalize("NFD", TEXT)) == 1.0
    assert syllable_score(TEXT + " theo Microsoft, Covid-19, 5 m², 25 °C") == 1.0


def test_samples_score_high(samples: dict[str, Directive]) -> None:
    scores = [syllable_score(directive.text) for directive in samples.values()]
    assert min(score or 0.0 for score in scores) > 0.98


def test_broken_text_scores_low() -> None:
    mojibake = TEXT.encode().decode("latin-1")
    assert (syllable_score(mojibake) or 0.0) < 0.6
    assert (syllable_score("C¸c c¬ quan, ®¬n vÞ trùc thuéc c¨n cø kÕ ho¹ch ®Ó triÓn khai thùc hiÖn") or 0.0) < 0.3


def test_few_words_have_no_score() -> None:
    assert syllable_score("Số: 28-KL/TU") is None
    assert syllable_score("") is None
    assert syllable_score("Phú Khê, ngày 15 tháng 6", fewest_words=4) == 1.0


@given(st.text())
def test_any_text_has_a_share_or_none(text: str) -> None:
    score = syllable_score(text, fewest_words=1)
    assert score is None or 0.0 <= score <= 1.0
