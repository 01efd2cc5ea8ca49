"""Pieces of regular expressions that the grammar's parts share."""

import re
import unicodedata

UPPER = "".join(
    character
    for character in map(chr, (*range(0x41, 0x250), *range(0x1E00, 0x1F00)))
    if unicodedata.category(character) == "Lu"
)
_PAIRS = (("o", "a"), ("o", "e"), ("u", "y"))
_MARKS = "\u0300\u0301\u0303\u0309\u0323"


def loose(words: str) -> str:
    """Words as a pattern: any number of blanks between them, the tone of oa, oe, uy on either vowel."""
    spaced = re.sub(r" (?![*+?])", " +", words)
    return _EITHER.sub(lambda match: _BOTH[match.group()], spaced)


def folded_ordinal(word: str) -> str | None:
    """The number that a Roman numeral, digits or a word ("tư") stands for, as digits."""
    if word.isdigit():
        return str(int(word))
    if re.fullmatch(r"[IVXLC]+", word):
        return str(_roman(word))
    words = word.lower().split()
    if words[:1] == ["mười"] and len(words) > 1:
        unit = _WORDS.get(words[1])
        return str(10 + unit) if unit else None
    number = _WORDS.get(" ".join(words))
    return str(number) if number else None


def _placements() -> dict[str, str]:
    both = {}
    for first, second in _PAIRS:
        for mark in _MARKS:
            old, new = (unicodedata.normalize("NFC", pair) for pair in (first + mark + second, first + second + mark))
            both[old] = both[new] = f"(?:{old}|{new})"
    return both


def _roman(numeral: str) -> int:
    values = [_ROMAN[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


_BOTH = _placements()
_EITHER = re.compile("|".join(_BOTH))
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_WORDS = {
    "nhất": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "lăm": 5, "sáu": 6, "bảy": 7, "bẩy": 7,
    "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
ORDINAL = r"(?:[IVXLC]+|\d{1,2}|mười (?:một|hai|ba|bốn|lăm)|nhất|một|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|mười)(?!\w)"
ROMAN_OR_DIGITS = r"(?:[IVXLC]+|\d{1,2})(?!\w)"
