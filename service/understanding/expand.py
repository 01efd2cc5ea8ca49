"""Abbreviations in a query, with their readings in the order that the other words suggest."""

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np

from corpus.abbreviations import Abbreviation, by_short_form, first_words
from corpus.syllables import may_be_syllable
from corpus.text import Token
from indexer.language import Language
from service.question import Expansion
from service.understanding.restore import is_marked

_LONGEST = 4  # words of a short form: PCTT & TKCN has 2, LĐ-TB&XH 3
_CUE = 2.0  # nats that a word of Party or state writing is worth for a reading of that system
_CUES = {
    "party": frozenset("đảng bí chi cấp kl btv ubkt tw tu ủy".split()),
    "state": frozenset("ubnd hđnd sở nghị chính luật tư phường xã cp vốn dự".split()),
}


def find_expansions(
    words: Sequence[Token], text: str, language: Language, skipped: Iterable[int] = ()
) -> tuple[Expansion, ...]:
    """The abbreviations among the words, the longest at each place; words at `skipped` belong to a number.

    In small letters, or in a query all in capitals, only what can't be a syllable counts as one: "ubnd", not "an".
    """
    taken = set(skipped)
    typed = [text[word.start : word.end] for word in words]
    shouted = sum(form.isalpha() for form in typed) > 1 and all(form.isupper() for form in typed if form.isalpha())
    found: list[Expansion] = []
    at = 0
    while at < len(words):
        end, rows = _longest(words, text, at, taken, shouted=shouted)
        if rows:
            found.append(Expansion(at, end, _ordered(rows, words, at, end, language)))
        at = max(end, at + 1)
    return tuple(found)


def _longest(
    words: Sequence[Token], text: str, at: int, taken: set[int], *, shouted: bool
) -> tuple[int, tuple[Abbreviation, ...]]:
    """Where the longest short form from a word on ends, and its readings."""
    if words[at].folded not in first_words():
        return at, ()
    table = by_short_form()
    for end in range(min(at + _LONGEST, len(words)), at, -1):
        rows = table.get(tuple(word.folded for word in words[at:end]), ())
        if rows and taken.isdisjoint(range(at, end)):
            form = text[words[at].start : words[end - 1].end]
            if agreeing := _agreeing(rows, form, words[at:end], shouted=shouted):
                return end, agreeing
    return at, ()


def _agreeing(
    rows: Sequence[Abbreviation], form: str, words: Sequence[Token], *, shouted: bool
) -> tuple[Abbreviation, ...]:
    """The rows whose short form was typed: with its marks where any were typed, with its capitals where it could
    be a syllable else."""
    exact = tuple(word.exact for word in words)
    same = tuple(row for row in rows if row.short_words("exact") == exact)
    if not same and any(map(is_marked, exact)):
        return ()
    rows = same or tuple(rows)
    joined = len(words) == 1 or " " not in form
    as_printed = not shouted and joined and any(_cased(row.short) == _cased(form) for row in rows)
    return rows if as_printed or any(not may_be_syllable(word.folded) for word in words) else ()


@lru_cache(maxsize=10_000)
def _cased(form: str) -> str:
    """The letters without marks, capitals kept: "ThU" is not "thu"."""
    letters = (letter for letter in unicodedata.normalize("NFD", form) if letter.isalpha())
    return "".join(letters).replace("đ", "d").replace("Đ", "D")


def _ordered(
    rows: Sequence[Abbreviation], words: Sequence[Token], start: int, end: int, language: Language
) -> tuple[str, ...]:
    """The readings by how well they stand between their neighbours, Party and state words counting; ties as listed."""
    if len(rows) == 1:
        return (rows[0].reading,)
    around = {word.exact for at, word in enumerate(words) if not start <= at < end}
    before, after = words[max(start - 1, 0) : start], words[end : end + 1]
    scores = [_fit(row, before, after, language) + _cued(row, around) for row in rows]
    order = sorted(range(len(rows)), key=lambda at: (-scores[at], at))
    return tuple(rows[at].reading for at in order)


def _fit(row: Abbreviation, before: Sequence[Token], after: Sequence[Token], language: Language) -> float:
    """The mean logarithm of each word's probability after the one before it, neighbours included."""
    keys = (*(word.tone for word in before), *row.words("tone"), *(word.tone for word in after))
    ids = np.array([language.id_of(key) for key in keys])
    return float(language.following(ids[:-1], ids[1:]).mean()) if len(ids) > 1 else 0.0


def _cued(row: Abbreviation, around: set[str]) -> float:
    return _CUE if row.system and not _CUES[row.system].isdisjoint(around) else 0.0
