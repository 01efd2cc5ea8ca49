"""How much of a passage an encoder reads: nothing is cut off behind the reader's back."""

from collections.abc import Callable, Sequence

from corpus.model import Passage
from indexer.encoder import Encoder


class Budget:
    """The room that an encoder's maximum length leaves for a text under its headings."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._longest = encoder.max_tokens

    @property
    def fits(self) -> Callable[[str, Sequence[str]], bool] | None:
        """Whether text and headings fit together; None for an encoder that reads any length."""
        return None if self._longest is None else self._fits

    def text_of(self, passage: Passage) -> str:
        """What the encoder reads of a passage: its headings, outermost first, and then its text."""
        return "\n".join((*self._headings(passage.breadcrumb), passage.text))

    def _fits(self, text: str, headings: Sequence[str]) -> bool:
        longest = self._longest or 0
        return self._encoder.count_tokens(["\n".join((*self._headings(headings), text))])[0] <= longest

    def _headings(self, headings: Sequence[str]) -> Sequence[str]:
        """The innermost headings that take at most half of the room."""
        if self._longest is None:
            return headings
        kept = list(headings)
        while kept and self._encoder.count_tokens(["\n".join(kept)])[0] > self._longest // 2:
            kept.pop(0)
        return kept
