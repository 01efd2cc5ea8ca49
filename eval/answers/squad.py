"""Exact match and F1 as SQuAD counts them (Rajpurkar et al. 2016, evaluate-v1.1), English articles left in place."""

import string
import unicodedata
from collections import Counter
from collections.abc import Sequence

_PUNCTUATION = str.maketrans("", "", string.punctuation)


def exact_match(said: str, answers: Sequence[str]) -> float:
    """1 where what was said is one of the answers, but for case, punctuation and blanks."""
    return max(float(_normal(said) == _normal(answer)) for answer in answers)


def f1(said: str, answers: Sequence[str]) -> float:
    """The harmonic mean of precision and recall over words, against the answer that fits best."""
    return max(_overlap(_normal(said), _normal(answer)) for answer in answers)


def _normal(text: str) -> list[str]:
    return unicodedata.normalize("NFC", text).lower().translate(_PUNCTUATION).split()


def _overlap(said: Sequence[str], answer: Sequence[str]) -> float:
    same = sum((Counter(said) & Counter(answer)).values())
    return 2 * same / (len(said) + len(answer)) if same else 0.0
