"""One reader a format: a file in, its text out."""

import stat
from collections.abc import Callable
from pathlib import Path

from corpus.errors import ReadError
from corpus.read.docx import read_docx
from corpus.read.extract import Extract
from corpus.read.html import read_html, read_mht
from corpus.read.plain import read_plain

Reader = Callable[[bytes, str], Extract]  # bytes of the file and its name in messages; raises ReadError

_READERS: dict[str, Reader] = {
    ".txt": read_plain, ".md": read_plain,
    ".docx": read_docx, ".docm": read_docx, ".dotx": read_docx,
    ".html": read_html, ".htm": read_html, ".mht": read_mht, ".mhtml": read_mht,
}  # fmt: skip
LARGEST_BYTES = 32 * 1024 * 1024


def formats() -> tuple[str, ...]:
    """The file endings that can be read."""
    return tuple(_READERS)


def read(path: Path, name: str) -> Extract:
    """The text of a file by the reader of its ending.

    Raises:
        ReadError: missing, not permitted, empty, too large, of an unknown format or broken.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise ReadError(name, f"no reader for '{path.suffix or 'no ending'}'; known: {', '.join(formats())}")
    data = _bytes(path, name)
    if not data.strip():
        raise ReadError(name, "the file is empty")
    extract = reader(data, name)
    if not extract.text.strip():
        raise ReadError(name, "there is no text in the file")
    return extract


def _bytes(path: Path, name: str) -> bytes:
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
