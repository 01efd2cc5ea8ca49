"""The page of a directive, with its outline, at /documents/{id}."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse

from corpus.issuers import Issuers, issuer_of
from corpus.model import Directive, Form, Section
from service.cite import citation, normal_form
from service.engine import Engine
from service.errors import ServiceError
from service.hits import section_url
from service.http.dependencies import current_engine, known_issuers
from service.http.web import templates
from service.lookup import Status, resolve
from service.marked import Piece, marked

_LONGEST_LABEL = 15  # characters beside the heading in a paragraph that is nothing else
router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
CurrentEngine = Annotated[Engine, Depends(current_engine)]
KnownIssuers = Annotated[Issuers | None, Depends(known_issuers)]


@router.get("/documents/{id_:path}")
def document_page(request: Request, id_: str, engine: CurrentEngine, issuers: KnownIssuers) -> HTMLResponse:
    """A directive as it is stored, section by section, each with an anchor of its own."""
    try:
        directive = engine.document(id_).directive
    except ServiceError as error:
        context: dict[str, object] = {"problem": str(error)}
        return templates.TemplateResponse(request, "problem.html", context, status_code=error.status)
    context = {
        "directive": directive,
        "citation": citation(directive.fields),
        "validity": engine.validity(id_),
        "cited": _cited(engine, directive),
        "issuer": issuer_of(directive.fields, issuers),
        "sections": [_placed(directive, section) for section in directive.sections],
    }
    return templates.TemplateResponse(request, "document.html", context)


def _cited(engine: Engine, directive: Directive) -> list[dict[str, object]]:
    """The directives that it names, each once, with a link to the one that the index holds."""
    cited: dict[str, dict[str, object]] = {}
    for resolution in resolve(engine.catalogue, directive.citations):
        if resolution.citation.form is not Form.RELATIVE:
            found = resolution.candidates[0].directive if resolution.status is Status.FOUND else None
            url = section_url(found.id, resolution.citation.section) if found else None
            name = normal_form(resolution.citation)
            cited.setdefault(name, {"name": name, "relation": resolution.citation.relation, "url": url})
    return list(cited.values())


def _placed(directive: Directive, section: Section) -> dict[str, object]:
    pieces: list[Piece] = marked([(span, span.of(directive.text)) for span in section.spans], [])
    length = sum(len(piece.text) for piece in pieces)
    return {
        "section": section,
        "anchor": "/".join(section.path),
        "printed_page": directive.page_of(section.spans[0].start),
        "pieces": pieces,
        "depth": min(len(section.path) - 1, 4),
        "is_heading": section.heading is not None and length <= len(section.heading) + _LONGEST_LABEL,
    }
