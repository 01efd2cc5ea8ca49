"""Tables with borders, at the end of a document."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Twips
from docx.table import Table

from service.word.legal import legal

MOST_COLUMNS = 63  # that Word opens
_FULL_WIDTH = f'<w:tblW {nsdecls("w")} w:type="pct" w:w="5000"/>'
_TEXT_WIDTH = 9_071  # twentieths of a point between the margins
_NARROWEST, _WIDEST = 9, 40  # characters of a column
_REPEATED = f"<w:trPr {nsdecls('w')}><w:cantSplit/><w:tblHeader/></w:trPr>"
_BOLD = f"<w:b {nsdecls('w')}/>"
_WHOLE = f"<w:trPr {nsdecls('w')}><w:cantSplit/></w:trPr>"


def add_table(document: Document, rows: Sequence[Sequence[str]], *, headed: bool = True) -> Table:
    """Rows of texts as wide as the page; the first is bold and stands on every page where the table is `headed`.

    A row has at most `MOST_COLUMNS` cells; short ones end in empty cells. Without any there is one empty cell.
    """
    width = max(map(len, rows), default=0) or 1
    table = document.add_table(rows=len(rows) or 1, cols=width, style="Table Grid")
    properties: Any = table._tbl.tblPr
    for old in properties.xpath("w:tblW"):
        properties.replace(old, parse_xml(_FULL_WIDTH))
    _share_width(table, rows)
    elements: Any = table._tbl.tr_lst
    for index, (element, texts) in enumerate(zip(elements, rows or [()], strict=True)):
        heads = headed and index == 0
        element.insert(0, parse_xml(_REPEATED if heads else _WHOLE))
        for cell, text in zip(element.tc_lst, texts, strict=False):  # the rest stay empty
            _fill(cell, text, bold=heads)
    return table


def _share_width(table: Table, rows: Sequence[Sequence[str]]) -> None:
    """Each column's part of a page by what stands in it, so that serial numbers don't take as much as sentences."""
    columns = list(zip_longest(*rows, fillvalue="")) or [("",)]
    weights = [min(_WIDEST, max(_NARROWEST, *map(len, texts))) for texts in columns]
    grid: Any = table._tbl.tblGrid
    widths = [_TEXT_WIDTH * weight // sum(weights) for weight in weights]
    for column, width in zip(grid.gridCol_lst, widths, strict=False):
        column.w = Twips(width)
    rows_of_cells: Any = table._tbl.tr_lst
    for row in rows_of_cells:
        for cell, width in zip(row.tc_lst, widths, strict=False):
            cell.width = Twips(width)


def _fill(cell: Any, text: str, *, bold: bool) -> None:
    """Straight into the element: the library's own way to a cell takes longer with every row."""
    (paragraph,) = cell.p_lst
    paragraph.style = "TableText"
    run = paragraph.add_r()
    run.text = legal(text)
    if bold:
        run.get_or_add_rPr().append(parse_xml(_BOLD))
