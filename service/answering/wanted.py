"""The words of a question that an answer's surroundings should hold, each with how much it tells."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.text import Token, tokens
from indexer.terms import Layer
from service.answering.asking import Asked

Weigh = Callable[[Sequence[str], Layer], NDArray[np.float32]]  # inverse document frequencies of words on a layer
_EMPTY = frozenset(
    "là gì nào ai đâu sao thế như những các được bị có không thì mà và cho của bao nhiêu mấy ở vào hỏi xin biết hãy đã sẽ"
    " theo trong về tại this the of in is a an what when who how many much which by for to".split()
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
    slots: Mapping[str, tuple[int, ...]]  # of a text's word on the layer
    figures: frozenset[str]  # numbers in the question
    unit: tuple[str, ...]

    def share(self, met: NDArray[np.float32]) -> NDArray[np.float32]:
        """The weight of what is met of all weight: (candidates, words) gives (candidates,)."""
        total = float(self.weights.sum())
        return (met * self.weights).sum(axis=1) / total if total else np.zeros(len(met), np.float32)

    def met_by(self, word: Token) -> tuple[int, ...]:
        """The slots that a word of a text fills."""
        return self.slots.get(word.folded if self.layer is Layer.FOLDED else word.tone, ())


def read_wanted(asked: Asked, weigh: Weigh) -> Wanted:
    """The question's words but the interrogative and the empty ones."""
    question = asked.question
    layer = Layer.FOLDED if question.layer is Layer.FOLDED else Layer.TONE
    typed = question.words if layer is Layer.FOLDED else question.read or question.words
    standing_for = {one.start: (one.end, tuple(tokens(one.readings[0]))) for one in question.expansions}
    keys: dict[str, bool] = {}
    short: dict[str, tuple[str, ...]] = {}
    at = 0
    for at, word in enumerate(typed):
        read = question.read[at] if at < len(question.read) else word
        if asked.start <= read.start < asked.end or read.exact in _EMPTY:
            continue
        meant = standing_for[at][1] if at in standing_for else (word,)
        forms = tuple(getattr(one, layer.value) for one in meant)
        if at in standing_for:
            short[getattr(word, layer.value)] = forms
        for form in forms:
            keys.setdefault(form, read.end <= asked.start)
    words = tuple(keys)
    slots: dict[str, tuple[int, ...]] = {word: (slot,) for slot, word in enumerate(words)}
    slots |= {word: tuple(words.index(form) for form in forms) for word, forms in short.items()}
    return Wanted(
        layer,
        words,
        np.maximum(weigh(words, layer), _LEAST) if words else np.zeros(0, np.float32),
        np.fromiter(keys.values(), dtype=bool, count=len(words)),
        slots,
        frozenset(word.exact for word in typed if word.exact[0].isdigit()),
        tuple(getattr(word, layer.value) for word in asked.unit),
    )
