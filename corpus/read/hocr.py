"""What tesseract prints of a page: hOCR 1.2 (kba.github.io/hocr-spec), words with their places and certainty."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median
from typing import NamedTuple
from xml.etree import ElementTree

from corpus.read.layout.page import Page, Word
from corpus.syllables import syllable_score

_DOUBTFUL = 75.0  # per cent; a clean scan has over 90
_LEGIBLE = 0.5  # share of syllables; a page that lies upside down has under 0.4
_FEWEST_WORDS = 5
_USUAL_SIZE = 0.35  # what tesseract says of a line's size varies so much from line to line
_NUMBERS = re.compile(r"(bbox|baseline|x_size|x_wconf) ([-\d. ]+)")


class Recognised(NamedTuple):
    """What was read on an image."""

    page: Page
    confidence: float  # per cent, mean over the letters; 0 where nothing was read
    turn: int = 0  # degrees clockwise by which the image was turned before

    @property
    def is_doubtful(self) -> bool:
        """Whether about every tenth word may be wrong."""
        return self.confidence < _DOUBTFUL

    @property
    def is_legible(self) -> bool:
        """Whether it reads as a page of Vietnamese does, and one that lies on its side or head doesn't."""
        score = syllable_score(" ".join(word.text for word in self.page.words), _FEWEST_WORDS)
        return not self.is_doubtful and score is not None and score >= _LEGIBLE

    @property
    def certain_letters(self) -> float:
        """How many letters are likely right."""
        return self.confidence / 100 * sum(len(word.text) for word in self.page.words)

    def warning(self, number: int) -> str | None:
        """What the reader of the document must know of this page (counted from 1), in Vietnamese."""
        if not self.is_doubtful:
            return None
        if not self.page.words:
            return f"Trang {number}: không nhận dạng được chữ nào từ ảnh"
        return f"Trang {number}: nhận dạng chữ từ ảnh kém tin cậy ({self.confidence:.0f}%), cần đối chiếu bản gốc"


def read_hocr(hocr: bytes, dpi: float) -> Recognised:
    """The words of an image with `dpi` dots an inch: lines give baseline and size, words their box and certainty.

    Raises:
        ElementTree.ParseError: it is no hOCR.
    """
    root = ElementTree.fromstring(hocr)
    words: list[Word] = []
    certain = 0.0
    _, _, width, height = next((_numbers(node)["bbox"] for node in _of_class(root, "ocr_page")), (0.0,) * 4)
    for line in (child for node in _of_class(root, "ocr_par") for child in node):
        for node in _of_class(line, "ocrx_word"):
            text = "".join("".join(node.itertext()).split())
            if text:
                words.append(_word(text, _numbers(node)["bbox"], _numbers(line), 72 / dpi))
                certain += _numbers(node)["x_wconf"][0] * len(text)
    letters = sum(len(word.text) for word in words)
    page = Page(width * 72 / dpi, height * 72 / dpi, tuple(_evened(words)))
    return Recognised(page, certain / letters if letters else 0.0)


def _evened(words: Sequence[Word]) -> Iterator[Word]:
    """The words with the page's usual size, where theirs is near it."""
    usual = median([word.size for word in words for _ in word.text] or [0.0])
    for word in words:
        yield replace(word, size=usual) if abs(word.size - usual) < _USUAL_SIZE * usual else word


def _of_class(root: ElementTree.Element, name: str) -> Iterator[ElementTree.Element]:
    return (node for node in root.iter() if node.get("class") == name)


def _numbers(node: ElementTree.Element) -> dict[str, tuple[float, ...]]:
    """ "bbox 10 20 30 40; x_wconf 90" as numbers by name."""
    return {name: tuple(map(float, found.split())) for name, found in _NUMBERS.findall(node.get("title", ""))}


def _word(text: str, box: tuple[float, ...], line: dict[str, tuple[float, ...]], scale: float) -> Word:
    left, _, right, bottom = box
    slope, offset = line.get("baseline", (0.0, 0.0))
    line_left, line_bottom = line["bbox"][0], line["bbox"][3]
    baseline = line_bottom + offset + slope * ((left + right) / 2 - line_left)
    size = line.get("x_size", (bottom - box[1],))[0]
    return Word(text, left * scale, right * scale, baseline * scale, size * scale, glued=False)
