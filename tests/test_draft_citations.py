"""What a draft cites, held against the samples."""

import pytest

from corpus.dates import date_from
from corpus.model import Directive
from service.engine import Engine
from service.lookup import Status
from service.precedent.draft.citations import check_citations
from service.precedent.draft.elsewhere import is_slip
from service.precedent.draft.model import CitationCheck, Level
from service.precedent.draft.read import read_text
from service.precedent.draft.stated import agrees
from service.precedent.draft.suggest import is_near_number

HEAD = "THỊ ỦY PHÚ KHÊ\n*\nĐẢNG CỘNG SẢN VIỆT NAM\nSố -KL/TU\nPhú Khê, ngày {day}\n\nKẾT LUẬN\nvề việc thử\n\n1. "


def _checks(engine: Engine, said: str, day: str = "tháng 5 năm 2025") -> list[CitationCheck]:
    draft = read_text(f"{HEAD.format(day=day)}Tiếp tục thực hiện {said}\n\n2. Giao Văn phòng theo dõi.\n")
    return list(engine.precedents.check_draft(draft).citations)


def _findings(engine: Engine, said: str, day: str = "tháng 5 năm 2025") -> list[tuple[str, Level]]:
    return [(one.field, one.level) for check in _checks(engine, said, day) for one in check.findings]


@pytest.mark.parametrize(
    "said",
    [
        "Kết luận số 204-KL/TU ngày 16/7/2024 của Thị ủy.",
        "Kết luận 204-KL/TU, ngày 16 tháng 7 năm 2024 của Ban Chấp hành Đảng bộ thị xã.",
        "điểm 2.2 mục 2 phần II Kết luận số 204-KL/TU ngày 16/7/2024 của Thị ủy.",
        "khoản 1 Điều 3 Nghị quyết số 14/2023/NQ-HĐND ngày 21/7/2023 của Hội đồng nhân dân thị xã Phú Khê.",
        "Chỉ thị số 27-CT/TU ngày 14/02/2024 của Ban Thường vụ Tỉnh ủy về giải phóng mặt bằng, không để chậm.",
        "Công văn số 1905-CV/TU ngày 22/8/2024 của Tỉnh ủy Lam Giang về đẩy nhanh tiến độ giải ngân vốn đầu tư công.",
        "Công văn số 1905-CV/TU ngày 22/8/2024 và Kết luận số 204-KL/TU ngày 16/7/2024 của Thị ủy.",
        "Công văn số 1367/UBND-TCKH ngày 05/9/2024 của Ủy ban nhân dân thị xã V/v đẩy nhanh giải ngân vốn đầu tư công.",
        "Công văn số 1905-CV/TU ngày 22/8/2024 của Ban Thường vụ Tỉnh ủy v/v đẩy nhanh tiến độ giải ngân vốn.",
        "Luật Đầu tư công; Nghị quyết số 27-NQ/TW ngày 09/11/2022 của Ban Chấp hành Trung ương.",
    ],
)
def test_what_is_right_or_not_held_is_not_complained_of(engine: Engine, said: str) -> None:
    worth = [one for check in _checks(engine, said) for one in check.findings if one.level is not Level.NOTE]
    assert worth == []


@pytest.mark.parametrize(
    ("said", "field", "level"),
    [
        ("Kết luận số 204-KL/TU ngày 17/7/2024 của Thị ủy.", "issued_on", Level.ERROR),
        ("Kết luận số 204-KL/TU ngày 16/7/2023 của Thị ủy.", "issued_on", Level.ERROR),
        ("Kết luận số 204-KL/TU (16/8/2024) của Thị ủy.", "issued_on", Level.ERROR),
        ("Kết luận số 204-KL/TU, ngày 16 tháng 8 năm 2024, của Thị ủy.", "issued_on", Level.ERROR),
        ("ý kiến của Ban Thường vụ Thị ủy tại Công văn số 1905-CV/TU ngày 22/8/2024.", "issuer", Level.ERROR),
        ("Kết luận số 131-KL/TU ngày 20/12/2022, 204-KL/TU ngày 16/7/2024 của Tỉnh ủy.", "issuer", Level.ERROR),
        ("Nghị quyết số 14/2023/NQ-HĐND ngày 21/7/2022 của HĐND thị xã.", "issued_on", Level.ERROR),
        ("Kết luận số 204-KL/TU ngày 16/7/2024 của Tỉnh ủy.", "issuer", Level.ERROR),
        ("Nghị quyết số 204-KL/TU ngày 16/7/2024 của Thị ủy.", "kind", Level.ERROR),
        ("Kết luận số 240-KL/TU ngày 16/7/2024 của Thị ủy.", "number", Level.ERROR),
        ("Kết luận số 131-KL/TU ngày 16/7/2024 của Thị ủy về tình hình 6 tháng đầu năm 2024.", "number", Level.ERROR),
        ("Kết luận số 204-KL/TU ngày 16/7/2024 của Thị ủy về kế hoạch trồng rừng.", "title", Level.DOUBT),
        ("mục 9 phần II Kết luận số 204-KL/TU ngày 16/7/2024 của Thị ủy.", "section", Level.ERROR),
        ("Chỉ thị số 12-CT/TU ngày 10/3/2022 của Ban Thường vụ Tỉnh ủy.", "validity", Level.ERROR),
        ("Luật số 31/2024/QH15 ngày 18/01/2023 của Quốc hội.", "issued_on", Level.ERROR),
        ("Nghị quyết số 35-NQ/TW ngày 23/10/2018 của Bộ Chính trị.", "issued_on", Level.DOUBT),
        ("Nghị quyết số 35-NQ/TW ngày 22/10/2018 của Chính phủ.", "issuer", Level.DOUBT),
        ("Nghị quyết số 53-NQ/TW ngày 22/10/2018 của Bộ Chính trị.", "number", Level.DOUBT),
    ],
)
def test_what_contradicts_the_index_is_found(engine: Engine, said: str, field: str, level: Level) -> None:
    assert (field, level) in _findings(engine, said)


def test_a_directive_that_is_not_held_is_said_to_be_unknown_and_not_wrong(engine: Engine) -> None:
    (check,) = _checks(engine, "Kế hoạch số 999-KH/TU ngày 09/01/2025 của Ban Thường vụ Thị ủy.")
    assert (check.status, check.held, check.findings) == (Status.UNKNOWN, None, ())
    (cited,) = _checks(engine, "Nghị quyết số 35-NQ/TW ngày 22/10/2018 của Bộ Chính trị.")
    assert cited.cited_elsewhere > 0


def test_the_same_number_of_another_body_or_year_is_another_directive(engine: Engine) -> None:
    assert _findings(engine, "Kết luận số 204-KL/TU ngày 03/02/2019 của Tỉnh ủy.") == []
    assert _findings(engine, "Thông báo số 76/TB-UBND ngày 09/5/2022 của Ủy ban nhân dân huyện Khê Thượng.") == []


def test_what_a_draft_replaces_or_reviews_may_be_replaced_already(engine: Engine) -> None:
    said = "các nhiệm vụ. Kế hoạch này thay thế Kế hoạch số 54-KH/TU ngày 30/4/2022 của Ban Thường vụ Thị ủy."
    assert _findings(engine, said) == [("validity", Level.NOTE)]
    said = "các nhiệm vụ. Qua gần hai năm thực hiện Chỉ thị số 12-CT/TU ngày 10/3/2022 của Ban Thường vụ Tỉnh ủy."
    assert _findings(engine, said) == [("validity", Level.NOTE)]


def test_a_draft_of_an_earlier_day_cites_what_was_in_force_and_not_what_came_later(engine: Engine) -> None:
    early = "20 tháng 12 năm 2023"
    assert _findings(engine, "Chỉ thị số 12-CT/TU ngày 10/3/2022 của Ban Thường vụ Tỉnh ủy.", early) == []
    later = _findings(engine, "Chỉ thị số 27-CT/TU ngày 14/02/2024 của Ban Thường vụ Tỉnh ủy.", early)
    assert later == [("order", Level.ERROR)]


def test_an_error_is_told_where_a_directive_is_first_named(engine: Engine) -> None:
    said = "Kết luận số 204-KL/TU ngày 17/7/2024 của Thị ủy. Bám sát Kết luận số 204-KL/TU."
    first, second = _checks(engine, said)
    assert [one.field for one in first.findings] == ["issued_on"]
    assert second.findings == ()


OWN = (
    "ỦY BAN NHÂN DÂN\nTHỊ XÃ PHÚ KHÊ\n\nSố: 32/KH-UBND\nPhú Khê, ngày {day}\n\nKẾ HOẠCH\nvề việc thử\n\n"
    "1. Các phường thực hiện theo Phụ lục.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n\nMạc Thế Đạt\n\n"
    "Phụ lục\nDANH MỤC\n(Kèm theo Kế hoạch số 32/KH-UBND ngày 20/01/2025 của UBND thị xã Phú Khê)\n\n"
    "1. Việc thứ nhất của phường.\n"
)


def test_a_draft_that_names_itself_is_held_against_its_own_head_alone(engine: Engine) -> None:
    """An annex says to what it belongs; a directive of the same day and kind with a like number is no other reading."""
    assert engine.precedents.check_draft(read_text(OWN.format(day="20 tháng 01 năm 2025"))).citations == ()
    (check,) = engine.precedents.check_draft(read_text(OWN.format(day="21 tháng 01 năm 2025"))).citations
    assert [(one.field, one.level, one.held) for one in check.findings] == [("issued_on", Level.DOUBT, "21/01/2025")]
    assert "Dự thảo này" in check.findings[0].message


def test_two_dates_of_one_directive_that_is_not_held_are_set_against_each_other(engine: Engine) -> None:
    said = "Kế hoạch số 999-KH/TU ngày 09/01/2025 của Thị ủy. Bám sát Kế hoạch số 999-KH/TU ngày 19/01/2025 của Thị ủy."
    first, second = _checks(engine, said)
    assert first.findings == ()
    assert [(one.field, one.level, one.held) for one in second.findings] == [("issued_on", Level.DOUBT, "09/01/2025")]


def test_a_draft_without_citations_has_none(engine: Engine) -> None:
    assert check_citations(engine.catalogue, Directive("", "", ""), engine.validity) == []


@pytest.mark.parametrize(
    ("stated", "own", "same"),
    [
        ("về chuyển đổi số bước đầu có kết quả", "về chuyển đổi số tỉnh Lam Giang giai đoạn 2021 - 2025", True),
        ("về công tác cán bộ", "về công tác cán bộ năm 2023", True),
        ("về công tác cán bộ năm 2022", "về công tác cán bộ năm 2023", False),
        ("về tình hình thực hiện nhiệm vụ năm 2021", "về tình hình thực hiện nhiệm vụ năm 2022", False),
        ("việc tập trung giải phóng mặt bằng", "tập trung giải phóng mặt bằng Dự án Đường ven sông Khê", True),
        ("về phòng, chống cháy rừng mùa khô", "về phòng, chống thiên tai mùa mưa bão", False),
        ("về đất đai", "về chuyển đổi số", True),  # too short to tell
    ],
)
def test_a_subject_agrees_shortened_or_continued_but_not_of_another_year(stated: str, own: str, same: bool) -> None:
    assert agrees(stated, own) is same


def test_a_slip_of_a_digit_makes_a_near_number_and_another_body_does_not() -> None:
    assert is_near_number("204-KL/TU", "240-KL/TU")
    assert is_near_number("24-KL/TU", "204-KL/TU")
    assert not is_near_number("204-KL/TU", "204-KL/TU")
    assert not is_near_number("204-KL/TU", "240-NQ/TU")
    assert not is_near_number("204-KL/TU", "315-KL/TU")
    assert not is_near_number(None, "204-KL/TU")


def test_dates_of_one_number_exclude_each_other_within_a_year_or_by_one_slip() -> None:
    held = date_from(2024, 7, 16)
    assert held
    for year, month, day, slip in ((2024, 1, 3, True), (2023, 7, 16, True), (2022, 3, 1, False), (2024, 7, 16, False)):
        stated = date_from(year, month, day)
        assert stated
        assert is_slip(stated, held) is slip


def test_a_mention_ends_before_the_heading_of_the_next_paragraph(engine: Engine) -> None:
    text = (
        "NGHỊ QUYẾT\nsửa đổi Nghị quyết số 14/2023/NQ-HĐND ngày 21/7/2023\ncủa Hội đồng nhân dân thị xã\n\n"
        "HỘI ĐỒNG NHÂN DÂN THỊ XÃ PHÚ KHÊ\n\nCăn cứ Luật Đất đai;\n\nĐiều 1. Bỏ Điều 3.\n"
    )
    first = engine.precedents.check_draft(read_text(text)).citations[0]
    assert first.citation.text.endswith("của Hội đồng nhân dân thị xã")
    assert first.held
    assert [one for one in first.findings if one.level is not Level.NOTE] == []


def test_one_word_for_another_in_the_midst_of_a_title_is_doubted(engine: Engine) -> None:
    said = (
        "Công văn số 412/UBND-NV ngày 28/4/2025 của Ủy ban nhân dân thị xã V/v rà soát hồ sơ, tài liệu, tài {} phục vụ"
    )
    assert _findings(engine, f"{said.format('sản')} sắp xếp đơn vị hành chính.") == [("validity", Level.NOTE)]
    assert _findings(engine, f"{said.format('chính')} sắp xếp đơn vị hành chính.")[0] == ("title", Level.DOUBT)
