"""Levels of government in a sentence: a figure of the town is none of the province."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby

# "xã" of society and of a cooperative is no commune, and "Tỉnh ủy" is a name, which is compared as one.
_LEVEL = re.compile(
    r"(?<!\w)(?:tỉnh|huyện|thị xã|thị trấn|thành phố|quận|phường|(?<!hợp tác )xã(?! (?:hội|viên))|trung ương)"
    r"(?! (?:ủy|uỷ))(?!\w)"
)
_COMMITTEE = re.compile(r"(?<!\w)(tỉnh|huyện|thị|thành|quận) (?:ủy|uỷ)(?!\w)")
_OF_COMMITTEE = {"thị": "thị xã", "thành": "thành phố"}


def keeps_levels(sentence: str, quote: str, head: str) -> bool:
    """Whether a sentence names its quote's levels in their order, or the head's where the quote names none."""
    said, quoted = _levels(sentence), _levels(quote)
    if not quoted:
        return set(said) <= {*_levels(head), *_committees(head)}
    left = iter(quoted)
    return all(level in left for level in said)


def _levels(text: str) -> list[str]:
    return [level for level, _ in groupby(_LEVEL.findall(_plain(text)))]


def _committees(text: str) -> Iterator[str]:
    """The levels whose party committees are named."""
    return (_OF_COMMITTEE.get(level, level) for level in _COMMITTEE.findall(_plain(text)))


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).lower().split())
