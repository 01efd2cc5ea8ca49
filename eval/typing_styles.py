"""The same queries as others would type them: without diacritics, half without, decomposed, in capitals."""

import unicodedata
import zlib
from collections.abc import Callable, Mapping

AS_IS = "as-is"
_STROKE = str.maketrans("đĐ", "dD")


def unaccented(text: str) -> str:
    """Without any diacritic, đ included."""
    letters = (letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", "".join(letters)).translate(_STROKE)


def half_unaccented(text: str) -> str:
    """Every other word, on average, without diacritics; a word's own checksum and its place decide."""
    return " ".join(unaccented(word) if _is_chosen(at, word) else word for at, word in enumerate(text.split()))


def _is_chosen(at: int, word: str) -> bool:
    return zlib.crc32(f"{at} {unicodedata.normalize('NFC', word)}".encode("utf-8", "surrogatepass")) % 2 == 0


def decomposed(text: str) -> str:
    """In NFD, as some keyboards and file systems give it."""
    return unicodedata.normalize("NFD", text)


STYLES: Mapping[str, Callable[[str], str]] = {
    AS_IS: lambda text: text,
    "unaccented": unaccented,
    "half": half_unaccented,
    "nfd": decomposed,
    "capitals": str.upper,
}
