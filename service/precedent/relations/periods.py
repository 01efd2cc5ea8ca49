"""Directives that come again each period under the same title: "… 6 tháng đầu năm 2022", a year later "… 2023"."""

import re
from dataclasses import dataclass
from datetime import date

from corpus.citations.keys import fold, key_of_title
from corpus.citations.words import loose
from corpus.dates import DATE
from corpus.model import Directive, Fields
from corpus.text import DIRECTIVE_NUMBER
from indexer.catalogue import Catalogue
from service.issuers import may_be_same

_OTHERS = (  # numbers and dates of other directives, and sessions, change too, but are no period
    DIRECTIVE_NUMBER,
    re.compile(rf"(?i:ngày +)?{DATE.format('')}"),
    re.compile(loose(r"(?i:lần thứ|kỳ họp thứ|khóa) \w+(?: \w+(?=[,;)]))?")),
)
_YEAR = re.compile(r"(?i:năm +)?(?<![\d/])(?P<year>(?:19|20)\d\d)(?![\d/])")
_PART = re.compile(
    r"(?:(?i:quý +)(?P<quarter>I{1,3}|IV|[1-4])(?!\w)|(?i:tháng +)(?P<month>0?[1-9]|1[0-2])(?!\d))"
    r"(?:/(?P<year>(?:19|20)\d\d))?"
)
_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4}
_GAP = "\u241f"

Period = tuple[tuple[int, ...], tuple[int, ...]]  # years, then quarters or months, as the title names them


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The directive of the period before and the one after, without text; None where none is held."""

    before: Directive | None
    after: Directive | None


def neighbours(catalogue: Catalogue, directive: Directive) -> Neighbours:
    """The nearest held directives of the same kind, issuer and title but for the period; of two, the later issued.

    None where the title names no period, or the issuer isn't known: a namesake of another office is no successor.
    """
    here = _period(directive.fields)
    if here is None:
        return Neighbours(None, None)
    family = [(period, one) for one in _family(catalogue, directive) if (period := _period(one.fields))]
    earlier = [pair for pair in family if pair[0] < here]
    later = [pair for pair in family if pair[0] > here]
    nearest = min((period for period, _ in later), default=None)
    return Neighbours(_latest(earlier), _latest([pair for pair in later if pair[0] == nearest]))


def _latest(family: list[tuple[Period, Directive]]) -> Directive | None:
    order = sorted(family, key=lambda pair: (pair[0], pair[1].fields.issued_on or date.min, pair[1].id))
    return order[-1][1] if order else None


def _family(catalogue: Catalogue, directive: Directive) -> list[Directive]:
    """The other directives of its kind, issuer and title but for what changes."""
    own = directive.fields
    if not (own.kind and own.title and own.issuer):
        return []
    masked = _masked(own.title)
    begins = key_of_title(own.kind, masked.partition(_GAP)[0])
    rows = catalogue.rows(
        "SELECT DISTINCT directive FROM directive_key WHERE key >= ? AND key < ?", (begins, f"{begins}\uffff")
    )
    heads = catalogue.heads_by_id([row[0] for row in rows], 0, len(rows))
    return [one for one in heads if one.id != directive.id and _comes_again(own, one.fields, fold(masked))]


def _comes_again(own: Fields, other: Fields, masked: str) -> bool:
    same_place = None in (own.place, other.place) or fold(own.place or "") == fold(other.place or "")
    return (
        other.kind == own.kind
        and bool(other.issuer and other.title)
        and may_be_same(own.issuer, other.issuer)
        and same_place
        and fold(_masked(other.title or "")) == masked
    )


def _period(fields: Fields) -> Period | None:
    """What a title's years, quarters and months say; without a year, that of the meeting or the day of issue."""
    title = _without_others(fields.title or "")
    years = [int(match["year"]) for match in _YEAR.finditer(title)]
    named = list(_PART.finditer(title))
    years += [int(match["year"]) for match in named if match["year"]]
    parts = [_QUARTERS.get(number) or int(number) for match in named if (number := match["quarter"] or match["month"])]
    day = fields.event_on or fields.issued_on
    if not years and day and (parts or re.search(r"(?i:tháng +(?:đầu|cuối) +năm)", title)):
        years = [day.year]
    return (tuple(years), tuple(parts)) if years else None


def _without_others(title: str) -> str:
    for other in _OTHERS:
        title = other.sub(_GAP, title)
    return title


def _masked(title: str) -> str:
    """The title with a gap for all that changes from period to period."""
    return _YEAR.sub(_GAP, _PART.sub(_GAP, _without_others(title)))
