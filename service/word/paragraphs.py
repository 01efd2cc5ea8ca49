"""Paragraphs at the end of a document; a line end in a text is one in Word, too."""

from docx.document import Document
from docx.text.paragraph import Paragraph

from service.word.legal import legal


def add_title(document: Document, text: str) -> Paragraph:
    """The title of the whole: bold, in the middle."""
    return _add(document, text, "Title")


def add_heading(document: Document, text: str, level: int = 1) -> Paragraph:
    """A heading of level 1 (bold), 2 (bold, italic) or 3 (italic), kept on the page of what follows."""
    return _add(document, text, f"heading {level}")


def add_text(document: Document, text: str = "") -> Paragraph:
    """A paragraph of one's own words."""
    return _add(document, text, "Normal")


def add_quotation(document: Document, text: str, *, heads: bool = False) -> Paragraph:
    """A paragraph taken from a directive, word for word; it looks like the body of one, or `heads` what follows."""
    paragraph = _add(document, text, "Quote")
    if heads:
        paragraph.paragraph_format.keep_with_next = True
        for run in paragraph.runs:
            run.bold = True
    return paragraph


def add_small(document: Document, text: str) -> Paragraph:
    """Small print in the middle: where and when the paper was made."""
    return _add(document, text, "Small Print")


def _add(document: Document, text: str, style: str) -> Paragraph:
    return document.add_paragraph(legal(text), style)
