"""A directive as running words: its sections in order, each cut into sentences."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpus.model import Directive, join_spans
from corpus.text import apart, exact_key, number_key

# An item of a list ends at its semicolon; at a colon the sentence goes on.
_END = re.compile(r";|[.!?…][”\"’)*]*(?=\s)|\n\s*\n")
_NUMBER = re.compile(r"[-–/]")


class Running(NamedTuple):
    """The words of a directive by their exact keys, blank-separated, and how many each part has."""

    words: str
    sentences: tuple[int, ...]  # words of each sentence, none without a word
    sections: tuple[int, ...]  # words of each section's own text, in the order of `Directive.sections`


def running(directive: Directive) -> Running:
    """All words of all sections, labels and headings included; page furniture belongs to no section."""
    words: list[str] = []
    sentences: list[int] = []
    sections: list[int] = []
    for section in directive.sections:
        pieces = apart(join_spans(directive.text, section.spans))
        found = [_key(word) for word in pieces[1::2]]
        words += found
        sections.append(len(found))
        sentences.extend(sentence_lengths(pieces))
    return Running(" ".join(words), tuple(sentences), tuple(sections))


def sentence_lengths(pieces: Sequence[str]) -> Iterator[int]:
    """How many words each sentence of a text has that came apart as gap, word, gap, …"""
    length = 0
    for gap, word in zip(pieces[::2], pieces[1::2], strict=False):
        if length and len(gap) > 1 and _ends(gap, word):
            yield length
            length = 0
        length += 1
    if length:
        yield length


def _ends(gap: str, following: str) -> bool:
    """Whether a sentence ends between two words: after a full stop the next one begins with a capital or a figure."""
    found = _END.search(gap)
    return found is not None and (found.group() == ";" or not following[0].islower())


def _key(word: str) -> str:
    return number_key(word) if _NUMBER.search(word) else exact_key(word)
