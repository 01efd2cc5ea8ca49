"""PDF: its text where it holds any that can be trusted, recognised from the images of its pages where not."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from PIL import Image

from corpus.read.command import private_folder
from corpus.read.extract import Extract
from corpus.read.layout import lay_out
from corpus.read.layout.page import Page
from corpus.read.ocr import TESSERACT, Recogniser
from corpus.read.pdf.engine import Engine
from corpus.read.pdf.sheet import Box, Sheet, trust
from corpus.read.stamps import stamp_texts
from corpus.read.upright import turned, upper_half

_FEWEST_LETTERS = 30  # a page with fewer beside a picture is an image with a stamp or page number put on it
_TRUSTED = 0.8  # share of syllables: mojibake has under 0.6, good text with tables and names over 0.9
_STAMP = 12.0  # points; a smaller picture is a bullet or a rule


def read_pdf(data: bytes, name: str) -> Extract:
    """The text in reading order; pages without text that can be trusted are recognised.

    Raises:
        ReadError: damaged, encrypted, empty or too long, or a page must be recognised and tesseract is missing.
    """
    with private_folder() as folder:
        path = folder / "input.pdf"
        path.write_bytes(data)
        return _Reading(Engine(name, folder, path)).extract()


class _Reading:
    """One document while it is read."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._warnings: list[str] = []
        self._recogniser: Recogniser | None = None  # made when a page needs it
        self._turn = 0  # of the first page, as recognition found it

    def extract(self) -> Extract:
        """All pages laid out; notes and stamps are dropped from the text."""
        sheets = self._engine.sheets()
        pages = [self._page(sheet, number) for number, sheet in enumerate(sheets)]
        laid = lay_out(pages)
        notes = [note for sheet in sheets for note in sheet.notes]
        stamps = list(self._stamps(sheets[0]))
        return replace(laid, dropped=(*laid.dropped, *notes, *stamps), warnings=tuple(self._warnings))

    def _page(self, sheet: Sheet, number: int) -> Page:
        """The best of what PDFium, pdfplumber and recognition give of a page."""
        if sheet.is_broken:
            self._warnings.append(f"Trang {number + 1}: trang hỏng, không đọc được")
            return sheet.page
        has_text = sheet.letters >= _FEWEST_LETTERS or not sheet.is_drawn_on
        if has_text and sheet.trust < _TRUSTED:
            other = self._engine.plumbed(number)
            sheet = max(sheet, other or sheet, key=lambda one: one.trust)
        if has_text and sheet.trust >= _TRUSTED:
            return sheet.page
        if not has_text or TESSERACT.is_installed:
            page = self._recognised(sheet, number)
            if not has_text or trust(page.words) > sheet.trust:
                return page
        self._warnings.append(f"Trang {number + 1}: chữ trong tệp PDF không đọc đúng được")
        return sheet.page

    def _recognised(self, sheet: Sheet, number: int) -> Page:
        self._recogniser = self._recogniser or self._engine.recogniser()
        read = self._recogniser.page(self._engine.image(number, sheet.dpi), sheet.dpi)
        if number == 0:
            self._turn = read.turn
        if warning := read.warning(number + 1):
            self._warnings.append(warning)
        return read.page if read.page.words else sheet.page

    def _stamps(self, sheet: Sheet) -> Iterator[str]:
        """What pictures in the upper half of the first page say: "MẬT" is a stamp more often than a line of text."""
        boxes = [picture.box for picture in sheet.pictures if picture.box.is_larger_than(_STAMP)]
        if not TESSERACT.is_installed or not (image := self._upper_pictures(sheet, boxes)):
            return
        recogniser = self._recogniser or self._engine.recogniser()
        yield from stamp_texts(recogniser.scattered(image, sheet.dpi))

    def _upper_pictures(self, sheet: Sheet, boxes: Sequence[Box]) -> Image.Image | None:
        """What holds the pictures in the upper half of the first page, as it lies upright."""
        if boxes and self._turn:
            return upper_half(turned(self._engine.image(0, sheet.dpi), self._turn))
        middle = sheet.page.height / 2
        upper = [box for box in boxes if box.top < middle]
        return self._engine.image(0, sheet.dpi, upper[0].around(upper[1:]).above(middle)) if upper else None
