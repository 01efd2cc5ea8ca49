"""Values of any kind."""

from collections.abc import Callable, Iterator

from service.answer import Kind
from service.answering.values.figures import find_amounts, find_counts, find_percentages, find_periods
from service.answering.values.names import find_directives, find_offices, find_people, find_places, find_positions
from service.answering.values.times import find_dates
from service.answering.values.value import Value

_FINDERS: dict[Kind, Callable[[str], Iterator[Value]]] = {
    Kind.AMOUNT: find_amounts,
    Kind.PERCENTAGE: find_percentages,
    Kind.COUNT: find_counts,
    Kind.PERIOD: find_periods,
    Kind.DATE: find_dates,
    Kind.DOCUMENT_NUMBER: find_directives,
    Kind.OFFICE: find_offices,
    Kind.PERSON: find_people,
    Kind.POSITION: find_positions,
    Kind.PLACE: find_places,
}


def find_values(text: str, kind: Kind) -> list[Value]:
    """Values of a kind in order; reasons, duties and the like are clauses and have none."""
    return list(_FINDERS[kind](text)) if kind in _FINDERS else []
