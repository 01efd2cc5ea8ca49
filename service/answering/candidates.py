"""Stretches of passages that could answer."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.model import Role, Span
from indexer.terms import Layer
from service.answer import Kind
from service.answering.asking import Asked
from service.answering.reading import Reading
from service.answering.values.find import find_values
from service.answering.values.value import Value

CLAUSES = (Kind.TEXT, Kind.DUTY, Kind.REASON, Kind.LIST, Kind.YES_NO)
_LONGEST = 400  # characters of an answer that is a clause
_MOST_CLAUSES = 3  # in one answer
_MOST_ITEMS = 8  # of a list
_CLOSING = ("%", "”", '"')  # belong to the word before
_CAUSE = re.compile(r"(?<!\w)(?:do|vì|bởi|nhờ|nguyên nhân)(?!\w)", re.IGNORECASE)
_LEADING = re.compile(r"(?:(?:thì|là|và|của|ở|mà|với|để|cho)\s+)+", re.IGNORECASE)  # not part of what is said
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_EDGE = re.compile(r"^[\s,;:.()|–-]+|[\s,;:.()|–-]+$")
_LABEL = re.compile(r"(?:(?:[IVX]+|\d+(?:\.\d+)*|[a-zđ])[.)]|[-–+*•])\s+")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of a passage's text, with the value that it is, if it is one."""

    reading: Reading
    kind: Kind
    start: int
    end: int
    core: int  # where the bare value begins
    unit: str = ""

    @property
    def text(self) -> str:
        """As printed."""
        return self.reading.text[self.start : self.end]


def candidates(asked: Asked, readings: Sequence[Reading]) -> list[Candidate]:
    """Values of the kinds that are asked for; clauses where those do, or where nothing is asked outright."""
    found: dict[tuple[int, int, int], Candidate] = {}
    for number, reading in enumerate(readings):
        for kind in asked.kinds:
            for one in _of_kind(asked, reading, kind):
                found.setdefault((number, one.start, one.end), one)
    kept = _named(_whole(list(found.values())))
    return [one for one in kept if not (_echoes(asked, one) or _is_of_head(one) or _lacks_unit(asked, one))]


def _is_of_head(one: Candidate) -> bool:
    """The day of issue; who asks for that asks for a field of the directive."""
    return one.kind is Kind.DATE and one.reading.hit.section.role is Role.HEADER


def _lacks_unit(asked: Asked, one: Candidate) -> bool:
    """A bare number where the question names what is counted; in a table that stands elsewhere."""
    bare = one.kind is Kind.COUNT and not one.unit and one.text[-1:].isdigit()
    return bare and bool(asked.unit) and one.reading.hit.section.role is not Role.TABLE


def _echoes(asked: Asked, one: Candidate) -> bool:
    """Whether its figures all stand in the question: "giai đoạn 2022 - 2025 … hạn nào"."""
    figures = set(_FIGURE.findall(one.reading.text[one.core : one.end]))
    return one.kind not in CLAUSES and bool(figures) and figures <= set(_FIGURE.findall(asked.question.text))


def _whole(found: list[Candidate]) -> list[Candidate]:
    """Of values that begin with the same figure the longest: "10 ngày làm việc", not "10"."""
    longest: dict[tuple[int, int], int] = {}
    for one in found:
        if one.kind not in CLAUSES:
            key = (id(one.reading), one.core)
            longest[key] = max(longest.get(key, 0), one.end)
    return [one for one in found if one.kind in CLAUSES or one.end == longest[id(one.reading), one.core]]


def _named(found: list[Candidate]) -> list[Candidate]:
    """Without offices that run on into a person's name: who is asked for is the person."""
    people = [one for one in found if one.kind is Kind.PERSON]
    return [
        one
        for one in found
        if one.kind is not Kind.OFFICE
        or not any(one.reading is other.reading and one.start < other.core < one.end for other in people)
    ]


def _of_kind(asked: Asked, reading: Reading, kind: Kind) -> Iterator[Candidate]:
    if kind not in CLAUSES:
        for value in find_values(reading.text, kind):
            yield _candidate(reading, value)
        return
    for span in dict.fromkeys(_spans(asked, reading, kind)):
        yield Candidate(reading, kind, span.start, span.end, span.start)


def _spans(asked: Asked, reading: Reading, kind: Kind) -> Iterator[Span]:
    if kind is Kind.REASON:
        yield from _causes(reading)
    yield from _clauses(reading, kind)
    if kind in (Kind.TEXT, Kind.DUTY, Kind.LIST):
        yield from _gaps(asked, reading)


def _causes(reading: Reading) -> Iterator[Span]:
    """From a word of cause to the end of its clause, and to that of its sentence."""
    for match in _CAUSE.finditer(reading.text):
        yield from _stretch(reading.text, match.start(), reading.clause_at(match.start()).end)
        yield from _stretch(reading.text, match.start(), reading.sentence_at(match.start()).end)


def _candidate(reading: Reading, value: Value) -> Candidate:
    return Candidate(reading, value.kind, value.start, value.end, value.core, value.unit)


def _clauses(reading: Reading, kind: Kind) -> Iterator[Span]:
    """One to three clauses side by side in one sentence, and whole sentences."""
    for sentence in reading.sentences:
        within = reading.clauses_of(sentence)
        most = _MOST_ITEMS if kind is Kind.LIST else _MOST_CLAUSES
        for first in range(len(within)):
            for last in range(first, min(first + most, len(within))):
                yield from _stretch(reading.text, within[first].start, within[last].end)
        yield from _stretch(reading.text, sentence.start, sentence.end)


def _gaps(asked: Asked, reading: Reading) -> Iterator[Span]:
    """What stands between, before and after the question's words in a clause: there the interrogative would be."""
    layer = Layer.FOLDED if asked.question.layer is Layer.FOLDED else Layer.TONE
    wanted = {getattr(word, layer.value) for word in (*asked.before, *asked.after)}
    words, keys = reading.words, reading.words.on(layer)
    for clause in reading.clauses:
        within = words.within(clause)
        met = [at for at in within if keys[at] in wanted]
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
    piece = text[start:end]
    bare = _EDGE.sub("", piece)
    if len(bare) <= _LONGEST and _says_something(bare):
        first = start + piece.index(bare)
        yield Span(first, first + len(bare))


def _says_something(text: str) -> bool:
    """Two words at least, or a figure or a name."""
    return " " in text or text[:1].isupper() or any(character.isdigit() for character in text)
