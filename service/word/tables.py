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
_MARGINS, _NARROW, _WIDE = 216, 140, 208  # of a cell, a letter, a broad letter; in the same
_WIDEST = 40 * _NARROW  # a column with more text gets no more of the page
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
    grid: Any = table._tbl.tblGrid
    widths = _widths(list(zip_longest(*rows, fillvalue="")) or [("",)])
    for column, width in zip(grid.gridCol_lst, widths, strict=False):
        column.w = Twips(width)
    rows_of_cells: Any = table._tbl.tr_lst
    for row in rows_of_cells:
        for cell, width in zip(row.tc_lst, widths, strict=False):
            cell.width = Twips(width)


def _widths(columns: Sequence[Sequence[str]]) -> list[int]:
    """Room for the longest word of each column, and the rest of the page's width by how much stands in it."""
    least = [_MARGINS + max(_length(word) for text in texts for word in text.split() or [""]) for texts in columns]
    room = _TEXT_WIDTH - sum(least)
    if room < 0:
        return [_TEXT_WIDTH * one // sum(least) for one in least]
    wanted = [_MARGINS + min(_WIDEST, max(map(_length, texts))) for texts in columns]
    lacking = [max(want - has, 0) + 1 for want, has in zip(wanted, least, strict=True)]
    return [has + room * lack // sum(lacking) for has, lack in zip(least, lacking, strict=True)]


def _length(text: str) -> int:
    """About as long as it is printed in bold letters of 13 points."""
    return sum(_WIDE if char.isupper() or char in "mw%&" else _NARROW for char in text)


def _fill(cell: Any, text: str, *, bold: bool) -> None:
    """Straight into the element: the library's own way to a cell takes longer with every row."""
    (paragraph,) = cell.p_lst
    paragraph.style = "TableText"
    run = paragraph.add_r()
    run.text = legal(text)
    if bold:
        run.get_or_add_rPr().append(parse_xml(_BOLD))
