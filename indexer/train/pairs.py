"""What is learned: kinds of pairs, each a question-like text with a text that should lie near it.

A new kind of pair is a function from documents to pairs and one entry in `KINDS`. Pairs come in the order of their
documents, so that neighbours are one another's hard negatives.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

from indexer.train.bags import Parts
from indexer.train.texts import Clause, Document
from indexer.train.wording import as_question, bare_heading, sentences, without_label

_SHORTEST = 25  # characters; less says nothing
_SHORTEST_HEADING = 8


class Pair(NamedTuple):
    """Two texts that should get near vectors; everything else in the batch should lie farther."""

    query: Parts
    passage: Parts


Make = Callable[[Sequence[Document], Random], Iterator[Pair]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of pairs and how many of them are met at most in an epoch."""

    name: str
    make: Make
    most: int


def heading_to_clause(documents: Sequence[Document], random: Random) -> Iterator[Pair]:
    """A heading, mostly the innermost, finds a clause under it, read without its headings."""
    for clause in _clauses(documents):
        headings = [heading for heading in map(bare_heading, clause.headings) if len(heading) >= _SHORTEST_HEADING]
        if headings:
            heading = headings[-1] if random.random() < 0.75 else random.choice(headings)
            yield Pair((as_question(heading, random),), sentences(clause.text))


def sentence_to_rest(documents: Sequence[Document], random: Random) -> Iterator[Pair]:
    """A sentence finds the clause that it was taken out of."""
    for clause in _clauses(documents):
        parts = list(sentences(clause.text))
        if len(parts) > 1:
            taken = parts.pop(random.randrange(len(parts)))
        else:
            words = clause.text.split()
            start = random.randrange(max(1, len(words) // 2))
            end = start + max(4, len(words) // 3)
            taken, parts = " ".join(words[start:end]), [" ".join(words[:start]), " ".join(words[end:])]
        if len(taken) >= _SHORTEST and any(parts):
            yield Pair((taken,), _under_headings(clause, tuple(parts), random))


def words_to_clause(documents: Sequence[Document], random: Random) -> Iterator[Pair]:
    """A few words of a clause find it, side by side or from several places, as a keyword query would."""
    for clause in _clauses(documents):
        words = clause.text.split()
        runs = [random.randrange(3, 10)] if random.random() < 0.6 else [random.randrange(2, 5) for _ in range(2)]
        starts = [random.randrange(max(1, len(words) - size)) for size in runs]
        typed = " ".join(word for start, size in zip(starts, runs, strict=True) for word in words[start : start + size])
        yield Pair((as_question(typed, random),), _under_headings(clause, sentences(clause.text), random))


def clause_to_neighbour(documents: Sequence[Document], random: Random) -> Iterator[Pair]:
    """A clause finds the one after it."""
    for document in documents:
        following = list(zip(document.clauses, document.clauses[1:], strict=False))
        for one, other in random.sample(following, min(3, len(following))):
            yield Pair(sentences(without_label(one.text)), sentences(without_label(other.text)))


def title_to_clause(documents: Sequence[Document], random: Random) -> Iterator[Pair]:
    """The title of a document of many clauses finds some of them, read without headings."""
    for document in documents:
        if len(document.title) >= _SHORTEST and len(document.clauses) > 4:
            for clause in random.sample(document.clauses, 4):
                yield Pair((as_question(bare_heading(document.title), random),), sentences(clause.text))


def clause_to_other_document(documents: Sequence[Document], random: Random) -> Iterator[Pair]:
    """Clauses of two documents under the same heading find each other."""
    under: dict[str, dict[str, list[Clause]]] = {}
    for document in documents:
        for clause in document.clauses:
            heading = bare_heading(clause.headings[-1]).lower() if len(clause.headings) > 1 else ""
            if len(heading) >= 12:
                under.setdefault(heading, {}).setdefault(document.id, []).append(clause)
    for by_document in under.values():
        if 2 <= len(by_document) <= 8:  # more have headings that say nothing, as "Tổ chức thực hiện" does
            one, other = (random.choice(by_document[id_]) for id_ in random.sample(sorted(by_document), 2))
            yield Pair(sentences(one.text), sentences(other.text))


KINDS: tuple[Kind, ...] = (
    Kind("heading to clause", heading_to_clause, most=100_000),
    Kind("sentence to the rest of its clause", sentence_to_rest, most=140_000),
    Kind("words to their clause", words_to_clause, most=80_000),
    Kind("clause to its neighbour", clause_to_neighbour, most=40_000),
    Kind("title to clause", title_to_clause, most=20_000),
    Kind("clause to one of another document", clause_to_other_document, most=20_000),
)


def whole(clause: Clause, text: Parts) -> Parts:
    """A clause under its title and headings, as the index has it encoded."""
    return (*clause.telling, *text)


def _under_headings(clause: Clause, text: Parts, random: Random) -> Parts:
    """Half of them under all headings, some under all but the title, the others under none."""
    drawn = random.random()
    if drawn < 0.4:
        return whole(clause, text)
    return (*clause.telling[1:], *text) if drawn < 0.55 else text


def _clauses(documents: Sequence[Document]) -> Iterator[Clause]:
    """Clauses worth asking for."""
    for document in documents:
        for clause in document.clauses:
            if len(clause.text) >= 2 * _SHORTEST:
                yield clause
