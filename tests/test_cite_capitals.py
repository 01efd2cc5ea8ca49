"""Subjects in capitals, written in the letters that the document's own text has for their words; never guessed."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.parse.small_letters import in_small_letters

BODY = (
    "VỀ CÔNG TÁC TRỒNG CÂY TẠI PHÚ KHÊ\n\n1. Các phường, xã rà soát công tác trồng cây; sau đó Ủy ban nhân dân thị "
    "xã Phú Khê giao Phòng Kinh tế; việc giao đất, giao rừng về cơ bản xong tại Phú Khê năm 2024. Ông Nguyễn Văn Đoan "
    "chịu trách nhiệm.\n2. Trồng cây theo Quyết định số 12/QĐ-TTg và kế hoạch của UBND. Hòa bình là nền tảng; giữ hòa "
    "bình."
)


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("VỀ CÔNG TÁC TRỒNG CÂY TẠI PHÚ KHÊ", "về công tác trồng cây tại Phú Khê"),
        ("TRỒNG CÂY NĂM 2024", "trồng cây năm 2024"),
        ("VỀ VIỆC ỦY BAN NHÂN DÂN THỊ XÃ GIAO ĐẤT", "về việc Ủy ban nhân dân thị xã giao đất"),
        ("QUYẾT ĐỊNH SỐ 12/QĐ-TTG VÀ KẾ HOẠCH CỦA UBND", "Quyết định số 12/QĐ-TTg và kế hoạch của UBND"),
        ("CÔNG TÁC TRỒNG CÂY tại các phường", "công tác trồng cây tại các phường"),
    ],
)  # fmt: skip
def test_words_are_written_as_the_text_writes_them(title: str, written: str) -> None:
    assert in_small_letters(title, BODY) == written


@pytest.mark.parametrize(
    "title",
    [
        "VỀ NUÔI TÔM",  # the text has no such words
        "ÔNG NGUYỄN HÒA BÌNH",  # "Nguyễn" goes on with another name there, and "hòa bình" is none
        "UBND",  # one word in capitals is an abbreviation
        "về trồng cây của UBND và HĐND",
        "2024",
        "",
    ],
)
def test_what_the_text_does_not_show_stays_as_it_is_printed(title: str) -> None:
    assert in_small_letters(title, BODY) is None


@pytest.mark.parametrize(
    ("title", "text", "written"),
    [
        ("KÈ BỜ SÔNG TẠI PHÚ KHÊ", "1. Làm kè bờ sông tại Phú\nKhê ngày 18.", "kè bờ sông tại Phú Khê"),
        ("TRỒNG CÂY VEN SUỐI", "1. Các xã trồng cây\nven suối.", "trồng cây ven suối"),
        ("Ý KIẾN ÔNG NGÔ VĂN LỤA", "Theo ý kiến ông Ngô Văn Lụa, Chủ tịch.", "ý kiến ông Ngô Văn Lụa"),
        ("Ý KIẾN ÔNG NGÔ VĂN LỤA", "Theo ý kiến ông Ngô Văn Lụa,\nChủ tịch.", "ý kiến ông Ngô Văn Lụa"),
        ("TRỒNG CÂY TRÊN ĐỊA BÀN XÃ", "Việc trồng cây ở xã.", "trồng cây trên địa bàn xã"),
        ("ĐỊNH HƯỚNG TRỒNG CÂY", "Việc trồng cây theo quy định.", "định hướng trồng cây"),
        ("ĐỊNH HƯỚNG TRỒNG CÂY", "Tạp chí Định Hướng: trồng cây.", "Định Hướng trồng cây"),
    ],
)
def test_wrapped_lines_names_before_a_comma_and_ordinary_words_are_known(title: str, text: str, written: str) -> None:
    assert in_small_letters(title, text) == written


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("GIAO ĐẤT GIAO RỪNG", "Việc giao đất\nGiao Rừng Cấm cho xã"),  # a new line may begin a new sentence
        ("ÔNG NGÔ VĂN LỤA", "ông Ngô Văn\n\nLụa tơ tằm"),
    ],
)
def test_a_name_does_not_go_on_over_what_may_be_a_new_sentence(title: str, text: str) -> None:
    assert in_small_letters(title, text) is None


@given(st.text(max_size=80), st.text(max_size=300))
def test_nothing_but_letters_changes(title: str, text: str) -> None:
    written = in_small_letters(title, text)
    if written is not None:
        assert written.lower() == title.lower()


@given(st.lists(st.sampled_from(sorted(set(re.findall(r"\w+", BODY)))), min_size=2, max_size=12))
def test_any_words_of_a_text_keep_their_order_and_marks(words: list[str]) -> None:
    title = ", ".join(words).upper()
    written = in_small_letters(title, BODY)
    assert written is None or written.upper() == title


def test_a_long_text_takes_no_long_time() -> None:
    began = time.process_time()
    in_small_letters(" ".join(["VỀ GIAO ĐẤT"] * 30), BODY * 2_000)
    assert time.process_time() - began < 2
