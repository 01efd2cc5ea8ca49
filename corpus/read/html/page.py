"""One pass over a page's elements, in reading order: blocks out."""

import re
from collections.abc import Iterator
from typing import Any

from corpus.parse.labels import read_label
from corpus.read.blocks import Block, one_line, paragraph
from corpus.read.html.boxes import boxes_in
from corpus.read.html.css import Sheet, Style
from corpus.read.html.elements import BLOCKS, DROPPED, is_list_mark, is_margin
from corpus.read.html.grid import placed, rows_of
from corpus.read.html.lists import DASH, items
from corpus.read.html.notes import Notes
from corpus.read.runs import Run, Type, note_mark, printed_paragraph
from corpus.read.tables import Cell, Row, table_blocks

_SPACE = re.compile(r"[ \t\r\n\f]+")
_SPACES = re.compile(" {2,}")


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
        if tag in DROPPED or self._notes.is_note(element):
            return
        if style.hidden or is_margin(element):
            self.hidden.append(element.xpath("string()"))
        elif tag == "br":
            self._runs.append(Run("\n", style.type))
        elif tag == "table":
            self._table(element, style)
        elif tag == "a" and self._notes.number(element):
            self._note(element, style)
        elif tag == "a" and self._notes.is_back_link(element):
            return
        elif is_list_mark(element):
            self._list_mark(element, style)
        elif tag in BLOCKS:
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
            brings_own = self._label != DASH and read_label(text) is not None
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
        for child, label in items(element, style.list_style):
            if label is None:
                self._element(child, style)
                continue
            self._end_block()
            self._label = label or self._label
            self._element(child, style)
            self._label = ""

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
        rows = rows_of(table)
        if all(len(cells) < 2 for _, cells in rows):  # a frame around text
            self._content(table, style)
            self._end_block()
            return
        self._blocks += table_blocks(list(self._rows(rows, style)))
        self._attach()

    def _rows(self, rows: list[tuple[Any, list[Any]]], style: Style) -> Iterator[Row]:
        for (row, _), cells in zip(rows, placed([cells for _, cells in rows]), strict=True):
            row_style = self._sheet.style(row, style)
            yield [self._cell(column, element, row_style) for column, element in cells]

    def _cell(self, column: int, element: Any | None, style: Style) -> Cell:
        if element is None:
            return Cell([], column)
        blocks = self._inside(element, self._sheet.style(element, style))
        return Cell(blocks, column, element.find(".//table") is not None)
