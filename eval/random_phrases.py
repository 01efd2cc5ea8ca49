"""Phrases out of stored texts, as one might look for them."""

import random
import re
from collections.abc import Sequence

from indexer.wording.words import words

_WORDS = re.compile(r"(?<!\S)[^\W\d_]+(?!\S)")  # between blanks, so that no number or abbreviation is torn
_LIKE_GAP = re.compile(r"(?<!\S)(?:\*|/-?\d+)(?!\S)")


def _of_words(texts: Sequence[str], choose: random.Random) -> str:
    """Two to six words as they stand."""
    while True:
        found = list(_WORDS.finditer(text := choose.choice(texts)))
        length = choose.randint(2, 6)
        if len(found) > length:
            at = choose.randrange(len(found) - length)
            phrase = text[found[at].start() : found[at + length - 1].end()]
            if not re.search(r"[\d*/;:.]|\n", phrase):
                return phrase


def _of_anything(texts: Sequence[str], choose: random.Random) -> str:
    """One to six stretches between blanks, with figures, signs and punctuation."""
    while True:
        pieces = choose.choice(texts).split()
        length = choose.randint(1, 6)
        at = choose.randrange(max(len(pieces) - length, 1))
        phrase = " ".join(pieces[at : at + length])
        if any(words(phrase)) and not _LIKE_GAP.search(phrase) and len(phrase) < 200:
            return phrase


def _with_gaps(texts: Sequence[str], choose: random.Random) -> str:
    """Words with one gap or two, often wide enough for what stands between."""
    while True:
        found = [word for word in words(choose.choice(texts)) if word.exact.isalpha()]
        at = choose.randrange(max(len(found) - 30, 1))
        parts = [" ".join(word.exact for word in found[at : at + choose.randint(1, 2)])]
        for _ in range(choose.randint(1, 2)):
            at += choose.randint(2, 10)
            parts += [choose.choice(("*", f"/{choose.randint(0, 12)}")), found[at].exact if at < len(found) else ""]
        if all(parts):
            return " ".join(parts)


PHRASES = (_of_words, _of_anything, _with_gaps)
