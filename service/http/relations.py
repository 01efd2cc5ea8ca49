"""GET /v1/documents/{id}/relations: what a directive cites and what cites it, each with its proof."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends
from pydantic import BaseModel

from corpus.issuers import Issuers
from corpus.model import Citation, Directive
from service.cite import citation as written_out
from service.cite import normal_form
from service.engine import Engine
from service.http.dependencies import current_engine, known_issuers, without_parameters
from service.http.documents import DocumentTextOut, read_document
from service.http.edges import EdgeOut, EvidenceOut, edges_out, evidence_out
from service.http.identity import DocumentOut, document_out
from service.precedent.relations.chains import Chain, chains
from service.precedent.relations.edges import incoming, outgoing
from service.precedent.relations.periods import neighbours

router = APIRouter(prefix="/v1/documents", tags=["relations"])
CurrentEngine = Annotated[Engine, Depends(current_engine)]
KnownIssuers = Annotated[Issuers | None, Depends(known_issuers)]


class NodeOut(BaseModel):
    """A directive in a chain, by its citation alone where it isn't held."""

    citation: str
    document: DocumentOut | None


class LinkOut(BaseModel):
    """One step of a chain, from what carries out to what is carried out; `stated_in` is the id of the text."""

    lower: NodeOut
    relation: str
    upper: NodeOut
    stated_in: str
    evidence: EvidenceOut


class ChainOut(BaseModel):
    """Steps from the lowest up: away from the document ("up"), or towards it ("down")."""

    direction: Literal["up", "down"]
    links: list[LinkOut]


class PeriodicOut(BaseModel):
    """The same title a period before and a period later."""

    before: DocumentOut | None
    after: DocumentOut | None


class RelationsOut(BaseModel):
    """Answer of /v1/documents/{id}/relations; `complete` says that all that cite it were read."""

    document: DocumentOut
    outgoing: list[EdgeOut]
    incoming: list[EdgeOut]
    complete: bool
    chains: list[ChainOut]
    periodic: PeriodicOut
    index_version: str


@router.get("/{id_:path}/relations", dependencies=[Depends(without_parameters)])
def read_relations(id_: str, engine: CurrentEngine, issuers: KnownIssuers) -> RelationsOut | DocumentTextOut:
    """Typed edges in both directions, chains of what carries out what, and the neighbours in time."""
    if engine.catalogue.directive(whole := f"{id_}/relations"):
        return read_document(whole, engine, issuers)  # an id may look like this address
    return relations_of(engine, id_)


def relations_of(engine: Engine, id_: str) -> RelationsOut:
    """All that is said of a directive's relations; NotFoundError when there is none of that id."""
    stored = engine.document(id_)
    from_others, more = incoming(engine.catalogue, stored)
    found, periodic = chains(engine.catalogue, stored), neighbours(engine.catalogue, stored.directive)
    return RelationsOut(
        document=document_out(stored.directive, engine.validity(id_)),
        outgoing=edges_out(engine, outgoing(engine.catalogue, stored)),
        incoming=edges_out(engine, from_others),
        complete=not more,
        chains=[
            *(ChainOut(direction="up", links=_links(engine, chain)) for chain in found.up),
            *(ChainOut(direction="down", links=_links(engine, chain)) for chain in found.down),
        ],
        periodic=PeriodicOut(before=_document(engine, periodic.before), after=_document(engine, periodic.after)),
        index_version=engine.version,
    )


def _links(engine: Engine, chain: Chain) -> list[LinkOut]:
    return [
        LinkOut(
            lower=_node(engine, None if edge.via else edge.citing, edge.via),
            relation=edge.relation,
            upper=_node(engine, edge.one_held, edge.other.citation),
            stated_in=edge.citing.id,
            evidence=evidence_out(edge.citing, edge.foremost),
        )
        for edge in chain
    ]


def _node(engine: Engine, held: Directive | None, said: Citation | None) -> NodeOut:
    if held is not None:
        return NodeOut(citation=written_out(held.fields), document=_document(engine, held))
    return NodeOut(citation=normal_form(said) if said else "", document=None)


def _document(engine: Engine, directive: Directive | None) -> DocumentOut | None:
    return document_out(directive, engine.validity(directive.id)) if directive else None
