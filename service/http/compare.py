"""GET /v1/compare: two directives side by side, section by section."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, Field

from service.engine import Engine
from service.http.dependencies import current_engine
from service.http.identity import DocumentOut, SectionOut, document_out, section_out
from service.http.requests import Strict
from service.precedent.difference import Change, Tag
from service.precedent.relations.comparison import Row, Side, compare

router = APIRouter(prefix="/v1", tags=["relations"])
Id = Annotated[str, Field(min_length=1, max_length=500)]


class CompareQuery(Strict):
    """The ids of two directives."""

    before: Id
    after: Id


class SideOut(BaseModel):
    """A section's own text: the slices of its spans, a blank between them."""

    section: SectionOut
    text: str
    spans: list[tuple[int, int]]


class ChangeOut(BaseModel):
    """One step from a wording to the other; offsets into the sides' texts."""

    tag: Tag
    before: tuple[int, int]
    after: tuple[int, int]


class RowOut(BaseModel):
    """A section on both sides, or on one alone; the changes cover both texts.

    `within`: where a section that stands on one side alone was split off from or joined to, on the other side.
    """

    before: SideOut | None
    after: SideOut | None
    likeness: float
    changes: list[ChangeOut]
    within: SectionOut | None


class CompareOut(BaseModel):
    """Answer of /v1/compare: rows in the order of `after`."""

    before: DocumentOut
    after: DocumentOut
    rows: list[RowOut]
    index_version: str


@router.get("/compare")
def read_comparison(
    query: Annotated[CompareQuery, Query()], engine: Annotated[Engine, Depends(current_engine)]
) -> CompareOut:
    """Section by section, word by word."""
    return comparison_out(engine, query.before, query.after)


def comparison_out(engine: Engine, before: str, after: str) -> CompareOut:
    """The same outside a request; NotFoundError when there is no directive of an id."""
    one, other = (engine.document(id_).directive for id_ in (before, after))
    return CompareOut(
        before=document_out(one, engine.validity(one.id)),
        after=document_out(other, engine.validity(other.id)),
        rows=[_row(row) for row in compare(one, other)],
        index_version=engine.version,
    )


def _row(row: Row) -> RowOut:
    return RowOut(
        before=_side(row.before) if row.before else None,
        after=_side(row.after) if row.after else None,
        likeness=round(row.likeness, 4),
        changes=[_change(change) for change in row.changes],
        within=section_out(row.within) if row.within else None,
    )


def _side(side: Side) -> SideOut:
    spans = [(span.start, span.end) for span in side.section.spans]
    return SideOut(section=section_out(side.section), text=side.text, spans=spans)


def _change(change: Change) -> ChangeOut:
    before, after = change.before, change.after
    return ChangeOut(tag=change.tag, before=(before.start, before.end), after=(after.start, after.end))
