"""Labels of the outline: what "III.", "1.2.", "Điều 5.", "a)" or "-" at a paragraph's start mean.

A label's level comes from its shape, not from the word around it: offices call the same "1." mục,
khoản or điểm (Nghị định 30/2020/NĐ-CP, Phụ lục I; Quy định 66-QĐ/TW).
"""

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from corpus.names import CAPITAL


class Level(IntEnum):
    """Shapes from the outermost in; a label nests under the nearest open one of a smaller level."""

    APPENDIX = 0  # Phụ lục
    PART = 1  # Phần
    CHAPTER = 2  # Chương
    TITLE = 3  # Mục, in normative documents
    SUBTITLE = 4  # Tiểu mục
    CAPITAL = 5  # A.
    ROMAN = 6  # I.
    ARTICLE = 7  # Điều
    NUMBER = 8  # 1.
    DOTTED = 9  # 1.1.
    DOTTED_TWICE = 10  # 1.1.1.
    BRACKETED = 11  # 1) or (1) inside a numbered point
    LETTER = 12  # a)
    SMALL_ROMAN = 13  # (i)
    DASH = 14  # -
    PLUS = 15  # +


@dataclass(frozen=True, slots=True)
class Label:
    """A label and what follows it in its paragraph."""

    level: Level
    text: str  # as it stands in a path: "II", "2.1", "a", "Điều 5"; "" for a dash
    rest: str
    ordinal: int = 0  # its place in its own series; 0 when it has none


_BULLETS = "-–—•·▪●○■◦‣∙➢✓❖\uf0b7\uf0a7\uf0d8\uf02d"  # of symbol fonts too
_ROMANS = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX".split()
_LETTERS = "abcdđefghijklmnopqrstuvwxyz"  # points skip f, j, w and z, some offices don't
_WORDS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_ORDINAL = r"(?P<label>[IVX]{1,5}|\d{1,3}[a-zđ]?|thứ\s+\w+|THỨ\s+\w+)"
_NAMED = {
    Level.APPENDIX: re.compile(
        r"(?:PHỤ LỤC|Phụ lục)(?:\s+(?:(?:SỐ|số)\s+)?(?P<label>[IVX]{1,5}|\d{1,2})(?!\w))?\s*"
        rf"(?:[.:]?$|[.:\-–]\s*(?=[{CAPITAL}(])|(?=\(|[{CAPITAL}]{{2}}))(?P<rest>.*)$"
    ),
    Level.PART: re.compile(rf"(?:PHẦN|Phần)\s+{_ORDINAL}(?!\w)\s*[.:)\-–]?\s*(?P<rest>.*)"),
    Level.CHAPTER: re.compile(rf"(?:CHƯƠNG|Chương)\s+{_ORDINAL}(?!\w)\s*[.:)\-–]?\s*(?P<rest>.*)"),
    Level.TITLE: re.compile(rf"(?:MỤC|Mục)\s+{_ORDINAL}(?!\w)\s*(?:[.:\-–]\s*(?P<rest>.*)|(?=$))"),
    Level.SUBTITLE: re.compile(rf"(?:TIỂU MỤC|Tiểu mục)\s+{_ORDINAL}(?!\w)\s*[.:\-–]?\s*(?P<rest>.*)"),
    Level.ARTICLE: re.compile(r"(?:ĐIỀU|Điều)\s+(?P<label>\d{1,3}[a-zđ]?)\s*(?:[.:]\s*(?P<rest>.*)|(?=$))"),
}
_NAMES = {
    Level.APPENDIX: "Phụ lục",
    Level.PART: "Phần",
    Level.CHAPTER: "Chương",
    Level.TITLE: "Mục",
    Level.SUBTITLE: "Tiểu mục",
    Level.ARTICLE: "Điều",
}
_BARE = (
    (Level.ROMAN, re.compile(r"(?P<label>[IVX]{1,5})\s*(?:[.)]|/(?=\s)|[-–](?!\w))\s*(?P<rest>.*)")),
    (
        Level.CAPITAL,
        re.compile(rf"(?P<label>[A-HĐ])\s*(?:[.)]\s+|/\s+|[-–]\s+(?=[{CAPITAL}]{{2}}))(?P<rest>\S.*)"),
    ),
    (
        Level.DOTTED,
        re.compile(r"(?P<label>\d{1,2}(?:\.\d{1,2}){1,3})(?:\s*[.)]|\s*[-–](?=\s)|(?=\s))\s*(?P<rest>[^\s\d%,].*)"),
    ),
    (
        Level.NUMBER,
        re.compile(r"(?P<label>\d{1,2})(?:\s*\.(?!\d)|\s*/(?!\d)|\s*[-–](?=\s*[^\W\d]))\s*(?P<rest>.*)"),
    ),
    (Level.SMALL_ROMAN, re.compile(r"\((?P<label>i{1,3}|iv|vi{0,3}|ix|x)\)\s*(?P<rest>\S.*)")),
    (Level.BRACKETED, re.compile(r"\(?(?P<label>\d{1,2})\)\s*(?P<rest>\S.*)")),
    (Level.LETTER, re.compile(r"(?P<label>[a-zđ]\d?)\s*(?:\)|\.(?=\s))\s*(?P<rest>\S.*)")),
    (Level.DASH, re.compile(rf"(?P<label>)[{_BULLETS}](?![-–—\d])\s*(?P<rest>\S.*)")),
    (Level.DASH, re.compile(rf"(?P<label>)(?:[{_BULLETS}]\s+(?P<rest>\d.*))")),
    (Level.DASH, re.compile(rf"(?P<label>)o\s+(?P<rest>[{CAPITAL}].*)")),
    (Level.PLUS, re.compile(r"(?P<label>)\+\s*(?P<rest>\S.*)")),
)
_FIRST_OF_NAMED = frozenset("PCMTĐ")
_FIRST = frozenset("PCMTĐpcmtđ(+" + _BULLETS + "0123456789ABCDEFGHIVXabcdefghijklmnopqrstuvwxyz")


@lru_cache(maxsize=4_096)  # a line is asked about by whoever joins, places and ends regions
def read_label(text: str) -> Label | None:
    """The label that a paragraph begins with, its marks of markup already taken off."""
    if text[:1] not in _FIRST:
        return None
    if text[:1] in _FIRST_OF_NAMED:
        for level, pattern in _NAMED.items():
            if match := pattern.match(text):
                return _named(level, match)
    for level, pattern in _BARE:
        if match := pattern.match(text):
            return _bare(level, match)
    return None


def _named(level: Level, match: re.Match[str]) -> Label:
    number = match["label"] or ""
    text = f"{_NAMES[level]} {number}".strip()
    return Label(level, text, (match["rest"] or "").strip(), _ordinal(number, level))


def _bare(level: Level, match: re.Match[str]) -> Label:
    label = match["label"]
    if level is Level.DOTTED and label.count(".") > 1:
        level = Level.DOTTED_TWICE
    return Label(level, label, match["rest"], _ordinal(label, level))


def _ordinal(label: str, level: Level) -> int:
    last = label.split(".")[-1]
    if digits := re.match(r"\d+", last):
        return int(digits.group())
    if last in _ROMANS:
        return _ROMANS.index(last) + 1
    if level is Level.SMALL_ROMAN:
        return _ROMANS.index(last.upper()) + 1
    if last and len(last) <= 2 and last[0].lower() in _LETTERS:
        return _LETTERS.index(last[0].lower()) + 1
    word = last.lower().split()[-1] if last.split() else ""
    return _WORDS.index(word) + 1 if word in _WORDS else 0
