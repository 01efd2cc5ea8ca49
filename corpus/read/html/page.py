"""One pass over a page's elements, in reading order: blocks out."""

import re
from collections.abc import Iterator
from typing import Any

from corpus.numerals import numeral
from corpus.parse.labels import read_label
from corpus.read.blocks import Block, one_line, paragraph
from corpus.read.html.boxes import boxes_in
from corpus.read.html.css import Sheet, Style
from corpus.read.html.notes import Notes
from corpus.read.runs import Run, Type, note_mark, printed_paragraph
from corpus.read.tables import Cell, Row, table_blocks

_DROPPED = frozenset("del script style head title template iframe object svg canvas select textarea button nav".split())
_BLOCKS = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 "
    "h4 h5 h6 header hgroup hr html legend li main ol p pre section summary tr ul caption".split()
)
_MARGINS = ("mso-element:header", "mso-element:footer", "mso-element:comment")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_SPACES = re.compile(" {2,}")
_LIST_FORMS = {
    "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter", "upper-alpha": "upperLetter", "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman", "upper-roman": "upperRoman", "decimal-leading-zero": "decimalZero", "none": "none",
}  # fmt: skip
_WIDEST = 100  # columns in which merged cells are followed


class Page:
    """A walk over the elements of one page."""

    def __init__(self, root: Any) -> None:
        self.hidden: list[str] = []
        self._root = root
        self._sheet = Sheet([style.text or "" for style in root.iter("style")])
        self._notes = Notes(root)
        self._blocks: list[Block] = []
        self._runs: list[Run] = []
        self._centred = False
        self._label = ""  # of a list item, until something is printed in it
        self._depth = 0  # of tables and notes in one another
        self._attached: list[Block] = []  # boxes and notes, until the paragraph or table that holds them is over

    def read(self) -> list[Block]:
        """The page's paragraphs and tables."""
        self._element(self._root, Style())
        self._end_block()
        return self._blocks

    def _element(self, element: Any, outer: Style) -> None:
        tag = element.tag
        if not isinstance(tag, str):
            self._attached += map(Block, boxes_in(element.text or ""))
            return
        style = self._sheet.style(element, outer)
        if tag in _DROPPED or self._notes.is_note(element):
            return
        if style.hidden or _is_margin(element):
            self.hidden.append(element.xpath("string()"))
        elif tag == "br":
            self._runs.append(Run("\n", style.type))
        elif tag == "table":
            self._table(element, style)
        elif tag == "a" and self._notes.number(element):
            self._note(element, style)
        elif tag == "a" and self._notes.is_back_link(element):
            return
        elif "mso-list:ignore" in _inline(element):
            self._list_mark(element, style)
        elif tag in _BLOCKS:
            self._end_block()
            if tag in ("ol", "ul"):
                self._list(element, style)
            else:
                self._content(element, style)
            self._end_block()
        else:
            self._content(element, style)

    def _content(self, element: Any, style: Style) -> None:
        self._write(element.text, style)
        for child in element:
            self._element(child, style)
            self._write(child.tail, style)

    def _write(self, text: str | None, style: Style) -> None:
        if text and (self._runs or text.strip(" \t\r\n\f")):  # blanks between blocks print nothing
            self._centred = style.centred
            self._runs.append(Run(text if style.keeps_spaces else _SPACE.sub(" ", text), style.type))

    def _end_block(self) -> None:
        """What was written since the last end, as a paragraph."""
        if not self._runs:
            return
        lines = _SPACES.sub(" ", printed_paragraph(self._runs)).split("\n")
        text = "\n".join(line.strip(" \t") for line in lines).strip("\n")
        self._runs = []
        if self._label and text.strip():
            brings_own = self._label != "- " and read_label(text) is not None
            text = text.lstrip() if brings_own else self._label + text.lstrip()
            self._label = ""
        self._blocks.append(paragraph(text, self._centred))
        self._attach()

    def _attach(self) -> None:
        if not self._depth:
            self._blocks += self._attached
            self._attached = []

    def _inside(self, element: Any, style: Style) -> list[Block]:
        """The blocks in a cell or note, read while what is around it stands still."""
        outer = self._blocks, self._runs, self._label
        self._blocks, self._runs, self._label = [], [], ""
        self._depth += 1
        self._content(element, style)
        self._end_block()
        self._depth -= 1
        inner = self._blocks
        self._blocks, self._runs, self._label = outer
        return inner

    def _list(self, element: Any, style: Style) -> None:
        """Items with the numbers or dashes that a browser prints."""
        number = _integer(element.get("start"), 1)
        styles = (element.get("type") or style.list_style).split()
        form = next((_LIST_FORMS[word] for word in styles if word in _LIST_FORMS), "decimal")
        for child in element:
            if child.tag != "li":
                self._element(child, style)
                continue
            number = _integer(child.get("value"), number)
            self._end_block()
            if form != "none":
                self._label = f"{numeral(number, form)}. " if element.tag == "ol" else "- "
            self._element(child, style)
            self._label = ""
            number += 1

    def _list_mark(self, element: Any, style: Style) -> None:
        """The number or bullet that Word prints before a paragraph, with one blank after it."""
        before, self._runs = self._runs, []
        self._content(element, style)
        mark = printed_paragraph([*self._runs, Run(" ", Type())]).strip()
        self._runs = [*before, Run(mark + " " * bool(mark), Type())]

    def _note(self, reference: Any, style: Style) -> None:
        mark = note_mark(self._notes.number(reference))
        self._runs.append(Run(mark, Type()))
        note = self._notes.take(reference)
        if note is not None:
            self._attached.append(Block(f"{mark} {one_line(self._inside(note, style))}".strip()))

    def _table(self, table: Any, style: Style) -> None:
        self._end_block()
        rows = [(row, list(_descend(row, ("td", "th")))) for row in _descend(table, ("tr",))]
        if all(len(cells) < 2 for _, cells in rows):  # a frame around text
            self._content(table, style)
            self._end_block()
            return
        self._blocks += table_blocks(list(self._grid(rows, style)))
        self._attach()

    def _grid(self, rows: list[tuple[Any, list[Any]]], style: Style) -> Iterator[Row]:
        """The rows with their cells in place; those that a cell of a row above covers are empty."""
        covered: dict[int, tuple[int, int]] = {}  # from this column on: so many more rows, so many columns
        for row, elements in rows:
            cells, column, cover = [], 0, dict(covered)
            row_style = self._sheet.style(row, style)
            for element in elements:
                while column in cover:
                    cells.append(Cell([], column))
                    column += cover.pop(column)[1]
                width = min(max(_integer(element.get("colspan"), 1), 1), _WIDEST)
                if column < _WIDEST:
                    covered[column] = _integer(element.get("rowspan"), 1), width
                blocks = self._inside(element, self._sheet.style(element, row_style))
                cells.append(Cell(blocks, column, element.find(".//table") is not None))
                column += width
            covered = {place: (left - 1, width) for place, (left, width) in covered.items() if left > 1}
            yield cells


def _descend(parent: Any, wanted: tuple[str, ...]) -> Iterator[Any]:
    """The rows of a table, or the cells of a row, but not those of a table within."""
    for child in parent:
        if child.tag in wanted:
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from _descend(child, wanted)


def _is_margin(element: Any) -> bool:
    """Whether an element is a page head or foot, or a comment, as Word or LibreOffice mark it."""
    named = element.tag == "div" and element.get("title") in ("header", "footer")
    return named or any(margin in _inline(element) for margin in _MARGINS)


def _inline(element: Any) -> str:
    """An element's own style sheet, without blanks."""
    return element.get("style", "").replace(" ", "").lower() if "style" in element.attrib else ""


def _integer(text: str | None, default: int) -> int:
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else default
