"""Word files: page and letters as offices have them, footnotes, hostile text, and the same bytes every time."""

import subprocess
import sys
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from corpus.read import read_data
from service.word.document import new_document
from service.word.footnotes import add_footnote
from service.word.legal import legal
from service.word.package import as_bytes
from service.word.paragraphs import add_heading, add_quotation, add_small, add_text, add_title
from service.word.tables import MOST_COLUMNS, add_table

TEXT = "Đẩy nhanh tiến độ giải ngân vốn đầu tư công; bảo đảm đạt từ 95% trở lên."
HOSTILE = "a\x00b\x0bc\ufffe</w:t>&amp;]]>\ud800 \U0001f600"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def _example() -> Document:
    document = new_document()
    add_title(document, "Trích văn bản")
    add_small(document, "Xuất ngày 05/02/2026")
    for number in range(3):
        add_heading(document, f"{number}. Nhiệm vụ", number + 1)
        add_footnote(add_quotation(document, TEXT), f"Kết luận số {number}-KL/TU")
    add_table(document, [["TT", "Chỉ tiêu"], ["1", "Thu ngân sách"], ["2"]])
    add_text(document, "Hết.")
    return document


def _parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def _xml(data: bytes, part: str) -> Any:
    return etree.fromstring(_parts(data)[part])


def _names(elements: Sequence[Any]) -> list[str]:
    return [etree.QName(one).localname for one in elements]


def test_the_page_is_as_the_rules_of_offices_want_it() -> None:
    (section,) = docx.Document(BytesIO(as_bytes(_example()))).sections
    size = [round(int(length or 0) / Mm(1)) for length in (section.page_width, section.page_height)]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    top, bottom, left, right = (round(int(margin or 0) / Mm(1)) for margin in margins)
    assert size == [210, 297]
    assert 20 <= top == bottom <= 25
    assert 30 <= left <= 35
    assert 15 <= right <= 20
    assert section.different_first_page_header_footer
    header = etree.tostring(section.header._element).decode()
    assert " PAGE " in header
    assert section.first_page_header.is_linked_to_previous


def test_every_letter_is_times_new_roman_and_vietnamese() -> None:
    styles = _xml(as_bytes(_example()), "word/styles.xml")
    fonts = list(styles.iter(qn("w:rFonts")))
    assert [sorted(font.attrib.values()) for font in fonts] == [["Times New Roman"] * 4]
    assert {name.rpartition("}")[2] for name in fonts[0].attrib} == {"ascii", "hAnsi", "eastAsia", "cs"}
    (language,) = styles.iter(qn("w:lang"))
    assert set(language.attrib.values()) == {"vi-VN"}
    assert {color.get(qn("w:val")) for color in styles.iter(qn("w:color"))} == {"000000"}
    sizes = {one.get(qn("w:styleId")): one.find(f".//{qn('w:sz')}") for one in styles.iter(qn("w:style"))}
    assert sizes["Normal"].get(qn("w:val")) == sizes["Quote"].get(qn("w:val")) == "28"


def test_every_style_that_is_used_or_inherited_is_there() -> None:
    data = as_bytes(_example())
    known = {one.get(qn("w:styleId")) for one in _xml(data, "word/styles.xml").iter(qn("w:style"))}
    for part in ("word/document.xml", "word/footnotes.xml", "word/header1.xml", "word/styles.xml"):
        for tag in ("w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn"):
            assert {one.get(qn("w:val")) for one in _xml(data, part).iter(qn(tag))} <= known


def test_relations_lead_to_parts_and_each_part_has_a_type() -> None:
    parts = _parts(as_bytes(_example()))
    types = etree.fromstring(parts["[Content_Types].xml"])
    typed = {one.get("PartName") or one.get("Extension") for one in types}
    for name in parts:
        assert f"/{name}" in typed or name.rpartition(".")[2] in typed or name == "[Content_Types].xml"
    for name, data in parts.items():
        if name.endswith(".rels"):
            folder = PurePosixPath(name).parent.parent
            targets = [one.get("Target") for one in etree.fromstring(data).iter(_RELATIONS)]
            assert all(str(folder / target).lstrip("/") in parts for target in targets)


def test_footnotes_are_written_as_word_writes_them() -> None:
    data = as_bytes(_example())
    notes = _xml(data, "word/footnotes.xml")
    assert [(one.get(qn("w:id")), one.get(qn("w:type"))) for one in notes] == [
        ("-1", "separator"), ("0", "continuationSeparator"), ("1", None), ("2", None), ("3", None),
    ]  # fmt: skip
    marks = [one.get(qn("w:id")) for one in _xml(data, "word/document.xml").iter(qn("w:footnoteReference"))]
    assert marks == ["1", "2", "3"]
    settings_part = _xml(data, "word/settings.xml")
    assert [one.get(qn("w:id")) for one in settings_part.find(qn("w:footnotePr"))] == ["-1", "0"]
    assert _names(settings_part) == [  # in the order of the schema
        "zoom", "defaultTabStop", "characterSpacingControl", "footnotePr", "compat", "themeFontLang", "decimalSymbol",
        "listSeparator",
    ]  # fmt: skip


def test_our_own_reader_reads_it_back() -> None:
    text = read_data(as_bytes(_example()), "a.docx").text
    assert text.count(TEXT) == 3
    assert "⁽²⁾ Kết luận số 1-KL/TU" in text
    assert "TT | Chỉ tiêu\n1 | Thu ngân sách" in text


def test_the_same_document_gives_the_same_bytes_in_every_process() -> None:
    script = "import sys; from tests.test_word import _example, as_bytes; sys.stdout.buffer.write(as_bytes(_example()))"
    command, folder = [sys.executable, "-c", script], Path(__file__).parents[1]
    made = [
        subprocess.run(command, cwd=folder, env={"PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in ("1", "2")
    ]
    assert made[0] == made[1] == as_bytes(_example())


def test_nothing_tells_of_a_time_a_person_or_another_program() -> None:
    document = _example()
    document.add_comment(document.paragraphs[-1].runs[0], text="Sai số", author="Soát dự thảo", initials="S")
    data = as_bytes(document)
    with ZipFile(BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    parts = _parts(data)
    assert b"date" not in parts["word/comments.xml"]
    for told in (b"python-docx", b"Microsoft", b"dcterms:created", b"w:rsid"):
        assert not any(told in parts[name] for name in ("docProps/core.xml", "word/settings.xml"))
    assert not {"docProps/app.xml", "docProps/thumbnail.jpeg"} & parts.keys()


def test_what_no_xml_may_hold_is_left_out_and_the_rest_is_shown() -> None:
    document = new_document()
    add_footnote(add_quotation(document, HOSTILE), HOSTILE)
    add_heading(document, HOSTILE)
    add_table(document, [[HOSTILE]])
    data = as_bytes(document)
    kept = "abc</w:t>&amp;]]> \U0001f600"
    again = docx.Document(BytesIO(data))
    assert [paragraph.text for paragraph in again.paragraphs] == [kept, kept]
    assert again.tables[0].cell(0, 0).text == kept
    assert "".join(_xml(data, "word/footnotes.xml").itertext()).strip() == kept


@given(st.text(st.characters(exclude_categories=())))
@settings(max_examples=60)
def test_any_text_makes_a_file_that_reads_back(text: str) -> None:
    document = new_document()
    add_footnote(add_text(document, text), text)
    (paragraph,) = docx.Document(BytesIO(as_bytes(document))).paragraphs
    assert "".join(paragraph.text.split()) == "".join(legal(text).split())


@given(st.text(st.characters(exclude_categories=())))
def test_legal_text_is_legal_and_loses_nothing_else(text: str) -> None:
    kept = legal(text)
    etree.Element("a").text = kept
    assert legal(kept) == kept
    assert [char for char in text if char.isprintable()] == [char for char in kept if char.isprintable()]


@pytest.mark.parametrize("rows", [[], [[]], [["a"], ["b", "c"]], [["x"] * MOST_COLUMNS] * 3])
def test_tables_of_any_shape_have_all_their_cells(rows: list[list[str]]) -> None:
    document = new_document()
    add_table(document, rows)
    (table,) = docx.Document(BytesIO(as_bytes(document))).tables
    width = max([len(row) for row in rows] + [1])
    assert {len(row.cells) for row in table.rows} == {width}
    assert [[cell.text for cell in row.cells] for row in table.rows][: len(rows)] == [
        [*row, *[""] * (width - len(row))] for row in rows
    ]
    widths = [int(column.width or 0) for column in table.columns]
    assert all(widths)
    assert sum(widths) <= Mm(161)


def test_very_long_text_takes_no_long_time() -> None:
    document = new_document()
    add_quotation(document, TEXT * 5_000)
    add_table(document, [["1", TEXT, "x"]] * 2_000)
    for number in range(200):
        add_footnote(add_text(document, "x"), str(number))
    assert len(as_bytes(document)) > 10_000


def test_a_column_is_as_wide_as_its_longest_word() -> None:
    document = new_document()
    head = ["TT", "Chỉ tiêu", "Đơn vị", "Năm 2022", "Năm 2023", "Năm 2025", "Chủ trì"]
    body = ["1", "Hồ sơ công việc xử lý trên môi trường mạng ở cấp thị xã", "sản phẩm", "80", "90", "100", "HĐND&UBND"]
    widths = [cell.width.twips if cell.width else 0 for cell in add_table(document, [head, body]).rows[0].cells]
    assert sum(widths) <= 9_071
    assert widths[1] == max(widths)
    for width, word in zip(widths, ("TT", "đồng", "phẩm", "2022", "2023", "2025", "HĐND&UBND"), strict=True):
        assert width >= 216 + 26 * 5 * len(word), (
            word
        )  # a letter of 13 pt, half as wide as high, and the cell's margins


def test_words_too_long_for_a_page_still_share_it() -> None:
    widths = [cell.width for cell in add_table(new_document(), [["x" * 90] * 3]).rows[0].cells]
    assert len(set(widths)) == 1
    assert sum(width.twips for width in widths if width) <= 9_071


# The order of elements that the schema asks for, of those that are written (ECMA-376 part 1, annex A); Word calls a
# file damaged where it isn't kept.
_ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr spacing ind jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs strike color sz szCs highlight u vertAlign lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook",
    "tcPr": "tcW gridSpan vMerge tcBorders shd vAlign",
    "tbl": "tblPr tblGrid tr",
    "tc": "tcPr p",
    "tr": "trPr tc",
    "sectPr": "headerReference footerReference footnotePr pgSz pgMar pgNumType cols titlePg docGrid",
    "style": "name basedOn next link uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr",
    "styles": "docDefaults latentStyles style",
    "docDefaults": "rPrDefault pPrDefault",
    "settings": "zoom defaultTabStop characterSpacingControl footnotePr compat themeFontLang decimalSymbol "
    "listSeparator",
    "tblBorders": "top left bottom right insideH insideV",
    "tblCellMar": "top left bottom right",
    "body": "p tbl sectPr",
}


def test_elements_stand_in_the_order_of_the_schema() -> None:
    document = _example()
    add_quotation(document, "I. Chung", heads=True)
    for name, part in _parts(as_bytes(document)).items():
        if not name.startswith("word/") or not name.endswith(".xml") or "theme" in name:
            continue
        for element in etree.fromstring(part).iter(etree.Element):
            order = _ORDER.get(etree.QName(element).localname, "").split()
            places = [order.index(one) for one in _names(list(element))] if order else []
            assert element.tag.endswith("}body") or places == sorted(places), (name, element.tag, _names(list(element)))


def test_each_cell_ends_in_a_paragraph_and_each_table_in_one_below_it() -> None:
    body = docx.Document(BytesIO(as_bytes(_example()))).element.body
    assert all(etree.QName(cell[-1]).localname == "p" for cell in body.iter(qn("w:tc")))
    assert all(etree.QName(table.getnext()).localname == "p" for table in body.iter(qn("w:tbl")))


def test_every_footnote_is_called_once_in_their_order() -> None:
    data = as_bytes(_example())
    called = [one.get(qn("w:id")) for one in _xml(data, "word/document.xml").iter(qn("w:footnoteReference"))]
    made = [one.get(qn("w:id")) for one in _xml(data, "word/footnotes.xml")]
    assert made == ["-1", "0", *called] == ["-1", "0", "1", "2", "3"]
