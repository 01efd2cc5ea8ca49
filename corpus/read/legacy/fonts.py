"""Fonts whose name says how the letters of a run are coded."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from corpus.read.legacy.encodings import decoder
from corpus.syllables import verdict, words


class _Family(NamedTuple):
    encoding: str
    capitals: bool = False  # shows small letters as capitals


_CAPITALS = {"tcvn3": "h", "viscii": "hoa"}  # how the names of such fonts end: .VnTimeH, VI Times Hoa
_FAMILIES = (
    (re.compile(r"VNI[-_ ](?!Internet|DOS)|VNI(?=Times|Helve)", re.IGNORECASE), "vni"),
    (re.compile(r"VN ?times|(?-i:VN[a-z])", re.IGNORECASE), "vietware_x"),
    (re.compile(r"\.Vn|(?-i:V[nN][A-Z][a-z])", re.IGNORECASE), "tcvn3"),
    (re.compile(r"VI[- ](?=[A-Z])|.*VISCII", re.IGNORECASE), "viscii"),
)
_SUBSET = re.compile(r"^[A-Z]{6}\+")  # what PDF puts before the name of a font of which it holds a part
_STYLE = re.compile(r"(?:[-, ]*(?:Bold|Italic|Oblique|Regular|Normal|MT))+$", re.IGNORECASE)
_UNICODE = re.compile("[ăĂđĐĩĨũŨơƠưƯ\u1ea0-\u1ef9]")  # letters that no byte was read as


def decode_font(text: str, font: str | None) -> str | None:
    """A run's text by the encoding that its font stands for, in NFC; None when the font's name says nothing.

    The text holds the bytes as Latin-1, cp1252 or symbol (U+F0xx) characters. None also for text that is Unicode
    in spite of its font. Fonts of capitals (.VnTimeH) give capitals.
    """
    family = _family(font)
    if family is None or _UNICODE.search(text):
        return None
    if family.encoding == "tcvn3":
        text = text.replace("\u2212", "\xad")  # no ABC font has a minus: it is PDF's name for the glyph of ư
    decoded = decoder(family.encoding)(text)
    if _faults(decoded) > _faults(text):
        return None
    return decoded.upper() if family.capitals else decoded


def _faults(text: str) -> int:
    return sum(verdict(word) is False for word in words(text))


def decode_runs(runs: Iterable[tuple[str, str | None]]) -> str:
    """The text of runs, each with its font: decoded where the font says how, as it is elsewhere.

    Runs of one kind of font are decoded together, since a run may end between a letter and its mark.
    """
    pieces = []
    for _, group in groupby(runs, key=lambda run: _family(run[1])):
        parts = list(group)
        text = "".join(part for part, _ in parts)
        decoded = decode_font(text, parts[0][1])
        pieces.append(text if decoded is None else decoded)
    return "".join(pieces)


@lru_cache(maxsize=1000)
def _family(font: str | None) -> _Family | None:
    name = _STYLE.sub("", _SUBSET.sub("", (font or "").strip(" '\"")))
    encoding = next((encoding for pattern, encoding in _FAMILIES if pattern.match(name)), None)
    ending = _CAPITALS.get(encoding or "")
    return _Family(encoding, ending is not None and name.lower().endswith(ending)) if encoding else None
