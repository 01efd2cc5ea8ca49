"""Held directives that a citation may mean whose number isn't held, or is held of another directive."""

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from rapidfuzz.distance import OSA

from corpus.kinds import kind_by_number
from corpus.model import Citation, Directive
from corpus.text import number_key
from indexer.catalogue import Catalogue
from service.precedent.draft.bodies import may_be
from service.precedent.draft.model import Suggestion
from service.precedent.draft.stated import agrees

_MOST = 3
_DIGITS = re.compile(r"\d+")


def issued_on_days(catalogue: Catalogue, days: Collection[date]) -> Mapping[date, list[Directive]]:
    """The directives issued on each of these days, by id."""
    rows = catalogue.rows(
        "SELECT ordinal FROM directive WHERE issued_on IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(day.isoformat() for day in days)),),
    )
    found: dict[date, list[Directive]] = {}
    for head in catalogue.heads_by_id([row["ordinal"] for row in rows], 0, len(rows)):
        if head.fields.issued_on:
            found.setdefault(head.fields.issued_on, []).append(head)
    return found


def suggestions(citation: Citation, subject: str | None, heads: Sequence[Directive]) -> tuple[Suggestion, ...]:
    """Those of some held directives that a citation may well mean, the one that agrees in most first; each agrees in
    number or date, and in more than its kind."""
    made = {head.id: Suggestion(head, tuple(_agreements(citation, subject, head))) for head in heads}
    likely = [one for one in made.values() if _is_likely(set(one.agrees)) and not _denied(subject, one)]
    return tuple(sorted(likely, key=lambda one: (-len(one.agrees), one.directive.id))[:_MOST])


def is_near_number(one: str | None, other: str | None) -> bool:
    """Whether two numbers have the same letters, and digits of which one is wrong, missing or in another place."""
    digits, others = _DIGITS.search(one or ""), _DIGITS.search(other or "")
    if not (one and other and digits and others):
        return False
    if number_key(one[digits.end() :]) != number_key(other[others.end() :]):
        return _differs_in_unit(one, other)
    return OSA.distance(digits[0].lstrip("0"), others[0].lstrip("0")) == 1


def _differs_in_unit(one: str, other: str) -> bool:
    """1367/UBND-TNMT and 1367/UBND-TCKH: a body has but one Công văn of a number a year."""
    heads = {number_key(number.rpartition("-")[0]) for number in (one, other)}
    return len(heads) == 1 and heads != {""} and kind_by_number(one) is None and kind_by_number(other) is None


def running_number(number: str | None) -> int:
    """The digits that a number begins with, 0 where there are none."""
    digits = _DIGITS.search(number or "")
    return int(digits[0][:9]) if digits else 0


def _agreements(citation: Citation, subject: str | None, head: Directive) -> Iterator[str]:
    own = head.fields
    if citation.number and own.number and number_key(citation.number) == number_key(own.number):
        yield "number"
    elif is_near_number(citation.number, own.number):
        yield "near_number"
    if citation.issued_on and citation.issued_on == own.issued_on:
        yield "issued_on"
    if citation.kind and citation.kind == own.kind:
        yield "kind"
    if citation.issuer and own.issuer and may_be(citation.issuer, own.issuer):
        yield "issuer"
    if subject and own.title and agrees(subject, own.title):
        yield "title"


def _denied(subject: str | None, one: Suggestion) -> bool:
    """Whether the draft names another subject, and the directive hasn't the number either."""
    return bool(subject and one.directive.fields.title) and not {"title", "number"}.intersection(one.agrees)


def _is_likely(agreed: Collection[str]) -> bool:
    if "number" in agreed:
        return bool({"issued_on", "title", "issuer"}.intersection(agreed))
    others = {"issuer", "title", "near_number"}
    return {"issued_on", "kind"}.issubset(agreed) and bool(others.intersection(agreed))
