"""What the index's own directives say of one that isn't held: under which date and issuer they cite its number."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from corpus.model import Citation
from indexer.catalogue import Catalogue
from service.precedent.draft.bodies import may_be
from service.precedent.draft.suggest import is_near_number


class Mention(NamedTuple):
    """One way in which directives cite a number, and how many do."""

    key: str
    number: str | None
    kind: str | None
    issued_on: date
    issuer: str | None
    directives: int


class Elsewhere:
    """The dated mentions in the index under some keys and on some days."""

    def __init__(self, catalogue: Catalogue, citations: Iterable[Citation]) -> None:
        dated = [one for one in citations if one.key and one.issued_on]
        keys = json.dumps(sorted({one.key for one in dated if one.key}))
        days = json.dumps(sorted({one.issued_on.isoformat() for one in dated if one.issued_on}))
        rows = catalogue.rows(
            "SELECT key, min(number) AS number, kind, issued_on, issuer, count(DISTINCT directive) AS directives "
            "FROM citation WHERE issued_on IS NOT NULL AND key IS NOT NULL "
            "AND (key IN (SELECT value FROM json_each(?)) OR issued_on IN (SELECT value FROM json_each(?))) "
            "GROUP BY key, kind, issued_on, issuer ORDER BY directives DESC, key, issued_on, issuer",
            (keys, days),
        )
        self._by_key: dict[str, list[Mention]] = defaultdict(list)
        self._by_day: dict[date, list[Mention]] = defaultdict(list)
        for row in rows:
            day = date.fromisoformat(row["issued_on"])
            one = Mention(row["key"], row["number"], row["kind"], day, row["issuer"], int(row["directives"]))
            self._by_key[one.key].append(one)
            self._by_day[day].append(one)

    def agreeing(self, citation: Citation) -> int:
        """How many directives cite it with the same date, kind and issuer; some may be counted twice."""
        return sum(
            one.directives
            for one in self._same_key(citation)
            if one.issued_on == citation.issued_on and _body(one, citation)
        )

    def other_date(self, citation: Citation) -> Mention | None:
        """How most cite the same number, kind and issuer under a date that can't be true beside the stated one."""
        stated = citation.issued_on
        found = (one for one in self._same_key(citation) if stated and is_slip(stated, one.issued_on))
        return next((one for one in found if one.issuer and citation.issuer and _body(one, citation)), None)

    def other_issuer(self, citation: Citation) -> Mention | None:
        """How most cite the same number, kind and date, of another issuer."""
        found = (one for one in self._same_key(citation) if one.issued_on == citation.issued_on)
        return next((one for one in found if not _body(one, citation)), None)

    def other_number(self, citation: Citation) -> Mention | None:
        """How most cite the same date, kind and issuer under a number that differs by a slip."""
        same_day: Collection[Mention] = self._by_day.get(citation.issued_on, ()) if citation.issued_on else ()
        found = (one for one in same_day if one.kind == citation.kind and _body(one, citation))
        return next((one for one in found if is_near_number(one.number, citation.number)), None)

    def _same_key(self, citation: Citation) -> list[Mention]:
        mentions = self._by_key.get(citation.key or "", [])
        return [one for one in mentions if None in (one.kind, citation.kind) or one.kind == citation.kind]


def is_slip(stated: date, held: date) -> bool:
    """Whether two dates of one number and issuer hardly can both be true: the same year, or but one of day, month, year
    apart. A number comes again the next year, in the Party's series the next term."""
    apart = (stated.day != held.day) + (stated.month != held.month) + (stated.year != held.year)
    return apart > 0 and (stated.year == held.year or apart == 1)


def _body(one: Mention, citation: Citation) -> bool:
    return may_be(citation.issuer, one.issuer)
