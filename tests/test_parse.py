"""Directives taken apart. The short texts here are modelled on what offices' files look like."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Directive, Source, join_spans
from corpus.parse import parse
from corpus.parse.furniture import page_furniture
from corpus.reference import reference


def _parse(text: str) -> Directive:
    return parse(Source("d", "d.txt", text))


def _at(directive: Directive, path: str) -> str:
    section = next(one for one in directive.sections if "/".join(one.path) == path)
    return join_spans(directive.text, section.spans)


def _paths(directive: Directive) -> list[str]:
    return ["/".join(section.path) for section in directive.sections]


CONCLUSION = """KẾT LUẬN
CỦA THỊ ỦY (KHÓA XII)
tình hình 6 tháng đầu năm; nhiệm vụ
6 tháng cuối năm 2024

Tại hội nghị ngày 12/7/2024, Thị ủy đã thảo luận và kết luận một số nội dung sau:

I. TÌNH HÌNH

Kinh tế tiếp tục tăng trưởng, đạt nhiều kết quả.

1. Công tác tuyên truyền được chú trọng; nội dung từng bước đổi mới, sát với thực tế ở cơ sở.

2. Công tác tổ chức được quan tâm, kiện toàn kịp thời, gắn với sắp xếp bộ máy theo Kế hoạch số 97-KH/TU,

⁽¹⁾ Quyết định số 12-QĐ/TU, ngày 03/01/2024 của Ban Thường vụ Thị ủy.

ngày 15/11/2022 của Ban Thường vụ Thị ủy⁽¹⁾.

Tuy nhiên, vẫn còn một số hạn chế:

- Tiến độ giải ngân chậm.

- Một số nơi chưa quyết liệt.

II. NHIỆM VỤ

1. Yêu cầu chung: Bám sát nghị quyết của Thị ủy để triển khai.

2. Một số nhiệm vụ

2.1. Công tác xây dựng Đảng

Tập trung củng cố tổ chức cơ sở đảng.

2.2. Tiếp tục phát huy trách nhiệm của từng đồng chí Thị ủy viên phụ trách địa bàn.

Căn cứ Kết luận này, các cấp ủy xây dựng kế hoạch thực hiện.

Nơi nhận:

- Thường trực Tỉnh ủy (b/c),
- Đ/c Tạ Quang Nhiệm, PBT
Thường trực (b/c),
- Lưu Văn phòng Thị ủy.

**T/M THỊ ỦY
PHÓ BÍ THƯ**

Ninh Xuân Đoái
"""


def test_an_administrative_outline_is_a_tree_of_its_labels() -> None:
    assert _paths(_parse(CONCLUSION)) == [
        "header", "preamble", "I", "I/¶1", "I/1", "I/2", "I/2/fn1", "I/¶2", "I/¶2/-1", "I/¶2/-2", "II", "II/1", "II/2",
        "II/2/2.1", "II/2/2.1/¶1", "II/2/2.2", "closing", "recipients", "signature",
    ]  # fmt: skip


def test_a_footnote_is_cut_out_of_the_sentence_it_interrupts_and_filed_under_its_mark() -> None:
    directive = _parse(CONCLUSION)
    assert "97-KH/TU, ngày 15/11/2022" in _at(directive, "I/2")
    assert "12-QĐ/TU" not in _at(directive, "I/2")
    assert "12-QĐ/TU" in _at(directive, "I/2/fn1")


def test_a_citation_across_a_page_break_is_found_whole_with_a_span_for_each_half() -> None:
    directive = _parse(CONCLUSION)
    found = next(citation for citation in directive.citations if citation.number == "97-KH/TU")
    assert (str(found.issued_on), found.issuer, found.kind) == ("2022-11-15", "Ban Thường vụ Thị ủy", "Kế hoạch")
    assert [span.of(directive.text)[:6] for span in found.spans] == ["Kế hoạ", "ngày 1"]


def test_headings_are_told_from_points() -> None:
    headings = {"/".join(one.path): one.heading for one in _parse(CONCLUSION).sections}
    assert headings["I"] == "TÌNH HÌNH"
    assert headings["II/1"] == "Yêu cầu chung"
    assert headings["II/2/2.1"] == "Công tác xây dựng Đảng"
    assert headings["I/1"] is None
    assert headings["II/2/2.2"] is None


def test_fields_come_from_header_and_signature_and_what_is_not_printed_is_none() -> None:
    fields = _parse(CONCLUSION).fields
    assert (fields.kind, fields.issuer, fields.number, fields.issued_on) == ("Kết luận", "Thị ủy", None, None)
    assert fields.title == "tình hình 6 tháng đầu năm; nhiệm vụ 6 tháng cuối năm 2024"
    assert str(fields.event_on) == "2024-07-12"
    assert (fields.signer, fields.signer_position) == ("Ninh Xuân Đoái", "PHÓ BÍ THƯ")
    assert fields.signing_authority == "T/M THỊ ỦY"
    assert fields.recipients[1] == "Đ/c Tạ Quang Nhiệm, PBT Thường trực (b/c)"


LETTER = """ỦY BAN NHÂN DÂN
THỊ XÃ PHÚ KHÊ

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 845/UBND-TNMT

Phú Khê, ngày 08 tháng 8 năm 2022

V/v tập trung giải phóng mặt bằng

Kính gửi:

- Phòng Tài nguyên và Môi trường;
- UBND các xã, phường.

Thực hiện Kế hoạch số 54-KH/TU ngày 30/4/2022 của Ban Thường vụ Thị ủy, Chủ tịch UBND thị xã yêu cầu:

**1.** Thủ trưởng các đơn vị tập trung triển khai các nội dung sau:

a) Quán triệt đầy đủ các nội dung chỉ đạo.

b) Rà soát từng hộ, nhất là các hộ chưa đồng thuận.

**2. Văn phòng HĐND&UBND thị xã:**

Theo dõi, đôn đốc và báo cáo hằng tuần.

**3. Công an thị xã chủ trì, bảo đảm an ninh, trật tự trong quá trình bàn giao mặt bằng, không để xảy ra điểm nóng.**

Yêu cầu các đơn vị nghiêm túc thực hiện./.

**Nơi nhận:**

- Như trên;
- Lưu: VT.

**KT. CHỦ TỊCH
PHÓ CHỦ TỊCH**

**Cù Văn Chước**
"""


def test_an_official_letter_has_no_kind_printed_and_is_one_by_its_subject_line() -> None:
    fields = _parse(LETTER).fields
    assert (fields.kind, fields.number, fields.place) == ("Công văn", "845/UBND-TNMT", "Phú Khê")
    assert fields.issuer == "Ủy ban nhân dân thị xã Phú Khê"
    assert str(fields.issued_on) == "2022-08-08"
    assert fields.addressees == ("Phòng Tài nguyên và Môi trường", "UBND các xã, phường")
    assert fields.signing_authority == "KT. CHỦ TỊCH"


def test_bold_type_makes_no_heading() -> None:
    sections = {"/".join(one.path): one for one in _parse(LETTER).sections}
    assert list(sections) == [
        "header", "addressees", "preamble", "1", "1/a", "1/b", "2", "2/¶1", "3", "closing", "recipients", "signature",
    ]  # fmt: skip
    assert sections["2"].heading == "Văn phòng HĐND&UBND thị xã"
    assert sections["3"].heading is None


RESOLUTION = """HỘI ĐỒNG NHÂN DÂN TỈNH
Số: 12/2023/NQ-HĐND
NGHỊ QUYẾT
QUY ĐỊNH MỨC HỖ TRỢ
Căn cứ Luật Tổ chức chính quyền địa phương;
Hội đồng nhân dân ban hành Nghị quyết quy định mức hỗ trợ.
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
Nghị quyết này quy định mức hỗ trợ.
Điều 2. Đối tượng
1. Tổ công nghệ số gồm:
a) Tổ trưởng;
b) Tổ viên;
đ) Cộng tác viên.
2. Tổ tự quản.
"""


def test_a_normative_outline_goes_from_chapter_to_point() -> None:
    directive = _parse(RESOLUTION)
    assert _paths(directive)[2:] == [
        "Chương I", "Chương I/Điều 1", "Chương I/Điều 1/¶1", "Chương I/Điều 2", "Chương I/Điều 2/1",
        "Chương I/Điều 2/1/a", "Chương I/Điều 2/1/b", "Chương I/Điều 2/1/đ", "Chương I/Điều 2/2",
    ]  # fmt: skip


def test_hard_wrapped_lines_are_joined() -> None:
    text = "KẾ HOẠCH\nThực hiện nhiệm vụ\n\nI. MỤC ĐÍCH\n" + "\n".join(
        f"{number}. Tăng cường kiểm tra, giám sát việc chấp hành quy định\ncủa pháp luật về đất đai và môi trường,\n"
        "kịp thời xử lý vi phạm."
        for number in range(1, 8)
    )
    directive = _parse(text)
    assert _at(directive, "I/3").replace("\n", " ").endswith("môi trường, kịp thời xử lý vi phạm.")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("II", "2", "2.1"), "điểm 2.1 mục 2 phần II"),
        (("Chương II", "Điều 5", "1", "a"), "điểm a khoản 1 Điều 5 Chương II"),
        (("Phụ lục I", "II", "1"), "mục 1 phần II Phụ lục I"),
        (("B", "I", "3"), "điểm 3 mục I phần B"),
        (("2", "1"), "điểm 1 mục 2"),
        (("Điều 1", "2", "3", "Điều 6", "1"), "khoản 1 Điều 6 điểm 3 khoản 2 Điều 1"),
        (("preamble", "fn1"), "chú thích 1 phần mở đầu"),
        (("II", "3", "¶2"), "đoạn 2 mục 3 phần II"),
        (("I", "-2"), "gạch đầu dòng thứ 2 phần I"),
        (("I", "¶1", "fn2"), "chú thích 2 đoạn 1 phần I"),
        (("closing",), "phần kết"),
    ],
)
def test_a_reference_names_the_smallest_part_first(path: tuple[str, ...], expected: str) -> None:
    assert reference(path) == expected


def _assert_complete(directive: Directive) -> None:
    covered = [0] * len(directive.text)
    own = [span for section in directive.sections for span in section.spans]
    for span in [*own, *page_furniture(directive.text)]:
        assert 0 <= span.start < span.end <= len(directive.text)
        for position in range(span.start, span.end):
            covered[position] += 1
    for position, character in enumerate(directive.text):
        if not character.isspace():
            assert covered[position] == 1, (position, directive.text[max(0, position - 20) : position + 20])


LINES = st.sampled_from(
    """KẾT LUẬN|Số: 12/KH-UBND|I. TÌNH HÌNH|1. Công tác|1.1. Tiếp tục|a) Quán triệt;|- Kết nạp.|Kính gửi:|Nơi nhận:
    |T/M THỊ ỦY|BÍ THƯ|Ninh Xuân Đoái|||⁽¹⁾ Chú thích.|theo⁽¹⁾ quy định|Điều 3. Phạm vi|PHỤ LỤC|của Ban Thường vụ
    |ngày 05/6/2023|Yêu cầu thực hiện./.|**|-----|\f|Căn cứ Luật Đất đai;|QUY CHẾ|2) Thứ hai|+ Dấu cộng|Chương I
    |V/v triển khai""".split("|")
)


@settings(max_examples=300, deadline=None)
@given(st.lists(LINES, max_size=30).map("\n".join))
def test_every_character_lies_in_exactly_one_section_however_odd_the_text(text: str) -> None:
    _assert_complete(_parse(text))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_any_text_can_be_parsed(text: str) -> None:
    _assert_complete(_parse(text))


def test_the_samples_are_read_whole(samples: dict[str, Directive]) -> None:
    assert len(samples) >= 24
    assert sum(len(directive.text) for directive in samples.values()) >= 100_000
    for directive in samples.values():
        _assert_complete(directive)
        assert directive.fields.kind, directive.id
        assert directive.fields.signer, directive.id
        assert not directive.warnings, directive.id


def test_the_samples_cite_one_another_with_one_date_and_kind_for_each_number(samples: dict[str, Directive]) -> None:
    own = {one.fields.number: one.fields for one in samples.values() if one.fields.number}
    cited = [citation for one in samples.values() for citation in one.citations if citation.number in own]
    assert len(cited) > 50
    for citation in cited:
        assert citation.number
        assert citation.issued_on in (None, own[citation.number].issued_on), citation
        assert citation.kind == own[citation.number].kind, citation
