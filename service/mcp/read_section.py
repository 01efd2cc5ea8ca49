"""The tool `read_section`."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import BaseModel, Field, StringConstraints

from corpus.model import Directive, Role, Section, join_spans
from service.errors import NotFoundError
from service.http.identity import DocumentOut, SectionOut, document_out, section_out
from service.http.requests import Strict
from service.mcp.tool import Call, DocumentId, Tool
from service.mcp.wording import STATUS, VERBATIM, place_as_text, section_as_text, status_as_text
from service.placing import position_of

_DESCRIPTION = f"""Read one section (mục, điều, khoản, điểm) of a directive in full, or list its outline.

`document_id` and `path` are those of a hit: `document.id`, `section.path`, e.g. ["Điều 3", "1"] or ["II", "2", "¶1"]. \
With `path`: the section's text with everything below it; of a long one the first part, and `next_start` as `start` \
gives the next. A shorter path gives the section around it. Without `path`: \
no text, but `children` are all sections in reading order with their headings; paragraphs and dash items are left out \
there and come with the section that holds them.

That there is no such document or section is an answer. {STATUS} {VERBATIM}"""
LONGEST_TEXT = 20_000  # characters of a page; a paragraph that is longer stands whole
_LISTED = "-", "+"  # how labels of mere list items begin
Label = Annotated[str, StringConstraints(min_length=1, max_length=200)]


class ReadIn(Strict):
    """Arguments of read_section."""

    document_id: DocumentId
    path: list[Label] | None = Field(None, min_length=1, max_length=50)
    start: int = Field(0, ge=0, strict=True, description="Paragraphs of the section to pass over: `next_start`.")


class ReadOut(BaseModel):
    """A section with its text, or a directive's outline; `section` and `text` are null then."""

    document: DocumentOut
    section: SectionOut | None
    spans: list[tuple[int, int]] = Field(description="Of `text` in the document's stored text; empty for an outline.")
    text: str | None
    next_start: int | None = Field(description="Where the text goes on; null at its end.")
    children: list[SectionOut] = Field(description="Sections directly below; of an outline all, in reading order.")
    index_version: str


def _run(body: ReadIn, call: Call) -> ReadOut:
    directive = call.engine.document(body.document_id).directive
    document = document_out(directive, call.engine.validity(directive.id))
    if body.path is None:
        listed = [section_out(section) for section in _outline(directive)]
        return ReadOut(
            document=document, section=None, spans=[], text=None, next_start=None, children=listed,
            index_version=call.engine.version,
        )  # fmt: skip
    position = position_of(directive, body.path)
    section = directive.sections[position]
    page, next_start = _page(directive, section, body.start)
    return ReadOut(
        document=document,
        section=section_out(section),
        spans=[(span.start, span.end) for span in sorted(span for part in page for span in part.spans)],
        text="\n".join(join_spans(directive.text, part.spans) for part in page),
        next_start=next_start,
        children=[section_out(part) for part in directive.sections if part.parent == position],
        index_version=call.engine.version,
    )


def _page(directive: Directive, section: Section, start: int) -> tuple[list[Section], int | None]:
    """The section with what is below it, from a paragraph on as far as a model takes in; and where it goes on."""
    below = [part for part in directive.sections if part.path[: len(section.path)] == section.path]
    if start >= len(below):
        raise NotFoundError(f"Mục này có {len(below)} đoạn, không có đoạn thứ {start + 1}.")
    length = 0
    for end, part in enumerate(below[start:], start):
        length += len(join_spans(directive.text, part.spans)) + 1
        if length > LONGEST_TEXT and end > start:
            return below[start:end], end
    return below[start:], None


def _outline(directive: Directive) -> Iterator[Section]:
    for section in directive.sections:
        is_text = section.role in (Role.PARAGRAPH, Role.FOOTNOTE) or section.path[-1].startswith(_LISTED)
        if section.parent is None or not is_text:
            yield section


def _as_text(read: ReadOut) -> str:
    document = read.document
    if read.section is not None:
        more = [] if read.next_start is None else ["", f"(Còn tiếp: start={read.next_start})"]
        place = place_as_text(document, read.section)
        return "\n".join([place, *status_as_text(document), "", read.text or "", *more])
    title = " ".join(part for part in (document.id, document.kind, document.number, document.title) if part)
    return "\n".join([title, *status_as_text(document), "", *map(section_as_text, read.children)])


READ_SECTION = Tool("read_section", "Đọc mục của văn bản", _DESCRIPTION, ReadIn, ReadOut, _run, _as_text)
