"""The citation grammar, class by class, on sentences of fictional offices."""

import time
import unicodedata
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.citations import find_citations
from corpus.citations.keys import key_of_bare
from corpus.citations.later import complete_later
from corpus.citations.own import own_keys
from corpus.model import Citation, Fields, Form, Role, Section, Span, join_spans


def _find(text: str, role: Role = Role.PARAGRAPH) -> list[Citation]:
    return find_citations(text, [Section(("¶1",), role, (Span(0, len(text)),))]) if text else []


def _one(text: str) -> Citation:
    (citation,) = _find(text)
    return citation


@pytest.mark.parametrize(
    ("printed", "number", "kind"),
    [
        ("Kết luận số 28- KL/TU", "28-KL/TU", "Kết luận"),
        ("Hướng dẫn số 36–HD/VPTW", "36–HD/VPTW", "Hướng dẫn"),
        ("Kế hoạch số 367 - KH/TWĐTN-VP", "367-KH/TWĐTN-VP", "Kế hoạch"),
        ("Nghị quyết 31/2021/QH15", "31/2021/QH15", "Nghị quyết"),
        ("Kế hoạch số 14/KH-UBND", "14/KH-UBND", "Kế hoạch"),
        ("Công văn số 2167/UBND-KTTH", "2167/UBND-KTTH", "Công văn"),
        ("Văn bản số 2167/UBND-KTTH", "2167/UBND-KTTH", "Công văn"),
        ("Chương trình hành động số 147-CTHĐ/TU", "147-CTHĐ/TU", "Chương trình hành động"),
        ("Nghị quyết số 57\\-NQ/TW", "57-NQ/TW", "Nghị quyết"),
        ("CTHĐ số 01-CTr/TU", "01-CTr/TU", "Chương trình hành động"),
        ("KH số 12-KH/TU", "12-KH/TU", "Kế hoạch"),
        ("Nghị quyết\nsố 57-\nNQ/TW", "57-NQ/TW", "Nghị quyết"),
        ("**Nghị quyết số 57-NQ/TW**", "57-NQ/TW", "Nghị quyết"),
        ("Kết luận số 28 KL/TU", "28KL/TU", "Kết luận"),
        ("Nghị quyết số 57\u2011NQ\u2215TW", "57-NQ/TW", "Nghị quyết"),
        ("Nghị định sô 30/2020/NĐ-CP", "30/2020/NĐ-CP", "Nghị định"),
        ("Quy định số 66-QĐ/TW", "66-QĐ/TW", "Quy định"),
        ("Quyết định số 66-QĐ/TW", "66-QĐ/TW", "Quyết định"),
        ("66-QĐ/TW", "66-QĐ/TW", None),
        ("Thông báo kết luận số 81-TB/TW", "81-TB/TW", "Thông báo"),
        ("quyết định số 12/QĐ-UBND", "12/QĐ-UBND", "Quyết định"),
    ],
)
def test_a_number_is_read_in_all_its_spellings(printed: str, number: str, kind: str | None) -> None:
    citation = _one(f"thực hiện {printed}, các đơn vị báo cáo.")
    assert (citation.number, citation.kind, citation.form) == (number, kind, Form.NUMBER)
    assert citation.text.endswith(printed.removeprefix("**").removesuffix("**"))


@pytest.mark.parametrize(
    "text",
    [
        "Số: /UBND", "giai đoạn 2021 - 2025", "năm 2023 - UBND thị xã", "mẫu số 02/ĐK-TTHC kèm đơn", "QCVN 16:2019/BXD",
        "Số 05-NQ/TU", "ngày 12/4/2022", "theo QCVN 01-1:2018/BYT", "tỷ lệ 24/7",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_number_is_none(text: str) -> None:
    assert not _find(text)


@pytest.mark.parametrize(
    ("dated", "expected"),
    [
        ("ngày 05/6/2023", date(2023, 6, 5)),
        (", ngày 05 tháng 6 năm 2023", date(2023, 6, 5)),
        ("ngày 5-6-2023", date(2023, 6, 5)),
        ("ngày 05.06.2023", date(2023, 6, 5)),
        ("ngày 05 tháng 6/2023", date(2023, 6, 5)),
        ("(ngày 05/6/2023)", date(2023, 6, 5)),
        ("(05/6/2023)", date(2023, 6, 5)),
        ("⁽²⁾, ngày 05/6/2023", date(2023, 6, 5)),
        ("của Tỉnh ủy ngày 05/6/2023", date(2023, 6, 5)),
        ("ngày 05/6/2023 (họp ngày 01/6/2023)", date(2023, 6, 5)),
        ("ngày 05/6/23", date(2023, 6, 5)),
        ("ngày 05/6/98", date(1998, 6, 5)),
        ("ngày 05/6 năm 2023", date(2023, 6, 5)),
        ("ngay 05 thang 6 nam 2023", date(2023, 6, 5)),
        ("ngày 5/6", None),
        ("ngày 31/02/2023", None),
        ("về giao thông ngày 05/6/2023", None),
    ],
)
def test_the_date_follows_in_any_form(dated: str, expected: date | None) -> None:
    assert _one(f"thực hiện Kết luận số 28-KL/TU {dated}; các đơn vị").issued_on == expected


def test_a_day_without_year_takes_the_year_that_the_number_states() -> None:
    assert _one("theo Nghị quyết số 12/2023/NQ-HĐND ngày 5/6 của HĐND tỉnh").issued_on == date(2023, 6, 5)


@pytest.mark.parametrize(
    ("phrase", "issuer"),
    [
        ("của Thị ủy đề lãnh đạo, chỉ đạo", "Thị ủy"),
        ("của Ban Thường vụ Thị ủy gắn với sắp xếp", "Ban Thường vụ Thị ủy"),
        ("của Hội nghị Thị ủy lần thứ 11 (khóa XXI)", "Hội nghị Thị ủy"),
        ("của Bộ Nông nghiệp và Phát triển nông thôn hướng dẫn", "Bộ Nông nghiệp và Phát triển nông thôn"),
        ("của Bộ Văn hóa, Thể thao và Du lịch, các sở", "Bộ Văn hóa, Thể thao và Du lịch"),
        ("của UBND tỉnh Lam Giang về việc", "UBND tỉnh Lam Giang"),
        ("của Hội đồng nhân dân tỉnh Quy định mức hỗ trợ", "Hội đồng nhân dân tỉnh"),
        ("của Ban Chỉ đạo Trung ương về chuyển đổi số", "Ban Chỉ đạo Trung ương"),
        ("của Liên đoàn Lao động tỉnh về phong trào", "Liên đoàn Lao động tỉnh"),
        ("của Đảng ủy xã Phú Lạc, các chi bộ", "Đảng ủy xã Phú Lạc"),
        ("do Tỉnh ủy ban hành về", "Tỉnh ủy"),
        ("của Tổng Thư ký Quốc hội về", "Tổng Thư ký Quốc hội"),
        ("của Ban Thư ký Hội Người cao tuổi về", "Ban Thư ký Hội Người cao tuổi"),
        ("của Hội nghị Trung ương 6 khóa XII", "Hội nghị Trung ương 6"),
        ("của Hội nghị lần thứ sáu Ban Chấp hành Trung ương khóa XII", "Hội nghị lần thứ sáu Ban Chấp hành Trung ương"),
        ("của Ủy ban nhân dân thị xã Phú Khê V/v trồng cây", "Ủy ban nhân dân thị xã Phú Khê"),
        ("của Liên đoàn Lao động tỉnh V/v phong trào", "Liên đoàn Lao động tỉnh"),
        ("của Ban Chỉ đạo trồng cây v/v báo cáo", "Ban Chỉ đạo trồng cây"),
        ("về chuyển đổi số", None),
    ],
)
def test_an_issuer_ends_where_its_name_ends(phrase: str, issuer: str | None) -> None:
    assert _one(f"thực hiện Kế hoạch số 75-KH/TU {phrase}").issuer == issuer


@pytest.mark.parametrize(
    "text",
    [
        "theo chỉ đạo của Ban Thường vụ Thị ủy tại Công văn số 359-CV/TU, ngày 20/7/2021",
        "(đã được Ban Thường vụ Thị ủy triển khai tại Kế hoạch số 14-KH/TU ngày 20/01/2021)",
        "Ban Thường vụ Thị ủy đã ban hành Quyết định số 16-QĐ/TU",
        "Quyết định của Ban Thường vụ Thị ủy số 16-QĐ/TU",
    ],
)
def test_an_issuer_may_stand_before_the_number(text: str) -> None:
    assert _one(text).issuer == "Ban Thường vụ Thị ủy"


def test_members_of_a_list_share_the_issuer_of_the_last_and_a_date_only_where_the_grammar_says_so() -> None:
    pair = _find("Quy định số 125-QĐ/TW, ngày 10/10/2023 và Quy định số 138-QĐ/TW, ngày 01/12/2023 của Ban Bí thư")
    assert [one.issuer for one in pair] == ["Ban Bí thư", "Ban Bí thư"]
    listed = _find("các Nghị quyết số 18-NQ/TW, số 19-NQ/TW và 20-NQ/TW ngày 25/10/2017 của Ban Chấp hành Trung ương")
    assert {(str(one.issued_on), one.issuer, one.kind) for one in listed} == {
        ("2017-10-25", "Ban Chấp hành Trung ương", "Nghị quyết")
    }
    letters = _find("theo Văn bản số 57/TB-VPCP, Văn bản số 104/VPCP-NN của Văn phòng Chính phủ")
    assert [one.issuer for one in letters] == ["Văn phòng Chính phủ"] * 2
    meeting = _find("các Nghị quyết số 18-NQ/TW, 19-NQ/TW của Hội nghị Trung ương 6 khóa XII")
    assert [one.issuer for one in meeting] == ["Hội nghị Trung ương 6"] * 2
    after = _find("theo chỉ đạo của Tỉnh ủy tại các Công điện số 1-CĐ/TU; số 2-CĐ/TU; số 3-CĐ/TU")
    assert [one.issuer for one in after] == ["Tỉnh ủy"] * 3
    other = _find("Nghị quyết số 03-NQ/TU và Quyết định số 12/QĐ-UBND ngày 05/6/2023 của UBND tỉnh")
    assert (other[0].issuer, other[0].issued_on) == (None, None)


def test_bare_numbers_are_one_citation_each() -> None:
    first, second = _find("Thực hiện tốt Nghị quyết 18, 19 của Ban Thường vụ Thành ủy về trật tự đô thị")
    assert (first.text, first.number, first.key, first.form) == ("Nghị quyết 18", "18", "nq:18", Form.BARE)
    assert (second.text, second.issuer) == ("19 của Ban Thường vụ Thành ủy", "Ban Thường vụ Thành ủy")
    assert first.issuer == second.issuer
    assert _one("học tập Chỉ thị 05 của Bộ Chính trị").key == "ct:5"
    assert not _find("Chương trình 135 và Quyết định 3 lần")


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Nghị quyết Trung ương 8, 9, 10 (khóa XIII)", [8, 9, 10]),
        ("Nghị quyết của Hội nghị Trung ương 5 khóa XIII", [5]),
        ("Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng (khóa XIII)", [4]),
        ("Kết luận Hội nghị Trung ương 7 khóa XIII", [7]),
        ("NQTW 4 (khóa 13)", [4]),
    ],
)
def test_plenums_are_cited_by_term_and_ordinal(text: str, keys: list[int]) -> None:
    found = _find(f"quán triệt {text}.")
    assert [one.key for one in found] == [f"hoi nghi:trung uong:13:{number}" for number in keys]
    assert {one.form for one in found} == {Form.PLENUM}


def test_one_plenum_number_of_several_terms_is_one_citation_a_term() -> None:
    found = _find("Nghị quyết Trung ương 4 (khóa XI, XII)")
    assert [one.key for one in found] == ["hoi nghi:trung uong:11:4", "hoi nghi:trung uong:12:4"]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng", "dai hoi:trung uong:13"),
        ("Nghị quyết Đại hội XIII của Đảng", "dai hoi:trung uong:13"),
        ("Nghị quyết Đại hội Đảng bộ thị xã lần thứ XX, nhiệm kỳ 2020-2025", "dai hoi:thi xa:20"),
        ("Nghị quyết Đại hội đại biểu Đảng bộ tỉnh Lam Giang lần thứ XX", "dai hoi:tinh:20"),
        ("Nghị quyết Đại hội Đảng bộ thị xã nhiệm kỳ 2020 – 2025", "dai hoi:thi xa:2020-2025"),
    ],
)
def test_congresses_are_cited_by_level_and_ordinal(text: str, key: str) -> None:
    citation = _one(f"thực hiện {text}; các chi bộ")
    assert (citation.key, citation.form, citation.text) == (key, Form.CONGRESS, text)


@pytest.mark.parametrize(
    ("text", "named", "key"),
    [
        ("theo Luật Đất đai năm 2024 và hướng dẫn", "Luật Đất đai năm 2024", "luat:dat dai:2024"),
        ("Căn cứ Hiến pháp năm 2013;", "Hiến pháp năm 2013",
         "hien phap:nuoc cong hoa xa hoi chu nghia viet nam:2013"),
        ("theo Điều 4 Hiến pháp và các luật", "Điều 4 Hiến pháp", "hien phap:nuoc cong hoa xa hoi chu nghia viet nam"),
        ("theo Bộ luật Lao động.", "Bộ luật Lao động", "bo luat:lao dong"),
        ("Luật Tổ chức chính quyền địa phương ngày 19/6/2015;", None, "luat:to chuc chinh quyen dia phuong:2015"),
        ("thi hành Luật thực hiện dân chủ ở cơ sở, quy chế", "Luật thực hiện dân chủ ở cơ sở", None),
        ("theo Luật Phòng, chống tham nhũng và các nghị định", "Luật Phòng, chống tham nhũng", None),
        ("theo Luật Đường thủy liên xã được ban hành", "Luật Đường thủy liên xã", "luat:duong thuy lien xa"),
        ("Luật sửa đổi bổ sung một số điều của Luật Nhà ở;", "Luật sửa đổi bổ sung một số điều của Luật Nhà ở",
         "luat:sua doi bo sung mot so dieu cua luat nha o"),
        ("Luật sửa đổi, bổ sung một số điều của Luật Nhà ở và Luật Đất đai;", None,
         "luat:sua doi bo sung mot so dieu cua luat nha o va luat dat dai"),
    ],
)  # fmt: skip
def test_laws_are_cited_by_name(text: str, named: str | None, key: str | None) -> None:
    citation = _one(text)
    assert citation.form is Form.LAW
    assert named in (None, citation.text)
    assert key in (None, citation.key)


@pytest.mark.parametrize(
    "text",
    [
        "Trường Đại học Luật cơ sở 2",
        "Hội Luật gia thị xã",
        "Đoàn luật sư",
        "pháp luật về đất đai",
        "Luật hiện hành",
        "tuân thủ Hiến pháp và pháp luật",
    ],
)
def test_the_word_law_alone_names_none(text: str) -> None:
    assert not _find(text)


def test_a_law_with_its_number_is_one_citation_by_number() -> None:
    found = _find(
        "Căn cứ Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15 được sửa đổi bởi Luật số 87/2025/QH15;"
    )
    assert [(one.number, one.kind, one.relation) for one in found] == [
        ("64/2025/QH15", "Luật", "căn cứ"), ("87/2025/QH15", "Luật", "căn cứ"),
    ]  # fmt: skip
    assert found[0].text == "Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15"


def test_a_directive_without_number_is_cited_by_issuer_and_subject() -> None:
    citation = _one(
        "Tiếp tục thực hiện Kế hoạch của Ban Thường vụ Thị ủy về công tác cán bộ năm 2023; bổ sung quy hoạch"
    )
    assert (citation.form, citation.issuer) == (Form.TITLE, "Ban Thường vụ Thị ủy")
    assert citation.key == "ke hoach:cong tac can bo nam 2023"
    assert not _find("dự thảo Nghị quyết của Hội đồng nhân dân tỉnh về mức hỗ trợ")


def test_a_subject_that_is_a_mention_itself_is_cut_off() -> None:
    first, second = _find(
        "rà soát Chương trình hành động của Tỉnh ủy khóa XX thực hiện Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XX"
    )
    assert (first.text, first.key) == ("Chương trình hành động của Tỉnh ủy khóa XX", None)
    assert second.key == "dai hoi:tinh:20"


@pytest.mark.parametrize("text", ["Kết luận này", "Nghị quyết trên", "Quy định nêu trên", "Luật này"])
def test_relative_mentions_have_no_key(text: str) -> None:
    citation = _one(f"Căn cứ {text}, các đơn vị thực hiện.")
    assert (citation.text, citation.form, citation.key) == (text, Form.RELATIVE, None)


def test_on_is_no_relative_mention_before_a_noun() -> None:
    assert not _find("triển khai Kế hoạch trên địa bàn thị xã")


@pytest.mark.parametrize(
    ("part", "labels"),
    [
        ("điểm 1.2 mục 1 phần III", ("III", "1", "1.2")),
        ("Phần III, mục 2, điểm 2.4 của", ("III", "2", "2.4")),
        ("khoản 2 Điều 7", ("Điều 7", "2")),
        ("ý thứ hai điểm a khoản 1 Điều 7", ("Điều 7", "1", "a")),
        ("điểm a, b khoản 1 Điều 5", ("Điều 5", "1")),
        ("khoản 2 và khoản 3 Điều 5", ("Điều 5",)),
        ("gạch đầu dòng thứ hai mục 3 phần II", ("II", "3", "-2")),
        ("mục III.1.2", ("III", "1", "1.2")),
        ("phần (II) của", ("II",)),
        ("Phụ lục II ban hành kèm theo", ("Phụ lục II",)),
        ("mục 1 Chương II", ("Chương II", "Mục 1")),
        ("điểm đ khoản 1 Điều 7", ("Điều 7", "1", "đ")),
        ("Điều 9\nkhoản 2", ("Điều 9", "2")),
    ],
)
def test_the_part_that_is_meant_belongs_to_the_citation(part: str, labels: tuple[str, ...]) -> None:
    citation = _one(f"theo quy định tại {part} Nghị quyết số 12-NQ/TU ngày 05/6/2023")
    assert (citation.section, citation.text.startswith(part)) == (labels, True)


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        ("Thực hiện Kế hoạch số 1-KH/TU", ["thực hiện"]),
        ("hướng dẫn Quy định số 1-QĐ/TU", ["thực hiện"]),
        ("cụ thể hoá Nghị quyết số 1-NQ/TU", ["thực hiện"]),
        ("Căn cứ Luật Đất đai;\nCăn cứ Nghị định số 2/2024/NĐ-CP;", ["căn cứ", "căn cứ"]),
        ("Căn cứ Luật Đất đai quy định về thu hồi đất; Nghị định số 2/2024/NĐ-CP;", ["căn cứ", "căn cứ"]),
        ("sửa đổi, bổ sung một số điều của Quy chế số 1-QC/TU", ["sửa đổi"]),
        ("Thay thế cụm từ “huyện” tại khoản 2 Điều 1 Nghị quyết số 1/2020/NQ-HĐND", ["sửa đổi"]),
        ("Quyết định này thay thế cho Quyết định số 1-QĐ/TU", ["khác", "thay thế"]),
        ("sửa đổi, bãi bỏ quy trình nội bộ, rà soát tính tương thích của biểu mẫu hiện có với Luật Nhà ở", ["khác"]),
        ("Bãi bỏ khoản 1 Điều 3 Nghị quyết số 1/2020/NQ-HĐND", ["bãi bỏ"]),
        ("Nghị quyết số 1-NQ/TU ngày 05/6/2023 về du lịch hết hiệu lực từ ngày ký", ["bãi bỏ"]),
        ("Quy chế số 1-QC/TU được sửa đổi như sau", ["sửa đổi"]),
        ("Căn cứ Luật số 1/2020/QH14, được sửa đổi, bổ sung bởi Luật số 2/2024/QH15", ["căn cứ", "căn cứ"]),
        ("theo Luật số 2/2024/QH15 sửa đổi, bổ sung một số điều của Luật số 1/2020/QH14", ["theo", "khác"]),
        ("tổng kết 10 năm thực hiện Nghị quyết số 1-NQ/TW, 05 năm thực hiện Kết luận số 2-KL/TW",
         ["sơ kết/tổng kết", "sơ kết/tổng kết"]),
        ("theo tinh thần Chỉ thị số 1-CT/TU và Chỉ thị số 2-CT/TU", ["theo", "theo"]),
        ("thực hiện Kế hoạch số 1-KH/TU về thực hiện Kết luận số 2-KL/TW", ["thực hiện", "thực hiện"]),
        ("Ban Thường vụ Thị ủy ban hành Kết luận số 1-KL/TU", ["khác"]),
        ("Thực hiện Kế hoạch số 1-KH/TU. Kết luận số 1-KL/TU nêu rõ", ["thực hiện", "khác"]),
        ("Ban Chấp hành đã nghe Tờ trình số 1-TTr/TU", ["khác"]),
        ("Quyết định số 5/QĐ-TTg đã được sửa đổi, bổ sung một số điều tại Quyết định số 18/2023/QĐ-TTg",
         ["khác", "khác"]),
        ("góp ý dự án Luật sửa đổi một số điều về cảng cạn phù hợp với tinh thần chỉ đạo tại Công văn số 7/VPCP-NN",
         ["theo"]),
        ("Triển khai khi có Thông tư mới thay thế Thông tư số 9/2009/TT-BTC", ["khác"]),
        ("Đề nghị sửa đổi Nghị định số 2/2025/NĐ-CP", ["khác"]),
        ("Kiến nghị: sửa đổi Nghị định số 2/2025/NĐ-CP; bãi bỏ Nghị định số 3/2025/NĐ-CP", ["khác", "khác"]),
        ("báo cáo cấp có thẩm quyền bãi bỏ Quyết định số 15/QĐ-UBND", ["khác"]),
        ("Thông tư số 5/2020/TT-BTC sửa đổi Thông tư số 3/2018/TT-BTC", ["khác", "khác"]),
        ("Chính phủ đã bãi bỏ Nghị định số 2/2015/NĐ-CP", ["khác"]),
        ("không thực hiện Chỉ thị số 5-CT/TU nữa", ["khác"]),
        ("Quyết định số 5/QĐ-UBND, các đơn vị được bổ sung biên chế", ["khác"]),
        ("Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 1/QĐ-UBND", ["khác", "thay thế"]),
        ("Quyết định có hiệu lực kể từ ngày ký, thay thế Quyết định số 1/QĐ-UBND", ["thay thế"]),
        ("Điều 2. Bãi bỏ Quyết định số 1/QĐ-UBND và Quyết định số 2/QĐ-UBND", ["bãi bỏ", "bãi bỏ"]),
        ("Về việc bãi bỏ Quyết định số 1/QĐ-UBND", ["bãi bỏ"]),
        ("Bãi bỏ Quyết định số 1/QĐ-UBND về báo cáo định kỳ; Quyết định số 2/QĐ-UBND", ["bãi bỏ", "bãi bỏ"]),
        ("NGHỊ QUYẾT Sửa đổi, bổ sung một số điều của Nghị quyết số 1/2020/NQ-HĐND", ["sửa đổi"]),
        ("Quyết định số 1/QĐ-UBND hết hiệu lực kể từ ngày Quyết định này có hiệu lực", ["bãi bỏ", "khác"]),
        ("Sửa đổi Quyết định số 1/QĐ-UBND và bãi bỏ Quyết định số 2/QĐ-UBND", ["sửa đổi", "bãi bỏ"]),
        ("Nghị quyết số 1/2020/NQ-HĐND về chợ đêm và Nghị quyết số 2/2021/NQ-HĐND hết hiệu lực từ ngày ký",
         ["bãi bỏ", "bãi bỏ"]),
        ("Nghị quyết số 1/2020/NQ-HĐND nêu rõ; Nghị quyết số 2/2021/NQ-HĐND hết hiệu lực", ["khác", "bãi bỏ"]),
        ("Nghị quyết này có hiệu lực từ ngày ký; Nghị quyết số 2/2021/NQ-HĐND hết hiệu lực", ["khác", "bãi bỏ"]),
        ("Căn cứ báo cáo về việc khắc phục các tồn tại trong công tác chi trả (Công văn số 5-CV/TU)", ["căn cứ"]),
        ("Ban hành kèm theo Nghị quyết này Chương trình hành động số 5-CTr/TU", ["theo", "khác"]),
        ("Họp tại 06 xã, ngày 16/8/2018 Tỉnh ủy đã có Công văn số 5-CV/TU về chợ đêm", ["khác"]),
        ("Thực hiện Nghị quyết số 1-NQ/TW, Tỉnh ủy đã ban hành Kế hoạch số 5-KH/TU", ["thực hiện", "khác"]),
        ("NGHỊ QUYẾT về việc sửa đổi, bổ sung quy định về phí tham quan danh lam thắng cảnh, di tích lịch sử trên"
         " địa bàn thành phố tại Nghị quyết số 16/2023/NQ-HĐND", ["sửa đổi"]),
        ("Chỉ thị số 107-CT/TU không bị bãi bỏ và tiếp tục có hiệu lực", ["khác"]),
        ("Quyết định số 7/QĐ-UBND chưa hết hiệu lực", ["khác"]),
        ("Sửa đổi Luật Chợ đêm (2013) và các luật khác trong dự án xây dựng Luật Chợ phiên", ["sửa đổi", "khác"]),
        ("Sửa đổi Luật Chợ đêm và Luật Chợ phiên", ["sửa đổi", "sửa đổi"]),
        ("Tổng kết Kế hoạch số 1-KH/TU về chợ đêm, gắn với Nghị quyết số 2-NQ/TU", ["sơ kết/tổng kết", "khác"]),
        ("Sơ kết Kế hoạch số 1-KH/TU về chợ đêm và Nghị quyết số 2-NQ/TU", ["sơ kết/tổng kết", "sơ kết/tổng kết"]),
        ("Tổng kết, đánh giá việc thực hiện Chỉ thị số 1-CT/TU", ["sơ kết/tổng kết"]),
        ("Đánh giá kết quả hai năm thực hiện Chỉ thị số 1-CT/TU", ["sơ kết/tổng kết"]),
        ("Qua gần hai năm thực hiện Chỉ thị số 1-CT/TU, nhận thức chuyển biến rõ", ["thực hiện"]),
        ("Chợ đông hơn sau một năm triển khai thực hiện Kết luận số 1-KL/TU", ["thực hiện"]),
        ("tiêu chí làm căn cứ sơ kết, tổng kết, khen thưởng trong việc thực hiện Nghị quyết số 1-NQ/TU", ["thực hiện"]),
        ("Kết luận tại Hội nghị tổng kết đợt cao điểm kiểm tra hàng hóa bày bán ở các chợ đêm và chợ phiên"
         " (Thông báo số 3-TB/TU)", ["khác"]),
        ("Nghị quyết số 1/2024/NQ-HĐND về việc quy định mức chi cho chợ đêm; quy định mức chi cho chợ phiên"
         " hết hiệu lực kể từ ngày ký", ["bãi bỏ"]),
    ],
)  # fmt: skip
def test_the_relation_comes_from_the_verb_that_governs_the_mention(text: str, relations: list[str]) -> None:
    assert [one.relation for one in _find(text)] == relations


def test_a_later_short_mention_takes_date_and_issuer_from_the_full_one_where_all_agree() -> None:
    text = "theo Kết luận số 28-KL/TU ngày 27/12/2021 của Tỉnh ủy. Kết luận số 28-KL/TU nêu rõ."
    short = complete_later(_find(text))[1]
    assert (short.issued_on, short.issuer) == (date(2021, 12, 27), "Tỉnh ủy")
    doubtful = "Kế hoạch số 6-KH/TU ngày 01/3/2022 của Tỉnh ủy, Kế hoạch số 6-KH/TU ngày 02/4/2022 của Thị ủy. "
    assert complete_later(_find(doubtful + "Kế hoạch số 6-KH/TU nêu rõ."))[2].issued_on is None


@pytest.mark.parametrize(
    ("mention", "own"),
    [
        ("Kết luận số 28- KL/TU", Fields(kind="Kết luận", number="28-KL/TU")),
        ("Kết luận số 28 của Tỉnh ủy", Fields(kind="Kết luận", number="28-KL/TU")),
        ("Quy định số 66 của Ban Bí thư", Fields(kind="Quy định", number="66-QĐ/TW")),
        ("Nghị định số 30/2020", Fields(kind="Nghị định", number="30/2020/NĐ-CP")),
        ("Công văn 905 của UBND tỉnh", Fields(kind="Công văn", number="905/UBND-TNMT")),
        ("Luật Đất đai năm 2024", Fields(kind="Luật", number="31/2024/QH15", title="ĐẤT ĐAI")),
        ("Luật Đất đai", Fields(number="31/2024/QH15")),
        ("Bộ luật Bến cảng", Fields(kind="Bộ luật", title="BỘ LUẬT BẾN CẢNG")),
        ("Nghị quyết Đại hội Đảng bộ thị xã nhiệm kỳ 2020-2025",
         Fields(kind="Nghị quyết", title="Đại hội đại biểu Đảng bộ thị xã Phú Khê lần thứ XII, nhiệm kỳ 2020 - 2025")),
        ("Nghị quyết Trung ương 8", Fields(kind="Nghị quyết", title="Hội nghị Trung ương 8 khóa XIII về an ninh")),
        ("Kế hoạch của Thị ủy về công tác cán bộ năm 2023",
         Fields(kind="Kế hoạch", title="Về công tác cán bộ năm 2023")),
    ],
)  # fmt: skip
def test_a_directive_stands_under_the_key_that_a_mention_asks_for(mention: str, own: Fields) -> None:
    assert _one(f"theo {mention}").key in own_keys(own)


def test_a_directive_that_prints_nothing_has_no_key() -> None:
    assert own_keys(Fields(kind="Kết luận")) == ()
    assert key_of_bare("Kết luận", "028") == "kl:28"


def test_a_mention_is_found_in_decomposed_text_at_its_place() -> None:
    text = unicodedata.normalize("NFD", "thực hiện Kế hoạch số 12-KH/TU ngày 05/6/2023 của Thị ủy về đất đai")
    citation = _one(text)
    assert (citation.issuer, str(citation.issued_on)) == ("Thị ủy", "2023-06-05")
    assert unicodedata.normalize("NFC", citation.text) == "Kế hoạch số 12-KH/TU ngày 05/6/2023 của Thị ủy"


PIECES = st.sampled_from(
    ["Nghị quyết", "số ", "28-KL/TU", ", ", "và ", "ngày 05/6/2023", " của ", "Thị ủy", "Luật Đất đai", "khoản 2 ",
     "Điều 7 ", "này", "Trung ương 8", "(khóa XIII)", "Đại hội Đảng bộ tỉnh lần thứ XX", "\n", "**", "\\", "Kế hoạch ",
     "sửa đổi, bổ sung một số điều của ", "19", ";", ". ", "31/2021/QH15", "được ", "về "]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=200))
@example("a\u0301\u0323b 28-KL/TU")
@example("Luật Đất đaisố khoản 2 Luật Đất đai")
def test_spans_slice_back_to_the_text_and_never_overlap(text: str) -> None:
    position = 0
    for citation in _find(text):
        assert join_spans(text, citation.spans) == citation.text
        assert position <= citation.spans[0].start < citation.spans[-1].end
        position = citation.spans[-1].end


@pytest.mark.parametrize(
    "piece",
    ["1", "1-", "Luật ", "Luật sửa đổi, bổ sung một số điều của ", "khoản 1, ", "điểm a, b ", "của Ban ", "số ", " ",
     "Nghị quyết 18, 19 ", "Nghị quyết Trung ương 8, ", "và ", "Kế hoạch của Thị ủy về ", "12-KH/TU, ", "Ban Chỉ đạo ",
     "A", "sơ kết ", "thay thế ", "kho\u0301a "],
)  # fmt: skip
def test_long_odd_text_takes_no_long_time(piece: str) -> None:
    text = piece * (40_000 // len(piece))
    began = time.process_time()
    _find(text)
    assert time.process_time() - began < 2.0
