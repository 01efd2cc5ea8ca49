"""Excerpts as a working paper: each under its headings, with its source in a footnote."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from docx.document import Document
from docx.text.paragraph import Paragraph

from corpus.model import Directive, Role, Section
from service.cite import later
from service.cite.days import written_day
from service.excerpts import Excerpt, Part
from service.word.document import new_document
from service.word.footnotes import add_footnote
from service.word.package import as_bytes
from service.word.paragraphs import add_heading, add_quotation, add_small, add_text, add_title
from service.word.sources import Sources, ValidityOf
from service.word.stacked import stacked_rows
from service.word.tables import add_table
from service.word.verbatim import Rows, paragraphs_of, rows_of, without_markup

TITLE = "Trích văn bản"
_CONTEXT = 3  # level of heading


class _Data(NamedTuple):
    """A table, and whether its first row heads the others."""

    rows: Rows
    headed: bool


class _Words(NamedTuple):
    """A paragraph, and whether it is all heading."""

    text: str
    heads: bool = False


def write_paper(
    excerpts: Sequence[Excerpt], title: str | None, on: date, version: str, validity_of: ValidityOf
) -> bytes:
    """The .docx; `on` is the day that it is dated, `version` the index's; `validity_of` tells by a directive's id
    whether it still stands. The same arguments give the same bytes."""
    document = new_document()
    document.core_properties.title = add_title(document, title or TITLE).text[:255]
    add_small(document, f"Xuất ngày {written_day(on)} từ chỉ mục {version}, {len(excerpts)} đoạn")
    sources = Sources(excerpts, validity_of)
    above: tuple[str, tuple[str, ...]] | None = None
    for excerpt in excerpts:
        place = (excerpt.directive.id, excerpt.headings)
        _add(document, excerpt, sources.next(excerpt), repeats=place == above)
        above = place
    return as_bytes(document)


def _add(document: Document, excerpt: Excerpt, source: str, *, repeats: bool) -> None:
    """The mark of the footnote stands at the end of the last paragraph; a table has none, the line above it has."""
    blocks = [block for part in excerpt.parts for block in _blocks(excerpt.directive, part)]
    begins_with_words = bool(blocks) and isinstance(blocks[0], _Words)
    marked = None if repeats and begins_with_words else _add_context(document, excerpt)
    for block, following in pairwise([*blocks, None]):
        if isinstance(block, _Words):
            marked = add_quotation(document, block.text, heads=block.heads and following is not None)
        elif block is not None:
            add_table(document, block.rows, headed=block.headed)
            if not isinstance(following, _Words):
                add_text(document)  # Word joins tables that touch, and ends no page with one
    if marked is not None:
        add_footnote(marked, source)


def _add_context(document: Document, excerpt: Excerpt) -> Paragraph:
    """Whose text it is and what is printed above it."""
    place = " › ".join((later(excerpt.directive.fields), *map(without_markup, excerpt.headings)))
    return add_heading(document, place[:1].upper() + place[1:], _CONTEXT)


def _blocks(directive: Directive, part: Part) -> list[_Words | _Data]:
    slices = [span.of(directive.text) for span in part.spans]
    if part.section.role is Role.TABLE:
        rows = rows_of(slices) or stacked_rows(directive.text, part.section, part.spans)
        if rows:
            return [_Data(rows, part.opens)]
    texts = [text for text in paragraphs_of(slices, part.section.role) if text.strip()]
    return [_Words(text, heads=_is_heading(part.section, text)) for text in texts]


def _is_heading(section: Section, text: str) -> bool:
    """Whether a paragraph holds the heading alone, with no text run in after it."""
    return bool(section.heading) and _letters(text).endswith(_letters(section.heading or ""))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
