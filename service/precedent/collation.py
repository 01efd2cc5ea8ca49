"""The order of a Vietnamese dictionary."""

import re
import unicodedata

_LETTERS = {letter: at for at, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_OTHER = len(_LETTERS)  # letters of other alphabets come behind, as Unicode has them
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}  # huyền, hỏi, ngã, sắc, nặng
_FIGURE = re.compile(r"\d+")
_THOUSANDS = re.compile(r"(?<=\d)\.(?=\d{3}(?!\d))")

Key = tuple[int, tuple[int, ...], tuple[int, ...], str]


def collation_key(word: str) -> Key:
    """Signs first, then numbers by their value, then words by their letters (a ă â b c d đ …) and then by their tones.

    The word is in NFC and small letters.
    """
    if figures := _FIGURE.findall(_THOUSANDS.sub("", word)):
        return 1, tuple(map(int, figures)), (), word
    letters, tones = list[str](), list[int]()
    for character in unicodedata.normalize("NFD", word):
        if character in _TONES:
            tones[-1:] = [_TONES[character]]
        elif unicodedata.combining(character) and letters:
            letters[-1] = unicodedata.normalize("NFC", letters[-1] + character)
        else:
            letters.append(character)
            tones.append(0)
    ranks = tuple(_LETTERS.get(letter, _OTHER + ord(letter[0])) for letter in letters)
    return 2 if word[:1].isalpha() else 0, ranks, tuple(tones), word


def dictionary_order(name: str) -> tuple[list[Key], str]:
    """What sorts names word by word."""
    return [collation_key(word) for word in name.lower().split()], name
