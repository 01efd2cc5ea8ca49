"""A vocabulary of syllables and of the words made of several, from counts and mutual information.

Vietnamese puts a blank between syllables, not words. A sequence of two to four syllables counts as a word
when it is frequent and its syllables predict each other: the normalised pointwise mutual information (Bouma,
Normalized (Pointwise) Mutual Information in Collocation Extraction, GSCL 2009) is high wherever it is cut.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer, trainers

from indexer.train.tokenizer import BLANK, UNKNOWN, piece_tokenizer, word_tokenizer
from indexer.train.wording import without_accents

Ids = NDArray[np.int64]  # (positions,)
_SEPARATOR = 0
_UNACCENTED_SHARE = 0.05  # how often a piece is taken to be typed without accents
_NEVER = -1
_TORSO_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class VocabularyOptions:
    """How many pieces of which kind."""

    most_syllables: int = 14_000  # English words and frequent numbers among them
    most_words: int = 15_000
    most_unaccented: int = 10_000
    most_fragments: int = 2_000  # beginnings and ends of rare words
    longest_word: int = 4  # syllables
    min_syllable_count: int = 5
    min_word_count: int = 20
    min_npmi: float = 0.3


def build_tokenizer(texts: Sequence[str], options: VocabularyOptions | None = None) -> Tokenizer:
    """The tokenizer whose pieces are the syllables and words of the texts, with and without accents."""
    options = options or VocabularyOptions()
    words, ids = _word_ids(texts, options)
    syllables = _syllables(words, ids)
    whole = _whole(words, ids, syllables, options)
    unaccented = Counter(dict(_unaccented(whole).most_common(options.most_unaccented)))
    return piece_tokenizer(_scores(whole, unaccented, _fragments(syllables, options.most_fragments)))


def frequent_pieces(texts: Sequence[str], options: VocabularyOptions) -> Counter[str]:
    """The syllables and words that a vocabulary of the texts would hold, with their counts."""
    words, ids = _word_ids(texts, options)
    return _whole(words, ids, _syllables(words, ids), options)


def _whole(words: Sequence[str], ids: Ids, syllables: Counter[str], options: VocabularyOptions) -> Counter[str]:
    return Counter(dict(syllables.most_common(options.most_syllables))) + _words(words, ids, options)


def _word_ids(texts: Sequence[str], options: VocabularyOptions) -> tuple[list[str], Ids]:
    """The syllables by id, and all texts as one row of ids with separators between and in them."""
    tokenizer = word_tokenizer()
    trainer = trainers.WordLevelTrainer(
        min_frequency=options.min_syllable_count,
        special_tokens=[UNKNOWN],
        show_progress=False,
        vocab_size=10**6,
    )
    tokenizer.train_from_iterator(texts, trainer)
    words = sorted(word for word in tokenizer.get_vocab() if word.isalnum())
    renumbered = np.zeros(tokenizer.get_vocab_size(), np.int64)
    for new, word in enumerate(words, start=1):
        renumbered[tokenizer.token_to_id(word)] = new
    rows = (np.array([*encoding.ids, 0], np.int64) for encoding in tokenizer.encode_batch_fast(texts))
    return [UNKNOWN, *words], renumbered[np.concatenate(list(rows))]


def _syllables(words: Sequence[str], ids: Ids) -> Counter[str]:
    counts = np.bincount(ids, minlength=len(words))
    return Counter({BLANK + words[i]: int(counts[i]) for i in range(1, len(words))})


def _words(words: Sequence[str], ids: Ids, options: VocabularyOptions) -> Counter[str]:
    """The most frequent sequences of syllables that hold together."""
    grams = [np.where(ids == _SEPARATOR, _NEVER, ids)]
    counts = [np.bincount(ids, minlength=len(words))]
    found: Counter[str] = Counter()
    for length in range(2, options.longest_word + 1):
        starts, gram, count = _longer_grams(grams[-1], grams[0], length, options.min_word_count)
        grams.append(gram)
        counts.append(count)
        tight = starts[_least_npmi(grams, counts, starts) >= options.min_npmi]
        for start in tight.tolist():
            syllables = [words[i] for i in ids[start : start + length]]
            if all(syllable.isalpha() for syllable in syllables):
                found["".join(BLANK + syllable for syllable in syllables)] = int(count[gram[start]])
    best = sorted(_without_torsos(found).items(), key=lambda item: (-item[1], item[0]))
    return Counter(dict(best[: options.most_words]))


def _without_torsos(found: Counter[str]) -> Counter[str]:
    """Without the words that are mostly met as a part of one longer by a syllable ("bảo trợ xã")."""
    torsos: set[str] = set()
    for word, count in found.items():
        syllables = word.split(BLANK)[1:]
        for part in (syllables[:-1], syllables[1:]):
            shorter = "".join(BLANK + syllable for syllable in part)
            if count > _TORSO_SHARE * found.get(shorter, math.inf):
                torsos.add(shorter)
    return Counter({word: count for word, count in found.items() if word not in torsos})


def _longer_grams(shorter: Ids, syllables: Ids, length: int, min_count: int) -> tuple[Ids, Ids, Ids]:
    """One first position of each gram of that length, the gram at every position, the count of each gram."""
    last = np.full_like(syllables, _NEVER)
    last[: len(syllables) - length + 1] = syllables[length - 1 :]
    at = np.flatnonzero((shorter != _NEVER) & (last != _NEVER))
    keys = shorter[at] * (int(syllables.max(initial=0)) + 1) + last[at]
    _, first, inverse, counts = np.unique(keys, return_index=True, return_inverse=True, return_counts=True)
    frequent = counts >= min_count
    renumbered = np.where(frequent, np.cumsum(frequent) - 1, _NEVER)
    grams = np.full_like(syllables, _NEVER)
    grams[at] = renumbered[inverse]
    return at[first[frequent]], grams, counts[frequent]


def _least_npmi(grams: Sequence[Ids], counts: Sequence[Ids], starts: Ids) -> NDArray[np.float64]:
    """For the gram at each start, the NPMI of its two sides where it is cut at the weakest place."""
    length, total = len(grams), float(counts[0].sum())
    log_p = np.log(counts[-1][grams[-1][starts]] / total)
    least = np.full(len(starts), np.inf)
    for cut in range(1, length):
        left = counts[cut - 1][grams[cut - 1][starts]]
        right = counts[length - cut - 1][grams[length - cut - 1][starts + cut]]
        pmi = log_p - np.log(left / total) - np.log(right / total)
        least = np.minimum(least, pmi / -log_p)
    return least


def _unaccented(pieces: Counter[str]) -> Counter[str]:
    """How often each piece would be met without accents; those that have none to lose are left out."""
    counts: Counter[str] = Counter()
    for piece, count in pieces.items():
        bare = without_accents(piece)
        if bare != piece:
            counts[bare] += count
    return Counter({bare: count for bare, count in counts.items() if bare not in pieces})


def _fragments(syllables: Iterable[str], most: int) -> list[str]:
    """Single characters and the commonest beginnings and ends of words, to spell out a rare word."""
    characters: set[str] = {BLANK}
    counts: Counter[str] = Counter()
    for syllable in syllables:
        word = syllable.removeprefix(BLANK)
        characters.update(word)
        if len(word) > 4:
            counts.update(BLANK + word[:size] for size in range(3, len(word) - 1))
            counts.update(word[-size:] for size in range(2, min(6, len(word) - 1)))
    best = sorted(counts, key=lambda fragment: (-counts[fragment], fragment))
    return [*sorted(characters), *best[:most]]


def _scores(whole: Counter[str], unaccented: Counter[str], fragments: Iterable[str]) -> dict[str, float]:
    """Log probabilities; a fragment is always less likely than a whole piece."""
    total = math.log(sum(whole.values()))
    ranked = sorted(whole.items(), key=lambda item: (-item[1], item[0]))
    scores = {piece: math.log(count) - total for piece, count in ranked}
    for piece, count in sorted(unaccented.items(), key=lambda item: (-item[1], item[0])):
        scores[piece] = math.log(_UNACCENTED_SHARE * count) - total
    unlikely = min(scores.values()) - 1.0
    return scores | {piece: unlikely for piece in fragments if piece not in scores}
