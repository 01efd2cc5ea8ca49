""".html as Word exports it or a web page has it, and .mht, which is such a page with its pictures in one file."""

import base64
import codecs
import email
import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any
from urllib.parse import unquote_to_bytes

from corpus.errors import ReadError
from corpus.read.blocks import finish, join_blocks
from corpus.read.extract import Extract
from corpus.read.html.page import Page
from corpus.read.legacy import decode_bytes

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_HEAD = 4096  # bytes in which a page names its encoding
_MOST_UNREADABLE = 0.001  # share of letters; a stray byte is forgiven
_TOO_DEEP = "its parts lie in one another too deeply; open it in Word and save it as .docx"
_PICTURE = re.compile(r"data:image/[\w.+-]+;base64,([A-Za-z0-9+/=%\s]+)", re.IGNORECASE)
_UNREADABLE = "\ufffd"


def read_html(data: bytes, name: str) -> Extract:
    """The page's paragraphs apart by a blank line, lists with their numbers, tables and notes as in .docx.

    Raises:
        ReadError: no HTML, or in an encoding that can't be told.
    """
    return _read(_decode(data, _declared(data), name), (), (), name)


def read_mht(data: bytes, name: str) -> Extract:
    """The first page in the file; what else it holds in HTML are page heads and feet, which are dropped.

    Raises:
        ReadError: no page in it.
    """
    parts = _parts(data, "text/html", name)
    pages = [_decode(payload, declared or _declared(payload), name) for payload, declared in parts]
    if not pages:
        raise ReadError(name, "there is no web page in it; open it in Word and save it as .docx")
    pictures = [payload for payload, _ in _parts(data, "image", name)]
    return _read(pages[0], pages[1:], pictures, name)


def _parts(data: bytes, kind: str, name: str) -> list[tuple[bytes, str | None]]:
    """The web pages ("text/html") or pictures ("image") in a message, with the encoding that it says they have."""
    try:
        parts = [part for part in email.message_from_bytes(data).walk() if part.get_content_type().startswith(kind)]
        found = [(part.get_payload(decode=True), part.get_content_charset()) for part in parts]
    except (ValueError, LookupError, RecursionError) as error:
        raise ReadError(name, "it is not a readable .mht file; open it in Word and save it as .docx") from error
    return [(payload, declared) for payload, declared in found if isinstance(payload, bytes)]


def _read(text: str, margins: Sequence[str], pictures: Sequence[bytes], name: str) -> Extract:
    roots = [_root(page, name) for page in (text, *margins)]
    page, *around = map(Page, roots)
    try:
        blocks = page.read()
        dropped = [join_blocks(margin.read()) for margin in around]
    except RecursionError as error:
        raise ReadError(name, _TOO_DEEP) from error
    hidden = [piece for each in (page, *around) for piece in each.hidden]
    warnings = ("tệp có ký tự không đọc được theo bảng mã của nó",) if _UNREADABLE in text else ()
    titles = [str(title) for root in roots for title in root.xpath("//title//text() | //@alt")]
    held = [*pictures, *(picture for page in (text, *margins) for picture in _held(page))]
    return finish(blocks, (*hidden, *dropped, *titles, *_stamps(held, name)), warnings)


def _held(text: str) -> Iterator[bytes]:
    """The pictures that a page holds itself (RFC 2397)."""
    for found in _PICTURE.finditer(text):
        with suppress(ValueError):
            yield base64.b64decode(unquote_to_bytes(found[1]))


def _stamps(pictures: Sequence[bytes], name: str) -> tuple[str, ...]:
    if not pictures:
        return ()
    from corpus.read.pictures import picture_stamps  # imported here: it loads Pillow and NumPy

    return picture_stamps(pictures, name)


def _root(text: str, name: str) -> Any:
    from lxml import etree  # imported here: most runs read no HTML

    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise ReadError(name, "it is not readable as HTML; open it in Word and save it as .docx") from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise ReadError(name, _TOO_DEEP)
    if root is None:
        raise ReadError(name, "there is no text in the file")
    return root


def _declared(data: bytes) -> str | None:
    declared = _DECLARED.search(data[:_HEAD])
    return declared[1].decode("ascii", "replace").lower() if declared else None


def _decode(data: bytes, declared: str | None, name: str) -> str:
    """By byte order mark, as UTF-8 whatever is declared, as declared, or by what makes syllables."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    decoded = _decoded(data, declared or "utf-8")
    if decoded is not None and decoded.count(_UNREADABLE) <= _MOST_UNREADABLE * len(decoded):
        return decoded
    guessed = decode_bytes(data)
    if guessed is None:
        raise ReadError(name, f"it is not valid {(declared or 'utf-8').upper()}; open it in Word and save it as .docx")
    return guessed.text


def _decoded(data: bytes, encoding: str) -> str | None:
    """The text; None where the encoding is unknown, or can't be since its very name could be read byte by byte."""
    if encoding.startswith(("utf-16", "utf-32", "ucs")):
        return None
    if encoding in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"):
        encoding = "cp1252"  # as browsers read it (WHATWG Encoding Standard)
    try:
        text = data.decode(encoding, "replace")
    except (LookupError, ValueError):
        return None
    return unicodedata.normalize("NFC", text) if encoding in ("windows-1258", "cp1258") else text
