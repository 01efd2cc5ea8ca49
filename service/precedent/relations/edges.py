"""The edges of a directive: what it cites, and what cites it."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from corpus.citations.own import own_keys
from corpus.model import Citation
from indexer.catalogue import Catalogue, Stored
from service.cite import normal_form
from service.issuers import may_be_same
from service.lookup import Resolution, resolve
from service.precedent.relations.evidence import head
from service.precedent.relations.law_years import not_younger, stands_for
from service.precedent.relations.mentions import mentions
from service.precedent.relations.model import Edge, Mention, agreeing, in_order

MOST_CITING = 200  # directives that are read for what they say of one

_Group = list[tuple[Mention, Resolution]]


def outgoing(catalogue: Catalogue, stored: Stored, keys: Sequence[str] | None = None) -> list[Edge]:
    """One edge for each other directive and relation; those of the keys asked for, or all.

    A mention of the directive itself makes none.
    """
    found = list(mentions(catalogue, stored, keys))
    fields = stored.directive.fields
    resolved = [not_younger(resolve(catalogue, [one.citation])[0], one.via, fields) for one in found]
    own = stored.directive.id
    pairs = [pair for pair in zip(found, resolved, strict=True) if own not in _ids(pair[1])]
    return in_order([edge for group in _grouped(pairs) for edge in _edges(stored, group)])


def incoming(catalogue: Catalogue, stored: Stored, most: int = MOST_CITING) -> tuple[list[Edge], bool]:
    """The edges of other directives that may mean this one, the latest first; whether more cite it than were read.

    A namesake of another office or day is left out.
    """
    keys = own_keys(stored.directive.fields)
    citing = _citing(catalogue, keys, stored.ordinal, most + 1)
    edges = [
        edge
        for id_ in citing[:most]
        if (other := catalogue.directive(id_))
        for edge in outgoing(catalogue, other, keys)
        if stored.directive.id in _ids(edge.other)
    ]
    return edges, len(citing) > most


def _citing(catalogue: Catalogue, keys: Sequence[str], ordinal: int, limit: int) -> list[str]:
    sql = (
        "SELECT d.id FROM (SELECT DISTINCT directive FROM citation WHERE key IN (SELECT value FROM json_each(?))) c "
        "JOIN directive d ON d.ordinal = c.directive WHERE d.ordinal != ? "
        "ORDER BY coalesce(d.issued_on, d.event_on) DESC, d.id LIMIT ?"
    )
    return [row[0] for row in catalogue.rows(sql, (json.dumps(list(keys)), ordinal, limit))]


def _ids(resolution: Resolution) -> list[str]:
    return [directive.id for directive in agreeing(resolution)]


def _grouped(pairs: _Group) -> list[_Group]:
    """The mentions by the directive that they mean, the fullest mention of each first."""
    groups: list[_Group] = []
    for pair in sorted(pairs, key=lambda pair: _fullest_first(pair[0].citation)):
        fitting = [group for group in groups if _is_same(group[0], pair)]
        numbered = [group for group in fitting if stands_for(pair[0], group[0][0].citation)]
        alike = [group for group in fitting if _says(group[0][0].citation) == _says(pair[0].citation)]
        if len(fitting) == 1 or len(numbered) == 1 or alike:
            (numbered if len(numbered) == 1 else alike or fitting)[0].append(pair)
        else:
            groups.append([pair])
    return groups


def _says(citation: Citation) -> tuple[str | None, date | None, str | None]:
    return citation.key, citation.issued_on, citation.issuer


def _fullest_first(citation: Citation) -> tuple[int, bool, bool]:
    """By how much a mention states; of equal ones the whole directive before a part of it, capitals last."""
    stated = (citation.number, citation.issued_on, citation.issuer, citation.key)
    return stated.count(None), bool(citation.section), citation.text.isupper()


def _is_same(pair: tuple[Mention, Resolution], other: tuple[Mention, Resolution]) -> bool:
    """Whether two mentions mean one directive: the one held that both agree with, or by what they state."""
    held, others = _ids(pair[1]), _ids(other[1])
    if len(held) == len(others) == 1:
        return held == others
    one, two = pair[0].citation, other[0].citation
    if one.key is None or two.key is None:
        return normal_form(one) == normal_form(two)
    if one.key != two.key:
        return stands_for(other[0], one) or stands_for(pair[0], two)
    same_day = None in (one.issued_on, two.issued_on) or one.issued_on == two.issued_on
    return same_day and may_be_same(one.issuer, two.issuer)


def _edges(stored: Stored, group: _Group) -> Iterator[Edge]:
    """One for each relation in which the same directive is mentioned."""
    other = group[0][1]

    def kind(mention: Mention) -> tuple[str, str]:
        return mention.relation, normal_form(mention.via) if mention.via else ""

    found = sorted((mention for mention, _ in group), key=lambda one: (kind(one), one.citation.spans))
    for (relation, _), same in groupby(found, key=kind):
        yield Edge(head(stored.directive), relation, other, tuple(same))
