"""Where a value stands: all that can say of what year, place, office and kind of figure it speaks."""

from dataclasses import dataclass

from corpus.model import Directive


@dataclass(frozen=True, slots=True)
class Standing:
    """The surroundings of a value, the nearest first; texts as printed."""

    clause: str  # between commas, semicolons and the like
    sentence: str
    passage: str
    before: str  # the sentence up to the value
    headings: tuple[str, ...]  # above the passage, innermost first, the title left out
    directive: Directive  # title, kind, issuer, place and dates in its fields; no text
