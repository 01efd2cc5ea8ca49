"""Plain text and Markdown: Unicode with or without a byte order mark, and the old encodings of Vietnamese."""

import codecs
import re

from corpus.errors import ReadError
from corpus.read.extract import Extract
from corpus.read.legacy import Mended, decode_bytes, mend

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_MOST_CONTROLS = 0.001  # share of characters; a stray form feed or bell is forgiven


def read_plain(data: bytes, name: str) -> Extract:
    """Decode; line ends stay as they are, and so does all that is good Unicode.

    Raises:
        ReadError: not text, or text in another encoding.
    """
    decoded = _decode(data, name)
    return Extract(decoded.text, warnings=decoded.warnings)


def _decode(data: bytes, name: str) -> Mended:
    encoding = next((encoding for mark, encoding in _BOMS if data.startswith(mark)), None)
    encoding = encoding or _without_mark(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8" and b"\x00" in data[:4096]:
            raise ReadError(name, "it is a binary file and not text") from error
        legacy = decode_bytes(data) if encoding == "utf-8" else None
        if legacy is None:
            reason = f"it is not valid {encoding.upper()} (first bad byte at {error.start}); save it as UTF-8"
            raise ReadError(name, reason) from error
        _refuse_binary(legacy.text, name)
        return legacy
    _refuse_binary(text, name)
    return mend(text)


def _refuse_binary(text: str, name: str) -> None:
    controls = len(_CONTROLS.findall(text))
    if controls > max(2, _MOST_CONTROLS * len(text)):
        raise ReadError(name, "it is a binary file and not text")


def _without_mark(data: bytes) -> str:
    """UTF-16 shows by its zero bytes on one side: half the letters of Vietnamese are ASCII."""
    sample = data[:4096]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 0.3 * len(sample) / 2 and even < 0.02 * len(sample):
        return "utf-16-le"
    if even > 0.3 * len(sample) / 2 and odd < 0.02 * len(sample):
        return "utf-16-be"
    return "utf-8"
