"""GET /v1/citations/missing: directives that many cite and that the index does not hold."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, Field

from service.engine import Engine
from service.filters import Filters
from service.http.dependencies import current_engine
from service.http.requests import MOST_HITS, FiltersIn
from service.http.stated import StatedOut, stated
from service.precedent.relations.missing import Missing, most_cited_missing

router = APIRouter(prefix="/v1/citations", tags=["relations"])


class MissingQuery(FiltersIn):
    """Filters on the directives that cite, and how many are wanted."""

    top_k: int = Field(20, ge=1, le=MOST_HITS)


class MissingDirectiveOut(StatedOut):
    """A directive that isn't held: how it is cited, by how many and by which, twenty at most."""

    directives: int
    mentions: int
    citing: list[str]


class MissingOut(BaseModel):
    """Answer of /v1/citations/missing."""

    missing: list[MissingDirectiveOut]
    index_version: str


@router.get("/missing")
def list_missing(
    query: Annotated[MissingQuery, Query()], engine: Annotated[Engine, Depends(current_engine)]
) -> MissingOut:
    """Those that most directives cite first."""
    return missing_out(engine, query.top_k, query.to_filters())


def missing_out(engine: Engine, top_k: int, filters: Filters) -> MissingOut:
    """The same outside a request."""
    found = most_cited_missing(engine.catalogue, top_k, engine.scope(filters))
    return MissingOut(missing=[_out(one) for one in found], index_version=engine.version)


def _out(one: Missing) -> MissingDirectiveOut:
    counts = {"directives": one.directives, "mentions": one.mentions}
    return MissingDirectiveOut(**stated(one.citation), **counts, citing=list(one.citing))
