"""GET /v1/documents/{id}/citation: a directive or one of its sections, as a draft cites it."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, Field

from service.engine import Engine
from service.http.dependencies import current_engine
from service.http.documents import DocumentTextOut, KnownIssuers, read_document
from service.http.identity import DocumentOut, SectionOut, document_out, section_out
from service.http.requests import Strict
from service.http.schemas import CiteOut, cite_out
from service.placing import position_of

router = APIRouter(prefix="/v1/documents", tags=["documents"])
CurrentEngine = Annotated[Engine, Depends(current_engine)]


class CitationQuery(Strict):
    """The path of a section, its labels joined by slashes: II/2; empty for the whole directive."""

    path: str = Field("", max_length=500)


class CitationToPasteOut(BaseModel):
    """What is cited and how; `section` is null for the whole directive."""

    document: DocumentOut
    section: SectionOut | None
    citation: str
    cite: CiteOut
    index_version: str


# Before the other routes of documents: their ids take whatever stands in front, slashes too.
@router.get("/{id_:path}/citation")
def read_citation(
    id_: str, engine: CurrentEngine, issuers: KnownIssuers, query: Annotated[CitationQuery, Query()]
) -> CitationToPasteOut | DocumentTextOut:
    """The citation to paste."""
    if engine.catalogue.directive(whole := f"{id_}/citation"):
        return read_document(whole, engine, issuers)  # an id may look like a citation's address
    directive = engine.document(id_).directive
    section = directive.sections[position_of(directive, tuple(query.path.split("/")))] if query.path else None
    forms = cite_out(directive.fields, section.path if section else ())
    return CitationToPasteOut(
        document=document_out(directive, engine.validity(id_)),
        section=section_out(section) if section else None,
        citation=forms.full,
        cite=forms,
        index_version=engine.version,
    )
