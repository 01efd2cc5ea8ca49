"""Stamps that are pictures within a document, and what else of it is written beside its text, reach the gate."""

import base64
import io
import zipfile
from collections.abc import Callable

import pytest
from PIL import Image, ImageDraw, ImageFont

from corpus.errors import RefusedError
from corpus.read import read_data
from corpus.read.command import Tool
from corpus.read.ocr import TESSERACT
from corpus.read.pictures import picture_stamps
from corpus.secrecy import refuse_marked

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TEXT = "Các xã rà soát tiến độ giải ngân."


def stamp(words: str, kind: str = "PNG") -> bytes:
    picture = Image.new("RGB", (600, 150), "white")
    font = ImageFont.truetype("DejaVuSans-Bold.ttf", 60)
    ImageDraw.Draw(picture).text((60, 35), words, font=font, fill="darkred")
    packed = io.BytesIO()
    picture.save(packed, kind)
    return packed.getvalue()


def word_file(drawing: str = "", **parts: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        body = f"<w:p><w:r><w:t>{_TEXT}</w:t>{drawing}</w:r></w:p>"
        package.writestr("word/document.xml", f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>')
        for part, content in parts.items():
            package.writestr(part.replace("__", "/").replace("_", "."), content)
    return packed.getvalue()


def is_refused(data: bytes, name: str) -> bool:
    extract = read_data(data, name)
    assert extract.text == _TEXT
    try:
        refuse_marked(name, extract.text, extract.dropped)
    except RefusedError:
        return True
    return False


@pytest.mark.parametrize("words", ["MẬT", "TỐI MẬT", "TUYỆT MẬT"])
def test_a_stamp_that_is_a_picture_in_a_word_file_or_web_page_is_seen(words: str, need: Callable[[Tool], None]) -> None:
    need(TESSERACT)
    assert is_refused(word_file(word__media__image1_png=stamp(words)), "a.docx")
    assert is_refused(word_file(word__media__image1_jpg=stamp(words, "JPEG")), "a.docx")
    source = f"data:image/png;base64,{base64.b64encode(stamp(words)).decode()}"
    assert is_refused(f"<html><img src='{source}'><p>{_TEXT}</p></html>".encode(), "a.html")


def test_other_and_damaged_pictures_let_a_document_pass(need: Callable[[Tool], None]) -> None:
    need(TESSERACT)
    logo = stamp("LAM GIANG")
    assert not is_refused(word_file(word__media__image1_png=logo, word__media__image2_png=logo[:300]), "a.docx")
    assert picture_stamps([b"", b"\x89PNG", stamp("x")[:90]], "a") == ()


def test_titles_key_words_and_what_stands_for_pictures_reach_the_gate() -> None:
    core = "<p xmlns:dc='urn:dc'><dc:title>Kế hoạch</dc:title><keywords>vốn; TỐI MẬT</keywords></p>"
    assert is_refused(word_file(docProps__core_xml=core.encode()), "a.docx")
    assert is_refused(word_file("<w:drawing><docPr descr='MẬT'/></w:drawing>"), "a.docx")
    assert is_refused(f"<html><head><title>TUYỆT MẬT</title></head><p>{_TEXT}</p></html>".encode(), "a.html")
    assert is_refused(f"<html><img alt='MẬT'><p>{_TEXT}</p></html>".encode(), "a.html")
    assert not is_refused(word_file(), "a.docx")
