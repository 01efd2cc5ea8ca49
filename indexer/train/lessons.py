"""Lessons out of what was read: pairs of every kind and source, translations, a teacher's view, judged questions."""

from collections.abc import Iterator, Sequence
from itertools import chain, islice
from random import Random

import torch
from tokenizers import Tokenizer

from indexer.train.bags import Parts, cut
from indexer.train.fit import Lesson
from indexer.train.losses import Loss, contrast, imitate
from indexer.train.pairs import KINDS, Kind, Pair, whole
from indexer.train.texts import Clause, Document, Material, Translation
from indexer.train.wording import sentences, without_accents

SCALE = 20.0
_UNACCENTED = 0.2  # share of the queries typed without accents
_SMALL = 30_000  # clauses; a smaller source is met up to four times, with other dice
_MOST_COPIES = 4
_RUN = 20  # documents that stay together when only some can be taken
_LONGEST_ARTICLE = 800  # characters of each side of a translated article, so that both sides say the same
_QUESTION_COPIES = 12


def text_lessons(material: Material, tokenizer: Tokenizer, seed: int) -> Iterator[Lesson]:
    """Every kind of pair from every source."""
    for number, source in enumerate(material.sources):
        for kind in KINDS:
            pairs = _pairs(source, kind, Random(f"{seed}/{number}/{kind.name}"))
            yield lesson(kind.name, pairs, tokenizer, contrast(SCALE))


def _pairs(source: Sequence[Document], kind: Kind, random: Random) -> list[Pair]:
    """Runs of neighbouring documents in random order, as many as are needed."""
    copies = min(_MOST_COPIES, max(1, _SMALL // max(1, sum(len(document.clauses) for document in source))))
    runs = [source[start : start + _RUN] for start in range(0, len(source), _RUN)]
    drawn = chain.from_iterable(chain.from_iterable(random.sample(runs, len(runs))) for _ in range(copies))
    return [_retyped(pair, random) for pair in islice(kind.make(list(drawn), random), kind.most)]


def translation_lessons(
    translations: Sequence[Translation], vectors: torch.Tensor | None, tokenizer: Tokenizer, seed: int
) -> Iterator[Lesson]:
    """Sentences and their translations, towards each other and towards a teacher's vectors of the English sides.

    Some of the Vietnamese sides are without accents.
    """
    random = Random(f"{seed}/translations")
    turned = (_retyped(Pair((one.vi[:_LONGEST_ARTICLE],), (english(one),)), random) for one in translations)
    pairs = [Pair(one.passage, one.query) for one in turned]
    learned = lesson("English to Vietnamese", pairs, tokenizer, contrast(SCALE))
    yield learned
    if vectors is not None:
        yield Lesson("English teacher", learned.queries, learned.passages, imitate(vectors, SCALE))


def english(translation: Translation) -> str:
    """The English side as it is trained on and shown to a teacher."""
    return translation.en[:_LONGEST_ARTICLE]


def question_lesson(material: Material, tokenizer: Tokenizer, seed: int) -> Lesson:
    """Judged questions and the clause of their document that shares most of their words."""
    random = Random(f"{seed}/questions")
    by_id = {document.id: document for document in material.documents}
    pairs = []
    for question in material.questions:
        document = by_id.get(question.document_id)
        if document is not None and document.clauses:
            clause = _likest(question.text, document.clauses)
            pairs.append(Pair((question.text,), whole(clause, sentences(clause.text))))
    copies = [_retyped(pair, random) for _ in range(_QUESTION_COPIES) for pair in random.sample(pairs, len(pairs))]
    return lesson("question to its clause", copies, tokenizer, contrast(SCALE))


def lesson(name: str, pairs: Sequence[Pair], tokenizer: Tokenizer, loss: Loss) -> Lesson:
    """Pairs cut into pieces."""
    queries = cut(tokenizer, [one.query for one in pairs])
    return Lesson(name, queries, cut(tokenizer, [one.passage for one in pairs]), loss)


def _retyped(pair: Pair, random: Random) -> Pair:
    if random.random() >= _UNACCENTED:
        return pair
    bare: Parts = tuple(map(without_accents, pair.query))
    return Pair(bare, pair.passage)


def _likest(question: str, clauses: Sequence[Clause]) -> Clause:
    asked = set(question.lower().split())
    return max(clauses, key=lambda clause: len(asked & set(clause.text.lower().split())))
