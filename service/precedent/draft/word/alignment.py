"""Which paragraph of a Word file holds which part of the text that was read from it.

The text has list numbers, note marks and mended letters that the paragraphs don't; blanks count on neither side.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

from corpus.model import Span

_SHORT = 20  # letters; a shorter paragraph may say what many others do
_BEGINNINGS = (20, 10)  # letters by which a paragraph is found that has changed further on
_STRAY = 5  # letters
_ALIKE = 0.7  # share of a changed paragraph's letters that must be found
_REACH = 4_000  # letters by which a short or changed paragraph may stand behind the one before
_LONGER = 200  # letters by which the text of a changed paragraph may be longer
_LONGEST_ALIGNED = 20_000


class Block(NamedTuple):
    """Letters of the text that stand in a paragraph one for one."""

    start: int  # among the text's letters
    end: int
    paragraph: int
    first: int  # among the paragraph's letters


class Spot(NamedTuple):
    """Letters of a paragraph."""

    paragraph: int
    start: int
    end: int


class Alignment:
    """From spans of the text to letters of paragraphs."""

    def __init__(self, text: str, paragraphs: Sequence[str]) -> None:
        """Takes the paragraphs' letters without blanks, in the order of the file."""
        self._offsets = [at for at, character in enumerate(text) if not character.isspace()]
        self._letters = _small("".join(text[at] for at in self._offsets))
        self._blocks: list[Block] = []
        cursor = 0
        for number, letters in enumerate(map(_small, paragraphs)):
            cursor = self._add(number, letters, cursor)
        self._starts = [block.start for block in self._blocks]

    def spot(self, span: Span) -> Spot | None:
        """Where a span stands; a whole paragraph before it where it stands in none; None of a file without text."""
        start, end = bisect_left(self._offsets, span.start), bisect_left(self._offsets, span.end)
        at = max(bisect_right(self._starts, start) - 1, 0)
        if not self._blocks:
            return None
        block = self._blocks[at]
        if block.end <= start and at + 1 < len(self._blocks) and self._blocks[at + 1].start < end:
            block = self._blocks[at + 1]
        first, last = max(start, block.start), min(end, self._end(block))
        if first >= last:
            return Spot(block.paragraph, block.first, block.first + block.end - block.start)
        begin = block.first + min(first, block.end - 1) - block.start
        return Spot(block.paragraph, begin, max(begin + 1, self._letter(block.paragraph, last)))

    def _letter(self, paragraph: int, last: int) -> int:
        """The letter of a paragraph after the one at `last - 1` of the text, or the nearest before it."""
        at = bisect_right(self._starts, last - 1) - 1
        block = self._blocks[at]
        return block.first + min(last, block.end) - block.start if block.paragraph == paragraph else 0

    def _end(self, block: Block) -> int:
        """Where the paragraph of a block ends among the text's letters."""
        at = bisect_right(self._starts, block.start) - 1
        while at + 1 < len(self._blocks) and self._blocks[at + 1].paragraph == block.paragraph:
            at += 1
        return self._blocks[at].end

    def _add(self, number: int, letters: str, cursor: int) -> int:
        if not letters:
            return cursor
        reach = None if len(letters) > _SHORT else cursor + _REACH
        found = self._letters.find(letters, cursor, reach)
        if found >= 0:
            self._blocks.append(Block(found, found + len(letters), number, 0))
            return found + len(letters)
        return self._add_changed(number, letters, cursor)

    def _add_changed(self, number: int, letters: str, cursor: int) -> int:
        """A paragraph in which the text has more or fewer letters, as a note's mark."""
        for size in _BEGINNINGS:
            begin = self._letters.find(letters[:size], cursor, cursor + _REACH)
            if begin >= 0 and size < len(letters) <= _LONGEST_ALIGNED:
                blocks = self._changed(number, letters, begin)
                if sum(block.end - block.start for block in blocks) >= _ALIKE * len(letters):
                    self._blocks += blocks
                    return blocks[-1].end
        return cursor

    def _changed(self, number: int, letters: str, begin: int) -> list[Block]:
        text = self._letters[begin : begin + len(letters) + _LONGER]
        blocks = [
            Block(begin + step.dest_start, begin + step.dest_end, number, step.src_start)
            for step in Indel.opcodes(letters, text)
            if step.tag == "equal"
        ]
        while blocks and blocks[-1].end - blocks[-1].start < _STRAY:  # letters of what comes after it
            blocks.pop()
        return blocks


def _small(text: str) -> str:
    """In small letters, as many as before: a font may print capitals."""
    small = text.lower()
    return small if len(small) == len(text) else text
