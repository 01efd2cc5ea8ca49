"""The Vietnamese pages: search at /, a directive with its outline at /documents/{id}."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, FastAPI, Query, Request
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles
from fastapi.templating import Jinja2Templates
from pydantic import ValidationError

from corpus.issuers import Issuers, issuer_of
from corpus.model import Directive, Form, Section
from indexer.terms import Layer
from service import worded
from service.cite import citation, normal_form
from service.engine import READ, Engine
from service.errors import BadRequestError, ServiceError
from service.filters import Filters
from service.hits import Hit, section_url
from service.http.answer_box import answer_box, to_copy
from service.http.dependencies import current_engine, known_issuers
from service.http.requests import LONGEST_QUERY, FiltersIn
from service.lookup import Status, resolve
from service.marked import Piece, marked

_WEB = Path(__file__).parents[1] / "web"
_PER_PAGE = 10
_NOTHING: list[str] = []
_LEGS = {"dense": "theo ý", "lexical": "theo từ", "named": "theo tên gọi"}
_WISHES = {"kind": "Loại", "issuer": "Cơ quan", "place": "Nơi", "year": "Năm"}
_LAST_PAGE = 50
_LONGEST_LABEL = 15  # characters beside the heading in a paragraph that is nothing else
_ASKS = re.compile(r"\?\s*$|\b(bao nhiêu|ai|khi nào|ngày nào|ở đâu|vì sao|cơ quan nào|thế nào|mấy)\b", re.IGNORECASE)
_templates = Jinja2Templates(directory=_WEB / "templates")
router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
CurrentEngine = Annotated[Engine, Depends(current_engine)]
KnownIssuers = Annotated[Issuers | None, Depends(known_issuers)]


def mount_static(app: FastAPI) -> None:
    """Styles and scripts, all from this machine."""
    app.mount("/static", StaticFiles(directory=_WEB / "static"), name="static")


@router.get("/")
def search_page(
    request: Request,
    engine: CurrentEngine,
    q: str = "",
    page: str = "1",
    mode: str = "auto",
    kind: str = "",
    issuer: str = "",
    issued_from: str = "",
    issued_to: str = "",
    match: str = "auto",
    ignore: Annotated[list[str], Query()] = _NOTHING,
) -> HTMLResponse:
    """A query's hits; the empty page says how much is in the index. What is wrong is said on the page."""
    given = {"kind": kind, "issuer": issuer, "issued_from": issued_from, "issued_to": issued_to}
    form = {"q": q[:LONGEST_QUERY], "mode": mode, **given, "match": match}
    context: dict[str, object] = {"form": form, "counts": engine.manifest.counts, "version": engine.version}
    status = 200
    if q.strip():
        try:
            context |= _results(engine, form, given, _page_number(page), ignore, too_long=len(q) > LONGEST_QUERY)
        except ServiceError as error:
            context["problem"], status = str(error), error.status
    return _templates.TemplateResponse(request, "search.html", context, status_code=status)


def _results(
    engine: Engine, form: dict[str, str], given: dict[str, str], page: int, ignore: Sequence[str], *, too_long: bool
) -> dict[str, object]:
    if too_long:
        raise BadRequestError(f"Câu hỏi dài quá {LONGEST_QUERY} ký tự; hãy rút ngắn.")
    asks = page == 1 and _reads_as_question(form["q"])
    found = engine.search(
        form["q"],
        mode=form["mode"],
        top_k=READ if asks else _PER_PAGE,  # one search for both the answer and the hits
        offset=(page - 1) * _PER_PAGE,
        filters=_filters(given),
        match=_layer(form["match"]),
        ignore=ignore,
    )
    more = page * _PER_PAGE < found.total and page < _LAST_PAGE
    return {
        "found": found,
        "leg_names": _LEGS,
        "box": answer_box(engine.answer_from(found)) if asks and found.mode == "hybrid" else None,
        "words": worded,
        "hits": [_shown(hit) for hit in found.hits[:_PER_PAGE]],
        "page": page,
        "previous_url": _page_url(form, ignore, page - 1) if page > 1 else None,
        "next_url": _page_url(form, ignore, page + 1) if more else None,
        "typed_url": _page_url({**form, "match": Layer.FOLDED}, ignore, 1),
        "wishes": [
            {"name": _WISHES[one.key], "value": one.value, "url": _page_url(form, [*ignore, one.key], 1)}
            for one in found.question.wishes
        ],
        "ignored_url": _page_url(form, (), 1) if ignore else None,
    }


def _reads_as_question(text: str) -> bool:
    return _ASKS.search(text) is not None


def _layer(match: str) -> Layer | None:
    """As the API names it."""
    if match not in ("auto", *Layer):
        raise BadRequestError(f"Không có cách so chữ '{match}'; chọn một trong: auto, {', '.join(Layer)}.")
    return None if match == "auto" else Layer(match)


def _page_number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:4]) <= _LAST_PAGE):
        raise BadRequestError(f"Số trang phải từ 1 đến {_LAST_PAGE}.")
    return int(text)


@router.get("/documents/{id_:path}")
def document_page(request: Request, id_: str, engine: CurrentEngine, issuers: KnownIssuers) -> HTMLResponse:
    """A directive as it is stored, section by section, each with an anchor of its own."""
    try:
        directive = engine.document(id_).directive
    except ServiceError as error:
        context: dict[str, object] = {"problem": str(error)}
        return _templates.TemplateResponse(request, "problem.html", context, status_code=error.status)
    context = {
        "directive": directive,
        "citation": citation(directive.fields),
        "cited": _cited(engine, directive),
        "issuer": issuer_of(directive.fields, issuers),
        "sections": [_placed(directive, section) for section in directive.sections],
    }
    return _templates.TemplateResponse(request, "document.html", context)


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


def _filters(given: dict[str, str]) -> Filters:
    try:
        return FiltersIn.model_validate({name: value for name, value in given.items() if value.strip()}).to_filters()
    except ValidationError as error:
        raise BadRequestError("Bộ lọc không hợp lệ; ngày viết theo dạng năm-tháng-ngày, từ trước đến.") from error


def _shown(hit: Hit) -> dict[str, object]:
    fields = hit.directive.fields
    return {
        "hit": hit,
        "headings": [heading for heading in hit.passage.breadcrumb if heading != fields.title],
        "pieces": marked(hit.pieces, hit.highlights),
        "printed_page": hit.directive.page_of(hit.passage.spans[0].start),
        "to_copy": to_copy(hit.passage.text, hit.citation),
    }


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


def _page_url(form: dict[str, str], ignore: Sequence[str], page: int) -> str:
    kept = [(name, value) for name, value in form.items() if value and (name, value) != ("match", "auto")]
    return f"/?{urlencode([*kept, *(('ignore', key) for key in ignore), ('page', str(page))])}"
