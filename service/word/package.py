"""A document as the bytes of its file: the same document gives the same bytes."""

from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml.ns import qn

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_NO_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip archive knows


def as_bytes(document: Document) -> bytes:
    """The .docx; comments lose the moment at which they were made."""
    _forget_times(document)
    saved, again = BytesIO(), BytesIO()
    document.save(saved)
    with ZipFile(saved) as parts, ZipFile(again, "w", ZIP_DEFLATED) as fixed:
        for name in parts.namelist():
            entry = ZipInfo(name, _NO_TIME)
            entry.compress_type = ZIP_DEFLATED
            fixed.writestr(entry, parts.read(name))
    return again.getvalue()


def _forget_times(document: Document) -> None:
    for relation in document.part.rels.values():
        if relation.reltype == RT.COMMENTS:
            comments: Any = relation.target_part
            for comment in comments.element:
                comment.attrib.pop(qn("w:date"), None)
