"""Page numbers, running heads and feet: what is printed on the pages and belongs to none of their sentences."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from corpus.read.layout.rows import Row

_EDGE = 0.12  # of the page's height, above and below
_MOST_ROWS = 3  # of a running head or foot
_SAME_PLACE = 6.0  # points
_PAGE_NUMBER = re.compile(
    r"[-–—\s]*(?:(?:trang|page)\W*)?\d{1,3}(?:\s*(?:/|trên|of)\s*\d{1,3})?[-–—\s]*", re.IGNORECASE
)
_LEAST_LETTERS = 3  # rows of figures look alike in a table, too
_LEAST_SHARE = 0.3  # of the pages; left and right pages may have heads of their own


def without_furniture(pages: Sequence[tuple[float, Sequence[Row]]]) -> tuple[list[list[Row]], list[str]]:
    """The rows of each page (given with its height) without furniture, and the text of what was left out.

    The head of the first page is the letterhead: nothing but a page number is taken from it.
    """
    edges = [_edges(height, rows) for height, rows in pages]
    body = {_masked(row) for (_, rows), edge in zip(pages, edges, strict=True) for row in _between(rows, edge)}
    seen = Counter(key for edge in edges for key in {_key(row) for row in edge if not _counts_on(row, body)})
    least = max(2, _LEAST_SHARE * len(pages))
    kept: list[list[Row]] = []
    dropped: list[str] = []
    for number, ((height, rows), edge) in enumerate(zip(pages, edges, strict=True)):
        out = [row for row in edge if _is_number(row, edge) or _repeats(row, seen, least)]
        if number == 0:
            out = [row for row in out if row.baseline > height / 2 or _is_number(row, edge)]
        kept.append([row for row in rows if not any(row is one for one in out)])
        dropped.extend(row.text for row in out)
    return kept, dropped


def _edges(height: float, rows: Sequence[Row]) -> list[Row]:
    """The first and last rows, where they stand at the page's edges."""
    top = [row for row in rows[:_MOST_ROWS] if row.baseline < _EDGE * height]
    bottom = [row for row in rows[-_MOST_ROWS:] if row.baseline > (1 - _EDGE) * height]
    return [*top, *(row for row in bottom if not any(row is one for one in top))]


def _key(row: Row) -> tuple[str, int]:
    """What repeats: a running head may hold the number of its page."""
    return _masked(row), round(row.baseline / _SAME_PLACE)


def _masked(row: Row) -> str:
    return re.sub(r"\d+", "#", row.text)


def _between(rows: Sequence[Row], edge: Sequence[Row]) -> list[Row]:
    return [row for row in rows if not any(row is one for one in edge)]


def _counts_on(row: Row, body: Collection[str]) -> bool:
    """Whether it is a row of a list that goes on: with other figures it stands between head and foot as well."""
    return (masked := _masked(row)) != row.text and masked in body


def _repeats(row: Row, seen: Mapping[tuple[str, int], int], least: float) -> bool:
    return seen[_key(row)] >= least and sum(map(str.isalpha, row.text)) >= _LEAST_LETTERS


def _is_number(row: Row, edge: Sequence[Row]) -> bool:
    """A page number; it is the outermost row of its edge."""
    return bool(_PAGE_NUMBER.fullmatch(row.text)) and (row is edge[0] or row is edge[-1])
