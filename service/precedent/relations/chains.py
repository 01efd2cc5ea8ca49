"""Chains: what carries out what carries out what.

A directive is for what its title and preamble say it carries out; what its body orders to go on with is no foundation
of it. Only the directive that is asked for is read to the end where its opening says nothing.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from corpus.citations.relations import CARRIES_OUT, RESTS_ON, REVIEWS
from corpus.model import Citation
from indexer.catalogue import Catalogue, Stored
from service.cite import normal_form
from service.lookup import resolve
from service.precedent.relations.edges import incoming, outgoing
from service.precedent.relations.model import Edge, agreeing

_CARRYING = (RESTS_ON, CARRIES_OUT, REVIEWS)
_LONGEST = 6  # edges
_MOST = 20  # chains in each direction
_MOST_READ = 60  # directives whose foundations are looked for
_MOST_ASKED = 12  # directives of which it is asked what cites them
_MOST_CITING = 50  # directives that are read to answer that

Chain = tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Chains:
    """Chains that end at a directive ("down") and that begin there ("up"), each from the lowest edge upwards.

    Each has two edges at least, none is the beginning of another and none comes back to where it was; they are cut at
    six edges and twenty chains in each direction. An end that isn't held is shown by its citation.
    """

    up: tuple[Chain, ...]
    down: tuple[Chain, ...]


def chains(catalogue: Catalogue, stored: Stored) -> Chains:
    """The chains through a directive."""
    here = stored.directive.id
    reader = _Reader(catalogue, here, {here: stored})
    up = _walk(reader.above, (), (here,))
    down = (tuple(reversed(chain)) for chain in _walk(reader.below, (), (here,)))
    return Chains(_first(up), _first(down))


def _first(found: Iterator[Chain]) -> tuple[Chain, ...]:
    return tuple(islice((chain for chain in found if len(chain) > 1), _MOST))


def _walk(step: Callable[[str], Sequence[tuple[Edge, str]]], chain: Chain, nodes: tuple[str, ...]) -> Iterator[Chain]:
    """Every longest way on from the last node; a node is a held directive's id or what is stated of another."""
    further = {node: edge for edge, node in reversed(step(nodes[-1])) if node not in nodes and len(chain) < _LONGEST}
    for node, edge in reversed(further.items()):
        yield from _walk(step, (*chain, edge), (*nodes, node))
    if chain and not further:
        yield chain


@dataclass
class _Reader:
    """Reads each directive once, and a bounded number of them."""

    catalogue: Catalogue
    here: str
    known: dict[str, Stored | None]
    _above: dict[str, list[tuple[Edge, str]]] = field(default_factory=dict)
    _below: dict[str, list[tuple[Edge, str]]] = field(default_factory=dict)

    def above(self, node: str) -> list[tuple[Edge, str]]:
        """What a directive carries out, with the node of each."""
        if node not in self._above and (stored := self._stored(node)):
            edges = outgoing(self.catalogue, stored)
            self._above[node] = [(edge, _node(edge)) for edge in _foundations(edges, read_on=node == self.here)]
            for edge in edges:
                if edge.via and edge.relation in _CARRYING:  # said here of a directive that may not be held
                    self._above.setdefault(_unheld(edge, edge.via), []).append((edge, _node(edge)))
        return self._above.get(node, [])

    def below(self, node: str) -> list[tuple[Edge, str]]:
        """What carries a directive out, with the node of each."""
        if node not in self._below and len(self._below) < _MOST_ASKED and (stored := self._stored(node)):
            edges = incoming(self.catalogue, stored, _MOST_CITING)[0]
            self._below[node] = [pair for edge in edges if (pair := self._carrying(edge))]
        return self._below.get(node, [])

    def _carrying(self, edge: Edge) -> tuple[Edge, str] | None:
        """The edge with what carries out, where that is said of a foundation or of a directive that isn't held."""
        if edge.via:
            (meant,) = resolve(self.catalogue, [edge.via])
            is_told = edge.relation in _CARRYING and not agreeing(meant)
            return (edge, _unheld(edge, edge.via)) if is_told else None
        above = [(one.relation, one.mentions[0].citation.spans) for one, _ in self.above(edge.citing.id)]
        return (edge, edge.citing.id) if (edge.relation, edge.mentions[0].citation.spans) in above else None

    def _stored(self, node: str) -> Stored | None:
        if node not in self.known and len(self.known) < _MOST_READ:
            self.known[node] = self.catalogue.directive(node)
        return self.known.get(node)


def _foundations(edges: Sequence[Edge], *, read_on: bool) -> list[Edge]:
    """What title or preamble say is carried out; what the body says, where they say nothing and it is read on."""
    carrying = [edge for edge in edges if edge.relation in _CARRYING and edge.via is None]
    return [edge for edge in carrying if edge.foremost.evidence.in_opening] or (carrying if read_on else [])


def _node(edge: Edge) -> str:
    return edge.one_held.id if edge.one_held else _unheld(edge, edge.other.citation)


def _unheld(edge: Edge, citation: Citation) -> str:
    """Names a directive by what one text says of it: elsewhere its number may be another's."""
    return f"{edge.citing.id}\n{citation.key or normal_form(citation)}"
