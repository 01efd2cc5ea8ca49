"""Ruled lines on a page."""

from typing import Any

import pypdfium2.raw as raw

_MOST = 4_000  # thin shapes of one page; more is a drawing
_THIN = 2.0  # points; a shape that is thinner is a ruled line
_ACROSS, _DOWN = 20.0, 8.0  # points; a shorter line is no side of a cell


def is_ruled(page: Any) -> bool:
    """Whether lines are drawn across and down, as a table has them."""
    across = down = 0
    for number, shape in enumerate(page.get_objects([raw.FPDF_PAGEOBJ_PATH], max_depth=3)):
        if number > _MOST:
            return False
        left, bottom, right, top = shape.get_bounds()
        wide, high = right - left > _ACROSS, top - bottom > _DOWN
        boxed = wide and high  # a cell drawn as a whole
        across += boxed or (wide and top - bottom < _THIN)
        down += boxed or (high and right - left < _THIN)
    return across >= 2 and down >= 2
