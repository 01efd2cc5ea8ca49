"""Words as the wording has them: everything that a person may look for by itself.

Search takes a directive's number as one word; here "28-KL/TU" is 28, KL and TU, and a percent sign is a word, so that
"95%" isn't "95".
"""

import re
from collections.abc import Iterator

from corpus.text import Token, keys

_WORD = re.compile(r"(\d+(?:[.,]\d+)*|[%‰]|[^\W\d_][^\W\d_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W\d_]*)*)")


def apart(text: str) -> list[str]:
    """The text as gap, word, gap, word, … gap, so that every second piece is a word; joined they are the text."""
    return _WORD.split(text)


def words(text: str) -> Iterator[Token]:
    """Its words in order; spans point into the text as given."""
    start = 0
    pieces = apart(text)
    for gap, word in zip(pieces[::2], pieces[1::2], strict=False):
        start += len(gap)
        yield Token(start, start + len(word), *keys(word))
        start += len(word)
