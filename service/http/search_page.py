"""The search page at /, with the box that answers a question."""

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse

from indexer.terms import Layer
from service.engine import READ, Engine
from service.errors import ServiceError
from service.found import EXACT, Found
from service.generation.answering import Answering
from service.hits import Hit
from service.http.answer_box import Box, answer_box, fill_url, to_copy
from service.http.dependencies import current_answering, current_engine
from service.http.requests import LONGEST_QUERY
from service.http.search_form import LAST_PAGE, SearchForm
from service.http.web import templates
from service.marked import marked
from service.precedent.validity.model import Standing
from service.printed import FACTORS
from service.worded import evidence_worded

_PER_PAGE = 10
_LEGS = {"dense": "theo ý", "lexical": "theo từ", "named": "theo tên gọi"}
_WISHES = {"kind": "Loại", "issuer": "Cơ quan", "place": "Nơi", "year": "Năm"}
STANDINGS = {
    Standing.IN_FORCE: "Tự nêu có hiệu lực",
    Standing.AMENDED: "Đã được sửa đổi",
    Standing.REPLACED: "Đã bị thay thế",
    Standing.REPEALED: "Đã bị bãi bỏ",
    Standing.PERIOD_OVER: "Hết thời kỳ",
    Standing.ISSUER_DISSOLVED: "Cơ quan đã giải thể",
    Standing.UNKNOWN: "Không rõ",
}
router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
CurrentEngine = Annotated[Engine, Depends(current_engine)]
CurrentAnswering = Annotated[Answering, Depends(current_answering)]
Form = Annotated[SearchForm, Query()]


@router.get("/")
def search_page(form: Form, request: Request, engine: CurrentEngine, answering: CurrentAnswering) -> HTMLResponse:
    """A query's hits; the empty page says how much is in the index. What is wrong is said on the page."""
    shown = form.model_copy(update={"q": form.q[:LONGEST_QUERY]})
    context: dict[str, object] = {
        "form": shown,
        "standings": STANDINGS,
        "counts": engine.manifest.counts,
        "version": engine.version,
    }
    status = 200
    if form.q.strip():
        try:
            context |= _results(form, engine, answering)
        except ServiceError as error:
            context["problem"], status = str(error), error.status
    return templates.TemplateResponse(request, "search.html", context, status_code=status)


@router.get("/answer")
def answer_part(form: Form, request: Request, engine: CurrentEngine, answering: CurrentAnswering) -> HTMLResponse:
    """The box alone, as a generator writes it; a script puts it into the page that came without waiting for it."""
    box = answer_box(answering.answer(engine, form.query(), form.filters()))
    return templates.TemplateResponse(request, "answer.html", {"box": box})


def _results(form: SearchForm, engine: Engine, answering: Answering) -> dict[str, object]:
    page = form.page_number()
    question = engine.understand(form.query(), form.layer(), form.ignore)
    asks = page == 1 and engine.asks(question)
    found = engine.search(
        question,
        mode=form.mode,
        top_k=READ if asks else _PER_PAGE,  # one search for both the answer and the hits
        offset=(page - 1) * _PER_PAGE,
        filters=form.filters(),
        marked=_PER_PAGE,
        order=form.ordered_by(),
    )
    return {
        "found": found,
        "box": _box(form, found, engine, answering) if asks and found.mode == "hybrid" else None,
        "hits": [_shown(hit) for hit in found.hits[:_PER_PAGE]],
        "leg_names": _LEGS,
        "evidence": _evidence(engine, found),
        "factor_names": FACTORS,
        "page": page,
        **_links(form, found, page),
    }


def _evidence(engine: Engine, found: Found) -> str | None:
    """How often the words stand so: where nothing is found, and where wording is looked for."""
    said = found.relevant is False or found.mode == EXACT
    return evidence_worded(engine.precedents.evidence_of(found)) if said else None


def _box(form: SearchForm, found: Found, engine: Engine, answering: Answering) -> Box:
    answer = engine.answer_from(found)
    return answer_box(answer, fill_url(answer, form) if answering.writes else None)


def _links(form: SearchForm, found: Found, page: int) -> dict[str, object]:
    more = page * _PER_PAGE < found.total and page < LAST_PAGE
    return {
        "previous_url": form.url(page - 1) if page > 1 else None,
        "next_url": form.url(page + 1) if more else None,
        "typed_url": form.url(1, match=Layer.FOLDED),
        "wishes": [
            {"name": _WISHES[one.key], "value": one.value, "url": form.url(1, ignore=[*form.ignore, one.key])}
            for one in found.question.wishes
        ],
        "ignored_url": form.url(1, ignore=()) if form.ignore else None,
    }


def _shown(hit: Hit) -> dict[str, object]:
    fields = hit.directive.fields
    return {
        "hit": hit,
        "headings": [heading for heading in hit.passage.breadcrumb if heading != fields.title],
        "pieces": marked(hit.pieces, hit.highlights),
        "printed_page": hit.directive.page_of(hit.passage.spans[0].start),
        "to_copy": to_copy(hit.passage.text, hit.citation),
        "factors": asdict(hit.factors) if hit.factors else {},
    }
