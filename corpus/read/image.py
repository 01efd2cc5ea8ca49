"""Images of pages (.png, .jpg, .tif, .bmp): a scan or a photograph, recognised; a .tif may hold many pages."""

import io
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from PIL import Image, ImageOps

from corpus.errors import ReadError
from corpus.read.command import private_folder
from corpus.read.extract import Extract
from corpus.read.hocr import Recognised
from corpus.read.layout import lay_out
from corpus.read.ocr import FINEST_DPI, Recogniser
from corpus.read.stamps import stamp_texts
from corpus.read.upright import turned, upper_half

_FORMATS = ("PNG", "JPEG", "TIFF", "BMP")
_MOST_PAGES = 1000
_MOST_PIXELS = 100_000_000  # A3 at 600 dpi has 70 million
_LONG_SIDE = 11.69  # inches of A4; what an image says of its dots is wrong too often
_FEWEST_DOTS = 30  # of the shorter side: a line of letters that can be read
_COARSEST_DPI = 60  # below, letters are under ten dots high and no text can be read
_TOO_LARGE = f"it has more than {_MOST_PIXELS // 1_000_000} million dots; scan it coarser"
_DAMAGED = "it is not a readable image; open it and save it again"


def read_image(data: bytes, name: str) -> Extract:
    """The text recognised on each page of an image.

    Raises:
        ReadError: damaged, too large or too small, or tesseract is missing.
    """
    with private_folder() as folder:
        recogniser = Recogniser(name, folder)
        read: list[Recognised] = []
        stamps: list[str] = []
        for image, dpi in map(_scaled, image_pages(data, name)):
            read.append(recogniser.page(image, dpi))
            if len(read) == 1:
                upper = upper_half(turned(image, read[0].turn))
                stamps = list(stamp_texts(recogniser.scattered(upper, dpi)))
    doubts = [warning for number, one in enumerate(read, start=1) if (warning := one.warning(number))]
    laid = lay_out([one.page for one in read])
    return replace(laid, dropped=(*laid.dropped, *stamps), warnings=tuple(doubts))


def _scaled(image: Image.Image) -> tuple[Image.Image, float]:
    """The image, no finer than is of use, with its dots of an inch."""
    dpi = max(image.size) / _LONG_SIDE
    times = round(dpi / FINEST_DPI)
    return (image.reduce(times), dpi / times) if times > 1 else (image, dpi)


def image_pages(data: bytes, name: str) -> Iterator[Image.Image]:
    """Each page in grey, upright; raises ReadError."""
    with readable(name):
        file = Image.open(io.BytesIO(data), formats=_FORMATS)
        count = getattr(file, "n_frames", 1)
    if count > _MOST_PAGES:
        raise ReadError(name, f"it has more than {_MOST_PAGES} pages; split it")
    for number in range(count):
        with readable(name):
            file.seek(number)
            _check_size(file, name)
            page = ImageOps.exif_transpose(grey(file))
        yield page


@contextmanager
def readable(name: str) -> Iterator[None]:
    """Makes ReadError of what Pillow raises at damaged images; its warnings of odd tags are of no use here."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except Image.DecompressionBombError as error:
        raise ReadError(name, _TOO_LARGE) from error
    except (OSError, ValueError, SyntaxError, EOFError, TypeError, LookupError, MemoryError, struct.error) as error:
        raise ReadError(name, _DAMAGED) from error


def _check_size(image: Image.Image, name: str) -> None:
    if image.width * image.height > _MOST_PIXELS:
        raise ReadError(name, _TOO_LARGE)
    if max(image.size) < _COARSEST_DPI * _LONG_SIDE or min(image.size) < _FEWEST_DOTS:
        raise ReadError(name, f"{image.width} x {image.height} dots are too few for a page of text; scan it finer")


def grey(image: Image.Image) -> Image.Image:
    """The image on white where it is transparent."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        clear = image.convert("RGBA")
        paper = Image.new("RGBA", clear.size, "white")
        return Image.alpha_composite(paper, clear).convert("L")
    return image.convert("L")
