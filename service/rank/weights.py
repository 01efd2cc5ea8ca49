"""How much each word of a query tells: inverse document frequencies of the lexical index."""

import math
from collections.abc import Iterator, Sequence

import numpy as np

from corpus.text import tokens
from indexer.forward import ForwardIndex
from indexer.lexical import LexicalIndex
from indexer.terms import Layer
from service.question import Question
from service.rank.features import Weighted, Weights
from service.rank.overlap import asked


def weigh(question: Question, forward: ForwardIndex, index: LexicalIndex) -> list[Weighted]:
    """The words of a question on its layer; and once more with its abbreviations written out, if it has any."""
    layer = Layer.FOLDED if question.layer is Layer.FOLDED else Layer.TONE
    readings = [_typed(question, layer), *([list(_written_out(question, layer))] if question.expansions else [])]
    return [_weighted(keys, layer, forward, index) for keys in readings]


def _typed(question: Question, layer: Layer) -> list[str]:
    """Without any mark the words as typed; with some, those that were missing put back."""
    words = question.words if layer is Layer.FOLDED else question.read or question.words
    return [getattr(word, layer.value) for word in words]


def _written_out(question: Question, layer: Layer) -> Iterator[str]:
    """The same with the best reading in the place of each abbreviation."""
    keys = _typed(question, layer)
    last = 0
    for expansion in question.expansions:
        yield from keys[last : expansion.start]
        yield from (getattr(word, layer.value) for word in tokens(expansion.readings[0]))
        last = expansion.end
    yield from keys[last:]


def _weighted(keys: Sequence[str], layer: Layer, forward: ForwardIndex, index: LexicalIndex) -> Weighted:
    found = asked(keys, forward, layer)
    pairs = [f"{found.words[one]}_{found.words[other]}" for one, other in found.pairs]
    return Weighted(found, idf(found.words, layer, index), idf(pairs, layer, index), layer)


def idf(terms: Sequence[str], layer: Layer, index: LexicalIndex) -> Weights:
    """ln(1 + (N - n + ½) / (n + ½)): Robertson & Zaragoza 2009, as Lucene and Tantivy smooth it."""
    total = len(index)
    counts = [index.count(layer, term) for term in terms]
    return np.asarray([math.log(1 + (total - n + 0.5) / (n + 0.5)) for n in counts], dtype=np.float32)
