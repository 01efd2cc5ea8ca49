"""The tool `read_section`."""

from collections.abc import Iterator, Sequence
from typing import Annotated

from pydantic import BaseModel, Field, StringConstraints

from corpus.model import Directive, Role, Section, join_spans
from service.errors import NotFoundError
from service.http.identity import DocumentOut, SectionOut, document_out, section_out
from service.http.requests import Strict
from service.mcp.page import page_end
from service.mcp.tool import Call, DocumentId, Tool
from service.mcp.wording import STATUS, VERBATIM, place_as_text, section_as_text, status_as_text
from service.placing import position_of

_DESCRIPTION = f"""Read one section (mục, điều, khoản, điểm) of a directive in full, or list its outline.

`document_id` and `path` are those of a hit: `document.id`, `section.path`, e.g. ["Điều 3", "1"] or ["II", "2", "¶1"]. \
With `path`: the section's text with everything below it; of a long one the first part, and `next_start` as `start` \
gives the next. A shorter path gives the section around it. Without `path`: \
no text, but `children` are all sections in reading order with their headings; paragraphs and dash items are left out \
there and come with the section that holds them. Of `total` sections (without `path`) or paragraphs (with it) a \
result holds as many as make about 50 KB; `children` are those of this part.

That there is no such document or section is an answer. {STATUS} {VERBATIM}"""
LONGEST_TEXT = 14_000  # characters of a page, told twice; a paragraph that is longer stands whole
_LISTED = "-", "+"  # how labels of mere list items begin
Label = Annotated[str, StringConstraints(min_length=1, max_length=200)]


class ReadIn(Strict):
    """Arguments of read_section."""

    document_id: DocumentId
    path: list[Label] | None = Field(None, min_length=1, max_length=50)
    start: int = Field(
        0, ge=0, strict=True, description="Paragraphs, or sections of an outline, to pass over: `next_start`."
    )


class ReadOut(BaseModel):
    """A section with its text, or a directive's outline; `section` and `text` are null then."""

    document: DocumentOut
    section: SectionOut | None
    spans: list[tuple[int, int]] = Field(description="Of `text` in the document's stored text; empty for an outline.")
    text: str | None
    next_start: int | None = Field(description="Where the text or the outline goes on; null at its end.")
    total: int = Field(description="Paragraphs of the section; of an outline its sections.")
    children: list[SectionOut] = Field(description="Sections directly below, or an outline's, in this part of it.")
    index_version: str


def _run(body: ReadIn, call: Call) -> ReadOut:
    directive = call.engine.document(body.document_id).directive
    document = document_out(directive, call.engine.validity(directive.id))
    if body.path is None:
        listed = [section_out(section) for section in _outline(directive)]
        _check(body.start, len(listed), "mục")
        end = page_end(listed, body.start)
        return ReadOut(
            document=document, section=None, spans=[], text=None, next_start=end if end < len(listed) else None,
            total=len(listed), children=listed[body.start : end], index_version=call.engine.version,
        )  # fmt: skip
    position = position_of(directive, body.path)
    section = directive.sections[position]
    below = [part for part in directive.sections if part.path[: len(section.path)] == section.path]
    _check(body.start, len(below), "đoạn")
    end = _text_end(directive, below, body.start)
    page = below[body.start : end]
    return ReadOut(
        document=document,
        section=section_out(section),
        spans=[(span.start, span.end) for span in sorted(span for part in page for span in part.spans)],
        text="\n".join(join_spans(directive.text, part.spans) for part in page),
        next_start=end if end < len(below) else None,
        total=len(below),
        children=[section_out(part) for part in page if part.parent == position],
        index_version=call.engine.version,
    )


def _check(start: int, count: int, unit: str) -> None:
    if start and start >= count:
        raise NotFoundError(f"Ở đây có {count} {unit}, không có {unit} thứ {start + 1}.")


def _text_end(directive: Directive, parts: Sequence[Section], start: int) -> int:
    """Where a page ends that a model takes in."""
    length = 0
    for end, part in enumerate(parts[start:], start):
        length += len(join_spans(directive.text, part.spans)) + 1
        if length > LONGEST_TEXT and end > start:
            return end
    return len(parts)


def _outline(directive: Directive) -> Iterator[Section]:
    for section in directive.sections:
        is_text = section.role in (Role.PARAGRAPH, Role.FOOTNOTE) or section.path[-1].startswith(_LISTED)
        if section.parent is None or not is_text:
            yield section


def _as_text(read: ReadOut) -> str:
    document = read.document
    more = [] if read.next_start is None else ["", f"(Còn tiếp: start={read.next_start})"]
    if read.section is not None:
        place = place_as_text(document, read.section)
        return "\n".join([place, *status_as_text(document), "", read.text or "", *more])
    title = " ".join(part for part in (document.id, document.kind, document.number, document.title) if part)
    return "\n".join([title, *status_as_text(document), "", *map(section_as_text, read.children), *more])


READ_SECTION = Tool("read_section", "Đọc mục của văn bản", _DESCRIPTION, ReadIn, ReadOut, _run, _as_text)
