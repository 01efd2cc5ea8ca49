"""Sentences and forms of a draft, beside an index of the samples."""

import pytest

from corpus.model import Role
from indexer.terms import Layer
from indexer.wording.phrases import Segment, find
from indexer.wording.words import words as words_of
from service.engine import Engine
from service.errors import BadRequestError
from service.precedent.draft.errors import ClassifiedDraftError, UnreadableDraftError
from service.precedent.draft.forms.alone import Alone
from service.precedent.draft.forms.majority import majority
from service.precedent.draft.forms.numbers import better_number
from service.precedent.draft.model import FormFinding
from service.precedent.draft.read import LONGEST_TEXT, read_text, read_upload
from service.precedent.draft.sentences import sentences_of

HEAD = "THỊ ỦY PHÚ KHÊ\n*\nSố -KL/TU\nPhú Khê, ngày tháng 5 năm 2025\n\nKẾT LUẬN\nvề việc thử\n\n"
FOOT = "\n\nNơi nhận:\n- HĐND, UBND (BCSĐ), các tổ TCQ,\n- Lưu: VT.\n\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\n\n\nMạc Thế Đạt\n"


_POST = ("capitals", "chủ tịch Ủy ban nhân dân", "Chủ tịch Ủy ban nhân dân")


def _forms(engine: Engine, *points: str) -> list[FormFinding]:
    said = "\n\n".join(f"{number}. {point}" for number, point in enumerate(points, 1))
    report = engine.precedents.check_draft(read_text(HEAD + said + FOOT))
    return [one for one in report.forms if one.spans[0].start >= len(HEAD)]


def _said(engine: Engine, *points: str) -> list[tuple[str, str, str | None]]:
    return [(one.kind, one.text, one.suggestion) for one in _forms(engine, *points)]


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        ("Cấp uỷ các phường báo cáo; CẤP UỶ xã cũng vậy.", ("tone_mark", "uỷ", "ủy")),
        ("Xử lí nghiêm các vi phạm về đất đai.", ("y_i", "lí", "lý")),
        ("Lắng nghe ý kiến của nhân dân ở từng khu phố.", ("capitals", "nhân dân", "Nhân dân")),
        ("Đẩy nhanh GPMB các dự án trọng điểm.", ("abbreviation", "GPMB", "giải phóng mặt bằng")),
        ("Giao tổ XKQ theo dõi việc này.", ("abbreviation", "XKQ", None)),
        ("Lập tổ XKQ. Tổ xử lý khẩn quốc lộ (viết tắt là XKQ) họp tuần.", ("abbreviation", "XKQ", None)),
        ("Xong trước ngày 5/8/2025 ở mọi nơi.", ("date_form", "5/8/2025", "05/8/2025")),
        ("Xong trước ngày 15/08/2025 ở mọi nơi.", ("date_form", "15/08/2025", "15/8/2025")),
        ("Xong trước ngày 15.8.2025 ở mọi nơi.", ("date_form", "15.8.2025", "15/8/2025")),
        ("Xong trước ngày 5.08.2025 ở mọi nơi.", ("date_form", "5.08.2025", "05/8/2025")),
        ("Xong trước ngày 31/6/2025 ở mọi nơi.", ("impossible_date", "31/6/2025", None)),
        ("Thực hiện Kết luận số 204- KL/TU ngày 16/7/2024 của Thị ủy.", ("number_form", "204- KL/TU", "204-KL/TU")),
        ("Báo cáo hàng tháng về Văn phòng Thị ủy.", ("spelling", "hàng tháng", "hằng tháng")),
        ("Đạt 95 % kế hoạch vốn được giao.", ("spacing", "5 %", "5%")),
        ("Xong trước ngày 15/8/25 ở mọi nơi.", ("date_form", "15/8/25", "15/8/2025")),
        ("Giao UBND thị xã theo dõi việc này.", ("abbreviation", "UBND", "Ủy ban nhân dân")),
        ("Ghi đày đủ việc làm được và chưa được.", ("spelling", "đày đủ", "đầy đủ")),
        ("Phạt theo hợp đồng , cắt giảm khối lượng.", ("spacing", "g ,", "g,")),
        ("Các tổ chức chính trị – xã hội phối hợp.", ("dash", "chính trị – xã hội", "chính trị - xã hội")),
        ("Áp dụng đúng luật đất đai.", ("capitals", "luật đất đai", "Luật Đất đai")),
        ("Thực hiện Luật Ngân sách Nhà nước.", ("capitals", "Luật Ngân sách Nhà nước", "Luật Ngân sách nhà nước")),
        ("Gửi về Ban Thường vụ tỉnh ủy.", ("capitals", "Ban Thường vụ tỉnh ủy", "Ban Thường vụ Tỉnh ủy")),
        ("Giao phó chủ tịch họp; trình chủ tịch Ủy ban nhân dân thị xã.", _POST),
        ("Kết nạp …… đảng viên mới trong năm.", ("blank", "……", None)),
        ("Tăng …% so với cùng kỳ năm trước.", ("blank", "…", None)),
    ],
)
def test_a_form_that_the_index_hardly_has_is_named_with_the_one_that_it_has(
    engine: Engine, point: str, expected: tuple[str, str, str | None]
) -> None:
    assert _said(engine, point) == [expected]


@pytest.mark.parametrize(
    "point",
    [
        "Ủy ban nhân dân thị xã và Hội đồng nhân dân thị xã phối hợp.",
        "Nhân dân phường Bến Mới đồng tình; Trung ương, Tỉnh ủy ghi nhận.",
        "Đẩy nhanh giải phóng mặt bằng (GPMB); công tác GPMB phải xong sớm.",
        "Đồng chí Lí Thuỷ Hoà phụ trách địa bàn này.",  # people write their names as they like
        "Xong trước ngày 05/8/2025, chậm nhất ngày 15/02/2026.",
        "Thực hiện các chỉ thị, nghị quyết, kế hoạch... của cấp trên.",
        "Chấp hành pháp luật đất đai; các huyện ủy, thị ủy báo cáo.",
        "Bảo đảm an toàn bức xạ và chạy thận nhân tạo, vì nước quên thân.",
        "Ban nhạc jazz quốc tế và bản tin newsletter phát sóng.",
        "Phần II và III, khóa XII, quý IV/2025.",
        "Trường THCS Tây Khê hoàn thành sửa chữa.",
        "Tổ xử lý khẩn quốc lộ (gọi\ntắt là XKQ) họp tuần; XKQ báo cáo.",
        "Thí điểm tiền số VND trong thanh toán.",  # every reader knows it
    ],
)
def test_usual_forms_are_left_alone(engine: Engine, point: str) -> None:
    assert _said(engine, point) == []


def test_a_tone_mark_out_of_place_makes_no_other_term(engine: Engine) -> None:
    assert [kind for kind, _, _ in _said(engine, "Giao Uỷ ban nhân dân thị xã theo dõi việc này.")] == ["tone_mark"]


def test_a_form_is_reported_once_with_all_its_places_and_the_counts_of_the_index(engine: Engine) -> None:
    (found,) = _forms(engine, "Cấp uỷ phường họp.", "Cấp uỷ xã họp cùng ngày.")
    assert len(found.spans) == 2
    assert found.counts is not None
    assert found.counts["ủy"] > 100
    assert found.counts.get("uỷ", 0) < 0.1 * found.counts["ủy"]


def test_an_abbreviation_inside_numbers_is_no_use_of_it(engine: Engine) -> None:
    wording = engine.precedents.variants.wording
    alone = Alone(engine.catalogue, wording)
    stands = {one: len(find(wording, [Segment(tuple(words_of(one)))], Layer.TONE)) for one in ("TU", "UBND")}
    assert (stands["TU"] > 100, alone.count("TU")) == (True, 0)
    assert 0 < alone.count("UBND") < stands["UBND"]
    assert alone.count("XKQ") == 0


def test_periods_written_in_several_ways_are_named_together(engine: Engine) -> None:
    points = "Chương trình 2021 - 2025 đạt kết quả.", "Nhiệm kỳ 2020 - 2025 và giai đoạn 2026-2030 nối tiếp nhau."
    assert _said(engine, *points) == [("dash", "2026-2030", "2021 - 2025")]


def test_numbers_of_points_that_jump_or_come_again_are_named(engine: Engine) -> None:
    text = f"{HEAD}1. Việc thứ nhất của phường.\n\n2. Việc thứ hai của phường.\n\n4. Việc kế tiếp của phường.{FOOT}"
    found = [one.message for one in engine.precedents.check_draft(read_text(text)).forms if one.kind == "numbering"]
    assert found == ["Đánh số không liền: “4” sau “2”."]


def test_a_quoted_label_is_the_amended_directives_own(engine: Engine) -> None:
    quoted = (
        "Điều 1. Sửa đổi một số điều\n\n1. Sửa đổi khoản 2 Điều 2 như sau:\n\n“2. Các phường họp.”\n\n"
        "2. Sửa đổi khoản 1 Điều 5 như sau:\n\n“1. Đối tượng được hỗ trợ\n\nNgười thuộc hộ nghèo.”\n\n"
        "3. Sửa đổi Điều 6 như sau:\n\n“Điều 6. Quy trình\n\n1. Trước ngày 20 tháng 12 phải xong.”"
    )
    report = engine.precedents.check_draft(read_text(f"{HEAD}{quoted}{FOOT}"))
    assert [one.message for one in report.forms if one.kind == "numbering"] == []


def test_what_a_header_leaves_blank_is_noted(engine: Engine) -> None:
    report = engine.precedents.check_draft(read_text(f"{HEAD}1. Việc thứ nhất của phường phải xong.{FOOT}"))
    assert [one.message for one in report.forms] == ["Số văn bản còn để trống.", "Ngày ban hành còn để trống."]


@pytest.mark.parametrize(
    ("number", "signed", "expected"),
    [
        ("118-KH/UBND", "TM. ỦY BAN NHÂN DÂN", [("number_form", "118-KH/UBND", "118/KH-UBND")]),
        ("22/2024-NQ/HĐND", "TM. HỘI ĐỒNG NHÂN DÂN", [("number_form", "22/2024-NQ/HĐND", "22/2024/NQ-HĐND")]),
        ("118-KL/TU", "TM. BAN THƯỜNG VỤ", [("layout", "TM.", "T/M")]),
        ("118-KL/TU", "TL BAN THƯỜNG VỤ", [("layout", "TL", "T/L")]),
        ("118-KL/TU", "T.M BAN THƯỜNG VỤ", [("layout", "T.M", "T/M")]),
        ("118/KH-UBND", "T/M ỦY BAN NHÂN DÂN", [("layout", "T/M", "TM.")]),
        ("118/KH-UBND", "KT CHỦ TỊCH", [("layout", "KT", "KT.")]),
        ("118-KL/TU", "T/M BAN THƯỜNG VỤ", []),
        ("118/KH-UBND", "KT. CHỦ TỊCH", []),
    ],
)
def test_the_drafts_own_number_and_signature_are_written_as_the_rules_and_the_index_have_them(
    engine: Engine, number: str, signed: str, expected: list[tuple[str, str, str]]
) -> None:
    mark = ":" if number.endswith(("/KH-UBND", "/NQ-HĐND", "-NQ/HĐND")) else ""
    head = f"Số{mark} {number}\nPhú Khê, ngày 05 tháng 5 năm 2025\n\nKẾT LUẬN\nvề việc thử\n\n"
    text = f"{head}1. Việc thứ nhất của phường.\n\n"
    report = engine.precedents.check_draft(read_text(f"{text}{signed}\nBÍ THƯ\n\n\nMạc Thế Đạt\n"))
    assert [(one.kind, one.text, one.suggestion) for one in report.forms] == expected


def test_the_words_around_a_directive_are_those_of_the_index(engine: Engine) -> None:
    party = f"THỊ ỦY PHÚ KHÊ\n*\nSố: 12-KL/TU{HEAD.partition('TU')[2]}1. Việc thứ nhất của phường phải xong.{FOOT}"
    state = "ỦY BAN NHÂN DÂN\nTHỊ XÃ PHÚ KHÊ\n\nSố 118/KH-UBND\nPhú Khê, ngày 05 tháng 5 năm 2025\n\nKẾ HOẠCH\nThử\n\n"
    state += f"1. Việc thứ nhất của phường phải xong.{FOOT.replace('nhận', 'gửi').replace('T/M', 'TM.')}"
    found = [
        [
            (one.text, one.suggestion)
            for one in engine.precedents.check_draft(read_text(text)).forms
            if one.kind == "layout"
        ]
        for text in (party, party.replace("Số:", "Số"), state)
    ]
    assert found == [[("Số:", "Số")], [], [("Số", "Số:"), ("Nơi gửi", "Nơi nhận"), ("TM.", "T/M")]]


@pytest.mark.parametrize(
    ("printed", "better"),
    [
        ("28- KL/TU", "28-KL/TU"),
        ("36–HD/VPTW", "36-HD/VPTW"),
        ("367 - QĐ/TU", "367-QĐ/TU"),
        ("28/KL-TU", "28-KL/TU"),
        ("31-KH/UBND", "31/KH-UBND"),
        ("5-NQ/TU", "05-NQ/TU"),
        ("8/CT-TTg", "08/CT-TTg"),
        ("28-KL/TU", None),
        ("14/2023/NQ-HĐND", None),
        ("31/2021/QH15", None),
        ("1367/UBND-TCKH", None),
        ("24-BS/UBKTTU", None),
    ],
)
def test_numbers_are_written_as_the_party_and_the_state_write_them(printed: str, better: str | None) -> None:
    assert better_number(printed) == better


def test_a_majority_needs_ten_uses_and_nine_tenths_of_them() -> None:
    assert majority({"ủy": 9, "uỷ": 1}) == "ủy"
    assert majority({"ủy": 9}) is None
    assert majority({"ủy": 89, "uỷ": 11}) is None
    assert majority({}) is None


def test_formal_parts_labels_and_headings_are_no_sentences() -> None:
    draft = read_text(
        f"{HEAD}I. TÌNH HÌNH CHUNG CỦA THỊ XÃ NĂM NAY\n\n1. Kết quả đạt được trong năm\n\n"
        f"1.1. Yêu cầu: Bám sát cơ sở, nắm chắc tình hình. Việc gì cũng phải có người chịu trách nhiệm!{FOOT}"
    )
    found = sentences_of(draft)
    assert [one.text for one in found] == [
        "Yêu cầu: Bám sát cơ sở, nắm chắc tình hình.",
        "Việc gì cũng phải có người chịu trách nhiệm!",
    ]
    assert {draft.sections[one.section].role for one in found} == {Role.SECTION}
    for one in found:
        assert [span.of(draft.text) for span in one.spans] == [one.text]


def test_a_draft_that_is_marked_empty_or_too_long_is_refused() -> None:
    for marked in ("TỐI MẬT\n\nKẾT LUẬN\nvề cây xanh", "KẾT LUẬN\n\nTài liệu thu hồi sau hội nghị"):
        with pytest.raises(ClassifiedDraftError) as refused:
            read_text(marked)
        assert "cây xanh" not in str(refused.value)
    with pytest.raises(BadRequestError, match="không có chữ"):
        read_text("… - …")
    with pytest.raises(BadRequestError, match="dài quá"):
        read_text("a " * LONGEST_TEXT)
    with pytest.raises(UnreadableDraftError, match=r"\.docx"):
        read_upload(b"x", "a.xyz")


def test_a_draft_of_one_endless_word_or_line_is_no_trouble(engine: Engine) -> None:
    for text in ("ủy" * 20_000, "thị ủy " * 5_000, "(" * 20_000 + " a", "\n1.1. a) - I." * 500 + " x"):
        assert engine.precedents.check_draft(read_text(text)).citations == ()
