"""The image of a page."""

from typing import Any, BinaryIO


def render(page: Any, dpi: int, box: tuple[float, ...], out: BinaryIO) -> None:
    """Write a box of a page (in points from its top left; all of it where the box is empty) as a grey PGM image."""
    width, height = page.get_size()
    left, top, right, bottom = box or (0.0, 0.0, width, height)
    crop = (max(0.0, left), max(0.0, height - bottom), max(0.0, width - right), max(0.0, top))
    bitmap = page.render(scale=dpi / 72, crop=crop, grayscale=True)
    out.write(b"P5 %d %d 255\n" % (bitmap.width, bitmap.height))
    rows = memoryview(bitmap.buffer).cast("B")
    for row in range(bitmap.height):
        out.write(rows[row * bitmap.stride : row * bitmap.stride + bitmap.width])
