"""Remarks in Word files as offices have them: tracked changes, footnotes, boxes, tables, lists, remarks of others."""

import io
import zipfile
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from corpus.read import read_data
from service.engine import Engine
from service.precedent.draft.errors import UnreadableDraftError
from service.precedent.draft.read import read_upload
from service.precedent.draft.word.write import commented

WRONG = "Thực hiện Kết luận số 204-KL/TU ngày 17/7/2024 của Thị ủy."
_W = nsdecls("w")
_TRACKED = (
    f'<w:p {_W}><w:r><w:t xml:space="preserve">Thực hiện </w:t></w:r>'
    '<w:del w:id="901" w:author="A"><w:r><w:delText>Chỉ thị số 12-CT/TU của Tỉnh ủy </w:delText></w:r></w:del>'
    '<w:ins w:id="902" w:author="A"><w:r><w:t>Kết luận số 204-KL/TU ngày 17/7/2024</w:t></w:r></w:ins>'
    '<w:r><w:t xml:space="preserve"> của Thị ủy.</w:t></w:r></w:p>'
)
_LIST = (
    f'<w:p {_W}><w:pPr><w:pStyle w:val="ListNumber"/></w:pPr><w:r><w:t>{WRONG}</w:t></w:r></w:p>'
    f"<w:p {_W}><w:pPr><w:bidi/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr><w:t>مرحبا 204-KL/TU</w:t></w:r></w:p>"
)
_BOX = (
    f'<w:p {_W}><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
    "<w:p><w:r><w:t>Dự thảo lần 2, còn lấy ý kiến.</w:t></w:r></w:p>"
    "</w:txbxContent></v:textbox></v:shape></w:pict></w:r><w:r><w:t>Cấp uỷ các phường họp bàn.</w:t></w:r></w:p>"
)


def _file() -> bytes:
    """A draft with all of that, and with a part that nothing refers to."""
    document: Any = docx.Document()
    document.sections[0].header.paragraphs[0].text = "DỰ THẢO 2"
    first = document.add_paragraph("KẾT LUẬN")
    document.add_comment(first.runs, text="của người khác", author="A. B.", initials="AB")
    end = document.element.body.sectPr
    for piece in (_TRACKED, *_LIST.replace("</w:p><w:p", "</w:p>\0<w:p").split("\0"), _BOX):
        end.addprevious(parse_xml(piece))
    table = document.add_table(rows=2, cols=2)
    table.cell(1, 1).text = "Cấp uỷ xã báo cáo hằng quý."
    document.add_paragraph(f"Kết\u0303 thúc: {WRONG}")  # with a mark of its own
    saved, out = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in given.namelist():
            made.writestr(name, given.read(name))
        made.writestr("customXml/item9.xml", "<a>  \n giữ nguyên </a>")
    return out.getvalue()


def _commented(engine: Engine, data: bytes, name: str = "a.docx") -> bytes:
    return commented(engine.precedents.check_draft(read_upload(data, name)), data, name)


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_every_part_without_remarks_stays_byte_for_byte(engine: Engine) -> None:
    data = _file()
    before, after = _parts(data), _parts(_commented(engine, data))
    changed = {name for name in before if before[name] != after.get(name)}
    assert changed <= {"word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
    assert after["customXml/item9.xml"] == before["customXml/item9.xml"]
    assert set(after) == set(before)


def test_no_letter_is_lost_and_remarks_stand_at_their_words(engine: Engine) -> None:
    data = _file()
    made = _commented(engine, data)
    assert read_data(made, "a.docx").text == read_data(data, "a.docx").text
    before, after = (docx.Document(io.BytesIO(one)) for one in (data, made))
    for tag in (qn("w:t"), qn("w:delText")):
        said = ["".join(one.text or "" for one in each.element.iter(tag)) for each in (before, after)]
        assert said[0] == said[1]
    authors = [comment.author for comment in after.comments]
    assert authors[0] == "A. B."
    texts = [comment.text for comment in after.comments]
    assert sum("16/7/2024" in text for text in texts) >= 1
    body: Any = after.element.body
    starts = [one.get(qn("w:id")) for one in body.iter(qn("w:commentRangeStart"))]
    assert len(starts) == len(set(starts)) == len(texts)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"", "a.docx"),
        (b"PK\x03\x04 torn", "a.docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "a.docx"),
    ],
)
def test_what_holds_no_text_is_refused_in_one_clear_sentence(data: bytes, name: str) -> None:
    with pytest.raises(UnreadableDraftError, match="mật khẩu"):
        read_upload(data, name)


def test_a_bomb_is_refused_before_it_unpacks() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", f"<w:document {_W}/>")
        with package.open("word/media/a.bin", "w", force_zip64=True) as file:
            for _ in range(257):
                file.write(bytes(1024 * 1024))
    assert len(packed.getvalue()) < 1024 * 1024
    with pytest.raises(UnreadableDraftError):
        read_upload(packed.getvalue(), "a.docx")
