"""What the lexical leg looks for: the words, and beside them what they may stand for, with less weight."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from corpus.abbreviations import Abbreviation, Key, by_reading, openings
from corpus.text import Token, tokens
from indexer.terms import Layer, bag_terms
from service.question import BagTerm, Expansion, plain_bag

_FIRST_READING, _OTHER_READING = 0.4, 0.2  # of a typed word's weight, for the words of what it may stand for
_LETTERS = 0.3  # for "KT" and "XH" alone
_SHORT_FORM = 0.7  # for "UBND" where its reading was typed
_UNRESTORED = 0.4  # for the form without marks beside a restored one
_LONGEST_READING = 12  # words


def bag_of(
    words: Sequence[Token], read: Sequence[Token], layer: Layer, expansions: Sequence[Expansion]
) -> tuple[BagTerm, ...]:
    """Terms with their weights, each once, the heaviest of equal ones.

    A query without any mark is looked for on folded words. Where some marks were put back, the restored words count in
    full, and the folded forms of those that changed less.
    """
    on = Layer.FOLDED if layer is Layer.FOLDED else Layer.TONE
    weights: dict[tuple[Layer, str], float] = {}
    for term in (
        *_typed(tuple(words if on is Layer.FOLDED else read), on, expansions),
        *(_unrestored(words, read) if on is Layer.TONE else ()),
        *_readings(expansions, on),
        *_short_forms(read if on is Layer.TONE else words, on),
    ):
        key = (term.layer, term.term)
        weights[key] = max(weights.get(key, 0.0), term.weight)
    return tuple(BagTerm(layer, term, weight) for (layer, term), weight in weights.items())


def _typed(words: tuple[Token, ...], layer: Layer, expansions: Sequence[Expansion]) -> Iterator[BagTerm]:
    """The words and their pairs; of a short form of several ("KT-XH") it is the pairs that tell."""
    within = {getattr(word, layer.value) for one in expansions if one.end - one.start > 1
              for word in words[one.start : one.end]}  # fmt: skip
    for term in plain_bag(words, layer):
        yield term._replace(weight=_LETTERS) if term.term in within else term


def _unrestored(words: Sequence[Token], read: Sequence[Token]) -> Iterator[BagTerm]:
    changed = [one.tone != other.tone for one, other in zip(words, read, strict=True)]
    for word, fresh in zip(words, changed, strict=True):
        if fresh:
            yield BagTerm(Layer.FOLDED, word.folded, _UNRESTORED)
    for (one, first), (other, second) in pairwise(zip(words, changed, strict=True)):
        if first or second:
            yield BagTerm(Layer.FOLDED, f"{one.folded}_{other.folded}", _UNRESTORED)


def _readings(expansions: Sequence[Expansion], layer: Layer) -> Iterator[BagTerm]:
    for expansion in expansions:
        for place, reading in enumerate(expansion.readings):
            weight = _OTHER_READING if place else _FIRST_READING
            for term in bag_terms(list(tokens(reading)), layer):
                yield BagTerm(layer, term, weight)


def _short_forms(words: Sequence[Token], layer: Layer) -> Iterator[BagTerm]:
    """ "UBND" for "ủy ban nhân dân": at each place the longest reading that stands there."""
    keys = tuple(getattr(word, layer.value) for word in words)
    at = 0
    table, known = by_reading(layer.value), openings(layer.value)
    while at < len(keys):
        end, rows = _longest(keys, at, table) if keys[at : at + 2] in known else (at + 1, ())
        for row in rows:
            short = row.short_words(layer.value)
            for term in short if len(short) == 1 else (f"{one}_{other}" for one, other in pairwise(short)):
                yield BagTerm(layer, term, _SHORT_FORM)
        at = end


def _longest(keys: Key, at: int, table: Mapping[Key, tuple[Abbreviation, ...]]) -> tuple[int, tuple[Abbreviation, ...]]:
    """Where the longest reading from a word on ends, and its short forms; the next word where there is none."""
    for end in range(min(at + _LONGEST_READING, len(keys)), at + 1, -1):
        if rows := table.get(keys[at:end]):
            return end, rows
    return at + 1, ()
