"""PDF with text: read in reading order, what is damaged or protected refused, in bounded time."""

import difflib
import io
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageDraw, ImageFont

from corpus.errors import ReadError, RefusedError
from corpus.model import Source
from corpus.parse import parse
from corpus.pdfium.words import Letter, words
from corpus.read import convert, read_data
from corpus.read.command import Tool, private_folder, run
from corpus.read.ocr import TESSERACT
from corpus.read.pdf import engine
from corpus.read.pdf.sheet import read_sheet
from corpus.secrecy import refuse_marked

_NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"),
                         ("fo", "xsl-fo-compatible"))
)  # fmt: skip
_STYLES = """
<office:styles>
<style:style style:name="P" style:family="paragraph"><style:paragraph-properties fo:text-align="justify"
 fo:text-indent="1.27cm" fo:margin-bottom="0.15cm"/><style:text-properties fo:font-family="'DejaVu Serif'"
 fo:font-size="12pt"/></style:style>
<style:style style:name="C" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/>
<style:text-properties fo:font-family="'DejaVu Serif'" fo:font-size="11pt"/></style:style>
<style:style style:name="L" style:family="paragraph"><style:text-properties fo:font-family="'DejaVu Serif'"
 fo:font-size="10pt"/></style:style>
<style:style style:name="S" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
</office:styles>
<office:automatic-styles>
<style:style style:name="narrow" style:family="table-column"><style:table-column-properties
 style:column-width="6cm"/></style:style>
<style:style style:name="wide" style:family="table-column"><style:table-column-properties
 style:column-width="11cm"/></style:style>
<style:style style:name="ruled" style:family="table-cell"><style:table-cell-properties
 fo:border="0.5pt solid #000000"/></style:style>
<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"
 fo:margin="2cm"/><style:footer-style><style:header-footer-properties fo:min-height="0.8cm"/></style:footer-style>
</style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"><style:footer>
<text:p text:style-name="C">Trang <text:page-number/></text:p></style:footer></style:master-page></office:master-styles>
"""
_TASK = (
    "Các phòng, ban, phường, xã rà soát tiến độ giải ngân vốn đầu tư công, kịp thời tháo gỡ khó khăn cho chủ đầu tư"
    ' tại các dự án trọng điểm<text:span text:style-name="S">(1)</text:span> trên địa bàn thị xã trong quý'
)
_PLAIN_TASK = _TASK.replace('<text:span text:style-name="S">(1)</text:span>', "⁽¹⁾")


def _paragraph(text: str, style: str = "P") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def _table(rows: list[tuple[list[str], list[str]]], cell: str = "", style: str = "C") -> str:
    def _cell(lines: list[str]) -> str:
        return f"<table:table-cell{cell}>{''.join(_paragraph(line, style) for line in lines)}</table:table-cell>"

    columns = "".join(f'<table:table-column table:style-name="{width}"/>' for width in ("narrow", "wide"))
    body = "".join(f"<table:table-row>{_cell(left)}{_cell(right)}</table:table-row>" for left, right in rows)
    return f"<table:table>{columns}{body}</table:table>"


def _plan() -> str:
    """A plan of two pages as a flat OpenDocument file."""
    head = (["ỦY BAN NHÂN DÂN", "THỊ XÃ PHÚ KHÊ", "Số: 31/KH-UBND"],
            ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
             "Phú Khê, ngày 25 tháng 01 năm 2022"])  # fmt: skip
    rows = [(["Việc"], ["Thời hạn"]), (["Rà soát"], ["Trước ngày 31/3 hằng năm, theo mẫu chung của tỉnh Lam Giang"])]
    foot = (["Nơi nhận:", "- Như trên;", "- Lưu: VT."], ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "", "Khúc Thị Minh Hậu"])
    body = (
        _table([head])
        + _paragraph("KẾ HOẠCH", "C")
        + _paragraph("về giải ngân vốn đầu tư công năm 2022", "C")
        + _paragraph("I. NHIỆM VỤ")
        + "".join(_paragraph(f"{number}. {_TASK} {number}.") for number in range(1, 14))
        + _paragraph("II. PHÂN CÔNG")
        + _table(rows, ' table:style-name="ruled"', "L")
        + _paragraph("Kế hoạch này thay thế Kế hoạch số 12/KH-UBND.")
        + _table([foot], "", "L")
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_NAMESPACES} office:version="1.2"'
        f' office:mimetype="application/vnd.oasis.opendocument.text">{_STYLES}<office:body><office:text>{body}'
        "</office:text></office:body></office:document>"
    )


def _printed(options: str = "") -> bytes:
    with private_folder() as folder:
        (folder / "plan.fodt").write_text(_plan(), encoding="utf-8")
        profile = f"-env:UserInstallation=file://{folder}/profile"
        arguments = ["--headless", "--convert-to", f"pdf:writer_pdf_Export{options}", "plan.fodt"]
        run("plan", [convert.SOFFICE.program, profile, *arguments], folder, limit_s=120)
        return (folder / "plan.pdf").read_bytes()


@pytest.fixture(scope="module")
def plan(need: Callable[[Tool], None]) -> bytes:
    need(convert.SOFFICE)
    return _printed()


def test_a_printed_plan_is_read_as_it_was_written(plan: bytes) -> None:
    extract = read_data(plan, "plan.pdf")
    tasks = [f"{number}. {_PLAIN_TASK} {number}." for number in range(1, 14)]
    assert extract.text.split("\n\n") == [
        "ỦY BAN NHÂN DÂN\nTHỊ XÃ PHÚ KHÊ\nSố: 31/KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nPhú Khê, ngày 25 tháng 01 năm 2022",
        "KẾ HOẠCH\nvề giải ngân vốn đầu tư công năm 2022",
        "I. NHIỆM VỤ",
        *tasks,
        "II. PHÂN CÔNG",
        "Việc | Thời hạn\nRà soát | Trước ngày 31/3 hằng năm, theo mẫu chung của tỉnh Lam Giang",
        "Kế hoạch này thay thế Kế hoạch số 12/KH-UBND.",
        "Nơi nhận:\n- Như trên;\n- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH",
        "Khúc Thị Minh Hậu",
    ]
    assert extract.dropped == ("Trang 1", "Trang 2")
    assert extract.warnings == ()
    assert len(extract.pages) == 2
    assert extract.pages[0] == 0 < extract.pages[1] < len(extract.text)


def test_its_fields_and_outline_are_found(plan: bytes) -> None:
    directive = parse(Source("plan", "plan.pdf", read_data(plan, "plan.pdf").text))
    fields = directive.fields
    assert (fields.number, fields.place, fields.signer) == ("31/KH-UBND", "Phú Khê", "Khúc Thị Minh Hậu")
    paths = {section.path for section in directive.sections}
    assert {("I",), ("I", "1"), ("I", "13"), ("II",), ("recipients",), ("signature",)} <= paths


def test_a_name_that_lies_changes_nothing(plan: bytes) -> None:
    assert read_data(plan, "plan.doc") == read_data(plan, "plan.pdf")


def test_a_protected_file_is_refused(need: Callable[[Tool], None]) -> None:
    need(convert.SOFFICE)
    option = '{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"x"}}'
    with pytest.raises(ReadError, match="password"):
        read_data(_printed(f":{option}"), "a.pdf")


EMPTY = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"


@pytest.mark.parametrize(
    "data", [b"%PDF-1.4\n", b"%PDF-1.4\n" + bytes(range(256)) * 9, EMPTY + b"trailer<</Root 1 0 R>>"]
)
def test_what_is_no_pdf_or_has_no_page_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"not a readable PDF|no pages"):
        read_data(data, "a.pdf")


def test_too_many_pages_are_refused(plan: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "MOST_PAGES", 1)
    with pytest.raises(ReadError, match="pages; split it"):
        read_data(plan, "a.pdf")


def test_a_process_that_hangs_or_dies_refuses_the_file_alone(
    plan: bytes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    hanging, dying = tmp_path / "hanging.py", tmp_path / "dying.py"
    hanging.write_text("import time\ntime.sleep(60)\n")
    dying.write_text("import os\nos.abort()\n")
    monkeypatch.setattr(engine, "_DOCUMENT_S", 1.0)
    for program, reason in ((hanging, "longer than 1 s"), (dying, "not a readable PDF")):
        monkeypatch.setattr(engine, "_PROGRAM", [sys.executable, str(program)])
        with pytest.raises(ReadError, match=reason):
            read_data(plan, "a.pdf")


def _stamped(data: bytes, text: str) -> bytes:
    """The file with a picture of a stamp on its first page."""
    picture = Image.new("L", (500, 180), 255)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((8, 8, 490, 170), outline=60, width=8)
    pen.text((130, 30), text, font=ImageFont.truetype("DejaVuSans-Bold.ttf", 100), fill=60)
    jpeg, out = io.BytesIO(), io.BytesIO()
    picture.save(jpeg, "JPEG")
    document = pdfium.PdfDocument(data)
    page = document[0]
    stamp = pdfium.PdfImage.new(document)
    stamp.load_jpeg(jpeg, inline=True)
    stamp.set_matrix(pdfium.PdfMatrix().scale(110, 40).translate(60, 680))
    page.insert_obj(stamp)
    page.gen_content()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("degrees", [90, 180])
def test_a_page_shown_on_its_side_or_head_is_recognised(
    plan: bytes, degrees: int, need: Callable[[Tool], None]
) -> None:
    need(TESSERACT)
    document, out = pdfium.PdfDocument(plan), io.BytesIO()
    document[0].set_rotation(degrees)
    document.save(out)
    upright, lying = read_data(plan, "a.pdf").text.split(), read_data(out.getvalue(), "a.pdf").text.split()
    assert difflib.SequenceMatcher(None, upright, lying, autojunk=False).ratio() > 0.9


def test_a_stamp_that_is_a_picture_is_seen_by_the_gate_and_is_not_in_the_text(
    plan: bytes, need: Callable[[Tool], None]
) -> None:
    need(TESSERACT)
    extract = read_data(_stamped(plan, "MẬT"), "a.pdf")
    assert extract.text == read_data(plan, "a.pdf").text
    with pytest.raises(RefusedError, match="MẬT"):
        refuse_marked("a.pdf", extract.text, extract.dropped)
    received = read_data(_stamped(plan, "ĐẾN"), "a.pdf")
    refuse_marked("a.pdf", received.text, received.dropped)


def _damaged(data: bytes) -> Iterator[bytes]:
    chance = random.Random(5)
    for _ in range(6):
        yield data[: chance.randrange(len(data))]
    for changes in (1, 5, 30, 100, 400, 1000):
        changed = bytearray(data)
        for _ in range(changes):
            changed[chance.randrange(len(data))] = chance.randrange(256)
        yield bytes(changed)


def test_damaged_files_are_read_or_refused(plan: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.read.pdf.TESSERACT", Tool("no-such-tool", ""))
    monkeypatch.setattr("corpus.read.ocr.TESSERACT", Tool("no-such-tool", ""))
    for data in _damaged(plan):
        with suppress(ReadError):
            extract = read_data(data, "a.pdf")
            assert all(0 <= start <= len(extract.text) for start in extract.pages)


def test_the_process_stands_alone(plan: bytes, tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(plan)
    program = [*engine._PROGRAM, "text", "plan.pdf", "9"]
    environment = {"PYTHONPATH": engine._PATH, "PYTHONPROFILEIMPORTTIME": "1"}
    ran = subprocess.run(program, cwd=tmp_path, env=environment, capture_output=True, check=True)
    assert b'"width"' in ran.stdout
    assert b"corpus.pdfium.pages" in ran.stderr
    assert b"corpus.read" not in ran.stderr


def test_words_in_an_old_font_are_made_unicode() -> None:
    word = ["Uû", ".VnTime", 14.0, 80.0, 100.0, 60.0, None]
    sheet = read_sheet(
        {"width": 595, "height": 842, "words": [word], "tables": [], "pictures": [], "notes": [], "drawn": False}
    )
    assert [one.text for one in sheet.page.words] == ["Uỷ"]


def test_a_blank_that_a_string_begins_with_parts_words_although_a_wide_letter_of_another_font_covers_it() -> None:
    def letter(character: str, font: str, left: float, right: float, *, guessed: bool = False) -> Letter:
        return Letter(character, font, 14.0, left, right, 540.0, slanted=False, guessed=guessed)

    covered = [letter("H", "A", 0, 10), letter(" ", "A", 22, 22, guessed=True), letter("T", "A", 25.5, 35)]
    assert [word.glued for word in words(covered)] == [None, False]
    behind = [letter("h", "A", 0, 7), letter(" ", "A", 11, 11, guessed=True), letter("y", "A", 23, 30)]
    assert [word.glued for word in words(behind)] == [None, None]
