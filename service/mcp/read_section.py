"""The tool `read_section`."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import BaseModel, Field, StringConstraints

from corpus.model import Directive, Role, Section
from service.http.documents import section_text_out
from service.http.identity import DocumentOut, SectionOut, document_out, section_out
from service.http.requests import Strict
from service.mcp.tool import Call, DocumentId, Tool
from service.mcp.wording import STATUS, VERBATIM, place_as_text, section_as_text, status_as_text

_DESCRIPTION = f"""Read one section (mục, điều, khoản, điểm) of a directive in full, or list its outline.

`document_id` and `path` are those of a hit: `document.id`, `section.path`, e.g. ["Điều 3", "1"] or ["II", "2", "¶1"]. \
With `path`: the section's text with everything below it. A shorter path gives the section around it. Without `path`: \
no text, but `children` are all sections in reading order with their headings; paragraphs and dash items are left out \
there and come with the section that holds them.

That there is no such document or section is an answer. {STATUS} {VERBATIM}"""
_LISTED = "-", "+"  # how labels of mere list items begin
Label = Annotated[str, StringConstraints(min_length=1, max_length=200)]


class ReadIn(Strict):
    """Arguments of read_section."""

    document_id: DocumentId
    path: list[Label] | None = Field(None, min_length=1, max_length=50)


class ReadOut(BaseModel):
    """A section with its text, or a directive's outline; `section` and `text` are null then."""

    document: DocumentOut
    section: SectionOut | None
    spans: list[tuple[int, int]] = Field(description="Of `text` in the document's stored text; empty for an outline.")
    text: str | None
    children: list[SectionOut] = Field(description="Sections directly below; of an outline all, in reading order.")
    index_version: str


def _run(body: ReadIn, call: Call) -> ReadOut:
    if body.path is not None:
        return ReadOut(**dict(section_text_out(body.document_id, body.path, call.engine)))
    directive = call.engine.document(body.document_id).directive
    return ReadOut(
        document=document_out(directive, call.engine.validity(directive.id)),
        section=None,
        spans=[],
        text=None,
        children=[section_out(section) for section in _outline(directive)],
        index_version=call.engine.version,
    )


def _outline(directive: Directive) -> Iterator[Section]:
    for section in directive.sections:
        is_text = section.role in (Role.PARAGRAPH, Role.FOOTNOTE) or section.path[-1].startswith(_LISTED)
        if section.parent is None or not is_text:
            yield section


def _as_text(read: ReadOut) -> str:
    document = read.document
    if read.section is not None:
        return "\n".join([place_as_text(document, read.section), *status_as_text(document), "", read.text or ""])
    title = " ".join(part for part in (document.id, document.kind, document.number, document.title) if part)
    return "\n".join([title, *status_as_text(document), "", *map(section_as_text, read.children)])


READ_SECTION = Tool("read_section", "Đọc mục của văn bản", _DESCRIPTION, ReadIn, ReadOut, _run, _as_text)
