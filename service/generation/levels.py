"""Levels of government in a sentence: a figure of the town is none of the province."""

import re
import unicodedata

from service.generation.numbers import Number

# "xã" of society and of a cooperative is no commune, and "Tỉnh ủy" is a name, which is compared as one.
_LEVEL = re.compile(
    r"(?i)(?<!\w)(?:tỉnh|huyện|thị\s+xã|thị\s+trấn|thành\s+phố|quận|phường|(?<!hợp tác )xã(?!\s+(?:hội|viên))|"
    r"trung\s+ương)(?!\s+(?:ủy|uỷ))(?!\w)"
)
_COMMITTEE = re.compile(r"(?i)(?<!\w)(tỉnh|huyện|thị|thành|quận)\s+(?:ủy|uỷ)(?!\w)")
_OF_COMMITTEE = {"thị": "thị xã", "thành": "thành phố"}


def levels(text: str) -> list[Number]:
    """The levels named in a text in NFC, in order, of the kind "level"."""
    return [Number(*match.span(), "level", _key(match[0])) for match in _LEVEL.finditer(text)]


def keeps_levels(sentence: str, quote: str, head: str) -> bool:
    """Whether a sentence names only levels of its quote, or of the document's head where the quote names none."""
    known = _named(quote) or _named(head) | _of_committees(head)
    return _named(sentence) <= known


def _named(text: str) -> set[str]:
    return {level.value for level in levels(unicodedata.normalize("NFC", text))}


def _of_committees(text: str) -> set[str]:
    """The levels whose party committees are named."""
    found = map(str.lower, _COMMITTEE.findall(unicodedata.normalize("NFC", text)))
    return {_OF_COMMITTEE.get(level, level) for level in found}


def _key(level: str) -> str:
    return " ".join(level.lower().split())
