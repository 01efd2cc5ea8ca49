"""Tables with borders, at the end of a document."""

from collections.abc import Sequence
from typing import Any

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.table import Table

from service.word.legal import legal

_FULL_WIDTH = f'<w:tblW {nsdecls("w")} w:type="pct" w:w="5000"/>'
_REPEATED = f"<w:trPr {nsdecls('w')}><w:cantSplit/><w:tblHeader/></w:trPr>"
_BOLD = f"<w:b {nsdecls('w')}/>"
_WHOLE = f"<w:trPr {nsdecls('w')}><w:cantSplit/></w:trPr>"


def add_table(document: Document, rows: Sequence[Sequence[str]], *, headed: bool = True) -> Table:
    """Rows of texts as wide as the page; the first is bold and stands on every page where the table is `headed`.

    Short rows end in empty cells. No row, or none with a cell, gives a table of one empty cell.
    """
    width = max(map(len, rows), default=0) or 1
    table = document.add_table(rows=len(rows) or 1, cols=width, style="Table Grid")
    properties: Any = table._tbl.tblPr
    for old in properties.xpath("w:tblW"):
        properties.replace(old, parse_xml(_FULL_WIDTH))
    elements: Any = table._tbl.tr_lst
    for index, (element, texts) in enumerate(zip(elements, rows or [()], strict=True)):
        heads = headed and index == 0
        element.insert(0, parse_xml(_REPEATED if heads else _WHOLE))
        for cell, text in zip(element.tc_lst, texts, strict=False):  # the rest stay empty
            _fill(cell, text, bold=heads)
    return table


def _fill(cell: Any, text: str, *, bold: bool) -> None:
    """Straight into the element: the library's own way to a cell takes longer with every row."""
    (paragraph,) = cell.p_lst
    paragraph.style = "TableText"
    run = paragraph.add_r()
    run.text = legal(text)
    if bold:
        run.get_or_add_rPr().append(parse_xml(_BOLD))
