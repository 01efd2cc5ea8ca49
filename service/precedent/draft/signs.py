"""Signs that change what is said where no word differs: "còn -3,52%" beside "còn 3,52%", "> 5 ha" beside "5 ha"."""

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from corpus.text import Token
from indexer.catalogue import Catalogue
from indexer.wording.index import WordingIndex
from indexer.wording.phrases import Occurrences
from indexer.wording.words import words as words_of
from service.precedent.draft.model import Sentence
from service.precedent.placed import Places

_DASHES = str.maketrans("–—−", "---")
_ANYWHERE = re.compile(r"[+±<>≤≥=≠≈~×÷$€£¥°]")
_BETWEEN_FIGURES = re.compile(r"[+±<>≤≥=≠≈~×÷$€£¥°/:-]")
_PERCENT = re.compile(r"\s*[%‰]")
_MOST_READ = 50  # places of one sentence; in more it is a formula, and those unread are taken to agree


class Signs:
    """The signs of a draft's sentences beside those of the stored ones."""

    def __init__(self, catalogue: Catalogue, wording: WordingIndex) -> None:
        self._places = Places(catalogue, wording)

    def agreeing(self, sentence: Sentence, occurrences: Occurrences) -> Occurrences:
        """The occurrences of a sentence's words that have its signs, too; none where none of those read has them."""
        own = signs(sentence.text, sentence.words)
        if not (any(own) or any(_is_figure(sentence.text[word.start]) for word in sentence.words)):
            return occurrences
        agree = np.ones(len(occurrences), dtype=bool)
        for at in range(max(0, len(occurrences) - _MOST_READ), len(occurrences)):
            stored = self._places.read(int(occurrences.starts[at]), int(occurrences.ends[at]))
            cut = _is_figure(stored.text[-1]) and _PERCENT.match(stored.right)
            agree[at] = not cut and signs(stored.text, list(words_of(stored.text))) == own
        return occurrences.at(agree if agree[-_MOST_READ:].any() else np.zeros_like(agree))


def signs(text: str, words: Sequence[Token]) -> list[str]:
    """The signs in each gap between a text's words; "" where there are only marks that say nothing of their own.

    A dash is a sign between figures, and where a figure follows it at once.
    """
    return [_signs(text[one.end : other.start], text[one.end - 1], text[other.start]) for one, other in pairwise(words)]


def _signs(gap: str, before: str, after: str) -> str:
    gap = gap.translate(_DASHES)
    if not _is_figure(after):
        return "".join(_ANYWHERE.findall(gap))
    if _is_figure(before):
        return "".join(_BETWEEN_FIGURES.findall(gap))
    return "".join(_ANYWHERE.findall(gap)) + ("-" if gap.endswith("-") else "")


def _is_figure(character: str) -> bool:
    return character.isdecimal() or character in "%‰"
