""".docx by python-docx: paragraphs and table cells in reading order."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from corpus.errors import ReadError

_LARGEST_UNPACKED = 256 * 1024 * 1024


def read_docx(data: bytes, name: str) -> str:
    """Paragraphs apart by a blank line; a table gives its cells, one after another, row by row.

    Raises:
        ReadError: not a Word file, damaged, or a bomb.
    """
    from docx import Document  # imported here: it loads lxml, which most runs don't need
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import XMLSyntaxError

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if sum(entry.file_size for entry in package.infolist()) > _LARGEST_UNPACKED:
                raise ReadError(name, "it unpacks to more than 256 MB; it is refused")
        document = Document(io.BytesIO(data))
    except (zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError, XMLSyntaxError) as error:
        raise ReadError(name, "it is not a readable .docx file; open it in Word and save it again") from error
    return "\n".join(_blocks(document)).strip()


def _blocks(parent: Any) -> Iterator[str]:
    from docx.table import Table

    for block in parent.iter_inner_content():
        if isinstance(block, Table):
            yield from _table(block)
        else:
            yield from (block.text.rstrip(), "")


def _table(table: Any) -> Iterator[str]:
    seen: set[Any] = set()
    for row in table.rows:
        for cell in row.cells:
            if cell._tc in seen:  # a merged cell comes once for every place it covers
                continue
            seen.add(cell._tc)
            lines = [line for line in _blocks(cell) if line]
            yield from lines
            if lines:
                yield ""
