"""Concordance lines as files: CSV for a spreadsheet, .docx for a paper."""

import csv
import io

from corpus.reference import reference
from service.cite import citation
from service.precedent.concordance import Concordance, Line
from service.word.document import new_document
from service.word.package import MEDIA_TYPE as DOCX
from service.word.package import as_bytes
from service.word.paragraphs import add_small, add_title
from service.word.tables import add_table

__all__ = ["CSV", "DOCX", "lines_as_csv", "lines_as_docx"]
CSV = "text/csv; charset=utf-8"
_COLUMNS = ("trước", "khớp", "sau", "văn bản", "mục", "trích dẫn", "ngày ban hành", "ngày họp", "từ", "đến", "lớp")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def lines_as_csv(found: Concordance) -> bytes:
    """UTF-8 with the mark by which spreadsheets know it; the offsets count code points of the stored text.

    A cell that a spreadsheet would take for a formula gets an apostrophe in front; what matched never begins so.
    """
    written = io.StringIO(newline="")
    rows = csv.writer(written)
    rows.writerow(_COLUMNS)
    rows.writerows([_safe(cell) for cell in _row(line)] for line in found.lines)
    return b"\xef\xbb\xbf" + written.getvalue().encode("utf-8", "replace")


def lines_as_docx(found: Concordance, phrase: str, version: str) -> bytes:
    """A table of context and source; above it what was looked for, below it where."""
    document = new_document()
    add_title(document, f"Đồng hiện: {phrase}")
    shown = len(found.lines)
    add_small(document, f"{found.total} chỗ trong {found.documents} văn bản; dưới đây là {shown} chỗ")
    rows = [(f"{line.left}[{line.match}]{line.right}", citation(line.directive.fields, line.section.path))
            for line in found.lines]  # fmt: skip
    if rows:
        add_table(document, [("Ngữ cảnh", "Nguồn"), *rows])
    add_small(document, f"Đã tìm trong {found.searched} văn bản, bản chỉ mục {version}.")
    return as_bytes(document)


def _row(line: Line) -> tuple[object, ...]:
    fields = line.directive.fields
    path = line.section.path
    return (
        line.left,
        line.match,
        line.right,
        line.directive.id,
        reference(path),
        citation(fields, path),
        fields.issued_on or "",
        fields.event_on or "",
        line.spans[0].start,
        line.spans[-1].end,
        line.layer.value,
    )


def _safe(cell: object) -> str:
    text = str(cell)
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text
