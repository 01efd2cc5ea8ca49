"""Text recognition by tesseract: the image of a page in, its words with their places out."""

import io
import re
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from statistics import median
from typing import NamedTuple
from xml.etree import ElementTree

from PIL import Image
from PIL.ImageFilter import MedianFilter

from corpus.errors import ReadError
from corpus.read.command import Tool, ToolError, run
from corpus.read.layout.page import Page, Word
from corpus.read.skew import straightened

TESSERACT = Tool("tesseract", "tesseract-ocr tesseract-ocr-vie")
FINEST_DPI = 300  # above, it takes longer and reads no better
_PAGE_S = 60.0
_DOCUMENT_S = 3600.0
_STAMPS_S = 20.0
_DOUBTFUL = 75.0  # per cent; a clean scan has over 90
_COLUMN_OF_LINES = "4"  # rows of any size are kept whole over two columns, which the layout then parts
_SCATTERED = "11"
_USUAL_SIZE = 0.35  # what tesseract says of a line's size varies so much from line to line
_NUMBERS = re.compile(r"(bbox|baseline|x_size|x_wconf) ([-\d. ]+)")


class Recognised(NamedTuple):
    """What was read on an image."""

    page: Page
    confidence: float  # per cent, mean over the letters; 0 where nothing was read

    @property
    def is_doubtful(self) -> bool:
        """Whether about every tenth word may be wrong."""
        return self.confidence < _DOUBTFUL

    def warning(self, number: int) -> str | None:
        """What the reader of the document must know of this page (counted from 1), in Vietnamese."""
        if not self.is_doubtful:
            return None
        if not self.page.words:
            return f"Trang {number}: không nhận dạng được chữ nào từ ảnh"
        return f"Trang {number}: nhận dạng chữ từ ảnh kém tin cậy ({self.confidence:.0f}%), cần đối chiếu bản gốc"


class Recogniser:
    """Reads the pages of one document, within the time that a document may take."""

    def __init__(self, name: str, folder: Path) -> None:
        TESSERACT.require(name)
        if "vie" not in _languages():
            raise ReadError(
                name,
                "reading it needs Vietnamese for 'tesseract'; install it (Debian: apt-get install tesseract-ocr-vie)",
            )
        self._name = name
        self._folder = folder
        self._deadline = time.monotonic() + _DOCUMENT_S

    def page(self, image: Image.Image, dpi: float) -> Recognised:
        """The words on the grey image of a page, set straight.

        A page that is read badly is read again without specks: the noise of a scanner hides what little is on a page.
        """
        level = straightened(image)
        read = self._attempt(level, dpi)
        if read.is_doubtful:
            read = max(read, self._attempt(level.filter(MedianFilter(3)), dpi), key=lambda one: one.confidence)
        return read

    def scattered(self, image: Image.Image, dpi: float) -> tuple[Word, ...]:
        """The words on a picture or stamp, wherever they stand; none where it takes too long."""
        try:
            return _read_hocr(self._tesseract(image, dpi, _SCATTERED, _STAMPS_S), dpi).page.words
        except (ToolError, ElementTree.ParseError):
            return ()

    def _attempt(self, image: Image.Image, dpi: float) -> Recognised:
        try:
            return _read_hocr(self._tesseract(image, dpi, _COLUMN_OF_LINES, _PAGE_S), dpi)
        except (ToolError, ElementTree.ParseError):  # a page that is nothing but specks takes for ever
            return Recognised(Page(image.width * 72 / dpi, image.height * 72 / dpi, ()), 0.0)

    def _tesseract(self, image: Image.Image, dpi: float, segmentation: str, limit_s: float) -> bytes:
        left_s = self._deadline - time.monotonic()
        if left_s <= 0:
            raise ReadError(self._name, f"recognising it takes longer than {_DOCUMENT_S / 60:.0f} minutes; split it")
        given = io.BytesIO()
        image.save(given, "PPM")
        arguments = ["tesseract", "-", "-", "-l", "vie", "--psm", segmentation, "--dpi", f"{dpi:.0f}"]
        return run(
            self._name,
            [*arguments, "-c", "tessedit_create_hocr=1"],
            self._folder,
            limit_s=min(limit_s, left_s),
            given=given.getvalue(),
            environment={"OMP_THREAD_LIMIT": "1"},  # pages are read in several processes already
        )


@lru_cache(maxsize=1)
def _languages() -> frozenset[str]:
    listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, timeout=30, check=False)
    return frozenset((listed.stdout + listed.stderr).decode("utf-8", "replace").split())


def _read_hocr(hocr: bytes, dpi: float) -> Recognised:
    """hOCR 1.2 (kba.github.io/hocr-spec): lines give baseline and size, words their box and certainty."""
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
