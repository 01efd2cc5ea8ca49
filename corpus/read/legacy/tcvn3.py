"""What TCVN3 leaves to the eye: capitals with a tone, and the letter ư whose code is the soft hyphen's."""

import re

from corpus.syllables import is_syllable, verdict

_WORD = re.compile(r"[^\W\d_]{2,}")
_BETWEEN = re.compile(r"(?<=[^\W\d_]{2} )[^\W\d_]{1,3}(?= [^\W\d_]{2})")
_HYPHEN = re.compile("[-\u2010\u2011\u2212]")
_HYPHENED = re.compile(rf"(?<![\w\u2212-])(?=.?\w)[^\W\d_]*(?:{_HYPHEN.pattern}[^\W\d_]*)+(?![\w\u2212-])")
_ONSET = re.compile("[bcdđghklmnpqrstvx]+", re.IGNORECASE)
_INSIDE_LINE = re.compile(r"\w[ \xa0]")


def raise_capitals(text: str) -> str:
    """Small letters amid typed capitals made capitals: CHÝNH decodes to CHíNH and means CHÍNH."""
    raised = _WORD.sub(lambda word: _raised(word.group()), text)
    return _BETWEEN.sub(_raised_between, raised)


def _raised(word: str) -> str:
    capitals = sum(map(str.isupper, word))
    meant = capitals >= 2 or (capitals == 1 and word[0].islower())
    return word.upper() if meant and not _typed_small(word) else word


def _raised_between(match: re.Match[str]) -> str:
    """A short word as its neighbours are: the Xã of CỘNG HÒA Xã HỘI shows no second capital."""
    around = match.string[match.start() - 3 : match.start()], match.string[match.end() : match.end() + 3]
    word = match.group()
    return word.upper() if all(map(str.isupper, around)) and not _typed_small(word) else word


def _typed_small(word: str) -> bool:
    return any(letter.isascii() and letter.islower() for letter in word)


def read_hyphens(text: str) -> str:
    """Hyphens that stand for ư made ư: PDF has one glyph for both (ISO 32000, WinAnsiEncoding), so nh- is như."""
    return _HYPHENED.sub(_with_u, text)


def _with_u(match: re.Match[str]) -> str:
    word = match.group()
    parts = _HYPHEN.split(word)
    if len(parts[0]) == 1 and parts[1:] == [""] and not _INSIDE_LINE.match(match.string, max(0, match.start() - 2)):
        return word  # a label: "c- ", unlike the end of "dân c-"
    read = "ư".join(parts)
    broken = "\u2212" in word or _ONSET.fullmatch(parts[0]) or any(verdict(part) is False for part in parts if part)
    return read if broken and is_syllable(read.lower()) else word
