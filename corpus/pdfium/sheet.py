"""What is printed of a page; all places are in points from the top left of the page as it is shown."""

from collections.abc import Sequence
from typing import NamedTuple

Box = tuple[float, float, float, float]  # left, top, right, bottom
Table = list[list[Box | None]]  # the cells of each row; None where a merged one covers the place


class Word(NamedTuple):
    """Letters of one font and size that stand together."""

    text: str
    font: str
    size: float
    left: float
    right: float
    baseline: float
    glued: bool | None  # whether no white space parts it from the one before; None where that isn't known


class Sheet(NamedTuple):
    """One page; a broken one among whole ones has no size."""

    width: float
    height: float
    drawn: bool  # something on it is no text
    words: Sequence[Word] = ()
    tables: Sequence[Table] = ()
    pictures: Sequence[tuple[Box, float]] = ()  # with their dots an inch, 0 where they have none
    notes: Sequence[str] = ()  # annotations and slanted letters, which no line of the text holds
