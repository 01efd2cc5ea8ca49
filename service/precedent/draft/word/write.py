"""The commented Word file of a report."""

import zipfile
from collections.abc import Sequence
from copy import deepcopy
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml.etree import XMLSyntaxError

from service.precedent.draft.model import Report
from service.precedent.draft.notes import Note, notes_of
from service.precedent.draft.word.remarks import add_remarks
from service.precedent.draft.word.untouched import with_untouched
from service.word.document import new_document
from service.word.legal import legal
from service.word.package import as_bytes

_DAMAGE = (PackageNotFoundError, KeyError, ValueError, AttributeError, XMLSyntaxError, zipfile.BadZipFile)
_PARAGRAPH = f'<w:p {nsdecls("w")}><w:r><w:t xml:space="preserve"/></w:r></w:p>'
_ENDING = ".docx"


def commented(report: Report, data: bytes = b"", name: str = "") -> bytes:
    """The file that was given with the remarks in it where it is a .docx that can be opened so, else a new file with
    the draft's text."""
    notes = notes_of(report)
    if name.lower().endswith(_ENDING) and (made := _in_own(report, data, notes)):
        return made
    document = new_document()
    _fill(document, report.draft.text)
    add_remarks(document, report.draft.text, notes)
    return as_bytes(document)


def _fill(document: Document, text: str) -> None:
    """A paragraph for each line, straight into the elements: the library's own way takes longer with every one."""
    body: Any = document.element.body
    template, end = parse_xml(_PARAGRAPH), body.sectPr
    for line in filter(None, map(str.strip, legal(text).splitlines())):
        paragraph = deepcopy(template)
        paragraph[0][0].text = line
        end.addprevious(paragraph)


def _in_own(report: Report, data: bytes, notes: Sequence[Note]) -> bytes | None:
    saved = BytesIO()
    try:
        document: Document = docx.Document(BytesIO(data))
        if not add_remarks(document, report.draft.text, notes):
            return None
        document.save(saved)
        return with_untouched(data, saved.getvalue(), _changed(document))
    except _DAMAGE:  # what Word repairs and the reader forgives, this library may not open
        return None


def _changed(document: Document) -> set[str]:
    """The names of the parts that hold remarks, or say where they are."""
    main = str(document.part.partname).lstrip("/")
    folder, _, file = main.rpartition("/")
    remarks = [one.target_part.partname for one in document.part.rels.values() if one.reltype == RT.COMMENTS]
    return {main, f"{folder}/_rels/{file}.rels", *(str(name).lstrip("/") for name in remarks)}
