"""/v1/documents: the directives in the index, their outline and text."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, Field

from corpus.issuers import Issuers
from corpus.model import join_spans
from service.engine import Engine
from service.http.cursor import decode_cursor, encode_cursor
from service.http.dependencies import current_engine, known_issuers, without_parameters
from service.http.identity import DocumentOut, SectionOut, document_out, section_out
from service.http.parsed import ParsedOut, parsed_out
from service.http.requests import MOST_HITS, FiltersIn
from service.lookup import Resolution, Status, resolve
from service.placing import position_of

router = APIRouter(prefix="/v1/documents", tags=["documents"])
CurrentEngine = Annotated[Engine, Depends(current_engine)]
KnownIssuers = Annotated[Issuers | None, Depends(known_issuers)]


class ListQuery(FiltersIn):
    """Filters and the page wanted."""

    top_k: int = Field(50, ge=1, le=MOST_HITS)
    cursor: str | None = Field(None, max_length=200)


class DocumentsOut(BaseModel):
    """A page of directives, by id."""

    documents: list[DocumentOut]
    total: int
    next_cursor: str | None
    index_version: str


class HeldOut(BaseModel):
    """Whether the directive that a citation means is in the index; `documents` are those that agree with it."""

    status: Status
    documents: list[str]


class DocumentTextOut(ParsedOut):
    """A directive taken apart, with its stored text; `held` goes with `citations`, one for one."""

    held: list[HeldOut]
    text: str
    index_version: str


class SectionTextOut(BaseModel):
    """One section with its own text and that of everything below it."""

    document: DocumentOut
    section: SectionOut
    spans: list[tuple[int, int]]
    text: str
    children: list[SectionOut]
    index_version: str


@router.get("")
def list_documents(query: Annotated[ListQuery, Query()], engine: CurrentEngine) -> DocumentsOut:
    """The directives that the filters leave, in the order of their ids."""
    key = f"documents {engine.version} {query.model_dump_json(exclude={'cursor', 'top_k'})}"
    offset = decode_cursor(query.cursor, key)
    documents, total = engine.documents(query.to_filters(), offset, query.top_k)
    after = offset + query.top_k
    return DocumentsOut(
        documents=[document_out(directive, engine.validity(directive.id)) for directive in documents],
        total=total,
        next_cursor=encode_cursor(after, key) if after < total else None,
        index_version=engine.version,
    )


# Ids may hold slashes, so the longer routes come first and each takes a whole path.
@router.get("/{id_:path}/sections/{path:path}", dependencies=[Depends(without_parameters)])
def read_section(id_: str, path: str, engine: CurrentEngine, issuers: KnownIssuers) -> SectionTextOut | DocumentTextOut:
    """One section by its path, its labels joined by slashes: II/2/2.1."""
    if engine.catalogue.directive(whole := f"{id_}/sections/{path}"):
        return read_document(whole, engine, issuers)  # an id may look like a section's address
    return section_text_out(id_, path.split("/"), engine)


def section_text_out(id_: str, path: Sequence[str], engine: Engine) -> SectionTextOut:
    """A section with all below it; NotFoundError where there is no such document, or section of it."""
    directive = engine.document(id_).directive
    position = position_of(directive, path)
    section = directive.sections[position]
    below = [part for part in directive.sections if part.path[: len(section.path)] == section.path]
    spans = sorted(span for part in below for span in part.spans)
    return SectionTextOut(
        document=document_out(directive, engine.validity(id_)),
        section=section_out(section),
        spans=[(span.start, span.end) for span in spans],
        text="\n".join(join_spans(directive.text, part.spans) for part in below),
        children=[section_out(part) for part in directive.sections if part.parent == position],
        index_version=engine.version,
    )


@router.get("/{id_:path}", dependencies=[Depends(without_parameters)])
def read_document(id_: str, engine: CurrentEngine, issuers: KnownIssuers) -> DocumentTextOut:
    """A directive with outline, citations, passages and text."""
    directive = engine.document(id_).directive
    parsed = parsed_out(directive, engine.passages_of(id_), issuers, validity=engine.validity(id_))
    held = [held_out(resolution) for resolution in resolve(engine.catalogue, directive.citations)]
    return DocumentTextOut(**parsed.model_dump(), held=held, text=directive.text, index_version=engine.version)


def held_out(resolution: Resolution) -> HeldOut:
    """What the catalogue says of a citation, contradicting candidates left out."""
    agreeing = [one.directive.id for one in resolution.candidates if not one.differs]
    return HeldOut(status=resolution.status, documents=agreeing)
