"""Wording that a directive quotes whole, as amendments do: "… như sau: “Điều 6. … 1. … 2. …”".

Labels inside a quote belong to the text quoted, not to the directive's own series.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from corpus.parse.labels import read_label
from corpus.parse.paragraphs import Paragraph

_OPENING = '“"'
_MOST_PARAGRAPHS = 400


class Quotes(NamedTuple):
    """Positions of the first and the last paragraph of each quote of several paragraphs."""

    starts: frozenset[int]
    ends: frozenset[int]

    def unquoted(self, position: int, paragraph: Paragraph) -> Paragraph:
        """The paragraph with the label that it has behind its quotation mark."""
        if position not in self.starts:
            return paragraph
        return replace(paragraph, label=read_label(paragraph.plain.lstrip(_OPENING + " ")))


def find_quotes(paragraphs: Sequence[Paragraph]) -> Quotes:
    """Quotes that begin a paragraph after a lead-in and end with another paragraph; one left open is none."""
    starts, ends = set[int](), set[int]()
    position = 1
    while position < len(paragraphs):
        end = _end(paragraphs, position) if _opens(paragraphs, position) else None
        if end is not None:
            starts.add(position)
            ends.add(end)
            position = end
        position += 1
    return Quotes(frozenset(starts), frozenset(ends))


def _opens(paragraphs: Sequence[Paragraph], position: int) -> bool:
    text = paragraphs[position].plain
    led_in = paragraphs[position - 1].plain.endswith(":")
    return led_in and text[:1] in _OPENING and not _closes(text[1:])


def _end(paragraphs: Sequence[Paragraph], start: int) -> int | None:
    """The paragraph whose end closes the quote."""
    for position in range(start + 1, min(len(paragraphs), start + _MOST_PARAGRAPHS)):
        text = paragraphs[position].plain
        if _closes(text):
            return position
        if text[:1] in _OPENING and paragraphs[position - 1].plain.endswith(":"):
            return None  # another quote begins: this one was left open
    return None


def _closes(text: str) -> bool:
    """Whether a text ends with a closing mark that has no opening one of its own."""
    end = text.rstrip(" .;,*_")
    if not end.endswith(("”", '"')):
        return False
    return end.count("”") > end.count("“") if end.endswith("”") else end.count('"') % 2 == 1
