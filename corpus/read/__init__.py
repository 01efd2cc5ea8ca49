"""One reader a format: a file in, its text out."""

import stat
from collections.abc import Callable
from pathlib import Path

from corpus.errors import ReadError
from corpus.read.content import ending_of
from corpus.read.convert import read_converted
from corpus.read.docx import read_docx
from corpus.read.extract import Extract
from corpus.read.html import read_html, read_mht
from corpus.read.plain import read_plain

Reader = Callable[[bytes, str], Extract]  # bytes of the file and its name in messages; raises ReadError


def _read_pdf(data: bytes, name: str) -> Extract:
    from corpus.read.pdf import read_pdf  # imported here: it loads Pillow and NumPy, which most runs don't need

    return read_pdf(data, name)


def _read_image(data: bytes, name: str) -> Extract:
    from corpus.read.image import read_image  # as above

    return read_image(data, name)


_READERS: dict[str, Reader] = {
    ".txt": read_plain, ".md": read_plain,
    ".docx": read_docx, ".docm": read_docx, ".dotx": read_docx,
    ".html": read_html, ".htm": read_html, ".mht": read_mht, ".mhtml": read_mht,
    ".doc": read_converted, ".dot": read_converted, ".rtf": read_converted, ".odt": read_converted,
    ".pdf": _read_pdf,
    ".png": _read_image, ".jpg": _read_image, ".jpeg": _read_image, ".tif": _read_image, ".tiff": _read_image,
    ".bmp": _read_image,
}  # fmt: skip
LARGEST_BYTES = 32 * 1024 * 1024


def formats() -> tuple[str, ...]:
    """The file endings that can be read."""
    return tuple(_READERS)


def read(path: Path, name: str) -> Extract:
    """The text of a file; raises as `read_data`, and where it is missing, not permitted or too large."""
    _reader(path.suffix.lower(), name)  # before a large file of no use is read
    return read_data(read_bytes(path, name), name)


def read_data(data: bytes, name: str) -> Extract:
    """The text in the bytes of a file, by the reader that its content asks for, or else the ending of its name.

    Raises:
        ReadError: empty, of an unknown format or broken, in whatever way its reader stumbles on it.
    """
    if not data.strip():
        raise ReadError(name, "the file is empty")
    reader = _reader(ending_of(data, name), name)
    try:
        extract = reader(data, name)
    except ReadError:
        raise
    except Exception as error:  # a damaged file may raise anything in a library, and must not end a run over thousands
        reason = (
            f"its reader failed ({type(error).__name__}); open it and save it again"  # a message may quote the text
        )
        raise ReadError(name, reason) from error
    if not extract.text.strip():
        raise ReadError(name, "there is no text in the file")
    return extract


def _reader(ending: str, name: str) -> Reader:
    if reader := _READERS.get(ending):
        return reader
    raise ReadError(name, f"no reader for '{ending or 'no ending'}'; known: {', '.join(formats())}")


def read_bytes(path: Path, name: str) -> bytes:
    """What is in an ordinary file; ReadError, with `name`, where it isn't there, can't be opened or is too large."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise ReadError(name, "it is no ordinary file")
        size = status.st_size
        if size > LARGEST_BYTES:
            limit = LARGEST_BYTES // 1024**2
            raise ReadError(name, f"{size / 1024**2:.0f} MB is more than the {limit} MB of one document; split it")
        return path.read_bytes()
    except OSError as error:
        raise ReadError(name, f"can't be opened ({error.strerror})") from error
