"""Where a page stands in two columns: head and foot of a directive, which must not be read across."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.read.layout.rows import Row

_GAP = 1.5  # of the type's size: so far apart are two columns in one row at least
_GUTTER = 0.45  # of the type's size: wider than a justified blank
_CENTRED = 1.5  # of the type's size: how far from the page's middle
_NEAR = 2.2  # of the type's size: a row of the left column that follows further down is none of it
_WIDEST = 2  # gaps of a row that are looked at
_MOST_ROWS = 200  # of a page; the search is quadratic, and printed pages have 60
_HEAD_OR_FOOT = re.compile(
    r"XÃ HỘI CHỦ NGHĨA|ĐẢNG CỘNG SẢN|Độc lập\s*[-–]|N[ơo]i nh[aậâ]n|^(?:T/M|TM\.|KT\.|K/T|TL\.|T/L)|^Kính gửi|"
    r"^Số\s*:?\s*\d+.*[-/]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Columns:
    """Rows side by side: first all of the left, then all of the right are read."""

    left: tuple[Row, ...]
    right: tuple[Row, ...]


def in_columns(rows: Sequence[Row], *, go_on: bool = False) -> list[Row | Columns]:
    """The rows in reading order, those that stand side by side taken together.

    `go_on` says that the page above ends in columns, which may go on at the top of this one.
    """
    if len(rows) > _MOST_ROWS:
        return list(rows)
    found: list[Row | Columns] = []
    index = 0
    while index < len(rows):
        zone = _zone(rows, index, go_on=go_on)
        if zone is None:
            found.append(rows[index])
            index += 1
            continue
        start, end, gutter = zone
        del found[len(found) - (index - start) :]
        found.append(_columns(rows[start:end], gutter))
        index = end
    return found


def _zone(rows: Sequence[Row], index: int, *, go_on: bool) -> tuple[int, int, float] | None:
    """First row, end and gutter of the columns that the row at `index` shows, if it does."""
    gaps = [gap for gap in _gaps(rows[index], _GAP) if _is_central(rows, gap)]
    for gap in sorted(gaps, key=lambda gap: gap[0] - gap[1])[:_WIDEST]:
        start, gutter = _grown(rows, range(index - 1, -1, -1), gap, upward=True)
        end, gutter = _grown(rows, range(index + 1, len(rows)), gutter, upward=False)
        first = index - start
        last = index + 1 + end
        texts = [part.text for row in rows[first:last] for part in row.parted(sum(gutter) / 2) if part]
        known = any(_HEAD_OR_FOOT.search(text) for text in texts)
        if (last - first > 1 and known) or (go_on and all(row.right <= gutter[1] for row in rows[:first])):
            return first, last, sum(gutter) / 2
    return None


def _is_central(rows: Sequence[Row], gap: tuple[float, float]) -> bool:
    """Whether the gap lies well inside the printed width; what is set apart at an edge is a label."""
    left, right = min(row.left for row in rows), max(row.right for row in rows)
    return left + 0.15 * (right - left) < sum(gap) / 2 < left + 0.8 * (right - left)


def _grown(
    rows: Sequence[Row], order: range, gutter: tuple[float, float], *, upward: bool
) -> tuple[int, tuple[float, float]]:
    """How many rows in `order` leave the gutter free, and the gutter that they all leave."""
    count = 0
    middle = (min(row.left for row in rows) + max(row.right for row in rows)) / 2
    last = rows[order.start - order.step]
    for index in order:
        row = rows[index]
        narrowed = _narrowed(row, gutter)
        only_left = row.right <= gutter[1]
        far = row.baseline - last.baseline > _NEAR * row.size
        if narrowed is None or (only_left and (upward or far)) or _is_title(row, middle):
            break
        gutter = narrowed
        last = row
        count += 1
    return count, gutter


def _is_title(row: Row, middle: float) -> bool:
    """Whether the row is centred on the page: a short title stands clear of the gutter, too."""
    return abs((row.left + row.right) / 2 - middle) < _CENTRED * row.size and not _gaps(row, _GAP)


def _narrowed(row: Row, gutter: tuple[float, float]) -> tuple[float, float] | None:
    """What of the gutter a row leaves free, or None where it reads across."""
    edges = [(float("-inf"), row.left), *_gaps(row, _GUTTER), (row.right, float("inf"))]
    for left, right in edges:
        free = max(left, gutter[0]), min(right, gutter[1])
        if free[1] - free[0] > _GUTTER * row.size:
            return free
    return None


def _gaps(row: Row, least: float) -> list[tuple[float, float]]:
    return [
        (word.right, following.left)
        for word, following in pairwise(row.words)
        if following.left - word.right > least * row.size
    ]


def _columns(rows: Sequence[Row], gutter: float) -> Columns:
    parts = [row.parted(gutter) for row in rows]
    return Columns(
        tuple(left for left, _ in parts if left is not None), tuple(right for _, right in parts if right is not None)
    )
