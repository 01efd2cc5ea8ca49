"""POST /v1/citations/lookup: what the mentions in a text mean."""

import time
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, Field

from service.cite import citation as written_out
from service.cite import normal_form
from service.engine import Engine
from service.hits import section_url
from service.http.dependencies import current_engine
from service.http.identity import DocumentOut, document_out
from service.http.parsed import CitationOut, citation_out
from service.http.requests import Strict
from service.lookup import Resolution, Status, look_up

router = APIRouter(prefix="/v1/citations", tags=["citations"])
CurrentEngine = Annotated[Engine, Depends(current_engine)]
LONGEST_TEXT = 100_000  # characters


class LookupIn(Strict):
    """Body of POST /v1/citations/lookup."""

    text: str = Field(min_length=1, max_length=LONGEST_TEXT)


class CandidateOut(BaseModel):
    """A directive that a mention may mean; `differs` names the fields in which it contradicts the mention."""

    document: DocumentOut
    citation: str
    url: str
    differs: list[str]


class MentionOut(CitationOut):
    """A mention with its normal form and what it means."""

    normalized: str
    status: Status
    candidates: list[CandidateOut]


class LookupOut(BaseModel):
    """Answer of /v1/citations/lookup."""

    mentions: list[MentionOut]
    index_version: str
    took_ms: float
    trace_id: str


@router.post("/lookup")
def lookup(body: LookupIn, request: Request, engine: CurrentEngine) -> LookupOut:
    """The directives that a sentence, or a line as people type it, mentions: found, ambiguous or unknown."""
    started = time.perf_counter()
    return LookupOut(
        mentions=[_mention_out(resolution, engine) for resolution in look_up(engine.catalogue, body.text)],
        index_version=engine.version,
        took_ms=round((time.perf_counter() - started) * 1000, 3),
        trace_id=request.state.trace_id,
    )


def _mention_out(resolution: Resolution, engine: Engine) -> MentionOut:
    candidates = [
        CandidateOut(
            document=document_out(candidate.directive, engine.validity(candidate.directive.id)),
            citation=written_out(candidate.directive.fields),
            url=section_url(candidate.directive.id, resolution.citation.section),
            differs=list(candidate.differs),
        )
        for candidate in resolution.candidates
    ]
    return MentionOut(
        **citation_out(resolution.citation).model_dump(),
        normalized=normal_form(resolution.citation),
        status=resolution.status,
        candidates=candidates,
    )
