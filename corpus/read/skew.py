"""A page that was scanned askew, set straight: its lines of text are then rows."""

from typing import Any

import numpy as np
from PIL import Image

_STEEPEST = 5.0  # degrees; what is more askew was laid so on purpose
_STEP = 0.1
_SIDE = 1000  # pixels of the longer side, enough to see lines
_NEGLIGIBLE = 0.15  # degrees; over a page's width less than a third of a line


def straightened(image: Image.Image) -> Image.Image:
    """The grey image turned so that its lines are level."""
    angle = skew(image)
    if abs(angle) < _NEGLIGIBLE:
        return image
    return image.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=_paper(image))


def skew(image: Image.Image) -> float:
    """The degrees by which the lines of a grey image fall to the right; 0 where none is seen.

    The projection profile (Postl 1986): summed along the true slope, ink and blank rows differ most.
    """
    small = image.reduce(max(1, max(image.size) // _SIDE))
    pixels = np.asarray(small)
    darkest, paper = np.percentile(pixels, 1), np.median(pixels)
    rows, columns = np.nonzero(pixels < (darkest + paper) / 2)
    if len(rows) < _SIDE:
        return 0.0
    angles = np.arange(-_STEEPEST, _STEEPEST + _STEP / 2, _STEP)
    return float(angles[int(np.argmax([_sharpness(rows, columns, angle) for angle in angles]))])


def _sharpness(rows: Any, columns: Any, angle: float) -> float:
    levels = np.rint(rows - columns * np.tan(np.radians(angle))).astype(np.intp)
    profile = np.bincount(levels - levels.min()).astype(np.float64)
    return float(np.sum(np.diff(profile) ** 2))


def _paper(image: Image.Image) -> int:
    return int(np.median(np.asarray(image.reduce(8))))
