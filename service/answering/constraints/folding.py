"""Texts compared without marks or case: a question may be typed without them, and headings are printed in capitals."""

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[a-z0-9]+")


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Small letters without marks, every dash a hyphen, line breaks and asterisks blank; of an NFC text as long."""
    return text.translate(_BARE).lower()


@lru_cache(maxsize=20_000)
def words(text: str) -> str:
    """The folded words with one blank between and around them, so that a whole word is found as " word "."""
    return f" {' '.join(_WORD.findall(fold(text)))} "


def _bare(character: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFD", character) if not unicodedata.combining(one)).lower()


_BARE: dict[int, str | None] = {
    **{code: _bare(chr(code)) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))},
    **dict.fromkeys(map(ord, "đĐðÐƉɖ"), "d"),
    **dict.fromkeys(map(ord, "–—‑"), "-"),
    **dict.fromkeys(map(ord, "\xa0\n\r\t*"), " "),
    **dict.fromkeys(range(0x300, 0x370)),
}
