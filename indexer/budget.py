"""How much of a passage an encoder reads: nothing is cut off behind the reader's back."""

from collections import Counter
from collections.abc import Callable, Sequence

from corpus.model import Passage
from indexer.encoder import Encoder

# Passages under one title. Measured with the bundled encoder alone, nDCG@10: leaving such titles out won .037 over
# directives and cost nothing over law, whose articles are documents of fewer passages.
_TELLING = 16


def telling_headings(breadcrumbs: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    """The breadcrumbs of one directive's passages without a title that stands above so many that it tells none apart.

    The lexical index keeps it.
    """
    titles = Counter(headings[0] for headings in breadcrumbs if headings)
    return [tuple(above[1:] if above and titles[above[0]] > _TELLING else above) for above in breadcrumbs]


class Budget:
    """The room that an encoder's maximum length leaves for a text under its headings."""

    def __init__(self, encoder: Encoder) -> None:
        # One that reads any length isn't kept, so that its budget travels light to other processes.
        self._encoder = None if encoder.max_tokens is None else encoder
        self._longest = encoder.max_tokens or 0

    @property
    def fits(self) -> Callable[[str, Sequence[str]], bool] | None:
        """Whether text and headings fit together; None for an encoder that reads any length."""
        return None if self._encoder is None else self._fits

    def texts_of(self, passages: Sequence[Passage]) -> list[str]:
        """What the encoder reads of each passage of one directive: telling headings, outermost first, and its text."""
        headings = telling_headings([passage.breadcrumb for passage in passages])
        return [
            "\n".join((*self._headings(above), " ".join(passage.text.split())))
            for above, passage in zip(headings, passages, strict=True)
        ]

    def _fits(self, text: str, headings: Sequence[str]) -> bool:
        return self._tokens((*self._headings(headings), text)) <= self._longest

    def _headings(self, headings: Sequence[str]) -> Sequence[str]:
        """The innermost headings that take at most half of the room."""
        kept = list(headings)
        while kept and self._tokens(kept) > self._longest // 2:
            kept.pop(0)
        return kept

    def _tokens(self, lines: Sequence[str]) -> int:
        return self._encoder.count_tokens(["\n".join(lines)])[0] if self._encoder else 0
