"""What comes after each paragraph, for those whose place depends on it."""

from collections.abc import Sequence
from typing import NamedTuple

from corpus.parse.labels import Label, Level
from corpus.parse.paragraphs import Paragraph

LISTED = frozenset((Level.DASH, Level.PLUS))


class Ahead(NamedTuple):
    """What comes after a paragraph."""

    following: Paragraph | None
    label: Label | None  # of the next paragraph that carries one and isn't a list item


def look_ahead(paragraphs: Sequence[Paragraph]) -> list[Ahead]:
    """One for each paragraph, in order."""
    ahead: list[Ahead] = []
    following: Paragraph | None = None
    label: Label | None = None
    for paragraph in reversed(paragraphs):
        ahead.append(Ahead(following, label))
        following = paragraph
        if paragraph.label and paragraph.label.level not in LISTED:
            label = paragraph.label
    return ahead[::-1]
