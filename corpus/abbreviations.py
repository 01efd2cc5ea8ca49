"""Abbreviations of office writing and what they stand for; one with several readings has a row for each.

Sources: the abbreviations that Nghị định 30/2020/NĐ-CP (Phụ lục III) and Quy định 66-QĐ/TW fix for kinds and bodies,
and those usual in the reports of Party and state offices.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from corpus.data import rows
from corpus.text import tokens

Key = tuple[str, ...]  # keys of the words, in order


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """One reading of a short form."""

    short: str
    reading: str
    system: str | None  # party or state, where only one of them writes so

    def words(self, layer: str) -> Key:
        """The keys of the reading's words on a layer: exact, tone or folded."""
        return tuple(getattr(word, layer) for word in tokens(self.reading))

    def short_words(self, layer: str) -> Key:
        """The same of the short form: "KT-XH" has two words."""
        return tuple(getattr(word, layer) for word in tokens(self.short))


@cache
def abbreviations() -> tuple[Abbreviation, ...]:
    """All of them, by short form; readings of one in the order of the table, the usual one first."""
    return tuple(Abbreviation(row["short"], row["reading"], row["system"] or None) for row in rows("abbreviations.tsv"))


@cache
def by_short_form() -> Mapping[Key, tuple[Abbreviation, ...]]:
    """Readings by the folded words of the short form; "TƯ" and "TU" meet."""
    table: dict[Key, tuple[Abbreviation, ...]] = {}
    for one in abbreviations():
        key = one.short_words("folded")
        table[key] = (*table.get(key, ()), one)
    return table


@cache
def openings(layer: str) -> frozenset[Key]:
    """The first two words of every reading that `by_reading` knows."""
    return frozenset(key[:2] for key in by_reading(layer))


@cache
def first_words() -> frozenset[str]:
    """The folded words with which short forms begin."""
    return frozenset(key[0] for key in by_short_form())


@cache
def by_reading(layer: str) -> Mapping[Key, tuple[Abbreviation, ...]]:
    """Short forms by the words of what they stand for, of two words or more; only short forms with one reading."""
    table: dict[Key, tuple[Abbreviation, ...]] = {}
    for one in abbreviations():
        key = one.words(layer)
        if len(key) > 1 and sum(other.short == one.short for other in abbreviations()) == 1:
            table[key] = (*table.get(key, ()), one)
    return table
