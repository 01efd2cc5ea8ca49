"""Diacritics that a query lacks, put back by the corpus's own language."""

import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from corpus.syllables import is_syllable, may_be_syllable
from corpus.text import Token, tone_key
from indexer.language import NUMBER, UNKNOWN, Language

# Nats by which a reading must be likelier than what was typed, where other words of the query carry marks: the more
# words do, the surer are those that don't. Fitted on questions about law, whole and with half of the marks taken off.
_MARGIN, _STEEP, _USUAL, _LEAST = 5.0, 12.0, 0.25, 1.0  # _USUAL: share of words that carry no mark in correct writing
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_FOREIGN_SHARE = 0.4  # of the words; from there on a query is in another language
_VOWELS = frozenset("aeiouy")
Choice = tuple[int, ...]  # ids of what a word may stand for
Costs = NDArray[np.float64]  # (choices,)


_NOTHING: Mapping[int, str] = MappingProxyType({})


def restored_words(
    words: Sequence[Token], text: str, language: Language, fixed: Mapping[int, str] = _NOTHING
) -> list[str]:
    """Each word as it reads with its marks, as typed where none are missing; same order.

    In a query without any mark every syllable takes its likeliest reading; beside marked words one without marks keeps
    standing unless another reading is likelier by far. Typed marks always stay. Capitals, numbers, words of other
    languages stay as they are, and so does a query that is mostly of the last. `fixed` gives known forms by position.
    """
    typed = [text[word.start : word.end] for word in words]
    shouted = all(form.isupper() for form in typed if form.isalpha())
    if not words or is_foreign(words, typed):
        return typed
    margin = _margin(words)
    toneless = not any(_TONES.intersection(unicodedata.normalize("NFD", word.exact)) for word in words)
    known = {at: (language.id_of(tone_key(form)),) for at, form in fixed.items()}
    choices = [
        known.get(at) or _choices(word, form, language, acronyms=not shouted, toneless=toneless)
        for at, (word, form) in enumerate(zip(words, typed, strict=True))
    ]
    chosen = _likeliest(choices, [language.id_of(word.tone) for word in words], margin, language)
    read = [_written(word, form, id_, language) for word, form, id_ in zip(words, typed, chosen, strict=True)]
    return [fixed.get(at, form) for at, form in enumerate(read)]


@lru_cache(maxsize=50_000)
def is_marked(word: str) -> bool:
    """Whether any letter carries a mark; đ is one."""
    return not word.isascii() and word != _bare(word)


def is_foreign(words: Sequence[Token], typed: Sequence[str]) -> bool:
    """Whether a query without marks is mostly made of words that no Vietnamese syllable is without its marks."""
    plain = [
        word.exact
        for word, form in zip(words, typed, strict=True)
        if word.exact.isalpha() and not (form.isupper() and len(form) > 1 and not may_be_syllable(word.exact))
    ]
    if any(map(is_marked, plain)):
        return False
    strange = [word for word in plain if not may_be_syllable(word) and _VOWELS.intersection(word)]
    return bool(strange) and len(strange) >= _FOREIGN_SHARE * len(plain)


def _margin(words: Sequence[Token]) -> float:
    """0 where no word carries a mark, most where as many do as in correct writing."""
    letters = [word.exact for word in words if word.exact.isalpha()]
    unmarked = sum(not is_marked(word) for word in letters)
    if unmarked == len(letters):
        return 0.0
    return max(_LEAST, _MARGIN - _STEEP * max(0.0, unmarked / len(letters) - _USUAL))


def _choices(word: Token, form: str, language: Language, *, acronyms: bool, toneless: bool) -> Choice:
    """Ids of what a word may stand for, itself first where it may stand for itself."""
    if word.exact[0].isdigit():
        return (language.id_of(NUMBER),)
    own = language.id_of(word.tone)
    acronym = acronyms and len(form) > 1 and form.isupper()
    marked = is_marked(word.exact)
    if acronym or not word.exact.isalpha() or (marked and not toneless and is_syllable(word.exact)):
        return (own,)
    readings = [id_ for id_ in language.readings(word.folded) if id_ != own]
    if marked:
        readings = [id_ for id_ in readings if _keeps_marks(word.exact, language.spelled(id_))]
    return (own, *readings) if own != UNKNOWN or not readings else tuple(readings)


def _likeliest(choices: Sequence[Choice], typed: Sequence[int], margin: float, language: Language) -> list[int]:
    """The likeliest path (Viterbi 1967), every word that isn't as typed costing the margin."""
    if all(len(ids) == 1 for ids in choices):
        return [ids[0] for ids in choices]
    best = language.steps((UNKNOWN,), choices[0])[0] - _costs(choices[0], typed[0], margin)
    back: list[NDArray[np.int64]] = []
    for (before, ids), own in zip(pairwise(choices), typed[1:], strict=True):
        ways = best[:, None] + language.steps(before, ids)
        back.append(ways.argmax(axis=0))
        best = ways.max(axis=0)
        if len(ids) > 1 and margin:
            best = best - _costs(ids, own, margin)
    place = int(best.argmax())
    path = [place]
    for came_from in reversed(back):
        place = int(came_from[place])
        path.append(place)
    return [ids[place] for ids, place in zip(choices, reversed(path), strict=True)]


def _costs(ids: Choice, own: int, margin: float) -> Costs:
    return np.array([0.0 if id_ == own or own == UNKNOWN else margin for id_ in ids])


def _written(word: Token, form: str, id_: int, language: Language) -> str:
    """The chosen reading in the capitals that were typed."""
    if id_ == UNKNOWN or word.exact[0].isdigit() or id_ == language.id_of(word.tone):
        return form
    spelled = language.spelled(id_)
    return (
        spelled.upper() if form.isupper() and len(form) > 1 else spelled.capitalize() if form[0].isupper() else spelled
    )


@lru_cache(maxsize=50_000)
def _bare(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).replace("đ", "d")


def _keeps_marks(typed: str, reading: str) -> bool:
    """Whether a reading has every mark that was typed, on the same letter."""
    one, other = _letters(typed), _letters(reading)
    return len(one) == len(other) and all(marks <= more for marks, more in zip(one, other, strict=True))


def _letters(word: str) -> list[frozenset[str]]:
    """The marks of each letter."""
    split = unicodedata.normalize("NFD", word.replace("đ", "d\u0335"))
    marks: list[set[str]] = []
    for letter in split:
        if unicodedata.combining(letter) and marks:
            marks[-1].add(letter)
        else:
            marks.append(set())
    return [frozenset(one) for one in marks]
