"""Time expressions of administrative texts: what each means, and what only looks like a period."""

from datetime import date

import pytest

from service.answering.constraints.asked_times import asked_times
from service.answering.constraints.expressions import read_times
from service.answering.constraints.times import Grain, Role, Time


def _ends(times: tuple[Time, ...]) -> list[tuple[str, str]]:
    return [(str(time.begins), str(time.ends)) for time in times]


@pytest.mark.parametrize(
    ("text", "begins", "ends"),
    [
        ("năm 2023", "2023-01-01", "2023-12-31"),
        ("cả năm 2023", "2023-01-01", "2023-12-31"),
        ("NĂM 2023", "2023-01-01", "2023-12-31"),
        ("6 tháng đầu năm 2023", "2023-01-01", "2023-06-30"),
        ("06 tháng cuối năm 2023", "2023-07-01", "2023-12-31"),
        ("sáu tháng đầu năm 2023", "2023-01-01", "2023-06-30"),
        ("nửa đầu năm 2023", "2023-01-01", "2023-06-30"),
        ("giữa năm 2023", "2023-01-01", "2023-06-30"),
        ("9 tháng đầu năm 2023", "2023-01-01", "2023-09-30"),
        ("9 tháng năm 2023", "2023-01-01", "2023-09-30"),
        ("mười tháng đầu năm 2023", "2023-01-01", "2023-10-31"),
        ("quý I/2023", "2023-01-01", "2023-03-31"),
        ("quý IV năm 2023", "2023-10-01", "2023-12-31"),
        ("Quý 4 năm 2022", "2022-10-01", "2022-12-31"),
        ("tháng 9/2023", "2023-09-01", "2023-09-30"),
        ("tháng 02 năm 2024", "2024-02-01", "2024-02-29"),
        ("ngày 31/12/2023", "2023-12-31", "2023-12-31"),
        ("ngày 05 tháng 7 năm 2022", "2022-07-05", "2022-07-05"),
        ("cuối năm 2024", "2024-12-01", "2024-12-31"),
        ("giai đoạn 2021 - 2025", "2021-01-01", "2025-12-31"),
        ("nhiệm kỳ 2020-2025", "2020-01-01", "2025-12-31"),
        ("năm học 2023 - 2024", "2023-01-01", "2024-12-31"),
    ],
)
def test_an_expression_is_an_interval(text: str, begins: str, ends: str) -> None:
    assert _ends(read_times(f"Tính {text}, kết quả tốt")) == [(begins, ends)]


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện Kết luận số 131-KL/TU ngày 20/12/2022 của Thị ủy về nhiệm vụ năm 2022, nhiệm vụ năm 2023, các nơi",
        "theo Chỉ thị số 08/CT-TTg ngày 23/3/2023 của Thủ tướng Chính phủ",
        "theo Nghị quyết số 14/2023/NQ-HĐND ngày 21/7/2023",
        "tăng 04 bậc so với năm 2022",
        "cao hơn cùng kỳ năm 2022 là 5,4 điểm phần trăm",
        "bằng 136,8% so cùng kỳ năm 2021",
        "thực hiện Luật Đất đai năm 2024",
        "Nghị quyết Đại hội Đảng bộ thị xã lần thứ XII, nhiệm kỳ 2020 - 2025",
        "họp giao ban hằng tháng, sơ kết hằng năm",
        "trong 10 ngày làm việc, 05 năm liền",
        "chi 2.023 triệu đồng cho 2023/KH",
    ],
)
def test_what_only_looks_like_a_period_is_none(text: str) -> None:
    assert read_times(text) == ()


def test_a_title_tells_what_the_directive_it_carries_out_is_about() -> None:
    title = "Thực hiện Nghị quyết số 05-NQ/TU ngày 28/12/2021 của Thị ủy về nhiệm vụ năm 2022"
    assert [time.year for time in read_times(title, title=True)] == [2022]
    assert read_times(title) == ()


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("trước ngày 30/9/2024", Role.BEFORE),
        ("chậm nhất ngày 30/9/2024", Role.BEFORE),
        ("đến hết tháng 9/2024", Role.BY),
        ("tính đến hết ngày 30/9/2024", Role.BY),
        ("đến năm 2024", Role.BY),
        ("từ ngày 30/9/2024", Role.SINCE),
        ("trong tháng 9/2024", Role.OVER),
        ("năm 2024", Role.OVER),
    ],
)
def test_the_word_before_tells_what_a_time_is(text: str, role: Role) -> None:
    assert [time.role for time in read_times(f"hoàn thành {text}.")] == [role]


def test_a_share_of_the_years_target_is_no_figure_of_the_year() -> None:
    assert [time.grain for time in read_times("đạt 49,7% chỉ tiêu cả năm")] == [Grain.WITHIN]
    assert [time.grain for time in read_times("chỉ tiêu cả năm là 145 đảng viên")] == [Grain.YEAR]


def test_a_day_that_no_calendar_has_is_no_time() -> None:
    assert read_times("trước ngày 31/02/2024") == ()


@pytest.mark.parametrize(
    ("question", "begins", "ends"),
    [
        ("How much was spent in 2024?", "2024-01-01", "2024-12-31"),
        ("growth in the first half of 2023", "2023-01-01", "2023-06-30"),
        ("the last six months of 2023", "2023-07-01", "2023-12-31"),
        ("poverty rate at the end of 2024", "2024-12-01", "2024-12-31"),
        ("what must be done by 31 October 2024?", "2024-10-31", "2024-10-31"),
        ("revenue in Q3 2024", "2024-07-01", "2024-09-30"),
        ("revenue in October 2024", "2024-10-01", "2024-10-31"),
        ("thu ngan sach 6 thang dau nam 2023", "2023-01-01", "2023-06-30"),
        ("thu ngân sách 2023 bao nhiêu", "2023-01-01", "2023-12-31"),
        ("6 tháng đầu năm của thị xã trong năm 2023", "2023-01-01", "2023-06-30"),
        ("So với cùng kỳ năm 2022, giải ngân 6 tháng đầu năm 2023 hơn bao nhiêu?", "2023-01-01", "2023-06-30"),
    ],
)
def test_a_question_asks_for_an_interval(question: str, begins: str, ends: str) -> None:
    assert _ends(asked_times(question)) == [(begins, ends)]


@pytest.mark.parametrize(
    "question", ["Ai ký kế hoạch?", "Kết luận số 215 ngày 12/7/2022 nói gì?", "năm nay thu bao nhiêu?"]
)
def test_a_question_may_ask_for_none(question: str) -> None:
    assert asked_times(question) == ()


def test_years_in_a_row_are_any_of_them_and_a_stretch_is_one() -> None:
    assert [time.grain for time in asked_times("thứ hạng của tỉnh từ 2021 đến 2023")] == [Grain.WITHIN]
    assert [time.grain for time in asked_times("đào tạo giai đoạn 2021 - 2025")] == [Grain.YEARS]


def test_the_period_in_a_directives_name_is_known_as_such() -> None:
    (time,) = asked_times("Kết luận của Thị ủy 6 tháng đầu năm 2023 giao ai?")
    assert time.role is Role.DOCUMENT
    assert time.ends == date(2023, 6, 30)
