"""Text recognition by tesseract: the image of a page in, its words with their places out."""

import io
import re
import subprocess
import time
from functools import lru_cache
from pathlib import Path
from xml.etree import ElementTree

from PIL import Image
from PIL.ImageFilter import MedianFilter

from corpus.errors import ReadError
from corpus.read.command import Tool, ToolError, run
from corpus.read.hocr import Recognised, read_hocr
from corpus.read.layout.page import Page, Word
from corpus.read.skew import straightened
from corpus.read.upright import turned

TESSERACT = Tool("tesseract", "tesseract-ocr tesseract-ocr-vie")
FINEST_DPI = 300  # above, it takes longer and reads no better
_PAGE_S = 60.0
_DOCUMENT_S = 3600.0
_STAMPS_S = 20.0
_TURN_S = 20.0
_COLUMN_OF_LINES = "4"  # rows of any size are kept whole over two columns, which the layout then parts
_SCATTERED = "11"
_ORIENTATION = "0"
_VIETNAMESE = "vie"
_ANY_SCRIPT = "osd"  # for the orientation, which other models get wrong; Debian's tesseract-ocr depends on it
_TURN = re.compile(rb"^Rotate: (\d+)", re.MULTILINE)


class Recogniser:
    """Reads the pages of one document, within the time that a document may take."""

    def __init__(self, name: str, folder: Path) -> None:
        TESSERACT.require(name)
        if _VIETNAMESE not in _languages():
            raise ReadError(
                name,
                "reading it needs Vietnamese for 'tesseract'; install it (Debian: apt-get install tesseract-ocr-vie)",
            )
        self._name = name
        self._folder = folder
        self._deadline = time.monotonic() + _DOCUMENT_S

    def page(self, image: Image.Image, dpi: float) -> Recognised:
        """The words on the grey image of a page, set straight.

        What is illegible is read again as it may lie, and what is doubtful without specks: the noise of a scanner
        hides what little is on a page.
        """
        read = self._attempt(straightened(image), dpi)
        if not read.is_legible and (turn := self._turn(image, dpi)):
            other = self._attempt(straightened(turned(image, turn)), dpi)._replace(turn=turn)
            read = max(read, other, key=lambda one: one.certain_letters)
        if read.is_doubtful:
            clean = straightened(turned(image, read.turn)).filter(MedianFilter(3))
            other = self._attempt(clean, dpi)._replace(turn=read.turn)
            read = max(read, other, key=lambda one: one.confidence)
        return read

    def scattered(self, image: Image.Image, dpi: float) -> tuple[Word, ...]:
        """The words on a picture or stamp, wherever they stand; none where it takes too long."""
        try:
            return read_hocr(self._tesseract(image, dpi, _SCATTERED, _STAMPS_S), dpi).page.words
        except (ToolError, ElementTree.ParseError):
            return ()

    def _turn(self, image: Image.Image, dpi: float) -> int:
        """The degrees clockwise that would set the page upright; 0 where too little is on it to tell."""
        try:
            found = _TURN.search(self._tesseract(image, dpi, _ORIENTATION, _TURN_S, _ANY_SCRIPT))
        except ToolError:
            return 0
        return int(found[1]) if found else 0

    def _attempt(self, image: Image.Image, dpi: float) -> Recognised:
        try:
            return read_hocr(self._tesseract(image, dpi, _COLUMN_OF_LINES, _PAGE_S), dpi)
        except (ToolError, ElementTree.ParseError):  # a page that is nothing but specks takes for ever
            return Recognised(Page(image.width * 72 / dpi, image.height * 72 / dpi, ()), 0.0)

    def _tesseract(
        self, image: Image.Image, dpi: float, segmentation: str, limit_s: float, model: str = _VIETNAMESE
    ) -> bytes:
        left_s = self._deadline - time.monotonic()
        if left_s <= 0:
            raise ReadError(self._name, f"recognising it takes longer than {_DOCUMENT_S / 60:.0f} minutes; split it")
        given = io.BytesIO()
        image.save(given, "PPM")
        arguments = ["tesseract", "-", "-", "-l", model, "--psm", segmentation, "--dpi", f"{dpi:.0f}"]
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
