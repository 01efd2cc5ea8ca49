"""Pictures and stamps on a page."""

from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as raw

from corpus.pdfium.notes import notes
from corpus.pdfium.place import Placer
from corpus.pdfium.sheet import Box

_MOST = 100  # of one page


def pictures(page: Any) -> Iterator[tuple[Box, float]]:
    """Where they lie, with their dots an inch (0 where they have none)."""
    place = Placer(page)
    for number, shape in enumerate(page.get_objects([raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)):
        if number < _MOST:
            left, bottom, right, top = shape.get_bounds()
            pixels = max(shape.get_px_size())
            yield place.box(left, bottom, right, top), pixels * 72 / max(right - left, top - bottom, 1.0)
    rectangle = raw.FS_RECTF()
    for note in notes(page):
        if raw.FPDFAnnot_GetRect(note, rectangle):
            yield place.box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top), 0.0
