"""Directives that many others cite and that the index does not hold."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter

from corpus.model import Citation, Form
from indexer.catalogue import Catalogue
from service.cite import normal_form
from service.issuers import may_be_same
from service.lookup import Status, resolve
from service.precedent.relations.law_names import Numbers, law_numbers, meant, names_of
from service.precedent.relations.law_years import year_of
from service.retrieval import Scope

_MOST_NAMED = 20
_KEYS = """
SELECT key, count(DISTINCT directive) AS directives FROM citation
WHERE key IS NOT NULL AND (? IS NULL OR directive IN (SELECT value FROM json_each(?)))
GROUP BY key ORDER BY directives DESC, key
"""

_Said = tuple[str, Citation]  # id of the directive that cites, what it says
_Stated = tuple[date | None, str | None]


@dataclass(frozen=True, slots=True)
class Missing:
    """A directive that isn't held, by the mention that states most of it."""

    citation: Citation
    directives: int  # how many cite it
    mentions: int
    citing: tuple[str, ...]  # their ids in order, twenty at most


def most_cited_missing(catalogue: Catalogue, top_k: int, within: Scope | None = None) -> list[Missing]:
    """Those that most directives cite, then by mentions, then by key; a scope narrows the directives that cite.

    Mentions of one key are of one directive where they state no other day or office; a law's name
    alone means the number that its text cites it with, else the only one known where the text is no older than that. A
    title without a number or a subject of its own has no key, and is left out.
    """
    ordinals = None if within is None else within.directives.tolist()
    asked = None if ordinals is None else json.dumps(ordinals)
    numbers = law_numbers(catalogue)
    found: list[Missing] = []
    laws = sorted({key for own in numbers.values() for key in own.cited})
    joined: set[tuple[str, int]] = set()
    for key in laws:
        said, places = _named(catalogue, key, numbers, ordinals)
        joined |= places
        found += map(_missing, _grouped(_unheld(catalogue, sorted(said, key=itemgetter(0))), key))
    for name in numbers:
        said = [one for one in catalogue.citing(name, ordinals) if _place(one) not in joined]
        found += map(_missing, _grouped(_unheld(catalogue, said)))
    for key, most in catalogue.rows(_KEYS, (asked, asked)):
        if len(found) >= top_k and sorted(found, key=_rank)[top_k - 1].directives > most:
            break  # no further key can come in
        if key not in numbers and key not in laws:
            found += map(_missing, _grouped(_unheld(catalogue, catalogue.citing(key, ordinals))))
    return sorted(found, key=_rank)[:top_k]


def _named(
    catalogue: Catalogue, key: str, numbers: Mapping[str, Numbers], ordinals: Sequence[int] | None
) -> tuple[list[_Said], set[tuple[str, int]]]:
    """What is said of a law by its number or by a name that means it, and the places of the latter."""
    said = catalogue.citing(key, ordinals)
    law = next((year for _, citation in said if (year := year_of(citation))), None)
    names = names_of(key, numbers)
    places = {place for name in names for place in meant(catalogue, name, numbers[name], key, law)}
    bare = [one for name in names_of(key, numbers) for one in catalogue.citing(name, ordinals)]
    return [*said, *(one for one in bare if _place(one) in places)], places


def _place(said: _Said) -> tuple[str, int]:
    return said[0], said[1].spans[0].start


def _rank(one: Missing) -> tuple[int, int, str]:
    return -one.directives, -one.mentions, one.citation.key or ""


def _unheld(catalogue: Catalogue, said: Sequence[_Said]) -> Iterator[_Said]:
    """The mentions with which no held directive agrees, each read by the earlier ones of its text."""
    for id_, own in groupby(said, key=itemgetter(0)):
        for resolution in resolve(catalogue, [citation for _, citation in own]):
            if resolution.status is Status.UNKNOWN:
                yield id_, resolution.citation


def _grouped(said: Iterator[_Said], law: str | None = None) -> list[list[_Said]]:
    """By what they state, the fullest first; what is silent goes with the one that it fits, if it is one.

    With the key of a law all are of that one.
    """
    if law is not None:
        return [found] if (found := sorted(said, key=lambda one: one[1].key != law)) else []
    groups: dict[_Stated, list[_Said]] = {}
    by_stated = sorted(said, key=lambda one: tuple(value is None for value in _stated(one[1])))
    for stated, same in groupby(by_stated, key=lambda one: _stated(one[1])):
        fitting = [other for other in groups if _fit(stated, other)]
        own = stated if stated in groups or len(fitting) != 1 else fitting[0]
        groups.setdefault(own, []).extend(same)
    return list(groups.values())


def _stated(citation: Citation) -> _Stated:
    """Day and office; what seems to be a law's office never is."""
    return citation.issued_on, None if citation.form is Form.LAW else citation.issuer


def _fit(one: _Stated, other: _Stated) -> bool:
    return (None in (one[0], other[0]) or one[0] == other[0]) and may_be_same(one[1], other[1])


def _missing(group: Sequence[_Said]) -> Missing:
    citing = sorted({id_ for id_, _ in group})
    first = group[0][1]
    full = [one for _, one in group if (one.key, *_stated(one)) == (first.key, *_stated(first))]
    ways = Counter(normal_form(citation) for citation in full)
    usual = max(full, key=lambda citation: ways[normal_form(citation)])
    return Missing(usual, len(citing), len(group), tuple(citing[:_MOST_NAMED]))
