""".docx by python-docx: paragraphs and table cells in reading order."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from corpus.errors import ReadError
from corpus.read.extract import Extract

_LAYOUT = re.compile(r"CỘNG H(?:ÒA|OÀ) XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM|^Nơi nhận", re.IGNORECASE | re.MULTILINE)
_LARGEST_UNPACKED = 256 * 1024 * 1024


def read_docx(data: bytes, name: str) -> Extract:
    """Paragraphs apart by a blank line; a table of data gives a line a row, its cells apart by " | ".

    Raises:
        ReadError: not a Word file, damaged, or a bomb.
    """
    from docx import Document  # imported here: it loads lxml, which most runs don't need
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import XMLSyntaxError

    damage = (zipfile.BadZipFile, zlib.error, PackageNotFoundError, XMLSyntaxError, LookupError, ValueError, OSError)
    oddity = (AttributeError, TypeError, NotImplementedError, RuntimeError)  # parts missing, encrypted, or of no sense
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            unpacked = sum(entry.file_size for entry in package.infolist())
        if unpacked <= _LARGEST_UNPACKED:
            return Extract("\n".join(_blocks(Document(io.BytesIO(data)))).strip())
    except (*damage, *oddity) as error:
        raise ReadError(name, "it is not a readable .docx file; open it in Word and save it again") from error
    raise ReadError(name, f"it unpacks to {unpacked / 1024**2:.0f} MB, more than the 256 MB of one document")


def _blocks(parent: Any) -> Iterator[str]:
    from docx.table import Table

    for block in parent.iter_inner_content():
        if isinstance(block, Table):
            yield from _table(block)
        else:
            yield from (block.text.rstrip(), "")


def _table(table: Any) -> Iterator[str]:
    """A table that lays out head or foot gives its cells one by one, a table of data a line a row."""
    rows = [list(_cells(row.cells)) for row in table.rows]
    if _lays_out(rows):
        for cell in (cell for row in rows for cell in row):
            yield from (*cell.split("\n"), "")
        return
    for row in rows:
        yield " | ".join(" ".join(cell.split()) for cell in row)
    yield ""


def _cells(cells: Any) -> Iterator[str]:
    seen: list[Any] = []  # a merged cell comes once for every place it covers
    for cell in cells:
        if cell._tc not in seen:
            seen.append(cell._tc)
            yield "\n".join(line for line in _blocks(cell) if line)


def _lays_out(rows: list[list[str]]) -> bool:
    return len(rows) < 3 or any(_LAYOUT.search(cell) for row in rows for cell in row)
