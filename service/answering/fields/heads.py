"""Every directive's fields, loaded once for a catalogue, with the words by which it is described."""

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from weakref import WeakKeyDictionary

from corpus.model import Directive
from corpus.names import read_body, territory
from corpus.text import folded_key, tokens
from indexer.catalogue import Catalogue

_BEGINNING = 600  # characters that describe a directive without a title
_HEAD = 3_000  # characters of a text in which its meeting is named
_PAGE = 1_000_000


@dataclass(frozen=True, slots=True)
class Head:
    """A directive's head with folded words: of its title, and of what else describes it."""

    ordinal: int
    directive: Directive  # without text, sections and citations
    words: frozenset[str]
    beside: frozenset[str]  # issuer, place, addressees; of one without a title also how it begins


class Heads:
    """What directives say of themselves; safe to share between threads."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        order = [row[0] for row in catalogue.rows("SELECT ordinal FROM directive ORDER BY id")]
        directives = catalogue.heads_by_id(order, 0, max(len(order), 1))
        untitled = [ordinal for ordinal, one in zip(order, directives, strict=True) if not one.fields.title]
        begins = self.openings(untitled)
        self.all = {
            ordinal: _head(ordinal, directive, begins.get(ordinal, "")[:_BEGINNING])
            for ordinal, directive in zip(order, directives, strict=True)
        }
        self._ordinals = {head.directive.id: head.ordinal for head in self.all.values()}
        self._frequency = Counter(word for head in self.all.values() for word in head.words)
        self._holding: dict[str, list[int]] = defaultdict(list)
        for head in self.all.values():
            for word in head.words | head.beside:
                self._holding[word].append(head.ordinal)

    def weight(self, word: str) -> float:
        """How much a word tells one title from another (IDF)."""
        return math.log((len(self.all) + 1) / (self._frequency[word] + 0.5))

    def holding(self, words: Iterable[str]) -> set[int]:
        """The directives whose title has one of the words."""
        return {ordinal for word in words for ordinal in self._holding.get(word, ())}

    def by_id(self, id_: str) -> Head:
        """The head of a directive that the catalogue holds."""
        return self.all[self._ordinals[id_]]

    def of_ids(self, ids: Iterable[str]) -> set[int]:
        """Their ordinals."""
        return {self._ordinals[id_] for id_ in ids if id_ in self._ordinals}

    def openings(self, ordinals: Sequence[int]) -> Mapping[int, str]:
        """The beginning of each one's text."""
        sql = "SELECT ordinal, substr(text, 1, ?) FROM directive WHERE ordinal IN (SELECT value FROM json_each(?))"
        return {int(row[0]): row[1] for row in self._catalogue.rows(sql, (_HEAD, json.dumps(list(ordinals))))}

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds that are held."""
        return frozenset(head.directive.fields.kind for head in self.all.values() if head.directive.fields.kind)

    @cached_property
    def places(self) -> Mapping[str, str]:
        """Places of issue and of issuers as printed, by their folded names."""
        printed = [place for head in self.all.values() for place in _places(head.directive)]
        return {" ".join(words_of(place)): place for place in sorted(printed)}


def _head(ordinal: int, directive: Directive, opening: str) -> Head:
    fields = directive.fields
    beside = " ".join(filter(None, (fields.issuer, fields.place, *fields.addressees, opening)))
    return Head(ordinal, directive, frozenset(words_of(fields.title or "")), frozenset(words_of(beside)))


def _places(directive: Directive) -> Iterator[str]:
    fields = directive.fields
    if fields.place:
        yield fields.place
    if fields.issuer and (where := territory(read_body(fields.issuer).name)) and where.place:
        yield where.place


_KNOWN: WeakKeyDictionary[Catalogue, Heads] = WeakKeyDictionary()


def heads_of(catalogue: Catalogue) -> Heads:
    """The heads of a catalogue, read at the first question that needs them."""
    known = _KNOWN.get(catalogue)
    if known is None:
        known = _KNOWN[catalogue] = Heads(catalogue)
    return known


def words_of(text: str) -> list[str]:
    """Folded words in order."""
    return [word.folded if word.folded.isascii() else folded_key(word.folded) for word in tokens(text)]
