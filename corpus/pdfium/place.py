"""Where a point of the file lies on the page as it is shown."""

from typing import Any

from corpus.pdfium.sheet import Box


class Placer:
    """Turns places of the file, which counts from the bottom of the unturned page, into those of the page as shown."""

    def __init__(self, page: Any) -> None:
        self.turns = page.get_rotation() // 90
        self._left, self._bottom, self._right, self._top = page.get_bbox()

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point, from the left and the top."""
        match self.turns:
            case 1:
                return y - self._bottom, x - self._left
            case 2:
                return self._right - x, y - self._bottom
            case 3:
                return self._top - y, self._right - x
            case _:
                return x - self._left, self._top - y

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A box, which the file gives by these sides."""
        (x1, y1), (x2, y2) = self.point(left, bottom), self.point(right, top)
        return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)
