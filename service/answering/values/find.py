"""Values of any kind."""

from collections.abc import Callable
from functools import lru_cache

from corpus.text import DIRECTIVE_NUMBER
from service.answer import Kind
from service.answering.values.counts import find_counts, is_multiple
from service.answering.values.directives import find_directives
from service.answering.values.figures import find_amounts, find_percentages
from service.answering.values.offices import find_offices
from service.answering.values.people import find_people
from service.answering.values.periods import find_periods
from service.answering.values.places import find_places
from service.answering.values.positions import find_positions
from service.answering.values.rows import rows
from service.answering.values.times import find_dates
from service.answering.values.value import Value, distinct
from service.answering.values.words import flat


def find_values(text: str, kind: Kind, *, several: bool = False) -> list[Value]:
    """Values of a kind in order; reasons, duties and the like are clauses and have none.

    Where several may be asked for, offices and counts in a row are one more value each.
    """
    found = list(_found(text, kind)) if kind in _FINDERS else []
    return distinct([*found, *rows(text, found)]) if several and kind in _IN_ROWS else found


@lru_cache(maxsize=1_000)  # the passages of a question are read for several kinds, and passages come again
def _found(text: str, kind: Kind) -> tuple[Value, ...]:
    return tuple(distinct(_FINDERS[kind](text)))


def _periods(text: str) -> list[Value]:
    return find_periods(flat(text), list(_found(text, Kind.DATE)))


def _counts(text: str) -> list[Value]:
    others = [one for kind in (Kind.PERCENTAGE, Kind.AMOUNT, Kind.DATE, Kind.PERIOD) for one in _found(text, kind)]
    others = [one for one in others if not (one.kind is Kind.PERIOD and is_multiple(flat(text), one))]
    numbers = [Value(Kind.DOCUMENT_NUMBER, *one.span(), one.start()) for one in DIRECTIVE_NUMBER.finditer(flat(text))]
    return find_counts(flat(text), text, [*others, *numbers])


_IN_ROWS = (Kind.OFFICE, Kind.COUNT)
_FINDERS: dict[Kind, Callable[[str], list[Value]]] = {
    Kind.AMOUNT: lambda text: list(find_amounts(flat(text))),
    Kind.PERCENTAGE: lambda text: list(find_percentages(flat(text))),
    Kind.COUNT: _counts,
    Kind.PERIOD: _periods,
    Kind.DATE: lambda text: list(find_dates(flat(text))),
    Kind.DOCUMENT_NUMBER: lambda text: list(find_directives(flat(text))),
    Kind.OFFICE: lambda text: list(find_offices(text)),
    Kind.PERSON: lambda text: list(find_people(text)),
    Kind.POSITION: lambda text: list(find_positions(text)),
    Kind.PLACE: lambda text: list(find_places(text)),
}
