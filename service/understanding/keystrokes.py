"""Queries typed while the keyboard program was off: "ddangr uyr" (Telex), "D9a3ng u3y" (VNI)."""

import re
import unicodedata
from functools import lru_cache

from corpus.abbreviations import by_short_form
from corpus.syllables import is_syllable, may_be_syllable
from corpus.text import folded_key, tone_key
from indexer.language import UNKNOWN, Language

_WORD = re.compile(r"[^\W\d_][^\W_]*")
_TELEX_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_VNI_TONES = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323"}
_TELEX_SHAPES = {"a": {"a": "â"}, "e": {"e": "ê"}, "o": {"o": "ô"}, "w": {"a": "ă", "o": "ơ", "u": "ư"}}
_VNI_SHAPES = {"6": {"a": "â", "e": "ê", "o": "ô"}, "7": {"o": "ơ", "u": "ư"}, "8": {"a": "ă"}}
_VOWELS = "aăâeêioôơuưy"
_PLAIN_END = re.compile(r"[A-Za-z]+[1-5]$")  # "co2", "a1" say little alone
_DOUBLED = re.compile(r"dd|aa|ee|oo|[aou]w|w", re.IGNORECASE)


def decoded(text: str, language: Language) -> str | None:
    """The text as it was meant; None where it wasn't typed so.

    A word counts that is no syllable but decodes into one which the corpus holds. One such word is chance ("tax",
    "CO2"): it takes a doubled letter, or figures within words.
    """
    words = {match.group() for match in _WORD.finditer(text)}
    suspects = [word for word in words if not word.isupper() and not _plain(word, language) and not _short(word)]
    found = {word: meant for word in suspects if (meant := _decode(word, language))}
    if not found or len(found) < len([word for word in suspects if len(word) > 1]):
        return None
    telling = [word for word in found if _telling(word)]
    if not telling:
        return None
    return _WORD.sub(lambda match: found.get(match.group(), match.group()), text)


def _plain(word: str, language: Language) -> bool:
    """Whether a word is a syllable, with or without its marks; "soong" could be one, but is hardly ever meant."""
    lower = word.lower()
    if "oo" in lower and language.id_of(tone_key(lower)) == UNKNOWN:
        return False
    return is_syllable(lower) or (lower.isascii() and lower.isalpha() and may_be_syllable(lower))


def _short(word: str) -> bool:
    """An abbreviation, as "tw" is, which would write "tư"."""
    return (folded_key(word),) in by_short_form()


def _telling(word: str) -> bool:
    figures = any(map(str.isdigit, word))
    return not _PLAIN_END.fullmatch(word) if figures else bool(_DOUBLED.search(word))


def _decode(word: str, language: Language) -> str | None:
    meant = _keys(word.lower(), vni=any(map(str.isdigit, word)))
    id_ = language.id_of(tone_key(meant)) if meant and is_syllable(meant) else UNKNOWN
    if id_ == UNKNOWN:
        return None
    spelled = language.spelled(id_)
    return spelled.capitalize() if word[0].isupper() else spelled


@lru_cache(maxsize=10_000)
def _keys(word: str, *, vni: bool) -> str | None:
    """What the keys write, its tone on any vowel that makes a syllable; None where they write nothing else."""
    tones, shapes = (_VNI_TONES, _VNI_SHAPES) if vni else (_TELEX_TONES, _TELEX_SHAPES)
    letters, tone = "", ""
    for key in word:
        if key == ("9" if vni else "d") and letters.startswith("d"):
            letters = f"đ{letters[1:]}"
        elif key in tones and any(vowel in letters for vowel in _VOWELS):
            tone = tones[key]
        elif key in shapes and (shaped := _shaped(letters, shapes[key])):
            letters = shaped
        elif key == "w":
            letters += "ư"
        elif key.isdigit():
            return None
        else:
            letters += key
    return _toned(letters, tone) if letters + tone != word else None


def _shaped(letters: str, shapes: dict[str, str]) -> str | None:
    """The last vowel that can take the shape takes it; both of "uo" take the horn."""
    if shapes.get("u") and "uo" in letters:
        return letters.replace("uo", "ươ", 1)
    for at in range(len(letters) - 1, -1, -1):
        if letters[at] in shapes:
            return f"{letters[:at]}{shapes[letters[at]]}{letters[at + 1 :]}"
    return None


def _toned(letters: str, tone: str) -> str | None:
    vowels = [at for at, letter in enumerate(letters) if letter in _VOWELS]
    forms = (unicodedata.normalize("NFC", f"{letters[: at + 1]}{tone}{letters[at + 1 :]}") for at in reversed(vowels))
    return next((form for form in forms if is_syllable(form)), None)
