"""`tienle relations`."""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from corpus.model import Directive
from corpus.parse.lines import plain
from corpus.reference import reference
from service.assemble import open_engine
from service.cite import citation, normal_form
from service.engine import Engine
from service.http.relations import relations_of
from service.lookup import Status
from service.precedent.relations.chains import Chain, chains
from service.precedent.relations.edges import incoming, outgoing
from service.precedent.relations.model import Edge
from service.precedent.relations.periods import neighbours
from service.settings import Settings

_HELD = {
    Status.FOUND: "có trong chỉ mục",
    Status.AMBIGUOUS: "có thể là một trong các văn bản",
    Status.UNKNOWN: "không có trong chỉ mục",
}


def lines(options: argparse.Namespace, settings: Settings) -> Iterator[str]:
    """The relations as text or JSON.

    Raises:
        NotFoundError: the index holds no directive of that id.
    """
    engine = open_engine(Path(settings.index), settings)
    if options.json:
        yield relations_of(engine, options.id).model_dump_json()
    else:
        yield from _as_text(engine, options.id)


def _as_text(engine: Engine, id_: str) -> Iterator[str]:
    stored = engine.document(id_)
    from_others, more = incoming(engine.catalogue, stored)
    found, periodic = chains(engine.catalogue, stored), neighbours(engine.catalogue, stored.directive)
    yield citation(stored.directive.fields)
    yield from _edges("Viện dẫn", outgoing(engine.catalogue, stored), out=True)
    yield from _edges("Được viện dẫn", from_others, out=False)
    if more:
        yield "  … và còn văn bản khác viện dẫn, chưa đọc đến."
    yield from _chains([*found.up, *found.down])
    for name, neighbour in (("Kỳ trước", periodic.before), ("Kỳ sau", periodic.after)):
        if neighbour:
            yield f"{name}: {_named(neighbour)}"


def _edges(title: str, edges: Sequence[Edge], *, out: bool) -> Iterator[str]:
    yield ""
    yield f"{title}: {'' if edges else 'không có.'}".rstrip()
    for edge in edges:
        proof, count = edge.foremost.evidence, len(edge.mentions)
        via = f" (qua {normal_form(edge.via)})" if edge.via else ""
        times = f" ({count} lần)" if count > 1 else ""
        yield f"  [{edge.relation}] {normal_form(edge.other.citation) if out else _named(edge.citing)}{via}{times}"
        if out:
            yield f"    {_HELD[edge.other.status]}{': ' if edge.held else ''}{', '.join(one.id for one in edge.held)}"
        yield f"    “{plain(proof.text)}” — {reference(proof.section.path)}"


def _chains(found: Sequence[Chain]) -> Iterator[str]:
    if found:
        yield ""
        yield "Chuỗi thực hiện:"
    for chain in found:
        first = chain[0]
        steps = [normal_form(first.via) if first.via else _short(first.citing)]
        for edge in chain:
            steps += [edge.relation, _short(edge.one_held) if edge.one_held else normal_form(edge.other.citation)]
        yield f"  {' → '.join(steps)}"


def _named(directive: Directive) -> str:
    return f"{citation(directive.fields)} · {directive.id}"


def _short(directive: Directive) -> str:
    """Kind and number, as later mentions have them; the id where no number is printed."""
    fields = directive.fields
    return f"{fields.kind or 'Văn bản'} số {fields.number}" if fields.number else directive.id
