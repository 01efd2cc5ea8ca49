"""Mentions of held directives that are loosely or partly wrong: organ, part of a date, section in brackets, number."""

import pytest

from service.engine import Engine
from service.precedent.draft.citations import MOST_CITATIONS
from service.precedent.draft.model import Level, Report
from service.precedent.draft.read import read_text
from service.precedent.draft.stated import agrees

HEAD = "THỊ ỦY PHÚ KHÊ\n*\nSố -KL/TU\nPhú Khê, ngày tháng 5 năm 2025\n\nKẾT LUẬN\nvề việc thử\n\n1. Thực hiện "


def _report(engine: Engine, said: str) -> Report:
    return engine.precedents.check_draft(read_text(f"{HEAD}{said}.\n\n2. Giao Văn phòng theo dõi.\n"))


def _complaints(engine: Engine, said: str) -> list[tuple[str, Level]]:
    found = [one for check in _report(engine, said).citations for one in check.findings]
    return [(one.field, one.level) for one in found if one.level is not Level.NOTE]


@pytest.mark.parametrize(
    ("said", "field", "level"),
    [
        ("Kết luận số 468-KL/TU ngày 10/7/2024 của Ban Thường vụ Tỉnh ủy", "issuer", Level.DOUBT),
        ("Kết luận số 468-KL/TU ngày 10/7/2024 của Thường trực Tỉnh ủy", "issuer", Level.DOUBT),
        ("Chỉ thị số 27-CT/TU ngày 14/02/2024 của Tỉnh ủy", "issuer", Level.DOUBT),
        ("Chỉ thị số 27-CT/TU ngày 14/02/2024 của Thường trực Tỉnh ủy", "issuer", Level.DOUBT),
        ("Kết luận số 468-KL/TU ngày 11/7 của Tỉnh ủy", "issued_on", Level.DOUBT),
        ("Kết luận số 468-KL/TU ngày 11 tháng 7", "issued_on", Level.DOUBT),
        ("Kết luận số 468-KL/TU tháng 8/2024 của Tỉnh ủy", "issued_on", Level.DOUBT),
        ("Kết luận số 468-KL/TU, tháng 7 năm 2023, của Tỉnh ủy", "issued_on", Level.DOUBT),
        ("Kết luận số 468-KL/TU (tháng 8/2024)", "issued_on", Level.DOUBT),
        ("Kết luận số 468-KL/TU (điểm 9.9 mục 2 phần II)", "section", Level.ERROR),
        ("Kết luận số 468-KL/TU ngày 10/7/2024 của Tỉnh ủy (phần IX)", "section", Level.ERROR),
        ("Kết luận 468 ngày 11/7/2024 của Tỉnh ủy", "issued_on", Level.ERROR),
        ("Kết luận số 468-Kl/tu ngày 11/7/2024 của Tỉnh ủy", "issued_on", Level.ERROR),
        (
            "Nghị quyết số 07-NQ/TU ngày 15/11/2021 của Ban Chấp hành Đảng bộ tỉnh về chuyển đổi số tỉnh Lam Giang "
            "giai đoạn 2021 - 2030",
            "title",
            Level.DOUBT,
        ),
    ],
)
def test_what_a_mention_says_wrong_in_part_is_found(engine: Engine, said: str, field: str, level: Level) -> None:
    assert _complaints(engine, said) == [(field, level)]


@pytest.mark.parametrize(
    "said",
    [
        "Kết luận số 468-KL/TU ngày 10/7/2024 của Ban Chấp hành Đảng bộ tỉnh",
        "Kế hoạch số 88-KH/TU ngày 20/9/2022 của Tỉnh ủy",  # its letterhead says so, only the signature more
        "Chỉ thị số 27-CT/TU ngày 14/02/2024 và Kết luận số 468-KL/TU ngày 10/7/2024 của Tỉnh ủy",
        "Thông báo số 412-TB/TU ngày 05/10/2023 của Ban Thường vụ Tỉnh ủy",
        "Kết luận số 468-KL/TU ngày 10/7 của Tỉnh ủy",
        "Kết luận số 468-KL/TU tháng 7/2024 của Tỉnh ủy",
        "Kết luận số 468-KL/TU tháng 8/2024",  # when it is carried out
        "Kết luận số 468-KL/TU (điểm 2.2 mục 2 phần II)",
        "Kết luận số 468-KL/TU (đã sơ kết 02 lần)",
        "Kết luận 468 ngày 10/7/2024 của Tỉnh ủy",
        "Nghị quyết số 15/2023/NQ-HĐND ngày 21/7/2023 của HĐND thị xã Phú Khê",  # of the same session
        "Kết luận số 468-Kl/tu ngày 10/7/2024 của Tỉnh ủy",
    ],
)
def test_what_a_mention_says_rightly_in_part_is_left_alone(engine: Engine, said: str) -> None:
    assert _complaints(engine, said) == []
    assert _report(engine, said).citations


def test_a_later_mention_with_another_day_is_found_also_behind_a_full_one(engine: Engine) -> None:
    said = "Kết luận số 468-KL/TU ngày 10/7/2024 của Tỉnh ủy; bám sát Kết luận số 468-KL/TU ngày 11/7"
    assert _complaints(engine, said) == [("issued_on", Level.DOUBT)]


@pytest.mark.parametrize("printed", ["468/KL-TU", "0468-KL/TU", "468-Kl/tu", "468-KL/tu"])
def test_a_number_is_to_be_written_as_its_directive_has_it(engine: Engine, printed: str) -> None:
    report = _report(engine, f"Kết luận số {printed} ngày 10/7/2024 của Tỉnh ủy")
    (found,) = [one for one in report.forms if one.kind == "number_form"]
    assert (found.text, found.suggestion) == (printed, "468-KL/TU")


@pytest.mark.parametrize(
    ("stated", "same"),
    [
        ("về chuyển đổi số giai đoạn 2021 - 2030", False),
        ("về chuyển đổi số giai đoạn 2021-2025", True),
        ("về chuyển đổi số giai đoạn 2021 – 2025, định hướng đến năm 2030", True),
        ("về chuyển đổi số đến năm 2030", True),
    ],
)
def test_a_period_is_one_of_those_in_the_title(stated: str, same: bool) -> None:
    assert agrees(stated, "về chuyển đổi số giai đoạn 2021 - 2025, định hướng đến năm 2030") is same


def test_of_a_draft_that_names_one_number_without_end_the_first_mentions_are_checked(engine: Engine) -> None:
    report = _report(engine, "468-KL/TU " * (MOST_CITATIONS + 1))
    assert len(report.citations) == MOST_CITATIONS
    assert "chỉ kiểm tra 5000 viện dẫn đầu" in report.draft.warnings
    assert _report(engine, "468-KL/TU").draft.warnings == ()


def test_a_part_that_is_pointed_at_is_looked_for_in_what_was_named_last(engine: Engine) -> None:
    said = "Nghị quyết số 14/2023/NQ-HĐND ngày 21/7/2023 của Hội đồng nhân dân thị xã; {} của Nghị quyết nói trên"
    assert _complaints(engine, said.format("khoản 2 Điều 30")) == [("section", Level.DOUBT)]
    assert _complaints(engine, said.format("khoản 1 Điều 3")) == []
    assert _complaints(engine, said.format("Phụ lục IX")) == []


@pytest.mark.parametrize(
    ("said", "lacking"),
    [
        (
            "điểm a và điểm g mục 2 phần II Kế hoạch số 97-KH/TU ngày 15/11/2022 của Ban Thường vụ Thị ủy",
            "điểm g mục 2 phần II",
        ),
        ("điểm a (khoản 2 (Điều 30)) Nghị quyết số 14/2023/NQ-HĐND ngày 21/7/2023 của HĐND thị xã", "Điều 30"),
        ("Điều 3-8 Nghị quyết số 14/2023/NQ-HĐND ngày 21/7/2023 của HĐND thị xã", "Điều 7; Điều 8"),
        ("từ Điều 3 đến Điều 7 Nghị quyết số 14/2023/NQ-HĐND ngày 21/7/2023 của HĐND thị xã", "Điều 7"),
        ("khoản 1, 2 và 9 Điều 3 Nghị quyết số 14/2023/NQ-HĐND ngày 21/7/2023 của HĐND thị xã", "khoản 9 Điều 3"),
        ("Nghị quyết số 14/2023/NQ-HĐND ngày 21/7/2023 của HĐND thị xã (khoản 1 (Điều 9))", "Điều 9"),
    ],
)
def test_every_part_that_is_named_is_looked_for(engine: Engine, said: str, lacking: str) -> None:
    (check,) = _report(engine, said).citations
    assert [(one.field, one.stated) for one in check.findings if one.level is Level.ERROR] == [("section", lacking)]


@pytest.mark.parametrize(
    "said",
    [
        "khoản 1 và 2 Điều 3 Nghị quyết số 14/2023/NQ-HĐND ngày 21/7/2023 của HĐND thị xã",
        "Điều 3 - 5 Nghị quyết số 14/2023/NQ-HĐND ngày 21/7/2023 của HĐND thị xã",
        "Điều 3 và khoản 1 Điều 4 của Nghị quyết số 14/2023/NQ-HĐND ngày 21/7/2023 của HĐND thị xã",
    ],
)
def test_parts_that_are_there_are_no_errors(engine: Engine, said: str) -> None:
    assert _complaints(engine, said) == []


@pytest.mark.parametrize(
    ("said", "field", "held"),
    [
        ("Kế hoạch số 79-KH/TU của Ban Thường vụ Thị ủy", "number", "97-KH/TU"),
        (
            "Kết luận số 468-KL/TU ngày 10/7/2024 của Tỉnh ủy; bám sát Kết luận số 463-KL/TU nêu trên",
            "number",
            "468-KL/TU",
        ),
        ("Công văn số 1367/UBND-TNMT ngày 05/9/2024 của UBND thị xã", "number", "1367/UBND-TCKH"),
        (
            "Nghị quyết số 14/2023/NQ-HĐND ngày 21/7/2023 của Hội đồng nhân dân thị xã quy định mức thu lệ phí chợ",
            "title",
            None,
        ),
        ("Thông báo số 412-TB/TU ngày 05/10/2023 kết luận của Thường trực Thị ủy", "title", None),
    ],
)
def test_a_number_or_title_that_was_mixed_up_is_found(engine: Engine, said: str, field: str, held: str | None) -> None:
    found = [one for check in _report(engine, said).citations for one in check.findings if one.level is not Level.NOTE]
    assert [one.field for one in found] == [field]
    assert held is None or found[0].held == held


def test_later_mentions_are_read_as_the_first_one_was_surely_meant(engine: Engine) -> None:
    said = "Kết luận số 468-KL/TU ngày 11/7/2024 của Tỉnh ủy; bám sát phần IX Kết luận số 468-KL/TU"
    assert _complaints(engine, said) == [("issued_on", Level.ERROR), ("section", Level.ERROR)]


@pytest.mark.parametrize(
    "known",
    ["(đã được thay thế)", "đã được Kế hoạch số 158-KH/TU thay thế", "đã hết hiệu lực", "nay không còn giá trị"],
)
def test_what_a_draft_itself_says_to_be_replaced_is_no_error(engine: Engine, known: str) -> None:
    said = f"chuyển tiếp từ Kế hoạch số 54-KH/TU ngày 30/4/2022 của Ban Thường vụ Thị ủy {known} sang giai đoạn mới"
    assert _complaints(engine, said) == []
