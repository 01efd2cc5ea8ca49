"""The stored sentences that are worded most like a given one."""

from dataclasses import dataclass
from itertools import pairwise
from math import log

import numpy as np
from numpy.typing import NDArray

from indexer.catalogue import Catalogue
from indexer.terms import Layer
from indexer.vectors import Ids
from indexer.wording.clauses import written
from indexer.wording.forms import WordIds
from indexer.wording.index import UNKNOWN, WordingIndex
from indexer.wording.likeness import dice
from indexer.wording.words import words as words_of
from service.precedent.placed import Placed
from service.precedent.sentences import Sentences, directives_of, places_of
from service.retrieval import Scope

LEAST = 0.5  # below, two sentences share little but phrases of office
_PLACES_READ = 100_000  # of the sentence's rarest words: some milliseconds
_ALIGNED = 200  # forms


@dataclass(frozen=True, slots=True)
class Near:
    """A stored sentence of six words or more."""

    sentence: int  # counted over all directives
    form: int  # as `VariantIndex` numbers them
    similarity: float  # 2·words in common, in order / words of both; 1 where they agree but for case and tone marks
    uses: int  # sentences of its form that filters leave, this one included
    placed: Placed  # where it stands, with its directive and its text as stored


def nearest(
    catalogue: Catalogue,
    wording: WordingIndex,
    text: str,
    k: int = 5,
    within: Scope | None = None,
    *,
    least: float = LEAST,
) -> list[Near]:
    """The k forms most like a sentence, best first, each by its likest use, of these by the last in reading order.

    Candidates share the rarest of its words, so that a sentence may be found of which half has changed. [] where
    nothing is as like as `least`, or the text has no word that the index knows.
    """
    words = tone_ids(wording, text)
    sentences = _candidates(wording, words, within, least)
    if not len(sentences):
        return []
    like = _like(wording, words, sentences, least)
    best = np.lexsort((sentences, -like))[:k]
    texts = Sentences(catalogue, wording)
    found = [_likest_use(wording, texts, words, int(sentences[at]), within) for at in best[like[best] > 0]]
    return sorted(found, key=lambda near: (-near.similarity, near.sentence))


def tone_ids(wording: WordingIndex, text: str) -> WordIds:
    """(words,) the ids of a text's words on the tone layer; UNKNOWN ones as they are."""
    return np.asarray([wording.id_of(word.tone, Layer.TONE) for word in words_of(text)], dtype=np.int32)


def _candidates(wording: WordingIndex, words: WordIds, within: Scope | None, least: float) -> Ids:
    """Sentences of different forms that share rare words, by how much of both is shared."""
    votes = _votes(wording, words)
    found = np.flatnonzero(votes > 0)
    lengths = wording.clause_lengths[found]
    near = (lengths > 0) & (2 * np.minimum(lengths, len(words)) >= least * (lengths + len(words)))
    found, lengths = found[near], lengths[near].astype(np.int64)
    if within is not None:
        sections = wording.section_at(wording.sentences[found])
        left = np.isin(wording.directive_of(sections), within.directives)
        found, lengths = found[left], lengths[left]
    return _best(wording, found, votes[found] / (lengths + len(words)))


def _best(wording: WordingIndex, sentences: Ids, shares: NDArray[np.float64]) -> Ids:
    """The best of each form, of as many forms as are aligned; ties in reading order."""
    looked_at = 4 * _ALIGNED
    while True:
        best = _first(sentences, shares, looked_at)
        _, firsts = np.unique(wording.variants.forms[best], return_index=True)
        if len(firsts) >= _ALIGNED or looked_at >= len(sentences):
            return best[np.sort(firsts)[:_ALIGNED]]
        looked_at *= 4


def _first(sentences: Ids, shares: NDArray[np.float64], k: int) -> Ids:
    """The k of the greatest shares at least, in order: to order all takes longer than all else."""
    if k < len(sentences):
        enough = np.flatnonzero(shares >= np.partition(shares, len(shares) - k)[len(shares) - k])
        sentences, shares = sentences[enough], shares[enough]
    return sentences[np.lexsort((sentences, -shares))]


def _votes(wording: WordingIndex, words: WordIds) -> NDArray[np.float32]:
    """(sentences,) what each shares of the rarest words, a word by log(words / its count)."""
    votes = np.zeros(len(wording.sentences) - 1, dtype=np.float32)
    counted = sorted((wording.count(id_, Layer.TONE), id_) for id_ in set(words.tolist()) - {UNKNOWN})
    read = 0
    for count, id_ in counted:
        read += count
        if read > _PLACES_READ and read > count:
            break
        votes[wording.sentence_at(wording.places(id_, Layer.TONE))] += log(len(wording) / count) + 1
    return votes


def _like(wording: WordingIndex, words: WordIds, sentences: Ids, least: float = 0.0) -> NDArray[np.float32]:
    starts, lengths = wording.sentences[sentences], wording.sentences[sentences + 1] - wording.sentences[sentences]
    ends = np.cumsum(lengths)
    places = np.arange(lengths.sum()) + np.repeat(starts - ends + lengths, lengths)
    text = _text(wording.ids_on(Layer.TONE)[wording.words[places]])
    others = [text[start:end] for start, end in pairwise([0, *ends.tolist()])]
    return dice([_text(words)] * len(others), others, least)


def _text(words: WordIds) -> str:
    return written(words + 1)  # UNKNOWN is no character


def _likest_use(wording: WordingIndex, texts: Sentences, words: WordIds, sentence: int, within: Scope | None) -> Near:
    """Of the sentences of one form, the last that shares most words: they differ in figures alone."""
    form = int(wording.variants.forms[sentence])
    uses = wording.variants.sentences_of(form)
    if within is not None:
        uses = uses[np.isin(directives_of(wording, uses), within.directives)]
    start, end = places_of(wording, sentence)
    stand = wording.ids_on(Layer.TONE)[wording.words[wording.sentences[uses][:, None] + np.arange(end - start)]]
    shared = np.isin(stand, words).sum(axis=1)
    if stand.shape[1] == len(words):
        shared += (stand == words).sum(axis=1)
    likest = uses[len(uses) - 1 - np.argmax(shared[::-1]) :][:1]
    similarity = float(_like(wording, words, likest)[0])
    return Near(int(likest[0]), form, similarity, len(uses), texts.read(int(likest[0])))
