"""What a page is made of, in reading order, and how it becomes one text with the offsets of its pages."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from corpus.read.extract import Extract
from corpus.read.legacy import mend

PAGE = "\x00"  # stands in a block where a new page begins; no XML or HTML can hold this character
SOFT_HYPHEN = "\xad"  # prints nothing inside a line; but it is the letter ư of TCVN3 fonts, so it goes last
_PAGE_MARKS = re.compile(rf"{PAGE}[\s{PAGE}]*")


class Block(NamedTuple):
    """A paragraph, a table of data, or a column of a layout table."""

    text: str
    display: bool = False  # set like a line of a letterhead or title

    @property
    def has_ink(self) -> bool:
        """Whether anything is printed in it."""
        return bool(self.text.replace(PAGE, "").strip())


def paragraph(text: str, centred: bool) -> Block:
    """A paragraph; what is centred or all in capitals is the line of a letterhead or title."""
    return Block(text, centred or text.isupper())


def join_blocks(blocks: Iterable[Block]) -> str:
    """The blocks' text, apart by a blank line; neighbouring lines of a letterhead or title by a line end."""
    parts: list[str] = []
    turned, display = "", False  # a page that begins in a block without ink begins with the next block
    for block in blocks:
        if not block.has_ink:
            turned, display = turned or PAGE * (PAGE in block.text), False
            continue
        if parts:
            parts.append("\n" if display and block.display else "\n\n")
        parts.append(turned + block.text.rstrip())
        turned, display = "", block.display
    return "".join(parts)


def one_line(blocks: Iterable[Block]) -> str:
    """The blocks as running text, for a cell of data or a note."""
    return " ".join(" ".join(block.text.replace(" | ", " ").split()) for block in blocks if block.text.strip())


def lines_of(blocks: Iterable[Block]) -> str:
    """The blocks' lines without blank ones, as head and foot print them."""
    lines = (line.strip() for block in blocks for line in block.text.split("\n"))
    return "\n".join(line for line in lines if line)


def finish(blocks: Iterable[Block], dropped: Sequence[str] = (), warnings: Sequence[str] = ()) -> Extract:
    """The finished reading: text in a legacy encoding mended, page marks taken out and counted."""
    mended = mend(join_blocks(blocks).strip())
    text, pages = _without_page_marks(mended.text.replace(SOFT_HYPHEN, ""))
    hidden = tuple(
        mend(piece.replace(PAGE, "")).text.replace(SOFT_HYPHEN, "")
        for piece in dropped
        if piece.replace(PAGE, "").strip()
    )
    return Extract(text, pages, hidden, (*warnings, *mended.warnings))


def _without_page_marks(text: str) -> tuple[str, tuple[int, ...]]:
    """The text itself, and where its pages begin; marks with nothing printed between them turn one page."""
    parts: list[str] = []
    pages, length, last = [0], 0, 0
    for marks in _PAGE_MARKS.finditer(text):
        gap = marks.group().replace(PAGE, "")
        parts += (text[last : marks.start()], gap)
        length += marks.start() - last + len(gap)
        last = marks.end()
        if length > 0 and last < len(text):
            pages.append(length)
    parts.append(text[last:])
    return "".join(parts), tuple(pages) if len(pages) > 1 else ()
