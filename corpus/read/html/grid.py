"""Where the cells of a table stand."""

from collections.abc import Iterator, Sequence
from typing import Any

from corpus.read.html.elements import integer

_WIDEST = 100  # columns in which merged cells are followed


def rows_of(table: Any) -> list[tuple[Any, list[Any]]]:
    """The rows of a table with their cells, but not those of a table within."""
    return [(row, list(_descend(row, ("td", "th")))) for row in _descend(table, ("tr",))]


def _descend(parent: Any, wanted: tuple[str, ...]) -> Iterator[Any]:
    for child in parent:
        if child.tag in wanted:
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from _descend(child, wanted)


def placed(rows: Sequence[Sequence[Any]]) -> Iterator[list[tuple[int, Any | None]]]:
    """Each row's cells with their columns; None where a cell of a row above covers the place."""
    covered: dict[int, tuple[int, int]] = {}  # from this column on: so many more rows, so many columns
    for row in rows:
        cells: list[tuple[int, Any | None]] = []
        column, cover = 0, dict(covered)
        for element in row:
            while column in cover:
                cells.append((column, None))
                column += cover.pop(column)[1]
            cells.append((column, element))
            width = min(max(integer(element.get("colspan"), 1), 1), _WIDEST)
            if column < _WIDEST:
                covered[column] = integer(element.get("rowspan"), 1), width
            column += width
        covered = {place: (left - 1, width) for place, (left, width) in covered.items() if left > 1}
        yield cells
