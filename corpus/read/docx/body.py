"""One pass over the body, a page head or a note, in reading order: blocks out."""

from collections.abc import Callable, Iterator
from typing import Any

from corpus.read.blocks import PAGE, SOFT_HYPHEN, Block, one_line, paragraph
from corpus.read.docx.elements import SKIPPED, children, columns, descend, is_covered, is_deleted, name, runs_on
from corpus.read.docx.fields import Fields, is_page_number
from corpus.read.docx.labels import label, labelled
from corpus.read.docx.notes import Notes
from corpus.read.docx.numbering import Numbering
from corpus.read.docx.package import W
from corpus.read.docx.styles import Look, ParagraphLook, Styles, value
from corpus.read.runs import Run, Type, printed, printed_paragraph
from corpus.read.tables import Cell, table_blocks

_SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}
_SIGNS |= {"softHyphen": SOFT_HYPHEN, "lastRenderedPageBreak": PAGE}
_HEX = frozenset("0123456789abcdefABCDEF")


class Body:
    """A walk over one part of a file; lists are counted and notes given over all its walks."""

    def __init__(self, styles: Styles, numbering: Numbering, notes: Notes) -> None:
        self.hidden: list[str] = []  # what the author hid
        self._styles, self._numbering, self._notes = styles, numbering, notes
        self._boxes: list[Block] = []
        self._noted: list[Block] = []
        self._depth = 0  # of tables, boxes and notes in one another
        self._held: list[str] = []  # of paragraphs whose end is deleted or hidden, so that it goes on in the next
        self._runs: list[Run] = []
        self._hidden: list[Run] = []
        self._fields = Fields()
        self._paragraph_look = ParagraphLook()
        self._inline: dict[str, Callable[[Any], None]] = {
            "r": self._run, "t": self._text, "sym": self._symbol, "br": self._break, "txbxContent": self._box,
            "textpath": self._word_art, "footnoteReference": self._note, "endnoteReference": self._note,
            "fldChar": self._field_mark, "instrText": self._instruction, "fldSimple": self._simple_field,
        }  # fmt: skip
        self._look = Look()

    def blocks(self, parent: Any) -> Iterator[Block]:
        """The paragraphs and tables in an element."""
        for child in children(parent):
            kind = name(child)
            if kind == "p":
                yield from self._with_attached([self._paragraph(child)])
            elif kind == "tbl":
                yield from self._table(child)
            elif kind not in SKIPPED:
                yield from self.blocks(child)
        if self._held:  # no paragraph came in which it could go on
            yield Block("".join(self._held))
            self._held = []

    def _with_attached(self, blocks: list[Block]) -> Iterator[Block]:
        """The blocks, and after the outermost one the boxes and notes that hang on it."""
        yield from blocks
        if not self._depth:
            yield from (*self._boxes, *self._noted)
            self._boxes, self._noted = [], []

    def _inside(self, parent: Any) -> list[Block]:
        """The blocks in a cell, box or note, read while a paragraph or table around it stands still."""
        outer = self._runs, self._held, self._look, self._paragraph_look, self._fields
        self._runs, self._held, self._fields = [], [], Fields()
        self._depth += 1
        blocks = list(self.blocks(parent))
        self._depth -= 1
        self._runs, self._held, self._look, self._paragraph_look, self._fields = outer
        return blocks

    def _paragraph(self, element: Any) -> Block:
        properties = element.find(W + "pPr")
        self._paragraph_look = self._styles.paragraph(value(properties, "pStyle") if properties is not None else None)
        look = self._paragraph_look
        self._runs = []
        self._walk(element)
        self._fields.end_paragraph()
        if self._hidden:
            self.hidden.append(printed(self._hidden))
            self._hidden = []
        said = printed_paragraph(self._runs)
        if runs_on(properties, "del"):
            self._held.append(said)
            return Block("")
        if runs_on(properties, "vanish"):
            self._held.append(said and self._labelled(said, properties, look))
            return Block("")
        said, self._held = "".join((*self._held, said)), []
        place = value(properties, "jc") if properties is not None else None
        centred = (place or "center" * look.centred) == "center"
        return paragraph(self._labelled(said, properties, look).rstrip(), centred)

    def _labelled(self, text: str, properties: Any, look: ParagraphLook) -> str:
        return labelled(text, label(self._numbering, properties, look))

    def _walk(self, parent: Any) -> None:
        for child in children(parent):
            kind = name(child)
            if handle := self._inline.get(kind):
                handle(child)
            elif kind in _SIGNS:
                self._write(_SIGNS[kind])
            elif kind not in SKIPPED:
                self._walk(child)

    def _run(self, run: Any) -> None:
        self._look = self._styles.look(run.find(W + "rPr")).over(self._paragraph_look.letters)
        self._walk(run)

    def _text(self, text: Any) -> None:
        self._write((text.text or "").replace("\n", " "))

    def _symbol(self, symbol: Any) -> None:
        code = symbol.get(W + "char", "")
        if len(code) == 4 and set(code) <= _HEX and int(code, 16) >= 32 and not 0xD800 <= int(code, 16) < 0xE000:
            self._write(chr(int(code, 16)), symbol.get(W + "font"))

    def _break(self, element: Any) -> None:
        self._write(PAGE if element.get(W + "type") == "page" else "\n")

    def _write(self, text: str, font: str | None = None) -> None:
        if not self._fields.shown:
            return
        if self._look.hidden and text != PAGE:
            self._hidden.append(Run(text, self._look.type))
            return
        type_ = self._look.type
        self._runs.append(Run(text, type_._replace(font=font) if font else type_))

    def _box(self, box: Any) -> None:
        self._boxes += [Block(block.text) for block in self._inside(box)]

    def _word_art(self, shape: Any) -> None:
        self._boxes.append(Block(shape.get("string", "")))

    def _note(self, reference: Any) -> None:
        if self._look.hidden or not self._fields.shown:
            return
        mark = self._notes.mark(reference)
        self._runs.append(Run(mark, Type()))
        note = self._notes.take(reference)
        if note is not None:
            self._noted.append(Block(f"{mark} {one_line(self._inside(note))}".strip()))

    def _field_mark(self, mark: Any) -> None:
        self._fields.mark(mark.get(W + "fldCharType", ""))

    def _instruction(self, instruction: Any) -> None:
        self._fields.instruct(instruction.text or "")

    def _simple_field(self, field: Any) -> None:
        if not is_page_number(field.get(W + "instr", "")):
            self._walk(field)

    def _table(self, table: Any) -> Iterator[Block]:
        rows = [list(descend(row, "tc")) for row in descend(table, "tr") if not is_deleted(row)]
        if all(len(row) == 1 for row in rows):  # a frame around text
            for row in rows:
                yield from self.blocks(row[0])
            return
        yield from self._with_attached(list(table_blocks([list(self._cells(row)) for row in rows])))

    def _cells(self, row: list[Any]) -> Iterator[Cell]:
        start = 0
        for cell in row:
            if not is_covered(cell, "hMerge"):
                blocks = [] if is_covered(cell, "vMerge") else self._inside(cell)
                yield Cell(blocks, start, cell.find(f".//{W}tbl") is not None)
            start += columns(cell)
