"""The traps of real files: tables, wrapped blocks, page furniture, quotes, notes, cells of head and foot."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Directive, Role, Source, join_spans
from corpus.parse import parse
from corpus.parse.furniture import page_furniture
from corpus.parse.tables import read_rows
from corpus.split import split

HEAD = "KẾ HOẠCH\ntrồng cây năm 2024\n\nThị ủy ban hành kế hoạch như sau:\n\n"


def _parse(text: str) -> Directive:
    return parse(Source("d", "d.txt", text))


def _paths(directive: Directive) -> list[str]:
    return ["/".join(section.path) for section in directive.sections]


def _at(directive: Directive, path: str) -> str:
    return next(join_spans(directive.text, one.spans) for one in directive.sections if "/".join(one.path) == path)


TABLE = "TT | Đơn vị | Số cây\n1 | Xã Phú Lạc | 12.000\n2 | Xã Bãi Dài | 23.500"


def test_a_table_is_one_section_under_the_point_that_holds_it() -> None:
    directive = _parse(f"{HEAD}1. Chỉ tiêu giao như sau:\n\n{TABLE}\n\n2. Kinh phí do xã bố trí.\n")
    assert _paths(directive)[2:] == ["1", "1/bảng1", "2"]
    assert _at(directive, "1/bảng1") == TABLE


def test_every_passage_of_a_long_table_begins_with_its_head_row() -> None:
    rows = "\n".join(f"{number} | Xã số {number} có nhiều đất trống ven sông | {number}00" for number in range(1, 60))
    directive = _parse(f"{HEAD}TT | Đơn vị | Số cây\n{rows}\n")
    tables = [one for one in split(directive) if directive.sections[one.section].role is Role.TABLE]
    assert len(tables) > 2
    assert all(one.text.startswith("TT | Đơn vị | Số cây ") for one in tables)
    assert all(span.of(directive.text) in one.text for one in tables for span in one.spans)


def test_cells_one_below_the_other_are_a_table_whose_rows_begin_at_their_numbers() -> None:
    cells = "STT\nĐơn vị\nSố cây\n1\nXã Phú Lạc\n12.000\n2\nXã Bãi Dài\n23.500\n3\nXã Phú Thượng\n4.000"
    directive = _parse(f"{HEAD}1. Chỉ tiêu giao như sau:\n\n{cells}\n\n2. Kinh phí do xã bố trí.\n")
    (table,) = [one for one in directive.sections if one.role is Role.TABLE]
    head, rows = read_rows(directive.text, table.spans)
    assert [span.of(directive.text) for span in head] == ["STT", "Đơn vị", "Số cây"]
    assert [[span.of(directive.text) for span in row] for row in rows][1] == ["2", "Xã Bãi Dài", "23.500"]


def test_a_list_of_short_points_is_no_table() -> None:
    directive = _parse(HEAD + "\n".join(f"{number}. Việc {number}." for number in range(1, 12)))
    assert not [one for one in directive.sections if one.role is Role.TABLE]


def test_pages_counted_alone_on_their_lines_are_furniture_and_join_the_sentence_they_cut() -> None:
    filler = "Tiếp tục rà soát từng thửa đất, lập hồ sơ và công khai tại nhà văn hóa thôn. " * 12
    cut = "Việc bàn giao được thực hiện theo\n\n2\n\nbiên bản của từng thôn."
    text = f"{HEAD}1. {filler}{cut}\n\n2. {filler}\n\n3\n\n3. Hết.\n"
    directive = _parse(text)
    assert [span.of(text).strip() for span in page_furniture(text)] == ["2", "3"]
    assert "thực hiện theo biên bản" in _at(directive, "1").replace("\n", " ")
    assert _paths(directive)[-3:] == ["1", "2", "3"]


@pytest.mark.parametrize("text", ["1\n\n2\n\n3\n", "a\n\n12\n\nb", "Số cây\n\n120\n\n300\n\n"])
def test_numbers_that_count_no_pages_stay_text(text: str) -> None:
    assert page_furniture(text) == []


def test_items_of_a_list_at_the_top_of_pages_are_no_furniture() -> None:
    text = "\f".join("\n".join(f"Thửa đất số {10 * page + row}" for row in range(9)) for page in range(5))
    assert page_furniture(text) == []


def test_running_heads_after_page_breaks_are_furniture() -> None:
    page = "\fThị ủy Phú Khê - Kết luận hội nghị\n\nMột đoạn văn của trang này.\n"
    assert len(page_furniture(f"KẾT LUẬN\n{page * 4}")) == 4


def test_where_paragraphs_stand_apart_every_other_line_break_is_a_wrap() -> None:
    paragraphs = [
        f"**{number}.\nNội dung** thứ {number} của kế hoạch này được giao cho Ủy ban\nMặt trận Tổ quốc thị xã"
        " chủ trì, các\nđoàn thể cùng làm, báo cáo\nThị ủy hằng quý."
        for number in range(1, 9)
    ]
    directive = _parse(HEAD + "\n\n".join(paragraphs))
    assert _paths(directive)[2:] == [str(number) for number in range(1, 9)]


def test_articles_count_on_through_chapters_and_anew_in_what_is_attached() -> None:
    chapters = "Chương I\nCHUNG\n\nĐiều 1. Phạm vi\n\nA.\n\nChương II\nRIÊNG\n\nĐiều 2. Nội dung\n\nB.\n\n"
    foot = "T/M THỊ ỦY\nBÍ THƯ\n\nNinh Xuân Đoái\n\nQUY CHẾ\n\nĐiều 1. Phạm vi của quy chế\n\nC.\n"
    paths = _paths(_parse(f"QUYẾT ĐỊNH\nvề chợ\n\n{chapters}{foot}"))
    assert [path for path in paths if path.endswith(("Điều 1", "Điều 2"))] == [
        "Chương I/Điều 1", "Chương II/Điều 2", "Quy chế/Điều 1",
    ]  # fmt: skip


def test_wording_quoted_by_an_amendment_hangs_under_the_point_that_quotes_it() -> None:
    quoted = "“Điều 9. Mức chi\n\n1. Tổ trưởng.\n\n2. Tổ viên.”"
    directive = _parse(f"{HEAD}1. Sửa đổi Điều 9 như sau:\n\n{quoted}\n\n2. Bãi bỏ Điều 10.\n")
    assert _paths(directive)[2:] == ["1", "1/Điều 9", "1/Điều 9/1", "1/Điều 9/2", "2"]


def test_a_quote_left_open_changes_nothing() -> None:
    directive = _parse(
        f"{HEAD}1. Phát động phong trào:\n\n“Nhà sạch, ngõ xanh ở mọi thôn.\n\n2. Chấm điểm hằng tháng.\n"
    )
    assert _paths(directive)[2:] == ["1", "1/¶1", "2"]


def test_either_of_brackets_and_letters_may_hold_the_other() -> None:
    letters = _parse(f"{HEAD}1. Gồm:\n\na) Một:\n\n(1) x;\n\n(2) y;\n\nb) Hai:\n\n(1) z.\n")
    assert _paths(letters)[3:] == ["1/a", "1/a/1", "1/a/2", "1/b", "1/b/1"]
    brackets = _parse(f"{HEAD}(1) Một:\n\na) x;\n\nb) y;\n\n(2) Hai.\n")
    assert _paths(brackets)[2:] == ["1", "1/a", "1/b", "2"]


def test_roman_parts_of_an_article_do_not_close_it() -> None:
    article = "Điều 1. Phê duyệt đề án với các nội dung:\n\nI. MỤC TIÊU\n\nA.\n\nII. KINH PHÍ\n\nB.\n\n"
    text = f"QUYẾT ĐỊNH\nphê duyệt đề án\n\n{article}"
    assert _paths(_parse(f"{text}Điều 2. Tổ chức thực hiện\n\nC.\n"))[1:] == [
        "Điều 1", "Điều 1/I", "Điều 1/I/¶1", "Điều 1/II", "Điều 1/II/¶1", "Điều 2", "Điều 2/¶1",
    ]  # fmt: skip


def test_bracketed_notes_after_the_signature_are_filed_under_their_marks() -> None:
    foot = "Nơi nhận:\n- Lưu.\n\nT/M THỊ ỦY\nBÍ THƯ\n\nNinh Xuân Đoái\n\n[1] Gồm ba xã ven sông."
    directive = _parse(f"{HEAD}1. Ưu tiên xã ven sông[1], diện tích 5 m².\n\n{foot}")
    assert "1/fn1" in _paths(directive)
    assert not directive.warnings


def test_rows_that_lay_out_head_and_foot_give_the_lines_that_they_print() -> None:
    head = "| ỦY BAN NHÂN DÂN THỊ XÃ PHÚ KHÊ ------- | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc |"
    number = "| Số: 51/UBND-KT V/v trồng cây | Phú Khê, ngày 05 tháng 3 năm 2024 |"
    foot = "| Nơi nhận: - Như trên; - Lưu: VT. | KT. CHỦ TỊCH PHÓ CHỦ TỊCH Cù Văn Chước |"
    directive = _parse(f"{head}\n{number}\n\nKính gửi: Các xã.\n\nUBND thị xã yêu cầu các xã trồng cây./.\n\n{foot}\n")
    fields = directive.fields
    assert (fields.number, fields.place, fields.title) == ("51/UBND-KT", "Phú Khê", "trồng cây")
    assert (fields.signer, fields.signer_position, fields.signing_authority) == (
        "Cù Văn Chước", "PHÓ CHỦ TỊCH", "KT. CHỦ TỊCH",
    )  # fmt: skip
    assert fields.recipients == ("Như trên", "Lưu: VT")


def test_what_a_page_says_before_it_prints_the_directive_is_no_part_of_the_head() -> None:
    news = "Ngày 05/3/2024, Thị ủy đã ban hành kế hoạch trồng cây, trong đó giao chỉ tiêu cho từng xã và phường. " * 3
    directive = _parse(f"{news}\n\nTHỊ ỦY PHÚ KHÊ\nSố 12-KH/TU\n\n{HEAD}1. Trồng cây.\n")
    assert _paths(directive) == ["¶1", "header", "preamble", "1"]
    assert directive.fields.number == "12-KH/TU"


@pytest.mark.parametrize("bullet", ["-", "–", "•", "▪", "*", "o", "\uf0b7"])
def test_bullets_of_every_sort_are_dash_items(bullet: str) -> None:
    directive = _parse(f"{HEAD}1. Gồm:\n\n{bullet} Trồng cây.\n\n{bullet} Chăm cây.\n\n2. Hết.\n")
    assert _paths(directive)[2:] == ["1", "1/-1", "1/-2", "2"]


def test_marks_that_say_nothing_are_no_sections() -> None:
    assert _paths(_parse(f"{HEAD}1. Trồng cây.\n\n** **\n\n* *\n\n2. Chăm cây.\n"))[2:] == ["1", "2"]


def test_an_initial_begins_no_series() -> None:
    assert _paths(_parse(f"{HEAD}1. Trồng cây.\n\nC. Mác đã viết về rừng.\n\n2. Chăm cây.\n"))[2:] == ["1", "1/¶1", "2"]


def test_a_closing_is_told_from_the_list_before_it() -> None:
    text = f"{HEAD}I. NHIỆM VỤ\n\n- Trồng cây;\n\n- Chăm cây.\n\nYêu cầu các xã nghiêm túc thực hiện./.\n"
    assert _paths(_parse(text))[2:] == ["I", "I/-1", "I/-2", "closing"]


def test_recipients_are_found_where_a_wrap_cuts_their_name() -> None:
    directive = _parse(
        f"{HEAD}1. Trồng cây.\n\n*Nơi\nnhận:*\n- Như trên;\n- Lưu: VT.\n\nTM. UBND\nCHỦ TỊCH\n\nCù Văn Chước\n"
    )
    assert directive.fields.recipients == ("Như trên", "Lưu: VT")


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        (("I.", "II.", "II.", "IV."), ["I", "II", "III", "IV"]),
        (("L", "II."), ["I", "II"]),
        (("I.", "Il.", "III."), ["I", "II", "III"]),
        (("I.", "I.", "III."), ["I", "II", "III"]),
        (("I.", "II.", "IV."), ["I", "II", "IV"]),
    ],
)
def test_roman_labels_that_a_scan_misread_are_understood_by_their_place(
    printed: tuple[str, ...], meant: list[str]
) -> None:
    body = "\n\n".join(f"{label} CÔNG TÁC {number}\n\nLàm tốt việc {number}." for number, label in enumerate(printed))
    directive = _parse(f"{HEAD}{body}\n")
    assert [path for path in _paths(directive)[2:] if "/" not in path] == meant
    assert len(directive.warnings) == sum(
        label.rstrip(".") != right for label, right in zip(printed, meant, strict=True)
    )


PIECES = st.sampled_from(
    """KẾT LUẬN|Số: 12/KH-UBND|I. TÌNH HÌNH|1. Công tác|1.1. Tiếp tục|a) Quán triệt;|- Kết nạp.|Kính gửi:|Nơi nhận:
    |T/M THỊ ỦY|BÍ THƯ|Ninh Xuân Đoái|||⁽¹⁾ Chú thích.|theo⁽¹⁾ quy định|Điều 3. Phạm vi|PHỤ LỤC II|2|- 3 -|\f|STT
    |“Điều 4. Mức|hết.”|[1] Nguồn|nguồn[1]|(1) Một|--- PAGE BREAK ---|Trang 4|**Về chợ**|12.000|a ¦ b ¦ c
    |¦ Nơi nhận: - A; ¦ KT. CHỦ TỊCH An Bình ¦
    |Chương II|như sau:|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM""".replace("\n    ", "").split("|")
).map(lambda piece: piece.replace("¦", "|"))


@settings(max_examples=500, deadline=None)
@given(st.lists(PIECES, max_size=40).map("\n".join))
def test_every_character_but_furniture_lies_in_exactly_one_section(text: str) -> None:
    directive = _parse(text)
    covered = [0] * len(text)
    spans = [span for section in directive.sections for span in section.spans]
    for span in [*spans, *page_furniture(text)]:
        for position in range(span.start, span.end):
            covered[position] += 1
    wrong = [position for position, character in enumerate(text) if not character.isspace() and covered[position] != 1]
    assert not wrong, (wrong[0], text[max(0, wrong[0] - 20) : wrong[0] + 20])
    for index in range(len(directive.sections)):
        _assert_below_parent(directive, index)


def _assert_below_parent(directive: Directive, index: int) -> None:
    """A parent comes before its children, and its path begins theirs."""
    section = directive.sections[index]
    if section.parent is not None:
        assert section.parent < index
        assert section.path[:-1] == directive.sections[section.parent].path


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=30).map("\n".join))
def test_parsing_again_changes_nothing(text: str) -> None:
    once = _parse(text)
    assert _parse(once.text) == once
