"""Pictures within .docx and web pages: what stamps among them say, recognised where tesseract is there."""

import io
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress

from PIL import Image

from corpus.errors import ReadError
from corpus.read.command import private_folder
from corpus.read.image import grey, readable
from corpus.read.ocr import TESSERACT, Recogniser
from corpus.read.stamps import stamp_texts

_FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "GIF")
_MOST = 8  # of one document
_TOGETHER_S = 20.0  # after which no further one is begun
_MOST_PIXELS = 50_000_000
_SHORT_SIDE = 20  # dots; a smaller picture is a bullet or a rule
_LONG_SIDE = 1500  # dots; more are of no use for large letters
_DPI = 150.0  # as of a stamp 25 cm wide at most


def picture_stamps(pictures: Iterable[bytes], name: str) -> tuple[str, ...]:
    """The words on the first pictures of a document; nothing where tesseract isn't installed or one can't be read."""
    if not TESSERACT.is_installed:
        return ()
    images = list(_images(pictures, name))
    if not images:
        return ()
    found: list[str] = []
    until = time.monotonic() + _TOGETHER_S
    with private_folder() as folder, suppress(ReadError):
        recogniser = Recogniser(name, folder)
        for image in images:
            if time.monotonic() < until:
                found += stamp_texts(recogniser.scattered(image, _DPI))
    return tuple(found)


def _images(pictures: Iterable[bytes], name: str) -> Iterator[Image.Image]:
    """The first different ones that may hold words."""
    for data in list(dict.fromkeys(pictures))[:_MOST]:
        with suppress(ReadError), readable(name):
            image = Image.open(io.BytesIO(data), formats=_FORMATS)
            if min(image.size) >= _SHORT_SIDE and image.width * image.height <= _MOST_PIXELS:
                yield _bounded(grey(image))


def _bounded(image: Image.Image) -> Image.Image:
    return image.reduce(times) if (times := round(max(image.size) / _LONG_SIDE)) > 1 else image
