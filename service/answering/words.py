"""The words of a text, a column each of where they stand and of what they match as."""

from array import array
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from corpus.model import Span
from corpus.text import apart, keys
from indexer.terms import Layer

_KEPT = 6_000  # passages and headings, some 1.5 KB each


@dataclass(frozen=True, slots=True)
class Words:
    """In order; some 25 bytes a word, where a `Token` takes 110."""

    starts: "array[int]"
    ends: "array[int]"
    tone: tuple[str, ...]
    folded: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.starts)

    def on(self, layer: Layer) -> tuple[str, ...]:
        """What they match as on a layer, TONE or FOLDED."""
        return self.folded if layer is Layer.FOLDED else self.tone

    def within(self, span: Span) -> range:
        """The places of those that begin in a stretch of the text."""
        return range(self.first_from(span.start), self.first_from(span.end))

    def first_from(self, offset: int) -> int:
        """The place of the first that begins at a character or behind it."""
        return bisect_left(self.starts, offset)


@lru_cache(maxsize=_KEPT)  # the same ones come up again and again
def read_words(text: str) -> Words:
    """The words that `corpus.text.tokens` gives."""
    pieces = apart(text)
    ends = list(accumulate(map(len, pieces)))
    _, tone, folded = zip(*map(keys, pieces[1::2]), strict=True) if len(pieces) > 1 else ((), (), ())
    return Words(array("i", ends[:-1:2]), array("i", ends[1::2]), tone, folded)
