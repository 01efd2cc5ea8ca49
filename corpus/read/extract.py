"""What a reader gives: the text of one file and what is known of it beside the text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Extract:
    """The text in a file, its pages, and what was left out of it."""

    text: str
    pages: tuple[int, ...] = ()  # offset at which each page begins, the first at 0; () where the format has no pages
    dropped: tuple[str, ...] = ()  # running heads and feet, stamps, text boxes: for the secrecy gate, never stored
    warnings: tuple[str, ...] = ()  # in Vietnamese, for the reader of the document
