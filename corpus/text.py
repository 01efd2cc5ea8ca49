"""Keys under which Vietnamese words match; the stored text itself is never changed.

Three layers, each coarser than the one before:

- exact: NFC, lower case;
- tone: also blind to where the tone mark stands (hòa = hoà) and to y/i after a lone onset (kỹ = kĩ);
- folded: also blind to every diacritic, đ included.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

# Look-alikes of đ that keyboards and OCR produce; none of them decomposes under NFD.
_D_LOOKALIKES = str.maketrans("ðÐƉɖ", "đĐĐđ")
_TONES = {"\u0300": "2", "\u0301": "1", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
_Y_AFTER_ONSET = re.compile(r"(?<=^h)y$|(?<=^k)y$|(?<=^l)y$|(?<=^m)y$|(?<=^s)y$|(?<=^t)y$|(?<=^v)y$|(?<=^qu)y$")

# A directive's number, printed with any separators: 28-KL/TU, 28- KL/TU, 31/2021/QH15, 2167/UBND-KTTH.
# Two capitals at least (a small letter may stand between: QyĐ, ThU), so that "2023 - Trong" is none.
_CODE = r"[A-ZĐ][a-z]?[A-ZĐƯ][A-Za-zĐđƯư]*[0-9]{0,2}"
DIRECTIVE_NUMBER = re.compile(rf"(?<![\w/])\d{{1,5}}(?:/\d{{4}})?\s?[-–/]\s?{_CODE}(?:\s?[-–/&]\s?{_CODE})*(?![\w])")
_MAY_HOLD_NUMBER = re.compile(r"\d\s?[-–/]\s?[A-ZĐ]")  # begins with a class: several times faster than the number
_WORD = re.compile(r"(\d+(?:[.,]\d+)*|[^\W\d_][^\W\d_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W\d_]*)*)")
_SEPARATOR = re.compile(r"[-–/]")  # every directive's number holds one, no word does


class Token(NamedTuple):
    """A word of a text: where it stands, and what it matches as."""

    start: int
    end: int
    exact: str
    tone: str
    folded: str


@lru_cache(maxsize=200_000)
def exact_key(word: str) -> str:
    """NFC in lower case, look-alikes of đ made đ."""
    return unicodedata.normalize("NFC", word).translate(_D_LOOKALIKES).lower()


@lru_cache(maxsize=200_000)
def tone_key(word: str) -> str:
    """The letters without their tone mark, then the tone as a digit: `hòa` and `hoà` give `hoa2`."""
    letters, tone = [], ""
    for character in unicodedata.normalize("NFD", exact_key(word)):
        if character in _TONES:
            tone += _TONES[character]
        else:
            letters.append(character)
    bare = unicodedata.normalize("NFC", "".join(letters))
    return _Y_AFTER_ONSET.sub("i", bare) + tone


@lru_cache(maxsize=200_000)
def folded_key(word: str) -> str:
    """No diacritics at all: `Đẩy` gives `day`; y/i folded as in `tone_key`."""
    decomposed = unicodedata.normalize("NFD", exact_key(word))
    bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    return _Y_AFTER_ONSET.sub("i", bare.replace("đ", "d"))


def number_key(number: str) -> str:
    """One spelling for a directive's number: `28- KL/TU`, `028-KL/TU` and `28 kl tu` give `28kltu`."""
    letters = folded_key(re.sub(r"[\W_]+", "", exact_key(number)))
    return letters.lstrip("0")


def tokens(text: str) -> Iterator[Token]:
    """Words and numbers in order; a directive's number is one token.

    The text may be in any normal form; spans always point into it as given.
    """
    pieces = apart(text)
    start = 0
    for gap, word in zip(pieces[::2], pieces[1::2], strict=False):
        start += len(gap)
        yield Token(start, start + len(word), *keys(word))
        start += len(word)


def apart(text: str) -> list[str]:
    """The text as gap, word, gap, word, … gap, so that every second piece is a word; joined they are the text."""
    if not _MAY_HOLD_NUMBER.search(text):
        return _WORD.split(text)
    pieces, position = list[str](), 0
    for number in DIRECTIVE_NUMBER.finditer(text):
        pieces += _WORD.split(text[position : number.start()])
        pieces.append(number.group())
        position = number.end()
    return pieces + _WORD.split(text[position:])


@lru_cache(maxsize=200_000)
def keys(word: str) -> tuple[str, str, str]:
    """What a word or a directive's number matches as on the three layers, the closest first."""
    if _SEPARATOR.search(word):
        return (number_key(word),) * 3
    return exact_key(word), tone_key(word), folded_key(word)
