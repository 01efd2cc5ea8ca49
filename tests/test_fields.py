"""Fields as offices print them. Texts, places and people here are made up; the shapes are those of real files."""

from dataclasses import asdict
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Directive, Fields, Source
from corpus.parse import parse
from corpus.parse.listed import addressees, recipients
from corpus.parse.signature import Signature, read_signature

BODY = "I. TÌNH HÌNH\n\n1. Công tác tuyên truyền được chú trọng.\n\n2. Công tác tổ chức được quan tâm.\n"
STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"


def _fields(text: str) -> Fields:
    return parse(Source("d", "d.txt", text)).fields


def _letter(head: str) -> Fields:
    return _fields(f"{head}\n\nKính gửi: Phòng Nội vụ.\n\nThực hiện kế hoạch năm, yêu cầu phòng báo cáo.\n")


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("Số 57\\-NQ/TW", "57-NQ/TW"),
        ("Số: 15/QĐ-BNV", "15/QĐ-BNV"),
        ("Số:\n21/2025/NQ-HĐND", "21/2025/NQ-HĐND"),
        ("Số: 9476 /BNNMT-CNTY", "9476/BNNMT-CNTY"),
        ("Số: 252/KH-BCĐQG1237", "252/KH-BCĐQG1237"),
        ("Số: 11554/VPCP-V.I", "11554/VPCP-V.I"),
        ("Số 367 - QĐ/TWĐTN-VP", "367-QĐ/TWĐTN-VP"),
        ("Số: 377/TB-VPCP Phú Khê, ngày 11 tháng 11 năm 2020", "377/TB-VPCP"),
        ("Số: /UBND", None),
        ("Số:      /KH-UBND", None),
        ("Số: ...../KH-UBND", None),
    ],
)
def test_the_own_number_is_read_in_every_form_and_a_blank_one_is_none(printed: str, number: str | None) -> None:
    assert (
        _fields(f"ỦY BAN NHÂN DÂN\nTỈNH LAM GIANG\n{STATE}\n{printed}\n\nKẾ HOẠCH\nvề việc\n\n{BODY}").number == number
    )


@pytest.mark.parametrize(
    ("printed", "place", "day"),
    [
        ("Phú Khê, ngày 08 tháng 8 năm 2022", "Phú Khê", date(2022, 8, 8)),
        ("Phú Khê, ngày\n08 tháng 8 năm 2022", "Phú Khê", date(2022, 8, 8)),
        ("Phú Khê,\nngày 08 tháng\n8 năm 2022", "Phú Khê", date(2022, 8, 8)),
        ("Phú\nKhê, ngày 08 tháng 8 năm 2022", "Phú Khê", date(2022, 8, 8)),
        ("Phú Khê ngày 08 tháng 8 năm 2022", "Phú Khê", date(2022, 8, 8)),
        ("Thành phố Lam Thành, ngày 08/8/2022", "Thành phố Lam Thành", date(2022, 8, 8)),
        ("Phú Khê, ngày tháng 5 năm 2023", "Phú Khê", None),
        ("Phú Khê, ngày ... tháng ... năm 2023", "Phú Khê", None),
        ("Phú Khê, ngày 31 tháng 02 năm 2023", "Phú Khê", None),
        ("Số: 12/KH-UBND Phú Khê, ngày 08 tháng 8 năm 2022", "Phú Khê", date(2022, 8, 8)),
    ],
)
def test_place_and_day_survive_wraps_and_a_blank_day_is_none(printed: str, place: str, day: date | None) -> None:
    fields = _fields(f"UBND THỊ XÃ PHÚ KHÊ\n-------\n{STATE}\n{printed}\n\nKẾ HOẠCH\nvề việc\n\n{BODY}")
    assert (fields.place, fields.issued_on) == (place, day)


@pytest.mark.parametrize(
    ("head", "issuer"),
    [
        (f"HỘI ĐỒNG NHÂN\nDÂN\nTỈNH LAM GIANG\n-------\n{STATE}", "Hội đồng nhân dân tỉnh Lam Giang"),
        ("ỦY BAN NHÂN\nDÂN\nTỈNH LAM GIANG\n------\nCỘNG HÒA XÃ\nHỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
         "Ủy ban nhân dân tỉnh Lam Giang"),
        ("ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH LAM GIANG Độc lập - Tự do - Hạnh phúc",
         "Ủy ban nhân dân tỉnh Lam Giang"),
        ("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nUBND THỊ XÃ PHÚ KHÊ\nPHÒNG NỘI VỤ",
         "Phòng Nội vụ thị xã Phú Khê"),
        ("| BỘ XÂY DỰNG ------- | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc --- |", "Bộ Xây dựng"),
        ("| CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM | BỘ XÂY DỰNG |", "Bộ Xây dựng"),
        ("VĂN PHÒNG\nCHÍNH PHỦ\n-------\n" + STATE, "Văn phòng Chính phủ"),
        ("BỘ NÔNG NGHIỆP\nVÀ\nMÔI TRƯỜNG\n-------\n" + STATE, "Bộ Nông nghiệp và Môi trường"),
        (f"TỈNH ỦY LAM GIANG\nVĂN PHÒNG\n*\n{PARTY}", "Văn phòng Tỉnh ủy Lam Giang"),
        (f"TỈNH UỶ LAM GIANG\nBAN TỔ CHỨC\n*\n{PARTY}", "Ban Tổ chức Tỉnh ủy Lam Giang"),
        ("BAN CHẤP HÀNH\nTRUNG ƯƠNG\nBAN TUYÊN GIÁO VÀ DÂN VẬN\n*\nĐẢNG CỘNG SẢN\nVIỆT NAM",
         "Ban Tuyên giáo và Dân vận Trung ương"),
        (f"ĐẢNG BỘ TỈNH LAM GIANG\nTHỊ ỦY PHÚ KHÊ\n*\n{PARTY}", "Thị ủy Phú Khê"),
        (f"ĐẢNG BỘ THỊ XÃ PHÚ KHÊ\nĐẢNG ỦY PHƯỜNG ĐÔNG KHÊ\n*\n{PARTY}", "Đảng ủy phường Đông Khê"),
        (f"{STATE}", None),
    ],
)  # fmt: skip
def test_the_issuer_of_a_letterhead_is_whole_and_has_its_place(head: str, issuer: str | None) -> None:
    fields = _fields(f"{head}\nSố: 12/TB-VP\n\nTHÔNG BÁO\nvề lịch trực\n\n{BODY}")
    assert fields.issuer == issuer
    assert fields.issuer_source == ("letterhead" if issuer else None)


def _conclusion(title: str, authority: str = "T/M THỊ ỦY", body: str = BODY, head: str = "") -> Fields:
    return _fields(
        f"{head}\n\nKẾT LUẬN\n{title}\nvề nhiệm vụ năm 2024\n\n{body}\nNơi nhận:\n- Lưu.\n\n{authority}\nBÍ THƯ\n"
    )


@pytest.mark.parametrize(
    ("head", "title", "authority", "issuer", "source"),
    [
        ("THỊ ỦY PHÚ KHÊ\n*", "CỦA BAN THƯỜNG VỤ THỊ ỦY", "T/M BAN THƯỜNG VỤ",
         "Ban Thường vụ Thị ủy Phú Khê", "letterhead+title"),
        ("THỊ ỦY PHÚ KHÊ\n*", "", "T/M BAN THƯỜNG VỤ", "Ban Thường vụ Thị ủy Phú Khê", "letterhead+signature"),
        ("THỊ ỦY PHÚ KHÊ\n*", "CỦA BAN CHẤP HÀNH ĐẢNG BỘ THỊ XÃ (KHÓA XII)", "T/M BAN CHẤP HÀNH",
         "Thị ủy Phú Khê", "letterhead"),
        ("BAN CHẤP HÀNH TRUNG ƯƠNG\n*", "CỦA BỘ CHÍNH TRỊ,\nBAN BÍ THƯ", "T/M BỘ CHÍNH TRỊ",
         "Bộ Chính trị, Ban Bí thư", "letterhead+title"),
        ("BAN CHẤP HÀNH TRUNG ƯƠNG\n*", "", "T/M BAN BÍ THƯ", "Ban Bí thư", "letterhead+signature"),
        ("", "CỦA THỊ ỦY (KHÓA XXI)", "T/M THỊ ỦY", "Thị ủy", "title"),
        ("", "", "T/M BAN THƯỜNG VỤ THỊ ỦY", "Ban Thường vụ Thị ủy", "signature"),
    ],
)  # fmt: skip
def test_the_acting_organ_comes_from_title_or_signature(
    head: str, title: str, authority: str, issuer: str, source: str
) -> None:
    fields = _conclusion(title, authority, head=head)
    assert (fields.issuer, fields.issuer_source) == (issuer, source)


@pytest.mark.parametrize(
    ("sentence", "issuer"),
    [
        ("Ban Chấp hành Đảng bộ thị xã Phú Khê thống nhất.", "Thị ủy Phú Khê"),
        ("Lập điều chỉnh Quy hoạch chung đô thị Phú Khê đến năm 2045.", "Thị ủy Phú Khê"),
        ("Học tập cách làm của thị xã Đông Giang.", "Thị ủy"),
        ("Phối hợp với Ban Thường vụ Thị ủy Đông Giang.", "Thị ủy"),
        ("Bàn giao mặt bằng trên địa bàn thị xã Phú Khê.", "Thị ủy Phú Khê"),
        ("Bàn giao mặt bằng trên địa bàn thị xã Phú Khê và thị xã Đông Giang.", "Thị ủy"),
        ("Mở rộng khu đô thị Gò Sành.", "Thị ủy"),
        ("Ban Thường vụ Thị ủy Phú Khê và Ban Thường vụ Thị ủy Đông Giang ký kết.", "Thị ủy"),
    ],
)
def test_the_body_gives_the_issuers_place_only_beyond_doubt(sentence: str, issuer: str) -> None:
    fields = _conclusion("CỦA THỊ ỦY (KHÓA XXI)", body=f"I. TÌNH HÌNH\n\n1. {sentence}\n\n2. Việc khác.\n")
    assert fields.issuer == issuer
    assert fields.issuer_source == ("title" if issuer == "Thị ủy" else "title+body")
    assert fields.place is None


@pytest.mark.parametrize(
    ("title", "term"),
    [
        ("CỦA THỊ ỦY (KHÓA XXI)", "XXI"),
        ("HỘI NGHỊ LẦN THỨ 4\nBAN CHẤP HÀNH ĐẢNG BỘ THÀNH PHỐ KHÓA XVIII", "XVIII"),
        ("CỦA BAN CHẤP HÀNH ĐẢNG BỘ HUYỆN, NHIỆM KỲ 2020 - 2025", "2020-2025"),
        ("CỦA BAN THƯỜNG VỤ HUYỆN ỦY", None),
    ],
)
def test_the_term_is_the_issuers_own(title: str, term: str | None) -> None:
    body = "I. TÌNH HÌNH\n\n1. Thực hiện Nghị quyết Đại hội XIII, nhiệm kỳ 2021 - 2026.\n"
    assert _conclusion(title, body=body).term == term


def test_a_resolution_of_an_assembly_has_its_term_from_session_or_vote() -> None:
    head = f"HỘI ĐỒNG NHÂN DÂN\nTỈNH LAM GIANG\n{STATE}\nSố: 9/NQ-HĐND\n\nNGHỊ QUYẾT\nVề mức hỗ trợ\n\n"
    session = "HỘI ĐỒNG NHÂN DÂN TỈNH LAM GIANG\nKHÓA X, KỲ HỌP THỨ BA\n\n"
    voted = "Nghị quyết này đã được Hội đồng nhân dân tỉnh Lam Giang khóa X, kỳ họp thứ ba thông qua ngày 05/7/2023.\n"
    body = "Căn cứ Luật Tổ chức chính quyền địa phương;\n\nĐiều 1. Mức hỗ trợ\n\nMười triệu đồng.\n\n"
    assert _fields(head + session + body).term == _fields(head + body + voted).term == "X"
    assert _fields(head + body).term is None


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("về nhiệm vụ năm 2024;\ngiải pháp trọng tâm", "về nhiệm vụ năm 2024; giải pháp trọng tâm"),
        ("**Về công tác**\n**cán bộ**", "Về công tác cán bộ"),
        ("V/v tăng cường kỷ luật", "tăng cường kỷ luật"),
        ("TĂNG CƯỜNG\nKỶ LUẬT (GIAI ĐOẠN 2)\n-----", "TĂNG CƯỜNG KỶ LUẬT (GIAI ĐOẠN 2)"),
        ("KẾT\nLUẬN CỦA PHÓ CHỦ TỊCH VIÊN LUẬN\nNgày 18 tháng 11 năm 2025, tại trụ sở, Phó Chủ tịch\nchủ trì cuộc họp.",
         "KẾT LUẬN CỦA PHÓ CHỦ TỊCH VIÊN LUẬN"),
        ("BAN HÀNH QUY ĐỊNH CHI TIẾT", "BAN HÀNH QUY ĐỊNH CHI TIẾT"),
        ("VỀ ỨNG PHÓ MƯA LỚN\nBAN NGÀY\nTHỦ TƯỚNG CHÍNH PHỦ điện:\n- Các xã", "VỀ ỨNG PHÓ MƯA LỚN BAN NGÀY"),
        ("VỀ ỨNG PHÓ MƯA LỚN\n**TH****Ủ\nTƯỚNG CHÍNH PHỦ điện:**\n- Các xã", "VỀ ỨNG PHÓ MƯA LỚN"),
        ("Về việc lập tổ công tác\n\nCHỦ TỊCH ỦY BAN NHÂN DÂN XÃ PHÚ LẠC", "Về việc lập tổ công tác"),
        ("Kết luận của Chủ tịch tại cuộc họp\n––––––––––––\nNgày 24 tháng 9 năm 2020, Chủ tịch đã chủ trì cuộc họp",
         "Kết luận của Chủ tịch tại cuộc họp"),
    ],
)  # fmt: skip
def test_a_title_is_the_subject_alone(title: str, subject: str) -> None:
    assert _fields(f"VĂN PHÒNG\n{STATE}\n\nTHÔNG BÁO\n{title}\n\n{BODY}").title == subject


def test_kind_and_issuer_run_together_in_one_line_are_parted() -> None:
    fields = _fields(f"KẾT LUẬNCỦA BAN THƯỜNG VỤ TỈNH ỦYvề công tác cán bộ\n\n{BODY}")
    assert (fields.kind, fields.issuer, fields.title) == (
        "Kết luận", "Ban Thường vụ Tỉnh ủy", "về công tác cán bộ",
    )  # fmt: skip


def test_a_head_in_table_rows_is_read_with_its_letter() -> None:
    fields = _fields(
        "| BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI ------- | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - "
        "Hạnh phúc -- |\n| Số: 1040/LĐTBXH-NCC V/v hướng dẫn giải quyết chế độ | Lam Thành, ngày 09 tháng 04 năm 2012 |"
        "\n\nKính gửi: Ủy ban nhân dân các tỉnh\n\nSau khi ban hành Thông tư, Bộ hướng dẫn như sau:\n\n1. Tiếp tục.\n\n"
        "| Nơi nhận: - Như trên; - Ban Dân nguyện; (để báo cáo) - Lưu: VT. | KT. BỘ TRƯỞNG THỨ TRƯỞNG Bùi Hồng Tạ |\n"
    )
    assert (fields.kind, fields.number, fields.place) == ("Công văn", "1040/LĐTBXH-NCC", "Lam Thành")
    assert (fields.issuer, fields.issued_on) == ("Bộ Lao động - Thương binh và Xã hội", date(2012, 4, 9))
    assert (fields.title, fields.addressees) == ("hướng dẫn giải quyết chế độ", ("Ủy ban nhân dân các tỉnh",))
    assert fields.recipients == ("Như trên", "Ban Dân nguyện; (để báo cáo)", "Lưu: VT")
    assert (fields.signing_authority, fields.signer_position, fields.signer) == (
        "KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", "Bùi Hồng Tạ",
    )  # fmt: skip


def test_recipients_and_signature_of_two_columns_run_together_are_parted() -> None:
    fields = _fields(
        f"CHÍNH PHỦ\n{STATE}\nSố: 7/NQ-CP\n\nNGHỊ QUYẾT\nVề giảm tiền thuê đất\n\n{BODY}\nTM. CHÍNH PHỦ\nNơi nhận:\n"
        "- Ban Bí thư Trung ương Đảng; KT. THỦ TƯỚNG\n- Các Phó Thủ tướng; PHÓ THỦ TƯỚNG\n- Kiểm toán; Lê Minh Tạ\n"
        "- Lưu: VT.\n"
    )
    assert fields.recipients == ("Ban Bí thư Trung ương Đảng", "Các Phó Thủ tướng", "Kiểm toán", "Lưu: VT")
    assert (fields.signing_authority, fields.signer) == ("TM. CHÍNH PHỦ KT. THỦ TƯỚNG", "Lê Minh Tạ")


@pytest.mark.parametrize(
    "foot",
    [
        "| **Nơi nhận:** | **TM. ỦY BAN NHÂN DÂN** |\n|---|---|\n| - Như trên; | **KT. CHỦ TỊCH** |\n"
        "| - Lưu: VT. | **PHÓ CHỦ TỊCH** |\n| | **Cù Văn Chước** |",
        "| Nơi nhận: - Như trên; - Lưu: VT. | |\n| | TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Cù Văn Chước |",
        "Nơi nhận:                TM. ỦY BAN NHÂN DÂN\n- Như trên;                  KT. CHỦ TỊCH\n"
        "- Lưu: VT.                  PHÓ CHỦ TỊCH\n\n\n                            Cù Văn Chước",
        "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nCù Văn Chước",
    ],
)
def test_a_foot_of_two_columns_reads_the_same_however_it_was_extracted(foot: str) -> None:
    fields = _fields(f"UBND XÃ PHÚ LẠC\n{STATE}\nSố: 7/KH-UBND\n\nKẾ HOẠCH\nVề việc\n\n{BODY}\n{foot}\n")
    assert fields.recipients == ("Như trên", "Lưu: VT")
    assert fields.signing_authority == "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH"
    assert (fields.signer_position, fields.signer) == ("PHÓ CHỦ TỊCH", "Cù Văn Chước")


def test_a_joint_plan_is_no_plan_of_the_committee_whose_board_signs_first() -> None:
    fields = _fields(
        f"UBND TỈNH LAM GIANG - TỈNH ĐOÀN\nSố: 3/KHLT\n\nKẾ HOẠCH LIÊN TỊCH\nphối hợp\n\n{BODY}\nTM. BAN THƯỜNG VỤ\n"
        "BÍ THƯ\nMạc Đăng Tuyển\n\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nCù Văn Chước\n"
    )
    assert (fields.issuer, fields.title) == ("UBND tỉnh Lam Giang - Tỉnh Đoàn", "phối hợp")
    assert (fields.signing_authority, fields.signer) == ("TM. BAN THƯỜNG VỤ", "Mạc Đăng Tuyển")


@pytest.mark.parametrize(
    ("printed", "signature"),
    [
        ("T/M BAN CHẤP HÀNH ĐẢNG BỘ|PHÓ BÍ THƯ|THƯỜNG TRỰC|Đỗ Văn Sơn",
         ("T/M BAN CHẤP HÀNH ĐẢNG BỘ", "PHÓ BÍ THƯ THƯỜNG TRỰC", "Đỗ Văn Sơn")),
        ("TM. ỦY BAN|NHÂN DÂN|KT. CHỦ TỊCH|PHÓ CHỦ TỊCH|(Đã ký)|Cù Văn Chước",
         ("TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Cù Văn Chước")),
        ("KT. BỘ TRƯỞNG,|CHỦ NHIỆM|PHÓ CHỦ NHIỆM|Phạm|Mạnh Cương",
         ("KT. BỘ TRƯỞNG, CHỦ NHIỆM", "PHÓ CHỦ NHIỆM", "Phạm Mạnh Cương")),
        ("TL. BỘ TRƯỞNG|KT. CHÁNH VĂN PHÒNG|PHÓ CHÁNH VĂN PHÒNG|Mai Sơn",
         ("TL. BỘ TRƯỞNG KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG", "Mai Sơn")),
        ("K/T CHÁNH|VĂN PHÒNG|PHÓ CHÁNH VĂN PHÒNG|Đàm Hữu Phác",
         ("K/T CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG", "Đàm Hữu Phác")),
        ("TUQ. CHỦ TỊCH|GIÁM ĐỐC SỞ NỘI VỤ|Thạch Bá Ngạn", ("TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ NỘI VỤ", "Thạch Bá Ngạn")),
        ("T/M BAN BÍ|THƯ|Mạc Đăng Tuyển", ("T/M BAN BÍ THƯ", None, "Mạc Đăng Tuyển")),
        ("BÍ THƯ|NGUYỄN VĂN KIÊN", (None, "BÍ THƯ", "NGUYỄN VĂN KIÊN")),
        ("CHỈ HUY TRƯỞNG|Thượng tá Lưu Thế Khoan", (None, "CHỈ HUY TRƯỞNG", "Lưu Thế Khoan")),
        ("GIÁM ĐỐC|TS. Khúc Thị Hậu", (None, "GIÁM ĐỐC", "Khúc Thị Hậu")),
        ("CHỦ TỊCH|[đã ký]|Viên Thành Luận|PHÓ CHỦ TỊCH|Cù Văn Chước", (None, "CHỦ TỊCH", "Viên Thành Luận")),
        ("TL. BỘ TRƯỞNG CỤC TRƯỞNG CỤC THUẾ Hoàng Công Tạ", ("TL. BỘ TRƯỞNG", "CỤC TRƯỞNG CỤC THUẾ", "Hoàng Công Tạ")),
        ("TM. ỦY BAN NHÂN DÂN|Q. CHỦ TỊCH|Mai Sơn", ("TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH", "Mai Sơn")),
        ("KT. CHỦ TỊCH|PHÓ CHỦ TỊCH", ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", None)),
        ("", (None, None, None)),
    ],
)  # fmt: skip
def test_authority_position_and_name_are_told_apart(printed: str, signature: tuple[str | None, ...]) -> None:
    assert read_signature(printed.split("|")) == Signature(*signature)


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        (["- Như trên;", "- Lưu: VT."], ("Như trên", "Lưu: VT")),
        (["- Đ/c Tạ Quang Nhiệm, PBT", "Thường trực (b/c),", "- Lưu."],
         ("Đ/c Tạ Quang Nhiệm, PBT Thường trực (b/c)", "Lưu")),
        # the office of a person broken over two lines with a mark each, in a list whose items are closed
        (["- Đ/c Cù Văn Chước- UVDK (b/c)", "- BCHTW Đảng, PCT UBND tỉnh,", "- Các ban;", "- Lưu: VT."],
         ("Đ/c Cù Văn Chước- UVDK (b/c) BCHTW Đảng, PCT UBND tỉnh", "Các ban", "Lưu: VT")),
        # no list mark goes where items are open, nor before another person
        (["- Đ/c Cù Văn Chước", "- Các ban", "- Lưu: VT"], ("Đ/c Cù Văn Chước", "Các ban", "Lưu: VT")),
        (["- Đ/c Cù Văn Chước (b/c)", "- Đ/c Mai Sơn;", "- Các ban;", "- Lưu."],
         ("Đ/c Cù Văn Chước (b/c)", "Đ/c Mai Sơn", "Các ban", "Lưu")),
        (["- Đài Phát thanh; Báo Lam Giang", "- Các tập đoàn", "- Các sở;", "- Lưu: VT;"],
         ("Đài Phát thanh; Báo Lam Giang", "Các tập đoàn", "Các sở", "Lưu: VT")),
        (["- Thường trực Thành ủy; (để b/c)", "- Lưu: VT."], ("Thường trực Thành ủy; (để b/c)", "Lưu: VT")),
        (["- Như trên; - Các sở; (để báo cáo) - Lưu: VT."], ("Như trên", "Các sở; (để báo cáo)", "Lưu: VT")),
        (["- Các sở;", "- Lưu: VT.", "09 KH"], ("Các sở", "Lưu: VT")),
        (["- Lưu: VT.", "[1] Chỉ thị số 46-CT/TW"], ("Lưu: VT",)),
        ([], ()),
    ],
)  # fmt: skip
def test_broken_recipients_are_joined_and_true_items_stay_apart(printed: list[str], found: tuple[str, ...]) -> None:
    assert recipients(printed) == found


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        (["Bộ Nội vụ; Bộ Tài chính."], ("Bộ Nội vụ", "Bộ Tài chính")),
        (["Chủ", "tịch Ủy ban nhân dân các tỉnh."], ("Chủ tịch Ủy ban nhân dân các tỉnh",)),
        (["- Phòng Nội vụ;", "- UBND các xã, phường."], ("Phòng Nội vụ", "UBND các xã, phường")),
        (["Các cơ quan thuộc", "Sở", "Thực hiện kế hoạch năm,"], ("Các cơ quan thuộc Sở",)),
    ],
)
def test_addressees_stand_in_a_line_in_a_list_or_wrapped(printed: list[str], found: tuple[str, ...]) -> None:
    assert addressees(printed) == found


@pytest.mark.parametrize(
    ("mark", "urgency", "circulation"),
    [
        ("HỎA TỐC", "HỎA TỐC", None),
        ("HOẢ TỐC, HẸN GIỜ", "HOẢ TỐC, HẸN GIỜ", None),
        ("**THƯỢNG KHẨN**", "THƯỢNG KHẨN", None),
        ("KHẨN", "KHẨN", None),
        ("LƯU HÀNH NỘI BỘ", None, "LƯU HÀNH NỘI BỘ"),
        ("Tài liệu lưu hành nội bộ", None, "Tài liệu lưu hành nội bộ"),
        ("(XEM XONG TRẢ LẠI)", None, "XEM XONG TRẢ LẠI"),
        ("KHẨN TRƯƠNG HOÀN THÀNH", None, None),
    ],
)
def test_marks_count_on_a_line_of_their_own(mark: str, urgency: str | None, circulation: str | None) -> None:
    head = (
        f"THỊ ỦY PHÚ KHÊ\n*\n{PARTY}\nSố 12-KH/TU\nPhú Khê, ngày 05 tháng 6 năm 2023\n{mark}\n\nKẾ HOẠCH\nvề việc\n\n"
    )
    fields = _fields(head + BODY + "\nViệc này khẩn, tài liệu lưu hành nội bộ thì không gửi.\n")
    assert (fields.urgency, fields.circulation) == (urgency, circulation)


def test_the_kind_comes_from_the_words_and_from_the_code_only_where_none_are_printed() -> None:
    assert _fields(f"Số 66-QĐ/TU\n\nQUY ĐỊNH\nvề việc\n\n{BODY}").kind == "Quy định"
    assert _letter("Số: 12/UBND-VX\nV/v báo cáo").kind == "Công văn"
    assert _letter("").kind == _letter("Số: 12/UBND-KH").kind == "Công văn"
    assert _letter("Số: 12/TTr-UBND").kind == "Tờ trình"
    assert _fields("Tin trong ngày về hội nghị.\n\nHội nghị diễn ra tốt đẹp.").kind is None


def test_the_day_of_the_meeting_is_not_the_day_of_issue_even_when_the_opening_is_wrapped() -> None:
    fields = _fields(
        f"VĂN PHÒNG\n{STATE}\nSố: 377/TB-VP\nPhú Khê, ngày 11 tháng 11 năm 2020\nTHÔNG BÁO\nKết luận của Chủ tịch\n"
        "–––––\nNgày 24 tháng 9 năm 2020, tại trụ sở, Chủ tịch\nViên Thành Luận đã chủ trì cuộc họp.\n"
    )
    assert (fields.issued_on, fields.event_on) == (date(2020, 11, 11), date(2020, 9, 24))


THU, TU, UB = "Thị ủy Phú Khê", "Tỉnh ủy Lam Giang", "Ủy ban nhân dân thị xã Phú Khê"
TRUTH: dict[str, dict[str, Any]] = {
    "thu-2021-nq-05": {
        "kind": "Nghị quyết", "number": "05-NQ/TU", "title": "về nhiệm vụ năm 2022", "issuer": THU,
        "issuer_source": "letterhead", "place": "Phú Khê", "issued_on": date(2021, 12, 28), "term": "XII",
        "signer": "Mạc Đăng Tuyển", "signer_position": "BÍ THƯ", "signing_authority": "T/M BAN CHẤP HÀNH",
        "recipients": (
            "Thường trực Tỉnh ủy (để báo cáo)", "Các ban đảng Tỉnh ủy, Văn phòng Tỉnh ủy",
            "Ủy viên Ban Chấp hành Đảng bộ thị xã", "Các tổ chức cơ sở đảng trực thuộc Thị ủy", "Lưu Văn phòng Thị ủy",
        ),
    },
    "thu-2023-ct-19": {
        "kind": "Chỉ thị", "number": "19-CT/TU", "title": "về phát động Cuộc vận động “Phú Khê sạch từ ngõ”",
        "issuer": f"Ban Thường vụ {THU}", "issuer_source": "letterhead+title", "place": "Phú Khê",
        "issued_on": date(2023, 5, 9), "signer": "Mạc Đăng Tuyển", "signer_position": "BÍ THƯ",
        "signing_authority": "T/M BAN THƯỜNG VỤ",
    },
    "thu-2022-kl-96": {
        "kind": "Kết luận", "issuer": "Ban Chấp hành Đảng bộ thị xã", "issuer_source": "title", "term": "XII",
        "title": "về tình hình thực hiện nhiệm vụ 6 tháng đầu năm, nhiệm vụ trọng tâm 6 tháng cuối năm 2022",
        "event_on": date(2022, 7, 14), "signer": "Ninh Xuân Đoái", "signer_position": "PHÓ BÍ THƯ THƯỜNG TRỰC",
        "signing_authority": "T/M BAN CHẤP HÀNH ĐẢNG BỘ",
    },
    "tu-2022-kh-88": {
        "kind": "Kế hoạch", "number": "88-KH/TU", "issuer": f"Ban Thường vụ {TU}",
        "issuer_source": "letterhead+signature", "place": "Lam Thành", "issued_on": date(2022, 9, 20),
        "title": "thực hiện Nghị quyết số 21-NQ/TW ngày 16/6/2022 của Ban Chấp hành Trung ương (khóa XIII) về tăng "
        "cường củng cố, xây dựng tổ chức cơ sở đảng và nâng cao chất lượng đội ngũ đảng viên trong giai đoạn mới",
        "signer": "Tạ Quang Nhiệm", "signer_position": "PHÓ BÍ THƯ THƯỜNG TRỰC",
        "signing_authority": "T/M BAN THƯỜNG VỤ",
    },
    "tu-2023-tb-412": {
        "kind": "Thông báo", "number": "412-TB/TU", "issuer": TU, "issuer_source": "letterhead", "place": "Lam Thành",
        "title": "KẾT LUẬN CỦA THƯỜNG TRỰC TỈNH ỦY tại buổi làm việc với Ban Thường vụ Thị ủy Phú Khê",
        "subject": "Kết luận của Thường trực Tỉnh ủy tại buổi làm việc với Ban Thường vụ Thị ủy Phú Khê",
        "issued_on": date(2023, 10, 5), "event_on": date(2023, 9, 28), "signer": "Đàm Hữu Phác",
        "signer_position": "CHÁNH VĂN PHÒNG", "signing_authority": "T/L BAN THƯỜNG VỤ",
    },
    "ub-2022-cv-845": {
        "kind": "Công văn", "number": "845/UBND-TNMT", "issuer": UB, "issuer_source": "letterhead", "place": "Phú Khê",
        "title": "tập trung giải phóng mặt bằng Dự án Đường ven sông Khê", "issued_on": date(2022, 8, 8),
        "addressees": (
            "Phòng Tài nguyên và Môi trường, phòng Tài chính - Kế hoạch, phòng Quản lý đô thị",
            "Trung tâm Phát triển quỹ đất, Ban Quản lý dự án đầu tư xây dựng", "Công an thị xã",
            "Ủy ban nhân dân các phường Bến Mới, Đông Khê, Cầu Mây và xã Phú Lạc",
        ),
        "signer": "Cù Văn Chước", "signer_position": "PHÓ CHỦ TỊCH", "signing_authority": "KT. CHỦ TỊCH",
    },
    "ub-2023-bc-188": {
        "kind": "Báo cáo", "number": "188/BC-UBND", "issuer": UB, "issuer_source": "letterhead", "place": "Phú Khê",
        "title": "Kết quả giải phóng mặt bằng Dự án Đường ven sông Khê", "issued_on": date(2023, 12, 12),
        "signer": "Cù Văn Chước", "signer_position": "PHÓ CHỦ TỊCH",
        "signing_authority": "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH",
    },
    "ub-2023-nq-14": {
        "kind": "Nghị quyết", "number": "14/2023/NQ-HĐND", "issuer": "Hội đồng nhân dân thị xã Phú Khê",
        "issuer_source": "letterhead", "place": "Phú Khê", "issued_on": date(2023, 7, 21), "term": "VIII",
        "title": "Quy định mức hỗ trợ hoạt động của Tổ công nghệ số cộng đồng và tổ tự quản vệ sinh môi trường trên "
        "địa bàn thị xã Phú Khê",
        "signer": "Ninh Xuân Đoái", "signer_position": "CHỦ TỊCH",
    },
}  # fmt: skip


@pytest.mark.parametrize("id_", TRUTH)
def test_samples_of_every_sort_have_every_field_right(samples: dict[str, Directive], id_: str) -> None:
    truth = asdict(Fields()) | TRUTH[id_]
    found = asdict(samples[id_].fields)
    for field in ("recipients", "addressees"):
        if field not in TRUTH[id_]:
            del truth[field]
    assert {name: found[name] for name in truth} == truth
    assert bool(found["addressees"]) == (found["kind"] == "Công văn")
    assert found["recipients"][-1].startswith("Lưu")


LINES = st.sampled_from(
    """KẾT LUẬN|Số: 12/KH-UBND|Số:|CỦA THỊ ỦY (KHÓA XXI)|CỦA|ỦY BAN NHÂN|DÂN|TỈNH LAM GIANG|-----|*|Kính gửi:|Nơi nhận:
    |Phú Khê, ngày|08 tháng 8|năm 2022|T/M THỊ ỦY|BÍ THƯ|KT.|Ninh Xuân Đoái|NGUYỄN VĂN KIÊN||- Như trên;|V/v báo cáo
    |Đ/c Tạ Văn Lâm- UVBTV|- Lưu: VT.|HỘI NGHỊ LẦN THỨ 4|KHẨN|Ngày 05/6/2023, họp""".split("|")
)


@settings(max_examples=300, deadline=None)
@given(st.lists(LINES | st.text(max_size=30), max_size=25).map("\n".join))
def test_fields_of_any_text_are_ink_on_one_line_or_none(text: str) -> None:
    for name, value in asdict(_fields(text)).items():
        for printed in value if isinstance(value, tuple) else (value,):
            assert not isinstance(printed, str) or printed == printed.strip() != "", (name, printed)
            assert "\n" not in str(printed)


def test_an_older_title_holds_number_and_date() -> None:
    fields = _fields(
        "QUYẾT ĐỊNH CỦA ỦY BAN NHÂN DÂN TỈNH LAM GIANG SỐ 115/2004/QĐ-UB\nNGÀY 25 THÁNG 6 NĂM 2004 VỀ VIỆC LẬP QUỸ"
        f" BẢO LÃNH TÍN DỤNG\n\n{BODY}\n"
    )
    assert (fields.kind, fields.number, str(fields.issued_on)) == ("Quyết định", "115/2004/QĐ-UB", "2004-06-25")
    assert (fields.issuer, fields.title) == (
        "Ủy ban nhân dân tỉnh Lam Giang", "VỀ VIỆC LẬP QUỸ BẢO LÃNH TÍN DỤNG",
    )  # fmt: skip


def test_a_kind_whose_marks_a_scan_lost_and_a_stamp_above_the_place_are_understood() -> None:
    head = f"UBND XÃ PHÚ LẠC\n{STATE}\nSố: 7/CT-UBND\nHỎA TỐC\nPhú Lạc, ngày 05 tháng 3 năm 2024"
    fields = _fields(f"{head}\n\nCHÍ THỊ\nVề rừng\n\n{BODY}\n")
    assert (fields.kind, fields.place, fields.number) == ("Chỉ thị", "Phú Lạc", "7/CT-UBND")
