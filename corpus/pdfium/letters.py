"""The letters on a page as PDFium gives them, in the order of the file."""

import ctypes
import math
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as raw

from corpus.pdfium.place import Placer
from corpus.pdfium.words import MOST_LETTERS, SMALLEST, Letter

_LEVEL = 5.0  # degrees; what is more askew is a stamp or a watermark
_HYPHEN = 2  # what PDFium gives for one at a line's end; what it can't name is U+0000 or U+FFFE


def letters_on(page: Any) -> Iterator[Letter]:
    """Every letter that has a place: a damaged file may say anything."""
    characters = _Characters(page)
    for index in range(min(characters.count, MOST_LETTERS)):
        letter = characters.letter(index)
        if all(map(math.isfinite, (letter.size, letter.left, letter.right, letter.baseline))):
            yield letter._replace(size=max(letter.size, SMALLEST))


class _Characters:
    """What PDFium knows of the characters of a page by their index."""

    def __init__(self, page: Any) -> None:
        self._text = page.get_textpage()
        self._place = Placer(page)
        self._fonts: dict[int, str] = {}  # by the address of the text object, in which it doesn't change
        self.count: int = self._text.count_chars()

    def letter(self, index: int) -> Letter:
        """One character, its numbers as the file has them."""
        left, right = self._sides(index)
        return Letter(
            _named(raw.FPDFText_GetUnicode(self._text, index)),
            self._font(index),
            self._size(index),
            left,
            right,
            self._baseline(index),
            self._is_slanted(index),
            bool(raw.FPDFText_IsGenerated(self._text, index)),
        )

    def _sides(self, index: int) -> tuple[float, float]:
        box = raw.FS_RECTF()
        raw.FPDFText_GetLooseCharBox(self._text, index, box)
        left, _, right, _ = self._place.box(box.left, box.bottom, box.right, box.top)
        return left, right

    def _baseline(self, index: int) -> float:
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(self._text, index, x, y)
        return self._place.point(x.value, y.value)[1]

    def _size(self, index: int) -> float:
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(self._text, index, matrix)
        return float(raw.FPDFText_GetFontSize(self._text, index) * math.hypot(matrix.c, matrix.d))

    def _is_slanted(self, index: int) -> bool:
        angle: float = math.degrees(raw.FPDFText_GetCharAngle(self._text, index)) - 90 * self._place.turns
        return abs((angle + 180) % 360 - 180) > _LEVEL

    def _font(self, index: int) -> str:
        shown = raw.FPDFText_GetTextObject(self._text, index)
        key = ctypes.cast(shown, ctypes.c_void_p).value or 0
        if key not in self._fonts:
            name = ctypes.create_string_buffer(256)
            raw.FPDFText_GetFontInfo(self._text, index, name, 256, ctypes.c_int())
            self._fonts[key] = name.value.decode("utf-8", "replace")
        return self._fonts[key]


def _named(code: int) -> str:
    if code == _HYPHEN:
        return "-"
    return chr(code) if 32 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0xFFFF < code < 0x110000 else " "
