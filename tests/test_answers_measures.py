"""When an answer counts as exact, as right, as SQuAD's match; golden pairs of what is said and the gold answer."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.answers.measures import comparable, is_exact, is_right, score
from eval.answers.sameness import says_the_same
from eval.answers.squad import exact_match, f1
from eval.answers.values import Value, words_of

SAME_BUT_FOR_WRITING = [
    ("20%", "20%"),
    ("Trước ngày 30/9/2024.", "trước ngày 30/9/2024"),
    ("  tăng\n7,4% ;", "tăng 7,4%"),
    ("“Ủy ban nhân dân tỉnh”", "Uỷ ban nhân dân tỉnh"),
    ("kĩ thuật hoà nhập", "kỹ thuật hòa nhập"),
    (unicodedata.normalize("NFD", "Đỗ Tuấn Sơn"), "Đỗ Tuấn Sơn"),
    ("12- KL/TU", "12-KL/TU"),
    ("- Văn phòng Tỉnh ủy,", "Văn phòng Tỉnh ủy"),
    ("(khóa XIII)", "khóa XIII"),
    ("02 Kế\nhoạch, **05 Công văn **", "02 Kế hoạch, 05 Công văn"),
]
OTHER_WORDING = [
    ("tăng 7,4%", "7,4%"),
    ("7,4 phần trăm", "7,40%"),
    ("10", "10 ngày làm việc"),
    ("không quá 10 ngày làm việc", "10 ngày làm việc"),
    ("05 năm", "5 năm"),
    ("ngày 05 tháng 7 năm 2022", "5/7/2022"),
    ("trước ngày 30-9-2024", "30/9/2024"),
    ("trước ngày 30/9/2024", "ngày 30/9"),
    ("549,7 tỷ đồng", "549,7"),
    ("đạt 549,7 tỉ đồng", "549,7 tỷ đồng"),
    ("3,000,000 đồng", "3.000.000 đồng"),
    ("quý I/2023", "quý 1/2023"),
    ("tháng 9 năm 2023", "tháng 9/2023"),
    ("đồng chí Khúc Thị Minh Hậu, Bí thư Thị ủy", "Khúc Thị Minh Hậu"),
    ("Khúc Thị Minh Hậu", "đồng chí Khúc Thị Minh Hậu"),
    ("Kế hoạch số 88-KH/TU", "88- KH/TU"),
    ("12 tổ chức cơ sở đảng", "12"),
    ("20 ngày kể từ ngày 01/3/2024", "20 ngày"),
    ("Kế hoạch số 88-KH/TU ngày 20/9/2022", "Kế hoạch số 88-KH/TU"),
    ("88-KH/TU", "Kế hoạch số 88-KH/TU ngày 20/9/2022"),
    ("bằng 136,8% so cùng kỳ năm 2021", "136,8%"),
    ("dưới 60%", "60%"),
    ("Không, không gửi qua mạng", "không"),
    ("Có 138 đảng viên", "Có 138 đảng viên mới"),
    ("đường A; đường B", "đường B; đường A"),
    ("rõ người; rõ việc; rõ kết quả", "rõ người, rõ việc và rõ kết quả"),
    ("tăng 6,8% năm nay; tăng 7,9%", "tăng 7,9%; tăng 6,8%"),
]
WRONG = [
    ("7,5%", "7,4%"),
    ("7,4 điểm phần trăm", "7,4%"),
    ("7,4", "7,4%"),
    ("549,7 triệu đồng", "549,7 tỷ đồng"),
    ("549,7", "549,7 tỷ đồng"),
    ("tăng 7,4%, công nghiệp tăng 9%", "tăng 7,4%"),
    ("niêm yết 20 ngày, phê duyệt sau 30 ngày", "20 ngày"),
    ("30/9/2023", "30/9/2024"),
    ("29/9/2024", "30/9/2024"),
    ("tháng 9/2024", "30/9/2024"),
    ("88-KH/TU và 97-KH/TU", "88-KH/TU"),
    ("88-KH/TU thay 97-KH/TU ngày 20/9/2022", "88-KH/TU"),
    ("Kế hoạch số 88-KH/TU ngày 20/9/2022", "ngày 21/9/2022"),
    ("ngày 20/9/2022", "Kế hoạch số 88-KH/TU ngày 20/9/2022 và 97-KH/TU"),
    ("12 hộ năm 2023, 15 hộ", "12 hộ"),
    ("giai đoạn 2021-2025", "2025"),
    ("có 12 hộ", "có"),
    ("Phó Chánh Văn phòng", "Chánh Văn phòng"),
    ("nguyên Chủ tịch Hội đồng", "Chủ tịch Hội đồng"),
    ("tỉnh", "Ủy ban nhân dân tỉnh"),
    ("Ủy ban nhân dân", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân tỉnh"),
    ("Ủy ban nhân dân thị xã và các phường", "Ủy ban nhân dân thị xã"),
    ("Phú Thượng; Xuân Trạch", "Phú Thượng"),
    ("không được bố trí", "được bố trí"),
    ("đề xuất cắt giảm vốn của dự án chậm tiến độ so với kế hoạch đã giao", "đề xuất cắt giảm vốn"),
    ("Hậu Khúc Thị Minh", "Khúc Thị Minh Hậu"),
    ("việc này có vượt", "có"),
    ("Khu 1", "Khu 11"),
    ("đường A; đường B; đường C", "đường A; đường B"),
    ("tăng 6,8%; tăng 6,8%", "tăng 6,8%; tăng 7,9%"),
    ("", "20%"),
    ("...", "20%"),
]


@pytest.mark.parametrize(("said", "answer"), SAME_BUT_FOR_WRITING)
def test_what_differs_in_writing_alone_is_exact(said: str, answer: str) -> None:
    assert is_exact(said, ["khác", answer])
    assert is_right(said, ["khác", answer])


@pytest.mark.parametrize(("said", "answer"), OTHER_WORDING)
def test_the_same_value_in_a_few_words_more_or_less_is_right_and_not_exact(said: str, answer: str) -> None:
    assert is_right(said, [answer])
    assert not is_exact(said, [answer])


@pytest.mark.parametrize(("said", "answer"), WRONG)
def test_another_value_a_second_one_or_a_rest_is_wrong(said: str, answer: str) -> None:
    assert not is_right(said, [answer])


@pytest.mark.parametrize(
    ("said", "answers"),
    [
        ("giảm 7,4%", ["tăng 7,4%", "7,4%"]),
        ("dưới 60%", ["ít nhất 60%", "60%"]),
        ("trên 10 ngày", ["không quá 10 ngày", "10 ngày"]),
    ],
)
def test_what_goes_the_other_way_is_wrong_where_an_answer_tells_the_way(said: str, answers: list[str]) -> None:
    assert not is_right(said, answers)
    assert is_right(said, answers[1:])
    assert is_right(said, [*answers, said])


def test_six_words_more_are_right_and_seven_are_not() -> None:
    assert says_the_same("bao gồm cả những khoản sau 20%", "20%")
    assert not says_the_same("bao gồm cả những khoản sau đây 20%", "20%")


@given(st.text(alphabet="aáạbđhoòaà kỹĩ 0123456789.,;/%-()“”\n", max_size=30))
def test_every_text_with_ink_is_exactly_itself_and_comparing_twice_changes_nothing(text: str) -> None:
    assert comparable(comparable(text)) == comparable(text)
    assert is_exact(text, [text]) == bool(comparable(text))
    words_of(text)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("30/9/2024", {Value("date", ("30", "9", "2024"))}),
        ("từ 10 - 15/6/2024", {Value("number", ("10", "")), Value("date", ("15", "6", "2024"))}),
        ("quý IV/2024", {Value("quarter", ("4",)), Value("year", ("2024", ""))}),
        ("giai đoạn 2021-2025", {Value("year", ("2021", "")), Value("year", ("2025", ""))}),
        ("250 nghìn tỷ đồng", {Value("number", ("250", "nghin2 ti3"))}),
        ("04/2024/NQ-HĐND", {Value("document", ("42024nqhdnd",))}),
        ("6 tháng đầu năm", {Value("number", ("6", ""))}),
        ("không quá ba lần", set()),
        ("không gửi", {Value("denial", ())}),
    ],
)
def test_values_are_read_whatever_their_form(text: str, values: set[Value]) -> None:
    assert words_of(text).values == values


def test_nothing_said_scores_nothing() -> None:
    assert score(None, ["20%"]).right == score(None, ["20%"]).f1 == 0
    assert score("20%", []).exact == 0


def test_the_best_of_several_answers_counts() -> None:
    scores = score("trước ngày 30/9", ["ngày 30/9", "trước ngày 30/9"])
    assert (scores.exact, scores.right, scores.em, scores.f1) == (1, 1, 1, 1)


# Worked by hand from evaluate-v1.1: lower case, ASCII punctuation out, blanks; precision 2/3, recall 2/2.
def test_f1_and_exact_match_are_those_of_squad() -> None:
    assert f1("vào năm 1990", ["năm 1990"]) == pytest.approx(2 * (2 / 3) * 1 / (2 / 3 + 1))
    assert f1("a a b", ["a b b"]) == pytest.approx(2 * (2 / 3) * (2 / 3) / (2 / 3 + 2 / 3))
    assert f1("sai", ["đúng"]) == 0
    assert f1("năm 1990", ["sai", "Năm, 1990."]) == 1
    assert exact_match("Năm 1.990", ["năm 1990"]) == 1
    assert exact_match("năm 1990", ["1990"]) == 0
    assert exact_match("the end", ["end"]) == 0  # English articles stay
