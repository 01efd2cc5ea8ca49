"""The words of a text where a value may begin, found quickly, and the words that follow."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


class Word(NamedTuple):
    """A number or a syllable."""

    start: int
    end: int
    text: str  # in small letters


def flat(text: str) -> str:
    """The text on one line, line breaks and marks of bold type blank, each character in its place."""
    return text.replace("\n", " ").replace("\r", " ").replace("\t", " ").replace("\xa0", " ").replace("*", " ")


def words_from(text: str, start: int, most: int) -> list[Word]:
    """The next words."""
    return [Word(*match.span(), match.group().lower()) for match in islice(_WORD.finditer(text, start), most)]


def opening(words: str) -> re.Pattern[str]:
    """Finds the first words of phrases parted by bars, in a text of small letters."""
    firsts = sorted({phrase.split()[0].lower() for phrase in words.split("|")})
    return re.compile(rf"(?<!\w)(?:{'|'.join(firsts)})(?!\w)")


def openings(text: str, pattern: re.Pattern[str]) -> list[int]:
    """Where a word begins that `opening` knows, in order."""
    small = text.lower()
    return [match.start() for match in pattern.finditer(small if len(small) == len(text) else text)]


def figures(text: str) -> list[int]:
    """Where a number in digits begins, in order."""
    return [match.start() for match in _DIGITS.finditer(text)]


_NUMBER_WORDS = opening("một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười")


@lru_cache(maxsize=200)
def numbers(text: str) -> tuple[int, ...]:
    """Where a number begins, in digits or in words, in order."""
    return tuple(sorted([*figures(text), *openings(text, _NUMBER_WORDS)]))


def before(text: str, start: int) -> str:
    """The word before a place, in small letters; "" where another character than a blank is between."""
    ahead = re.search(r"([^\W\d_]+)\s*$", text[max(start - 12, 0) : start])
    return ahead.group(1).lower() if ahead else ""


def matches(text: str, pattern: re.Pattern[str], starts: Iterable[int]) -> Iterator[re.Match[str]]:
    """What a pattern matches at some places, none within another."""
    position = 0
    for start in starts:
        if start >= position and (match := pattern.match(text, start)):
            position = match.end()
            yield match
