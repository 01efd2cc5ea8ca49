"""What held directives say of one that the index doesn't hold: that it is replaced or repealed, in whole or in part."""

import json
from collections.abc import Iterator
from datetime import date

from corpus.citations.relations import REPEALS, REPLACES
from corpus.issuers import resolve_issuer
from corpus.model import Citation
from indexer.catalogue import Catalogue, Stored
from service.issuers import may_be_same
from service.precedent.validity.authority import may_change
from service.precedent.validity.changes import LAWS, Said, fact_from, plainest
from service.precedent.validity.effect import effect_of, may_tell
from service.precedent.validity.heads import Head, has_year
from service.precedent.validity.model import Fact

_ENDS = (REPLACES, REPEALS)
_SAYING = (
    "SELECT DISTINCT d.id FROM citation c JOIN directive d ON d.ordinal = c.directive "
    "WHERE c.key = ? AND c.relation IN (SELECT value FROM json_each(?)) ORDER BY d.ordinal"
)


def facts_of_unheld(catalogue: Catalogue, citation: Citation) -> list[Fact]:
    """One of each directive that says so plainly and may; [] also where the citation has no key.

    The table of issuers is the one shipped.
    """
    found = []
    for (id_,) in catalogue.rows(_SAYING, (citation.key, json.dumps(_ENDS))):
        stored = catalogue.directive(id_)
        head = Head(stored.ordinal, id_, stored.directive.fields) if stored else None
        said = next(_said(catalogue, citation, stored, head), None) if stored and head else None
        if stored and head and said:
            effect = next(_effects(catalogue, stored, head), None)
            found.append(fact_from(head, said, effect))
    return found


def _said(catalogue: Catalogue, citation: Citation, stored: Stored, head: Head) -> Iterator[Said]:
    for said in plainest(catalogue, stored):
        ends = said.citation.key == citation.key and said.order.relation in _ENDS
        if ends and _is_meant(citation, said.citation) and _may_end(citation, said.citation, head):
            yield said


def _is_meant(citation: Citation, said: Citation) -> bool:
    """Whether both mean one directive: the day is the same, or isn't stated beside a number that holds the year."""
    days = citation.issued_on, said.issued_on
    same_day = has_year(citation.number) if None in days else days[0] == days[1]
    same_kind = not (citation.kind and said.kind) or citation.kind == said.kind
    return same_day and same_kind and may_be_same(citation.issuer, said.issuer)


def _may_end(citation: Citation, said: Citation, saying: Head) -> bool:
    """As of a held one: it is older, and the issuer of what speaks of it has a say in it."""
    day, issuer = citation.issued_on or said.issued_on, citation.issuer or said.issuer
    if saying.dated and day and saying.dated < day:
        return False
    if citation.kind in LAWS and saying.fields.kind not in (*LAWS, "Nghị quyết"):
        return False
    ours = saying.fields.issuer
    if may_be_same(issuer, ours) or issuer is None or ours is None:
        return True
    return may_change(resolve_issuer(ours, saying.dated), resolve_issuer(issuer, day))


def _effects(catalogue: Catalogue, stored: Stored, head: Head) -> Iterator[date]:
    own = range(stored.first_passage, stored.first_passage + stored.passages)
    for placed in catalogue.placed(own):
        effect = effect_of(head, placed) if may_tell(placed.passage.text) else None
        if effect and effect.since:
            yield effect.since
