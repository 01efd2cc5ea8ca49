"""What is learned: kinds of pairs, each a question-like text with a text that should lie near it.

A new kind of pair is a function from the material to pairs and one entry in `KINDS`.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

from indexer.train.clauses import Clause, sentences, without_label
from indexer.train.texts import Document, Material
from indexer.train.tokenizer import without_accents

_SHORTEST = 25  # characters; less says nothing
_LONGEST_ARTICLE = 800  # characters of each side of a translated article, so that both sides say the same


class Pair(NamedTuple):
    """Two texts that should get near vectors; everything else in the batch should lie farther."""

    query: str
    passage: str


Make = Callable[[Material, Random], Iterator[Pair]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of pairs and how it is mixed in."""

    name: str
    make: Make
    most: int  # pairs an epoch
    copies: int = 1  # times each is met in an epoch


def heading_to_clause(material: Material, _: Random) -> Iterator[Pair]:
    """The heading of an article or part finds a clause under it, read without that heading."""
    for document, clause in _clauses(material):
        heading = clause.headings[-1] if clause.headings else document.heading
        if len(heading) >= 8:
            yield Pair(heading, clause.text)


def sentence_to_rest(material: Material, random: Random) -> Iterator[Pair]:
    """A sentence finds the clause that it was taken out of, under its title."""
    for document, clause in _clauses(material):
        parts = sentences(clause.text)
        if len(parts) > 1:
            taken = parts.pop(random.randrange(len(parts)))
        else:
            words = clause.text.split()
            start = random.randrange(max(1, len(words) // 2))
            end = start + max(4, len(words) // 3)
            taken, parts = " ".join(words[start:end]), [*words[:start], *words[end:]]
        if len(taken) >= _SHORTEST:
            yield Pair(taken, _passage(document, clause, " ".join(parts), random))


def words_to_clause(material: Material, random: Random) -> Iterator[Pair]:
    """A few words in a row find their clause, as a keyword query would."""
    for document, clause in _clauses(material):
        words = clause.text.split()
        size = random.randrange(3, 10)
        start = random.randrange(max(1, len(words) - size))
        yield Pair(" ".join(words[start : start + size]), _passage(document, clause, clause.text, random))


def clause_to_neighbour(material: Material, random: Random) -> Iterator[Pair]:
    """A clause finds the one after it."""
    for source in material.sources:
        for document in source:
            following = list(zip(document.clauses, document.clauses[1:], strict=False))
            for one, other in random.sample(following, min(3, len(following))):
                yield Pair(without_label(one.text), without_label(other.text))


def question_to_clause(material: Material, _: Random) -> Iterator[Pair]:
    """A judged question finds the clause of its document that shares most of its words."""
    by_id = {document.id: document for source in material.sources for document in source}
    for question in material.questions:
        document = by_id.get(question.document_id)
        if document is not None and document.clauses:
            clause = _likest(question.text, document.clauses)
            yield Pair(question.text, passage_text(document, clause, clause.text))


def english_to_vietnamese(material: Material, _: Random) -> Iterator[Pair]:
    """A sentence finds its translation; long articles are cut to their beginnings."""
    for translation in material.translations:
        if len(translation.vi) >= _SHORTEST:
            yield Pair(translation.en[:_LONGEST_ARTICLE], translation.vi[:_LONGEST_ARTICLE])


KINDS: tuple[Kind, ...] = (
    Kind("heading to clause", heading_to_clause, most=100_000),
    Kind("sentence to the rest of its clause", sentence_to_rest, most=140_000),
    Kind("words to their clause", words_to_clause, most=60_000),
    Kind("clause to its neighbour", clause_to_neighbour, most=40_000),
    Kind("question to its clause", question_to_clause, most=10_000, copies=12),
    Kind("English to Vietnamese", english_to_vietnamese, most=60_000),
)


def make_pairs(material: Material, seed: int, unaccented: float) -> dict[str, list[Pair]]:
    """The pairs of every kind, shuffled; that share of them has its query typed without accents.

    Each kind has its own dice: leaving out questions changes nothing about the other kinds.
    """
    made: dict[str, list[Pair]] = {}
    for kind in KINDS:
        random = Random(f"{seed}/{kind.name}")
        pairs = list(kind.make(material, random)) * kind.copies
        random.shuffle(pairs)
        made[kind.name] = [_retyped(pair, random, unaccented) for pair in pairs[: kind.most]]
    return made


def passage_text(document: Document, clause: Clause, text: str) -> str:
    """A clause under its title and headings, one a line, as the index has it encoded."""
    return "\n".join([*filter(None, [document.title, *clause.headings]), text])


def _passage(document: Document, clause: Clause, text: str, random: Random) -> str:
    return passage_text(document, clause, text) if random.random() < 0.5 else text


def _clauses(material: Material) -> Iterator[tuple[Document, Clause]]:
    """Clauses worth asking for; those of a small source are met up to four times as often."""
    largest = max(sum(len(document.clauses) for document in source) for source in material.sources)
    for source in material.sources:
        size = sum(len(document.clauses) for document in source)
        for _ in range(min(4, largest // max(size, 1))):
            for document in source:
                for clause in document.clauses:
                    if len(clause.text) >= 2 * _SHORTEST:
                        yield document, clause


def _retyped(pair: Pair, random: Random, share: float) -> Pair:
    return Pair(without_accents(pair.query), pair.passage) if random.random() < share else pair


def _likest(question: str, clauses: Sequence[Clause]) -> Clause:
    asked = set(question.lower().split())
    return max(clauses, key=lambda clause: len(asked & set(clause.text.lower().split())))
