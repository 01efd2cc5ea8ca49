"""Excerpts as a working paper: each under its headings, with its source in a footnote."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from docx.document import Document
from docx.text.paragraph import Paragraph

from corpus.model import Directive, Role
from service.cite import citation, later
from service.cite.days import written_day
from service.excerpts import Excerpt, Part
from service.word.document import new_document
from service.word.footnotes import add_footnote
from service.word.package import as_bytes
from service.word.paragraphs import add_heading, add_quotation, add_small, add_text, add_title
from service.word.tables import add_table
from service.word.verbatim import Rows, paragraphs_of, rows_of, without_markup

TITLE = "Trích văn bản"
_CONTEXT = 3  # level of heading


class _Data(NamedTuple):
    """A table, and whether its first row heads the others."""

    rows: Rows
    headed: bool


def write_paper(excerpts: Sequence[Excerpt], title: str | None, on: date, version: str) -> bytes:
    """The .docx; `on` is the day that it is dated, `version` the index's. The same arguments give the same bytes."""
    document = new_document()
    document.core_properties.title = add_title(document, title or TITLE).text[:255]
    add_small(document, f"Xuất ngày {written_day(on)} từ chỉ mục {version}, {len(excerpts)} đoạn")
    sources = _Sources(excerpts)
    above: tuple[str, tuple[str, ...]] | None = None
    for excerpt in excerpts:
        place = (excerpt.directive.id, excerpt.headings)
        _add(document, excerpt, sources.next(excerpt), repeats=place == above)
        above = place
    return as_bytes(document)


class _Sources:
    """What footnotes say: a directive in full first, then in short, unless another one has the same short form."""

    def __init__(self, excerpts: Sequence[Excerpt]) -> None:
        directives = {one.directive.id: one.directive for one in excerpts}
        self._short = Counter(map(_short, directives.values()))
        self._named: set[str] = set()

    def next(self, excerpt: Excerpt) -> str:
        directive = excerpt.directive
        again = directive.id in self._named and self._short[_short(directive)] == 1
        self._named.add(directive.id)
        said = (later if again else citation)(directive.fields, excerpt.path)
        return f"{said[:1].upper()}{said[1:]}{'' if _is_known(directive) else f' (tệp {directive.source})'}."


def _is_known(directive: Directive) -> bool:
    """Whether a person could find it by what its citation says."""
    fields = directive.fields
    return bool(fields.number or fields.title)


def _short(directive: Directive) -> str:
    return later(directive.fields).lower()


def _add(document: Document, excerpt: Excerpt, source: str, *, repeats: bool) -> None:
    """The mark of the footnote stands at the end of the last paragraph; a table has none, the line above it has."""
    blocks = [block for part in excerpt.parts for block in _blocks(excerpt.directive, part)]
    begins_with_words = bool(blocks) and isinstance(blocks[0], str)
    marked = None if repeats and begins_with_words else _add_context(document, excerpt)
    for block, following in pairwise([*blocks, None]):
        if isinstance(block, str):
            marked = add_quotation(document, block)
        elif block is not None:
            add_table(document, block.rows, headed=block.headed)
            if not isinstance(following, str):
                add_text(document)  # Word joins tables that touch, and ends no page with one
    if marked is not None:
        add_footnote(marked, source)


def _add_context(document: Document, excerpt: Excerpt) -> Paragraph:
    """Whose text it is and what is printed above it."""
    place = " › ".join((later(excerpt.directive.fields), *map(without_markup, excerpt.headings)))
    return add_heading(document, place[:1].upper() + place[1:], _CONTEXT)


def _blocks(directive: Directive, part: Part) -> list[str | _Data]:
    slices = [span.of(directive.text) for span in part.spans]
    rows = rows_of(slices) if part.role is Role.TABLE else None
    if rows:
        return [_Data(rows, part.opens)]
    return [text for text in paragraphs_of(slices, part.role) if text.strip()]
