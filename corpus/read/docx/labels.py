"""The list number before a paragraph."""

from typing import Any

from corpus.read.blocks import PAGE, Block
from corpus.read.docx.numbering import Numbering
from corpus.read.docx.package import W
from corpus.read.docx.styles import ParagraphLook, integer, value


def label(numbering: Numbering, properties: Any, look: ParagraphLook) -> str:
    """What Word prints before the paragraph, which is counted with it; "" where it is in no list."""
    own = properties.find(W + "numPr") if properties is not None else None
    list_ = value(own, "numId") if own is not None else None
    level = integer(value(own, "ilvl")) if own is not None else None
    if list_ is None and look.list is not None:
        list_ = look.list
        level = look.level if level is None else level
        level = numbering.level_of(list_, look.style) if level is None else level
    return numbering.label(list_, level or 0) if list_ else ""


def labelled(text: str, number: str) -> str:
    """The text after its list number, which Word counts in an empty paragraph too but which says nothing there."""
    if not number or not Block(text).has_ink:
        return text
    ink = text.lstrip(f"{PAGE} \t\n\xa0")
    return PAGE * (PAGE in text[: len(text) - len(ink)]) + number + ink
