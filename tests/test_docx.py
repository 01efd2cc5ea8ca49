"""What Word prints, from a .docx file: list numbers, tables, notes, boxes, fonts, pages."""

import contextlib
import io
import random
import time
import zipfile
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import ReadError, RefusedError
from corpus.model import Source
from corpus.numerals import numeral
from corpus.parse import parse
from corpus.read import read
from corpus.read.docx import read_docx
from corpus.secrecy import refuse_marked

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = (
    f'xmlns:w="{WORD}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_ROOTS = {
    "document": "document", "styles": "styles", "numbering": "numbering", "footnotes": "footnotes",
    "endnotes": "endnotes", "header1": "hdr", "footer1": "ftr",
}  # fmt: skip


def word_file(body: str, raw: Mapping[str, str] = MappingProxyType({}), /, **parts: str) -> bytes:
    """A .docx with this body and these parts ("styles", "footnotes"), each given without its root element."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for part, content in {"document": f"<w:body>{body}</w:body>", **parts}.items():
            root = _ROOTS[part]
            package.writestr(f"word/{part}.xml", f"<w:{root} {_SPACES}>{content}</w:{root}>")
        for path, content in raw.items():
            package.writestr(path, content)
    return packed.getvalue()


def paragraph(text: str = "", properties: str = "", letters: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text, letters)}</w:p>"


def run(text: str, letters: str = "") -> str:
    """A run with these properties."""
    return f'<w:r><w:rPr>{letters}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows: tuple[str, ...]) -> str:
    """A table; a cell is given as text or as XML."""
    cells = ("".join(f"<w:tc>{cell if cell[:1] == '<' else paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def item(text: str, list_: int = 1, level: int = 0) -> str:
    """A paragraph of a list."""
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_}"/></w:numPr>')


def level(index: int, form: str, pattern: str, more: str = "") -> str:
    """A level of a list definition."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{pattern}"/>{more}</w:lvl>'
    )


def definition(*levels: str, lists: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> str:
    """List definitions with one abstract list and the lists that use it."""
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{lists}'


NUMBERED = definition(
    level(0, "upperRoman", "%1."), level(1, "decimal", "%2."), level(2, "decimal", "%2.%3."),
    level(3, "lowerLetter", "%4)"), level(4, "bullet", "\uf0b7"),
)  # fmt: skip


def _text(body: str, raw: Mapping[str, str] = MappingProxyType({}), /, **parts: str) -> str:
    return read_docx(word_file(body, raw, **parts), "a.docx").text


def _paragraphs(body: str, **parts: str) -> list[str]:
    return read_docx(word_file(body, **parts), "a.docx").text.split("\n\n")


def test_numbers_that_only_the_list_definition_holds_come_before_their_text() -> None:
    body = item("MỤC ĐÍCH") + item("Nhiệm vụ", level=1) + item("Rà soát", level=2) + item("Xã", level=3)
    body += (
        item("Thôn", level=3)
        + item("Ngõ", level=4)
        + item("Báo cáo", level=2)
        + item("TỔ CHỨC")
        + item("Giao", level=1)
    )
    assert _paragraphs(body, numbering=NUMBERED) == [
        "I. MỤC ĐÍCH", "1. Nhiệm vụ", "1.1. Rà soát", "a) Xã", "b) Thôn", "- Ngõ", "1.2. Báo cáo",
        "II. TỔ CHỨC", "1. Giao",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("form", "pattern", "more", "expected"),
    [
        ("decimal", "Điều %1.", "", "Điều 1. Phạm vi"),
        ("upperRoman", "Chương %1", "", "Chương I Phạm vi"),
        ("decimal", "%1", '<w:suff w:val="nothing"/>', "1Phạm vi"),
        ("decimal", "%1-", '<w:suff w:val="space"/>', "1- Phạm vi"),
        ("decimalZero", "%1.", "", "01. Phạm vi"),
        ("none", "", "", "Phạm vi"),
        ("bullet", "+", "", "+ Phạm vi"),
        ("bullet", "o", "", "- Phạm vi"),
        ("vietnameseCounting", "Phần thứ %1:", "", "Phần thứ một: Phạm vi"),
    ],
)
def test_a_label_is_printed_as_its_level_says(form: str, pattern: str, more: str, expected: str) -> None:
    assert _text(item("Phạm vi"), numbering=definition(level(0, form, pattern, more))) == expected


@pytest.mark.parametrize(
    ("number", "form", "expected"),
    [
        (4, "lowerLetter", "d"),  # Word knows no đ
        (27, "lowerLetter", "aa"),
        (49, "upperRoman", "XLIX"),
        (21, "vietnameseCounting", "hai mươi mốt"),
        (15, "vietnameseCounting", "mười lăm"),
        (7, "001, 002, 003, ...", "007"),
        (30000, "lowerLetter", "30000"),
        (3, "chicago", "3"),
    ],
)
def test_numerals_are_those_of_word(number: int, form: str, expected: str) -> None:
    assert numeral(number, form) == expected


def test_lists_with_one_definition_count_on_and_a_start_override_begins_anew_once() -> None:
    lists = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="0"/></w:num>' for n in (1, 2))
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    lists += f'<w:num w:numId="3"><w:abstractNumId w:val="0"/>{anew}</w:num>'
    body = item("a", 1) + item("b", 2) + item("c", 3) + item("d", 3) + item("e", 1)
    assert _paragraphs(body, numbering=definition(level(0, "decimal", "%1."), lists=lists)) == [
        "1. a", "2. b", "5. c", "6. d", "7. e",
    ]  # fmt: skip


def test_a_level_that_never_restarts_counts_on_over_the_outer_one() -> None:
    articles = level(1, "decimal", "Điều %2.", '<w:lvlRestart w:val="0"/>')
    body = item("A") + item("x", level=1) + item("B") + item("y", level=1)
    numbering = definition(level(0, "upperRoman", "Chương %1"), articles)
    assert _paragraphs(body, numbering=numbering) == ["Chương I A", "Điều 1. x", "Chương II B", "Điều 2. y"]


def test_a_list_may_replace_a_level_of_its_definition() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "lowerLetter", "%1)")}</w:lvlOverride>'
    numbering = definition(
        level(0, "decimal", "%1."), lists=f'<w:num w:numId="1"><w:abstractNumId w:val="0"/>{own}</w:num>'
    )
    assert _text(item("một"), numbering=numbering) == "a) một"


def test_a_style_numbers_its_paragraphs_and_those_of_styles_based_on_it() -> None:
    styles = """
        <w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="Con"><w:basedOn w:val="Muc"/></w:style>
        <w:style w:type="paragraph" w:styleId="Sau"><w:basedOn w:val="Muc"/>
            <w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>"""
    body = "".join(paragraph(style, f'<w:pStyle w:val="{style}"/>') for style in ("Muc", "Con", "Sau"))
    body += paragraph("không", '<w:pStyle w:val="Muc"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert _paragraphs(body, styles=styles, numbering=NUMBERED) == ["I. Muc", "II. Con", "1. Sau", "không"]


def test_a_level_that_names_a_style_is_the_level_of_its_paragraphs() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Dieu"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    numbering = definition(
        level(0, "upperRoman", "Chương %1"), level(1, "decimal", "Điều %2.", '<w:pStyle w:val="Dieu"/>')
    )
    assert (
        _text(paragraph("Phạm vi", '<w:pStyle w:val="Dieu"/>'), styles=styles, numbering=numbering) == "Điều 1. Phạm vi"
    )


def test_an_empty_item_is_counted_and_says_nothing() -> None:
    body = item("a") + item("") + item("b")
    assert _paragraphs(body, numbering=definition(level(0, "decimal", "%1."))) == ["1. a", "3. b"]


HEAD = (("ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), ("XÃ LAM SƠN", "Độc lập - Tự do - Hạnh phúc"))
FOOT = (
    ("<w:p/>", "TM. ỦY BAN NHÂN DÂN"),
    ("Nơi nhận:", "CHỦ TỊCH"),
    ("- Như trên;", ""),
    ("- Lưu: VT.", "Cao Văn Tiến"),
)


def test_head_and_foot_tables_give_their_columns_without_interleaving() -> None:
    body = table(*HEAD, ("Số: 12/KH-UBND", "Lam Sơn, ngày 05 tháng 3 năm 2024"))
    body += paragraph("KẾ HOẠCH", '<w:jc w:val="center"/>') + paragraph(
        "phòng, chống thiên tai", '<w:jc w:val="center"/>'
    )
    body += paragraph("Thực hiện nhiệm vụ được giao, Ủy ban nhân dân xã ban hành kế hoạch như sau:")
    body += paragraph("1. Rà soát các hộ ven suối.") + table(*FOOT)
    fields = parse(Source("a", "a", _text(body))).fields
    assert (fields.issuer, fields.number, fields.place) == ("Ủy ban nhân dân xã Lam Sơn", "12/KH-UBND", "Lam Sơn")
    assert (fields.kind, fields.title) == ("Kế hoạch", "phòng, chống thiên tai")
    assert str(fields.issued_on) == "2024-03-05"
    assert fields.recipients == ("Như trên", "Lưu: VT")
    assert (fields.signer, fields.signing_authority) == ("Cao Văn Tiến", "TM. ỦY BAN NHÂN DÂN")


def test_a_head_of_one_row_and_one_of_many_read_alike() -> None:
    left, right = zip(*HEAD, ("Số: 3/BC", "Lam Sơn, ngày 1 tháng 2 năm 2024"), strict=True)
    one_row = table(tuple("".join(map(paragraph, column)) for column in (left, right)))
    assert _text(one_row) == _text(table(*zip(left, right, strict=True)))


def test_a_row_over_all_columns_of_a_head_stays_between_what_is_above_and_below_it() -> None:
    text = _text(table(*HEAD, ("KẾ HOẠCH",), ("Nơi nhận:", "CHỦ TỊCH")))
    assert text.index("Hạnh phúc") < text.index("KẾ HOẠCH") < text.index("Nơi nhận")


def test_a_table_of_data_gives_a_line_a_row_with_merged_cells_once() -> None:
    down, on = ('<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>', "<w:tcPr><w:vMerge/></w:tcPr>")
    wide = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
    rows = (
        ("Việc", "Hạn", "Cơ quan"),
        (down + paragraph("Rà soát") + paragraph("hộ nghèo"), "31/3", "xã"),
        (on + paragraph(""), "30/6", "thôn"),
        (wide + paragraph("Cộng"), "2"),
    )
    assert _text(paragraph("Bảng:") + table(*rows) + paragraph("Hết.")) == (
        "Bảng:\n\nViệc | Hạn | Cơ quan\nRà soát hộ nghèo | 31/3 | xã\n | 30/6 | thôn\nCộng | 2\n\nHết."
    )


def test_two_rows_of_data_are_no_layout() -> None:
    assert _text(table(("Việc", "Hạn"), ("Rà soát", "31/3"))) == "Việc | Hạn\nRà soát | 31/3"


def test_a_table_within_a_cell_of_data_stays_in_its_line() -> None:
    inner = table(("một", "hai"), ("ba", "bốn"))
    assert _text(table(("A", "B"), (inner + paragraph(""), "x"))) == "A | B\nmột hai ba bốn | x"


@pytest.mark.parametrize("rows", [1, 3])
def test_a_frame_around_text_is_text(rows: int) -> None:
    cell = paragraph("Điều 1. Phạm vi") + paragraph("Điều 2. Đối tượng")
    assert _text(table(*[(cell,)] * rows)) == "\n\n".join(["Điều 1. Phạm vi", "Điều 2. Đối tượng"] * rows)


def _mark(id_: int, kind: str = "footnote") -> str:
    return f'<w:r><w:{kind}Reference w:id="{id_}"/></w:r>'


def _note(id_: int, text: str, kind: str = "footnote") -> str:
    return f'<w:{kind} w:id="{id_}"><w:p><w:r><w:{kind}Ref/></w:r>{run(" " + text)}</w:p></w:{kind}>'


def test_a_footnote_follows_the_paragraph_of_its_mark_and_is_filed_there() -> None:
    body = f"<w:p>{run('1. Triển khai kế hoạch')}{_mark(7)}{run(' của xã.')}</w:p>" + paragraph("2. Báo cáo kết quả.")
    text = _text(body, footnotes=_note(7, "Kế hoạch năm 2024."))
    assert text.split("\n\n") == [
        "1. Triển khai kế hoạch⁽¹⁾ của xã.", "⁽¹⁾ Kế hoạch năm 2024.", "2. Báo cáo kết quả.",
    ]  # fmt: skip
    assert ("1", "fn1") in [section.path for section in parse(Source("a", "a", text)).sections]


def test_a_note_marked_in_a_table_follows_the_table_and_endnotes_count_on_after_footnotes() -> None:
    cell = f"<w:p>{run('xã')}{_mark(1, 'endnote')}</w:p>"
    body = table(("Việc", "Nơi"), ("Rà soát", cell), ("Báo cáo", "thôn")) + f"<w:p>{run('Hết')}{_mark(1)}</w:p>"
    text = _text(body, footnotes=_note(1, "chân"), endnotes=_note(1, "cuối", "endnote"))
    assert text == "Việc | Nơi\nRà soát | xã⁽²⁾\nBáo cáo | thôn\n\n⁽²⁾ cuối\n\nHết⁽¹⁾\n\n⁽¹⁾ chân"


def test_raised_digits_become_superscripts() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    assert _text(
        f"<w:p>{run('30 m')}{run('2', raised)}{run('; Tỉnh ủy')}{run('(', raised)}{run('1)', raised)}</w:p>"
    ) == ("30 m²; Tỉnh ủy⁽¹⁾")


def _box(text: str) -> str:
    content = f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"
    return (
        f"<w:r><mc:AlternateContent><mc:Choice><wps:txbx>{content}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><v:textbox>{content}</v:textbox></mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_a_stamp_in_a_text_box_is_a_line_of_its_own_and_comes_once() -> None:
    cell = f"<w:p>{_box('HỎA TỐC')}{run('ỦY BAN NHÂN DÂN')}</w:p>" + paragraph("XÃ LAM SƠN")
    text = _text(table((cell, HEAD[0][1])) + paragraph("KẾ HOẠCH"))
    assert text == f"ỦY BAN NHÂN DÂN\nXÃ LAM SƠN\n\n{HEAD[0][1]}\n\nHỎA TỐC\n\nKẾ HOẠCH"


def test_a_stamp_that_is_a_table_in_the_head_stays_a_line_that_the_gate_sees() -> None:
    cell = paragraph("XÃ LAM SƠN") + table(("TỐI MẬT",)) + paragraph("Số: 5/BC")
    text = _text(table((paragraph("ỦY BAN NHÂN DÂN"), HEAD[0][1]), (cell, HEAD[1][1])) + paragraph("BÁO CÁO"))
    with pytest.raises(RefusedError):
        refuse_marked("a", text)


def test_word_art_is_text() -> None:
    shape = '<w:r><w:pict><v:shape><v:textpath string="LƯU HÀNH NỘI BỘ"/></v:shape></w:pict></w:r>'
    assert _text(f"<w:p>{shape}{run('THÔNG BÁO')}</w:p>") == "THÔNG BÁO\n\nLƯU HÀNH NỘI BỘ"


def test_page_heads_feet_and_hidden_text_are_dropped_and_given_to_the_gate() -> None:
    watermark = '<w:p><w:r><w:pict><v:shape><v:textpath string="TỐI MẬT"/></v:shape></w:pict></w:r></w:p>'
    page = '<w:p><w:fldSimple w:instr=" PAGE "><w:r><w:t>3</w:t></w:r></w:fldSimple></w:p>'
    body = f"<w:p>{run('Nội dung')}{run('M', '<w:vanish/>')}{run('ẬT', '<w:vanish/>')}</w:p>"
    extract = read_docx(word_file(body, header1=paragraph("Sở Lam Giang") + watermark, footer1=page), "a.docx")
    assert (extract.text, extract.dropped) == ("Nội dung", ("Sở Lam Giang\n\nTỐI MẬT", "MẬT"))


def test_insertions_and_content_controls_stay_and_deletions_and_prompts_go() -> None:
    deleted = "<w:del><w:r><w:delText>cũ</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>dời</w:t></w:r></w:moveFrom>"
    prompt = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Bấm</w:t></w:r></w:sdtContent></w:sdt>"
    )
    body = f"<w:p>{run('Giao ')}{deleted}<w:ins>{run('mới')}</w:ins>{prompt}</w:p>"
    body += f"<w:sdt><w:sdtContent>{paragraph('Trong khung')}</w:sdtContent></w:sdt>"
    assert _paragraphs(body) == ["Giao mới", "Trong khung"]


@pytest.mark.parametrize("change", ["del", "vanish"])
def test_a_paragraph_whose_end_is_deleted_or_hidden_goes_on_in_the_next(change: str) -> None:
    body = paragraph("1. Yêu cầu: ", f"<w:rPr><w:{change}/></w:rPr>") + paragraph("đúng hạn.")
    assert _text(body) == "1. Yêu cầu: đúng hạn."


def test_of_a_field_only_the_result_is_printed() -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    begin = f"{mark('begin')}<w:r><w:instrText> DATE </w:instrText></w:r>{mark('separate')}"
    body = f"<w:p>{run('Ngày ')}{begin}{run('5')}{mark('end')}{run(' tháng 3')}</w:p>"
    body += f"<w:p>{mark('begin')}{run('bị bỏ')}</w:p>" + paragraph("vẫn còn")
    assert _paragraphs(body) == ["Ngày 5 tháng 3", "vẫn còn"]


def test_breaks_hyphens_and_symbols_are_what_they_print() -> None:
    signs = "<w:tab/><w:t>28</w:t><w:noBreakHyphen/><w:t>KL</w:t><w:br/><w:t>nghiên</w:t><w:softHyphen/><w:t>g</w:t>"
    arrow = '<w:sym w:font="Wingdings" w:char="F0E0"/>'
    assert _text(f"<w:p>{run('Số')}<w:r>{signs}</w:r><w:r>{arrow}</w:r></w:p>") == "Số\t28-KL\nnghiêng→"


def test_a_sign_of_a_symbol_font_before_a_paragraph_is_a_dash() -> None:
    body = f'<w:p><w:r><w:sym w:font="Wingdings" w:char="F0D8"/><w:tab/></w:r>{run("Giao Văn phòng.")}</w:p>'
    assert _text(body) == "- Giao Văn phòng."


def test_capitals_are_printed_as_capitals() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="D"><w:rPr><w:caps/></w:rPr></w:style>'
    plain = run("này", '<w:caps w:val="0"/>')
    body = f'<w:p><w:pPr><w:pStyle w:val="D"/></w:pPr>{run("Quyết định ")}{plain}</w:p>'
    assert _text(body, styles=styles) == "QUYẾT ĐỊNH này"


TCVN3 = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'


def test_each_run_is_decoded_by_its_own_font() -> None:
    vni = '<w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/>'
    body = f"<w:p>{run('Uû ban', TCVN3)}{run(' nhân dân ')}{run('xa', vni)}{run('õ', vni)}</w:p>"
    assert _text(body) == "Uỷ ban nhân dân xã"


def test_a_font_may_come_from_style_defaults_or_theme() -> None:
    styles = f'<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:rPr>{TCVN3}</w:rPr></w:style>'
    assert _text(paragraph("nh©n d©n"), styles=styles) == "nhân dân"
    defaults = f"<w:docDefaults><w:rPrDefault><w:rPr>{TCVN3}</w:rPr></w:rPrDefault></w:docDefaults>"
    assert _text(paragraph("nh©n d©n"), styles=defaults) == "nhân dân"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme"
    raw = {
        "word/_rels/document.xml.rels": f'<R><X Type="{relation}" Target="theme/theme1.xml"/></R>',
        "word/theme/theme1.xml": '<a><minorFont><latin typeface=".VnTime"/></minorFont></a>',
    }
    assert _text(paragraph("nh©n d©n", letters='<w:rFonts w:hAnsiTheme="minorHAnsi"/>'), raw) == "nhân dân"


def test_the_soft_hyphen_is_a_letter_of_old_fonts() -> None:
    assert _text(f"<w:p><w:r><w:rPr>{TCVN3}</w:rPr><w:t>n</w:t><w:softHyphen/><w:t>íc</w:t></w:r></w:p>") == "nước"


def test_pages_begin_where_word_broke_them_and_the_text_shows_nothing_of_it() -> None:
    rendered = "<w:r><w:lastRenderedPageBreak/></w:r>"
    body = f"<w:p>{run('Một câu dài ')}{rendered}{run('sang trang.')}</w:p>"
    body += f'<w:p><w:r><w:br w:type="page"/></w:r></w:p><w:p>{rendered}{run("PHỤ LỤC")}</w:p>'
    extract = read_docx(word_file(body), "a.docx")
    assert extract.text == "Một câu dài sang trang.\n\nPHỤ LỤC"
    assert [extract.text[start:][:5] for start in extract.pages] == ["Một c", "sang ", "PHỤ L"]


@pytest.mark.parametrize(("counted", "pages"), [("2", 2), ("5", 0), (None, 0)])
def test_typed_page_breaks_tell_pages_only_when_they_make_up_the_page_count(counted: str | None, pages: int) -> None:
    raw = {"docProps/app.xml": f"<P><Pages>{counted}</Pages></P>"} if counted else {}
    body = f'<w:p>{run("Một")}<w:r><w:br w:type="page"/></w:r></w:p>' + paragraph("Hai")
    assert len(read_docx(word_file(body, raw), "a.docx").pages) == pages


def test_a_strict_file_reads_like_a_transitional_one() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    body = f'<w:document xmlns:w="{strict}"><w:body>{item("Giao")}</w:body></w:document>'
    numbering = f'<w:numbering xmlns:w="{strict}">{NUMBERED}</w:numbering>'
    assert _packed({"word/document.xml": body, "word/numbering.xml": numbering}) == "I. Giao"


def test_a_main_part_under_another_name_is_found_by_its_relationship() -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    body = f'<w:document xmlns:w="{WORD}"><w:body>{paragraph("Ở đây")}</w:body></w:document>'
    relations = f'<R><X Type="{kind}" Target="word/document2.xml"/></R>'
    assert _packed({"word/document2.xml": body, "_rels/.rels": relations}) == "Ở đây"


def _packed(parts: dict[str, str]) -> str:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return read_docx(packed.getvalue(), "a.docx").text


def test_a_file_that_only_wraps_a_web_page_is_read_as_that_page() -> None:
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk"
    raw = {
        "word/_rels/document.xml.rels": f'<R><X Type="{relation}" Target="/word/trang.htm"/></R>',
        "word/trang.htm": "<meta charset=utf-8><h1>KẾ HOẠCH</h1><p>Giao xã.",
    }
    assert _text("<w:altChunk/>", raw) == "KẾ HOẠCH\n\nGiao xã."


def test_a_damaged_list_definition_is_told_of_and_the_text_is_read() -> None:
    extract = read_docx(word_file(item("Giao"), {"word/numbering.xml": "<w:numbering"}), "a.docx")
    assert extract.text == "Giao"
    assert "numbering.xml" in extract.warnings[0]


def test_a_damaged_page_head_is_refused_since_a_mark_of_secrecy_may_stand_there() -> None:
    with pytest.raises(ReadError):
        read_docx(word_file(paragraph("Giao"), {"word/header1.xml": "<w:hdr"}), "a.docx")


def test_no_entity_is_read_from_outside_or_blown_up() -> None:
    entity = f'<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/hostname">]><w:document xmlns:w="{WORD}"><w:body>'
    body = f"{entity}<w:p><w:r><w:t>a&e;b</w:t></w:r></w:p></w:body></w:document>"
    assert _packed({"word/document.xml": body}) == "a"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "old Word file"),
        (b"PK\x03\x04", "not a readable"),
        (b"not a zip", "not a readable"),
        (word_file("<w:p>" * 300 + "</w:p>" * 300), "not a readable"),
        (word_file("x" * (33 * 1024 * 1024)), "larger than 32 MB"),
    ],
)
def test_what_can_not_be_read_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=reason):
        read_docx(data, "a.docx")


def _whole_file() -> bytes:
    document = docx.Document()
    document.add_heading("KẾ HOẠCH", 0)
    for number in range(20):
        document.add_paragraph(f"Nhiệm vụ thứ {number} của xã Lam Sơn.", style="List Number")
    document.add_table(rows=3, cols=3)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


WHOLE = _whole_file()


def test_a_docx_gives_paragraphs_and_tables_in_reading_order(tmp_path: Path) -> None:
    document = docx.Document()
    head = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        [cell for row in head.rows for cell in row.cells],
        ["THỊ ỦY PHÚ KHÊ", "ĐẢNG CỘNG SẢN VIỆT NAM", "Số 97-KH/TU", "Phú Khê, ngày 15 tháng 11 năm 2022"],
        strict=True,
    ):
        cell.text = text
    document.add_paragraph("I. MỤC ĐÍCH")
    table = document.add_table(rows=3, cols=2)
    for row, texts in zip(table.rows, [("Việc", "Hạn"), ("Rà soát", "31/3"), ("Báo cáo", "30/6")], strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.add_paragraph("II. TỔ CHỨC")
    path = tmp_path / "a.docx"
    document.save(str(path))
    lines = [line for line in read(path, "a.docx").text.splitlines() if line]
    assert lines == [
        "THỊ ỦY PHÚ KHÊ", "Số 97-KH/TU", "ĐẢNG CỘNG SẢN VIỆT NAM", "Phú Khê, ngày 15 tháng 11 năm 2022",
        "I. MỤC ĐÍCH", "Việc | Hạn", "Rà soát | 31/3", "Báo cáo | 30/6", "II. TỔ CHỨC",
    ]  # fmt: skip


def test_a_docx_damaged_inside_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    document = docx.Document()
    document.add_paragraph("Nội dung " * 200)
    document.save(str(path))
    data = bytearray(path.read_bytes())
    for place in range(60, len(data) - 400, 97):
        data[place] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(ReadError, match="docx"):
        read(path, "a.docx")


def test_what_python_docx_writes_is_read_with_its_list_numbers() -> None:
    assert "20. Nhiệm vụ thứ 19 của xã Lam Sơn." in read_docx(WHOLE, "a.docx").text


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(WHOLE)), st.integers(0, 2**32))
def test_any_damage_gives_a_text_or_a_refusal_soon(length: int, seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(WHOLE[:length] if seed % 3 == 0 else WHOLE)
    for _ in range(chance.randrange(12) if data else 0):
        data[chance.randrange(len(data))] = chance.randrange(256)
    began = time.monotonic()
    with contextlib.suppress(ReadError):
        read_docx(bytes(data), "a.docx")
    assert time.monotonic() - began < 5


NAMES = "p r t tbl tr tc sdt sdtContent pPr numPr tab br ins del fldChar txbxContent footnoteReference".split()


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(NAMES), st.text("ab ", max_size=3)), max_size=40), st.randoms())
def test_elements_in_any_order_are_read(elements: list[tuple[str, str]], chance: random.Random) -> None:
    body = ""
    for name, text in elements:
        inner = f"<w:{name}>{text}{body}</w:{name}>"
        body = inner if chance.random() < 0.5 else f"{body}<w:{name}>{text}</w:{name}>"
    extract = read_docx(word_file(body), "a.docx")
    assert "\x00" not in extract.text
