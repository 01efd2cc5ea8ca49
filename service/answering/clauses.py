"""Clauses of a passage that could answer: side by side, from a word of cause on, or where an interrogative would be."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from corpus.model import Span
from indexer.terms import Layer
from service.answer import Kind
from service.answering.asking import Asked
from service.answering.reading import Reading

CLAUSES = (Kind.TEXT, Kind.DUTY, Kind.REASON, Kind.LIST, Kind.YES_NO)
_ALIKE = frozenset((Kind.TEXT, Kind.DUTY))  # cut in the same way
_LONGEST = 400  # characters of an answer that is a clause
_MOST_CLAUSES = 3  # in one answer
_MOST_ITEMS = 8  # of a list
_CLOSING = ("%", "”", '"')  # belong to the word before
_CAUSE = re.compile(r"(?<!\w)(?:do|vì|bởi|nhờ|nguyên nhân)(?!\w)", re.IGNORECASE)
_OPENS_LIST = re.compile(r":\s+|(?<!\w)(?:bao gồm|gồm(?: có)?|như sau|như|là)\s+", re.IGNORECASE)
_LEADING = re.compile(r"(?:(?:thì|là|và|của|ở|mà|với|để|cho)\s+)+", re.IGNORECASE)  # not part of what is said
_EDGE = ",;:.()|–-" + "".join(filter(str.isspace, map(chr, range(0x3001))))
_LABEL = re.compile(r"(?:(?:[IVX]+|\d+(?:\.\d+)*|[a-zđ])[.)]|[-–+*•])\s+")


class Typed(NamedTuple):
    """The question's words but the interrogative, on the layer on which they are typed."""

    layer: Layer
    words: frozenset[str]


def read_typed(asked: Asked) -> Typed:
    """Read once a question."""
    layer = Layer.FOLDED if asked.question.layer is Layer.FOLDED else Layer.TONE
    return Typed(layer, frozenset(getattr(word, layer.value) for word in (*asked.before, *asked.after)))


def distinct_kinds(asked: Asked) -> list[Kind]:
    """The kinds asked for; of those that are cut alike the first, which takes every clause."""
    return [kind for at, kind in enumerate(asked.kinds) if kind not in _ALIKE or _ALIKE.isdisjoint(asked.kinds[:at])]


def find_clauses(typed: Typed, reading: Reading, kind: Kind) -> list[Span]:
    """The distinct stretches of a kind of clause."""
    return list(dict.fromkeys(_spans(typed, reading, kind)))


def _spans(typed: Typed, reading: Reading, kind: Kind) -> Iterator[Span]:
    if kind is Kind.YES_NO:
        yield from _covering(typed, reading)
    if kind is Kind.REASON:
        yield from _causes(reading)
    if kind is Kind.LIST:
        yield from _lists(reading)
    yield from _clauses(reading, kind)
    if kind in (Kind.TEXT, Kind.DUTY, Kind.LIST):
        yield from _gaps(typed, reading)


def _causes(reading: Reading) -> Iterator[Span]:
    """From a word of cause to the end of its clause, and to that of its sentence."""
    for match in _CAUSE.finditer(reading.text):
        yield from _stretch(reading.text, match.start(), reading.clause_at(match.start()).end)
        yield from _stretch(reading.text, match.start(), reading.sentence_at(match.start()).end)


def _covering(typed: Typed, reading: Reading) -> Iterator[Span]:
    """Of each sentence the clauses from the first to the last that hold a word of the question."""
    keys = reading.words.on(typed.layer)
    for sentence in reading.sentences:
        within = reading.clauses_of(sentence)
        met = [one for one in within if any(keys[at] in typed.words for at in reading.words.within(one))]
        if met:
            yield from _stretch(reading.text, met[0].start, met[-1].end)


def _lists(reading: Reading) -> Iterator[Span]:
    """What follows a colon or "gồm", to the end of the sentence and to that of the passage."""
    for match in _OPENS_LIST.finditer(reading.text):
        yield from _stretch(reading.text, match.end(), reading.sentence_at(match.end() - 1).end)
        yield from _stretch(reading.text, match.end(), len(reading.text))


def _clauses(reading: Reading, kind: Kind) -> Iterator[Span]:
    """One to three clauses side by side in one sentence, and whole sentences."""
    most = _MOST_ITEMS if kind is Kind.LIST else _MOST_CLAUSES
    for sentence in reading.sentences:
        within = reading.clauses_of(sentence)
        for first in range(len(within)):
            for last in range(first, min(first + most, len(within))):
                yield from _stretch(reading.text, within[first].start, within[last].end)
        yield from _stretch(reading.text, sentence.start, sentence.end)


def _gaps(typed: Typed, reading: Reading) -> Iterator[Span]:
    """What stands between, before and after the question's words in a clause: there the interrogative would be."""
    words, keys = reading.words, reading.words.on(typed.layer)
    for clause in reading.clauses:
        within = words.within(clause)
        met = [at for at in within if keys[at] in typed.words]
        if len(met) < 2:
            continue
        for first, last in pairwise((within.start - 1, *met, within.stop)):
            if last - first > 1:
                yield from _stretch(reading.text, words.starts[first + 1], words.ends[last - 1])


def _stretch(text: str, start: int, end: int) -> Iterator[Span]:
    """Without labels and punctuation at its edges; none where nothing is left or too much."""
    if label := _LABEL.match(text, start, end):
        start = label.end()
    while text[end : end + 1] in _CLOSING and end < len(text):
        end += 1
    if leading := _LEADING.match(text, start, end):
        start = leading.end()
    piece = text[start:end].lstrip(_EDGE)
    bare = piece.rstrip(_EDGE)
    if len(bare) <= _LONGEST and _says_something(bare):
        first = end - len(piece)
        yield Span(first, first + len(bare))


def _says_something(text: str) -> bool:
    """Two words at least, or a figure or a name."""
    return " " in text or text[:1].isupper() or any(character.isdigit() for character in text)
