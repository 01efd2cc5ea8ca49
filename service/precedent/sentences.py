"""Stored sentences as they stand, with the marks that close them."""

import re
from dataclasses import replace

import numpy as np

from corpus.model import Span
from indexer.catalogue import Catalogue
from indexer.vectors import Ids
from indexer.wording.index import WordingIndex
from service.precedent.placed import Placed, Places

_PAIRS = (("“", "”"), ("(", ")"), ("«", "»"), ("‘", "’"))
_AFTER = re.compile(r"[)”»’]")


class Sentences:
    """Reads the sentences of one generation; they are counted over all directives."""

    def __init__(self, catalogue: Catalogue, wording: WordingIndex) -> None:
        self._places, self._wording = Places(catalogue, wording), wording

    def read(self, sentence: int) -> Placed:
        """Its text from the first word to the last, and on to the brackets that it opens."""
        return _closed(self._places.read(*places_of(self._wording, sentence)))


def places_of(wording: WordingIndex, sentence: int) -> tuple[int, int]:
    """The places of its first word and after its last one."""
    return int(wording.sentences[sentence]), int(wording.sentences[sentence + 1])


def directives_of(wording: WordingIndex, sentences: Ids) -> Ids:
    """The directive's ordinal of each sentence."""
    return wording.directive_of(wording.section_at(np.asarray(wording.sentences[sentences])))


def _closed(placed: Placed) -> Placed:
    *spans, last = placed.spans
    text, right = placed.text, placed.right
    while (mark := _AFTER.match(right)) and _belongs(text, mark.group()):
        text, right = text + mark.group(), right[mark.end() :]
        last = Span(last.start, last.end + mark.end())
    placed = replace(placed, spans=(*spans, last), text=text, right=right)
    first, *others = placed.spans
    for opening, closing in _PAIRS:
        if text.count(closing) > text.count(opening) and placed.left.endswith(opening):
            first = Span(first.start - 1, first.end)
            placed = replace(placed, spans=(first, *others), text=opening + text, left=placed.left[:-1])
    return placed


def _belongs(text: str, mark: str) -> bool:
    return any(text.count(opening) > text.count(mark) for opening, closing in _PAIRS if closing == mark)
