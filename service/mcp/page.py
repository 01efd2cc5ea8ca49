"""As much of a list as a model takes in at a time."""

from collections.abc import Sequence
from typing import TypeVar

from pydantic import BaseModel

LARGEST_PAGE = 30_000  # bytes of JSON; with its text a result then stays under twice as many
Item = TypeVar("Item", bound=BaseModel)


def page_end(items: Sequence[BaseModel], start: int) -> int:
    """Where a page ends that begins at start: one item at least, though it be larger than a page."""
    size = 0
    for end, item in enumerate(items[start:], start):
        size += len(item.model_dump_json().encode("utf-8"))
        if size > LARGEST_PAGE and end > start:
            return end
    return len(items)


def slice_within(items: Sequence[Item], before: int, start: int, end: int) -> list[Item]:
    """What a page from start to end holds of items that stand behind `before` others."""
    return list(items[max(start - before, 0) : max(end - before, 0)])
