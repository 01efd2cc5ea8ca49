"""What a file is, by its first bytes: endings lie, and a '.doc' is often RTF or a web page."""

import io
import re
import zipfile
from pathlib import PurePosixPath

_SIGNATURES = (
    (b"%PDF-", ".pdf"),
    (b"{\\rtf", ".rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".doc"),
    (b"\x89PNG\r\n\x1a\n", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"II*\x00", ".tif"),
    (b"MM\x00*", ".tif"),
    (b"MIME-Version:", ".mht"),
)
_PDF_WITHIN = 1024  # bytes that may come before a PDF's own
_BITMAP = re.compile(rb"BM.{4}\x00{4}.{4}[\x0c\x28\x6c\x7c]\x00{3}", re.DOTALL)
_WEB_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_PLAIN = frozenset((".txt", ".md"))  # a text may begin with anything
_ODT = b"application/vnd.oasis.opendocument.text"


def ending_of(data: bytes, name: str) -> str:
    """The ending (".pdf") that the content asks for, or else that of the name, in small letters."""
    named = PurePosixPath(name).suffix.lower()
    head = data[:_PDF_WITHIN].removeprefix(b"\xef\xbb\xbf").lstrip()
    found = next((ending for signature, ending in _SIGNATURES if head.startswith(signature)), None)
    if found:
        return found
    if data.startswith(b"PK\x03\x04"):
        return _packed(data) or named
    if _BITMAP.match(data):
        return ".bmp"
    if named not in _PLAIN and _WEB_PAGE.match(head):
        return ".html"
    return ".pdf" if b"%PDF-" in head else named


def _packed(data: bytes) -> str | None:
    """Which document a zip file is; None where it holds just files."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
            if "word/document.xml" in names:
                return ".docx"
            with package.open("mimetype") as file:
                return ".odt" if file.read(len(_ODT)) == _ODT else None
    except (zipfile.BadZipFile, KeyError, OSError, ValueError, RuntimeError, NotImplementedError):
        return None  # the reader of the name's ending will say what is wrong
