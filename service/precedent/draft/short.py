"""The stored sentence that says what a short one says, with other figures: "Kết nạp 150 đảng viên mới"."""

from itertools import groupby

import numpy as np

from corpus.text import Token
from indexer.catalogue import Catalogue
from indexer.terms import Layer
from indexer.wording.index import WordingIndex
from indexer.wording.phrases import Segment, find
from indexer.wording.words import words as words_of
from service.precedent.draft.model import Sentence
from service.precedent.draft.sentences import JUDGED
from service.precedent.placed import Placed, Places
from service.retrieval import Scope

_FEWEST = 3  # words besides figures
_MOST_READ = 20  # of the latest places


def with_other_figures(
    catalogue: Catalogue, wording: WordingIndex, sentence: Sentence, within: Scope | None
) -> Placed | None:
    """The last whole sentence with the same words and as many figures at the same places; None without a figure."""
    runs = [
        (figure, tuple(words)) for figure, words in groupby(sentence.words, lambda word: _is_figure(sentence, word))
    ]
    inner = [run for run in runs if not run[0]]
    if len(runs) == len(inner) or sum(len(words) for _, words in inner) < _FEWEST:
        return None
    before = len(runs[0][1]) if runs[0][0] else 0
    found = find(wording, _pattern(runs), Layer.TONE)
    if within is not None:
        found = found.at(np.isin(found.directives, within.directives))
    starts = found.starts - before
    whole = _whole_sentences(wording, starts, len(sentence.words))
    places = Places(catalogue, wording)
    for start in reversed(starts[whole][-_MOST_READ:].tolist()):
        stored = places.read(start, start + len(sentence.words))
        if stored.section.role in JUDGED and _same_places(stored.text, sentence):
            return stored
    return None


def _pattern(runs: list[tuple[bool, tuple[Token, ...]]]) -> list[Segment]:
    segments: list[Segment] = []
    gap = 0
    for figure, words in runs:
        if figure:
            gap = len(words)
        else:
            segments.append(Segment(words, gap))
            gap = 0
    return segments


def _whole_sentences(wording: WordingIndex, starts: np.ndarray, length: int) -> np.ndarray:
    """Which of the places begin a sentence of so many words."""
    sentences = wording.sentence_at(np.maximum(starts, 0))
    begin, end = wording.sentences[sentences], wording.sentences[sentences + 1]
    return np.asarray((starts >= 0) & (begin == starts) & (end - begin == length))


def _same_places(stored: str, sentence: Sentence) -> bool:
    """Whether figures stand where the sentence has its own."""
    pairs = zip(words_of(stored), sentence.words, strict=False)
    return all(stored[one.start].isdecimal() == _is_figure(sentence, other) for one, other in pairs)


def _is_figure(sentence: Sentence, word: Token) -> bool:
    return sentence.text[word.start].isdecimal()
