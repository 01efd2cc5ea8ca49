"""What header, signature and recipients answer, and why nothing is answered."""

import pytest

from service.answer import Answer, Kind, Why
from service.answering.fields import answer_field
from service.engine import Engine


def ask(engine: Engine, text: str) -> Answer:
    """The field's answer; fails where no field was understood."""
    answer = answer_field(engine.search(text, mode="hybrid", top_k=20), engine.catalogue)
    assert answer is not None
    return answer


@pytest.mark.parametrize(
    ("text", "said", "document", "region"),
    [
        ("Ai ký Kết luận 162-KL/TU?", "Khúc Thị Minh Hậu", "thu-2023-kl-162", "signature"),
        ("ai ky ket luan 162-kl/tu", "Khúc Thị Minh Hậu", "thu-2023-kl-162", "signature"),
        ("who signed Conclusion 162-KL/TU", "Khúc Thị Minh Hậu", "thu-2023-kl-162", "signature"),
        (
            "Kết luận hội nghị lần thứ 13 do ai ký, chức vụ gì",
            "BÍ THƯ Khúc Thị Minh Hậu",
            "thu-2023-kl-162",
            "signature",
        ),
        ("Người ký Thông báo 76/TB-UBND giữ chức vụ gì?", "TL. CHỦ TỊCH CHÁNH VĂN PHÒNG", "ub-2024-tb-76", "signature"),
        ("Thông báo 412-TB/TU ký thừa lệnh ai?", "T/L BAN THƯỜNG VỤ", "tu-2023-tb-412", "signature"),
        (
            "Kế hoạch chuyển đổi số của UBND thị xã ban hành ngày nào",
            "ngày 20 tháng 5 năm 2022",
            "ub-2022-kh-112",
            "header",
        ),
        ("ke hoach chuyen doi so cua ubnd thi xa ban hanh nam nao", "năm 2022", "ub-2022-kh-112", "header"),
        ("Số hiệu của chỉ thị về phòng, chống thiên tai là gì", "04/CT-UBND", "ub-2023-ct-04", "header"),
        (
            "cơ quan nào ban hành Nghị quyết 14/2023/NQ-HĐND",
            "HỘI ĐỒNG NHÂN DÂN THỊ XÃ PHÚ KHÊ",
            "ub-2023-nq-14",
            "header",
        ),
        ("Kế hoạch 158-KH/TU được ban hành ở đâu?", "Phú Khê", "thu-2024-kh-158", "header"),
        (
            "Công văn 1120-CV/TU về việc gì",
            "thực hiện Kế hoạch số 145-KH/TU của Ban Thường vụ Tỉnh ủy",
            "thu-2025-cv-1120",
            "header",
        ),
        (
            "hội nghị lần thứ 11 Ban Chấp hành Đảng bộ thị xã họp ngày nào",
            "ngày 16/12/2022",
            "thu-2022-kl-131",
            "preamble",
        ),
        ("Nghị quyết 14/2023 của HĐND thị xã có hiệu lực từ ngày nào?", "từ ngày 01/8/2023", "ub-2023-nq-14", "Điều 6"),
        ("Chỉ thị 27-CT/TU có hiệu lực từ khi nào", "kể từ ngày ký", "tu-2024-ct-27", "closing"),
    ],
)
def test_a_printed_field_answers_with_its_place(
    engine: Engine, text: str, said: str, document: str, region: str
) -> None:
    answer = ask(engine, text)
    assert answer.text == said
    assert [(quote.directive.id, quote.section.path[0]) for quote in answer.quotes] == [(document, region)]
    assert answer.why is None


def test_a_number_makes_surer_than_a_description(engine: Engine) -> None:
    named = ask(engine, "Ai ký Kế hoạch 112/KH-UBND?")
    described = ask(engine, "Ai ký kế hoạch chuyển đổi số của UBND thị xã?")
    assert named.text == described.text
    assert named.confidence > 0.9
    assert named.confidence > described.confidence


def test_recipients_are_all_items_without_lead_and_dashes(engine: Engine) -> None:
    answer = ask(engine, "Kế hoạch 54-KH/TU nơi nhận gồm những ai")
    assert answer.kind is Kind.LIST
    assert answer.text is not None
    assert answer.text.startswith("Ban Thường vụ Tỉnh ủy (để báo cáo); Ủy viên Ban Chấp hành Đảng bộ thị xã; ")
    assert answer.text.endswith("; Lưu Văn phòng Thị ủy")
    assert "\n- Đảng ủy các phường, xã,\n" in answer.quotes[0].text
    assert all(item in answer.quotes[0].text for item in answer.text.split("; "))


def test_whether_somebody_receives_it_is_shown_by_the_line_even_where_that_is_abbreviated(engine: Engine) -> None:
    answer = ask(engine, "Báo cáo 188 có gửi Ban Quản lý dự án, Trung tâm Phát triển quỹ đất không")
    assert answer.kind is Kind.YES_NO
    assert answer.text == "Phòng Tài nguyên và Môi trường; Ban QLDA; Trung tâm PTQĐ"


def test_one_line_that_names_all_who_are_asked_for_is_enough(engine: Engine) -> None:
    answer = ask(engine, "Công văn 412 có gửi UBND các phường, xã hay không?")
    assert answer.text == "Ủy ban nhân dân các phường, xã"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ai ký Kế hoạch 54-KH/TU thực hiện Chỉ thị 12-CT/TU?", "Ninh Xuân Đoái"),
        ("Ai ký Chỉ thị 27-CT/TU thay thế Chỉ thị 12-CT/TU?", "Lưu Thế Khoan"),
        ("Ai ký Chỉ thị 12-CT/TU và Chỉ thị 27-CT/TU?", "Tạ Quang Nhiệm; Lưu Thế Khoan"),
    ],
)
def test_of_two_directives_named_both_answer_unless_one_carries_out_the_other(
    engine: Engine, text: str, said: str
) -> None:
    assert ask(engine, text).text == said


def test_nobody_is_said_to_receive_what_names_him_not(engine: Engine) -> None:
    answer = ask(engine, "Báo cáo 188 có gửi cho Sở Tài chính không")
    assert answer.why is Why.NO_MATCH
    assert "không ghi" in answer.notes[0]


@pytest.mark.parametrize(
    ("text", "blank"),
    [
        ("Kết luận 6 tháng đầu năm 2022 của Thị ủy ban hành ngày nào", "ngày ban hành"),
        ("Kết luận của Tỉnh ủy 6 tháng đầu năm 2023 số hiệu là gì", "số, ký hiệu"),
        ("Kế hoạch 54-KH/TU có độ khẩn gì", "độ khẩn"),
        ("845/UBND-TNMT là loại văn bản gì", "tên loại văn bản"),
        ("Kết luận 162-KL/TU có hiệu lực từ ngày nào", "ngày có hiệu lực"),
    ],
)
def test_a_field_that_is_not_printed_is_said_to_be_blank(engine: Engine, text: str, blank: str) -> None:
    answer = ask(engine, text)
    assert not answer.answered
    assert answer.why is Why.FIELD_BLANK
    assert blank in answer.notes[0]
    assert answer.nearest[0].section.path[0] in ("header", "addressees")


def test_the_day_of_a_meeting_is_never_given_for_the_day_of_issue(engine: Engine) -> None:
    answer = ask(engine, "Kết luận 6 tháng đầu năm 2022 của Thị ủy ban hành ngày nào")
    assert answer.text is None
    assert "hội nghị họp ngày 14/7/2022" in answer.notes[0]


@pytest.mark.parametrize(
    "text",
    [
        "ai ký kết luận 6 tháng đầu năm 2023 của Huyện ủy Bình An",
        "ai ký kết luận 6 tháng đầu năm 2021 của Thị ủy Phú Khê",
        "Kế hoạch chuyển đổi số của UBND tỉnh ban hành ngày nào",
        "Chỉ thị về chuyển đổi số của UBND thị xã ban hành ngày nào",
        "Chỉ thị phòng, chống thiên tai năm 2022 của UBND thị xã do ai ký",
        "Kế hoạch 54-KH/TU của UBND tỉnh do ai ký",
        "Kế hoạch 112/KH-UBND của UBND tỉnh ban hành ngày nào",
        "Thông báo kết luận của Thường trực Thị ủy số hiệu gì?",
        "Kế hoạch chuyển đổi số thị xã Phú Khê của Sở Nội vụ ban hành ngày nào",
        "Chỉ thị về phòng cháy, chữa cháy rừng của UBND thị xã ban hành ngày nào",
        "Kế hoạch phát triển kinh tế - xã hội năm 2024 của UBND thị xã số hiệu gì",
        "Nghị quyết về nhiệm vụ năm 2023 của Thị ủy do ai ký",
        "Nghị quyết chuyển đổi số của HĐND thị xã ban hành khi nào",
        "ai ký kết luận hội nghị lần thứ 14 Ban Chấp hành Đảng bộ thị xã về nhiệm vụ 6 tháng đầu năm 2023",
    ],
)
def test_another_year_office_kind_or_meeting_never_answers(engine: Engine, text: str) -> None:
    answer = ask(engine, text)
    assert not answer.answered
    assert answer.why in (Why.CONSTRAINT_NOT_MET, Why.NO_MATCH)


def test_what_could_be_several_directives_is_ambiguous_and_names_them(engine: Engine) -> None:
    answer = ask(engine, "ai ký kết luận 6 tháng đầu năm 2023")
    assert answer.why is Why.AMBIGUOUS
    assert "162-KL/TU" in answer.notes[0]
    assert "Tỉnh ủy" in answer.notes[0]


def test_a_directive_that_is_not_held_has_no_signer(engine: Engine) -> None:
    assert ask(engine, "Ai ký Kết luận 999-KL/TU?").why is Why.NO_MATCH


def test_a_date_that_only_other_directives_state_says_so(engine: Engine) -> None:
    answer = ask(engine, "Nghị quyết 21-NQ/TW ban hành ngày nào")
    assert answer.text == "ngày 16/6/2022"
    assert "không có" in answer.notes[0]
    assert answer.confidence < 0.9


@pytest.mark.parametrize(
    "text", ["hợp đồng ký ngày nào", "Biên bản kiểm đếm do ai ký", "Luật Đất đai có hiệu lực khi nào"]
)
def test_what_is_held_nowhere_is_left_to_the_passages(engine: Engine, text: str) -> None:
    assert answer_field(engine.search(text, mode="hybrid", top_k=20), engine.catalogue) is None
