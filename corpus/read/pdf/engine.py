"""The process that runs PDFium, as seen from outside: ask for pages and images of one document."""

import io
import json
import os
import sys
from pathlib import Path

from PIL import Image

from corpus.errors import ReadError
from corpus.read.command import ToolError, run
from corpus.read.ocr import Recogniser
from corpus.read.pdf.sheet import Box, Sheet, read_sheet

MOST_PAGES = 1000
_PROGRAM = [sys.executable, "-P", "-m", "corpus.pdfium"]
_OWN = str(Path(__file__).parents[3])  # where this `corpus` lies; another may be installed
_PATH = os.pathsep.join(filter(None, (_OWN, os.environ.get("PYTHONPATH"))))
_DOCUMENT_S = 300.0
_PAGE_S = 60.0
_PLUMBER_S = 20.0
_DAMAGED = "it is not a readable PDF file; it may be cut short, open it and save it again"
_FAILURES = {
    "damaged": _DAMAGED,
    "encrypted": "it is protected by a password; save it without one",
    "long": f"it has more than {MOST_PAGES} pages; split it",
}


class Engine:
    """One PDF file in a private folder."""

    def __init__(self, name: str, folder: Path, path: Path) -> None:
        self._name, self._folder, self._path = name, folder, path
        self._plumber_failed = False

    def sheets(self) -> list[Sheet]:
        """Every page as PDFium reads it, one at least; raises ReadError where the file can't be read."""
        pages = [json.loads(line) for line in self._run("text", str(MOST_PAGES), limit_s=_DOCUMENT_S).splitlines()]
        if not pages:
            raise ReadError(self._name, "it has no pages")
        if failure := pages[0].get("failure"):
            raise ReadError(self._name, _FAILURES[failure])
        return [read_sheet(page) for page in pages]

    def plumbed(self, number: int) -> Sheet | None:
        """A page as pdfplumber reads it, or None where it can't."""
        if self._plumber_failed:
            return None
        try:
            return read_sheet(json.loads(self._run("plumber", str(number), limit_s=_PLUMBER_S)))
        except ToolError:
            self._plumber_failed = True  # what it stumbles on is mostly the file and not the page
            return None

    def image(self, number: int, dpi: float, area: Box | None = None) -> Image.Image:
        """A page, or an area of it, in grey."""
        printed = self._run("render", str(number), f"{dpi:.0f}", *map(str, area or ()), limit_s=_PAGE_S)
        return Image.open(io.BytesIO(printed), formats=["PPM"])

    def recogniser(self) -> Recogniser:
        """What reads the images."""
        return Recogniser(self._name, self._folder)

    def _run(self, command: str, *arguments: str, limit_s: float) -> bytes:
        program = [*_PROGRAM, command, str(self._path), *arguments]
        try:
            return run(self._name, program, self._folder, limit_s=limit_s, environment={"PYTHONPATH": _PATH})
        except ToolError as error:
            late = f"its pages take longer than {limit_s:.0f} s to read; split it"
            raise ToolError(self._name, late if error.status is None else _DAMAGED, error.status) from error
