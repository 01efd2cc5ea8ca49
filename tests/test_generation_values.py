"""Numbers as a generator's sentences and their quotes are compared by."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Span
from service.generation.numbers import numbers
from service.generation.values import are_held, values, values_at


def _holds(quote: str, sentence: str) -> bool:
    return are_held(values(sentence), values_at(quote, Span(0, len(quote))))


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        ("giao 05 tổ chức cơ sở đảng", "Giao 5 tổ chức cơ sở đảng."),
        ("kết nạp 150 đảng viên mới", "Số đảng viên mới là 150."),
        ("trước ngày 30/9/2024", "Trước ngày 30 tháng 9 năm 2024."),
        ("trước ngày 30/9/2024", "Trước ngày 30/9."),
        ("trước ngày 05 tháng 9 năm 2024", "Trước ngày 5/9/2024."),
        ("họp ngày 12/7/2024", "Họp vào tháng 7 năm 2024."),
        ("tại Kết luận số 028-KL/TU", "Theo Kết luận số 28-KL/TU."),
        ("chia hai đợt", "Chia 2 đợt."),
        ("thành lập 12 tổ", "Thành lập mười hai tổ."),
        ("giao ba cơ quan", "Ba cơ quan được giao."),
        ("hỗ trợ 300.000 đồng/người/tháng", "Mức hỗ trợ là 300.000 đồng / người / tháng."),
        ("thu đạt 12,5 tỷ đồng", "Thu đạt 12,5 tỉ."),
        ("tăng 7,4% so với cùng kỳ", "Mức tăng là 7,4 phần trăm."),
        ("quý II năm 2024", "Trong quý 2 năm 2024."),
        ("bàn giao 41/55 ha", "Đã bàn giao 41/55 ha."),
        ("là việc lớn", "Một việc lớn trong năm, hằng năm đều làm."),
        ("của huyện Ba Tơ", "Huyện Ba Tơ làm việc này."),
    ],
)
def test_a_quote_holds_the_same_value_in_another_form(quote: str, sentence: str) -> None:
    assert _holds(quote, sentence)


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        ("giao 5 tổ chức", "Giao 15 tổ chức."),
        ("kết nạp 1.428 đảng viên", "Kết nạp 1428 đảng viên."),
        ("thu đạt 12,5 tỷ đồng", "Thu đạt 12,5 triệu đồng."),
        ("thu đạt 12,5 tỷ đồng", "Thu đạt 12,5."),
        ("đạt 7,4%", "Đạt 7,4 điểm %."),
        ("trong 10 ngày làm việc", "Trong 10 ngày."),
        ("trong 10 ngày", "Trong 10 tháng."),
        ("hỗ trợ 300.000 đồng/người/tháng", "Hỗ trợ 300.000 đồng/tháng."),
        ("trước ngày 30/9", "Trước ngày 30/9/2024."),
        ("trước ngày 30/9/2024", "Sau ngày 30/9/2024."),
        ("trước ngày 30/9/2024", "Ngày 30/9/2024."),
        ("họp ngày 30/9/2024", "Có 9 dự án."),
        ("không quá 06 thành viên", "Có 6 thành viên."),
        ("đạt trên 90%", "Đạt 90%."),
        ("đạt 90%", "Đạt trên 90%."),
        ("đạt từ 95% trở lên", "Đạt từ 95%."),
        ("tăng 7,4%", "Giảm 7,4%."),
        ("đạt 7,4%", "Tăng 7,4%."),
        ("Kết luận số 28-KL/TU", "Kết luận số 28-KH/TU."),
        ("Kết luận số 28-KL/TU", "Có 28 cơ quan."),
        ("chia hai đợt", "Chia ba đợt."),
        ("chia hai đợt", "Chia mười hai đợt."),
        ("khóa XII", "Khóa XIII."),
        ("quý II", "Quý III."),
        ("trong 6 tháng", "Trong nửa năm."),
        ("hỗ trợ người dân", "Hỗ trợ một triệu đồng."),
        ("hỗ trợ người dân", "Hỗ trợ năm triệu đồng."),
        ("nhiệm kỳ 2020-2025", "Nhiệm kỳ 2025-2030."),
        ("đạt 5", "Đạt ５."),
        ("rộng 5 km", "Rộng 5½ km."),
        ("12 hộ và 7 người", "12 người và 7 hộ."),
        ("năm học 2023 - 2024", "Năm học 2024 - 2024."),
    ],
)
def test_a_quote_does_not_hold_another_value(quote: str, sentence: str) -> None:
    assert not _holds(quote, sentence)


def test_what_a_quote_cuts_off_its_number_counts() -> None:
    text = "Thu ngân sách tăng 12,5 tỷ đồng so với cùng kỳ."
    ((value,),) = values_at(text, Span(text.index("12,5"), text.index(" tỷ")))
    assert (value.unit, value.directions) == ("tỷ", frozenset({"tăng"}))


def test_marks_apart_from_their_letters_shift_no_number() -> None:
    text = "Thi\u0323 u\u0309y giao 12 xa\u0303."
    ((value,),) = values_at(text, Span(text.index("giao"), len(text)))
    assert (value.value, value.unit) == ("12", "xã")


@given(st.text(alphabet="0123456789.,/-–% ngàytháănmqúIVXKLTUhaibốươimnrớcđ½²", max_size=60))
def test_numbers_stand_in_order_apart_from_each_other(text: str) -> None:
    found = numbers(text)
    assert all(one.end <= other.start for one, other in pairwise(found))
    covered = {at for number in found for at in range(number.start, number.end)}
    assert {at for at, sign in enumerate(text) if sign.isdecimal()} <= covered


@given(st.text(alphabet="0123456789.,/-% ngàytháănmhabiđồgkểtừ", max_size=60))
def test_every_text_holds_its_own_numbers(text: str) -> None:
    assert _holds(text, text)
