"""The words of a question that an answer's surroundings should hold, each with how much it tells."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.text import tokens
from indexer.lexical import LexicalIndex
from indexer.terms import Layer
from service.answering.asking import Asked
from service.rank.weights import idf

_EMPTY = frozenset(
    "là gì nào ai đâu sao thế như những các được bị có không thì mà và cho của bao nhiêu mấy ở vào hỏi xin biết hãy đã"
    " sẽ theo trong về tại this the of in is a an what when who how many much which by for to".split()
)
_LEAST = 0.5  # weight of a word that stands nearly everywhere


@dataclass(frozen=True, slots=True)
class Wanted:
    """Distinct words by slot. An abbreviation gives the words that it stands for, and each is also met where the
    abbreviation itself stands."""

    layer: Layer  # TONE or FOLDED
    words: tuple[str, ...]
    weights: NDArray[np.float32]  # (words,)
    before: NDArray[np.bool_]  # (words,) whether it stands before the interrogative
    slots: Mapping[str, tuple[int, ...]]  # that a text's word fills, by what it is on the layer
    unit: tuple[str, ...]
    unknown: float  # the share of its weight that stands nowhere in the index

    def share(self, met: NDArray[np.float32]) -> NDArray[np.float32]:
        """The weight of what is met of all weight: (candidates, words) gives (candidates,)."""
        total = float(self.weights.sum())
        return (met * self.weights).sum(axis=1) / total if total else np.zeros(len(met), np.float32)


def read_wanted(asked: Asked, index: LexicalIndex) -> Wanted:
    """The question's words but the interrogative and the empty ones."""
    question = asked.question
    layer = Layer.FOLDED if question.layer is Layer.FOLDED else Layer.TONE
    words, short = _words(asked, layer)
    slots: dict[str, tuple[int, ...]] = {word: (slot,) for slot, word in enumerate(words)}
    slots |= {word: tuple(list(words).index(form) for form in forms) for word, forms in short.items()}
    weights = np.maximum(idf(tuple(words), layer, index), _LEAST)
    absent = np.array([index.count(layer, word) == 0 for word in words], dtype=bool)
    return Wanted(
        layer,
        tuple(words),
        weights,
        np.fromiter(words.values(), dtype=bool, count=len(words)),
        slots,
        tuple(getattr(word, layer.value) for word in asked.unit),
        float(weights[absent].sum() / max(weights.sum(), _LEAST)),
    )


def _words(asked: Asked, layer: Layer) -> tuple[dict[str, bool], dict[str, tuple[str, ...]]]:
    """The distinct words and whether each stands before the interrogative; and what abbreviations stand for."""
    question = asked.question
    typed = question.words if layer is Layer.FOLDED else question.read or question.words
    readings = {one.start: tuple(tokens(one.readings[0])) for one in question.expansions}
    words: dict[str, bool] = {}
    short: dict[str, tuple[str, ...]] = {}
    for at, (word, read) in enumerate(zip(typed, question.read or typed, strict=True)):
        if asked.start <= read.start < asked.end or read.exact in _EMPTY:
            continue
        forms = tuple(getattr(one, layer.value) for one in readings.get(at, (word,)))
        if at in readings:
            short[getattr(word, layer.value)] = forms
        for form in forms:
            words.setdefault(form, read.end <= asked.start)
    return words, short
