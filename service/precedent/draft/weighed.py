"""How alike two sentences are apart from what they cite: the same citation with its title makes no precedent."""

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

from corpus.citations import find_citations
from corpus.model import Role, Section, Span
from corpus.text import tone_key
from indexer.wording.cited import cited_words
from indexer.wording.words import apart

_CITED = 0.2  # weight of a word of a citation, beside 1


class _Weighed(NamedTuple):
    words: Sequence[str]
    weights: Sequence[float]


def own_likeness(stored: str, said: str) -> float:
    """2·words in common, in order / words of both, those of citations hardly counted; 0 … 1, 1 of nothing at all."""
    one, other = _weighed(stored), _weighed(said)
    whole = sum(one.weights) + sum(other.weights)
    blocks = Indel.opcodes(one.words, other.words).as_matching_blocks()
    common = sum(
        min(one.weights[block.a + at], other.weights[block.b + at]) for block in blocks for at in range(block.size)
    )
    return 2 * common / whole if whole else 1.0


def _weighed(text: str) -> _Weighed:
    pieces = apart(text)
    words = list(map(tone_key, pieces[1::2]))
    section = Section((), Role.PARAGRAPH, (Span(0, len(text)),))
    weights = [1.0] * len(words)
    for named in cited_words(section, find_citations(text, [section]), pieces):
        weights[named] = [_CITED] * len(weights[named])
    return _Weighed(words, weights)
