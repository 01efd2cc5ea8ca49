"""How much each word of a query tells: inverse document frequencies of the lexical index."""

import math
from collections.abc import Sequence

import numpy as np

from indexer.forward import ForwardIndex
from indexer.lexical import LexicalIndex
from indexer.terms import Layer
from service.question import Question
from service.rank.features import Weighted, Weights
from service.rank.overlap import asked


def weigh(question: Question, forward: ForwardIndex, lexical: LexicalIndex) -> Weighted:
    """The words and pairs of a question on its layer."""
    layer = Layer.FOLDED if question.layer is Layer.FOLDED else Layer.TONE
    found = asked([getattr(word, layer.value) for word in question.words], forward, layer)
    pairs = [f"{found.words[one]}_{found.words[other]}" for one, other in found.pairs]
    return Weighted(found, _idf(found.words, layer, lexical), _idf(pairs, layer, lexical), layer)


def _idf(terms: Sequence[str], layer: Layer, lexical: LexicalIndex) -> Weights:
    """ln(1 + (N - n + ½) / (n + ½)): Robertson & Zaragoza 2009, as Lucene and Tantivy smooth it."""
    total = len(lexical)
    counts = [lexical.count(layer, term) for term in terms]
    return np.asarray([math.log(1 + (total - n + 0.5) / (n + 0.5)) for n in counts], dtype=np.float32)
