"""Roman labels that a scan has misread ("L KẾT QUẢ", "II." twice): understood by their place in the series."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from corpus.numerals import roman
from corpus.parse.labels import Label, Level, read_label
from corpus.parse.paragraphs import Paragraph

_LIKE_ROMAN = re.compile(r"^(?P<mark>[IVXLl1|!HTJ]{1,5}(?=\s*[.,\-–])|L(?=\s))\s*[.,\-–]*\s*(?P<rest>\S.*)$")
_SHORTEST_HEADING = 6  # characters


class Mended(NamedTuple):
    """The paragraphs with their labels as understood, and a note for each that was printed otherwise."""

    paragraphs: list[Paragraph]
    warnings: list[str]


class _Head(NamedTuple):
    """A heading in capitals behind what may be a Roman label."""

    position: int
    printed: str
    rest: str
    ordinal: int  # as printed; 0 where that is no Roman number


def mend_romans(paragraphs: Sequence[Paragraph]) -> Mended:
    """Labels stay as printed unless the ones around them count past them: I, II, II, IV."""
    mended, warnings = list(paragraphs), list[str]()
    heads = list(filter(None, (_head(position, one) for position, one in enumerate(paragraphs))))
    for head, ordinal in zip(heads, _meant([head.ordinal for head in heads]), strict=True):
        if ordinal != head.ordinal:
            label = Label(Level.ROMAN, roman(ordinal), head.rest, ordinal)
            mended[head.position] = replace(mended[head.position], label=label)
            warnings.append(f"nhãn “{head.printed}” được hiểu là “{roman(ordinal)}” theo thứ tự")
    return Mended(mended, warnings)


def _head(position: int, paragraph: Paragraph) -> _Head | None:
    match = _LIKE_ROMAN.match(paragraph.plain)
    if not match or paragraph.footnote or paragraph.is_table:
        return None
    rest = match["rest"]
    if len(rest) < _SHORTEST_HEADING or not rest.isupper():
        return None
    label = read_label(paragraph.plain)
    return _Head(position, match["mark"], rest, label.ordinal if label and label.level is Level.ROMAN else 0)


def _meant(printed: Sequence[int]) -> list[int]:
    """The numbers that printed ones mean: up to the last that is right in its place, all count from I.

    After it a number that can't be right is the next one; a bare I begins a new count.
    """
    right = [place for place, number in enumerate(printed, start=1) if number == place]
    if not right:
        return list(printed)
    meant = list(range(1, right[-1] + 1))
    rest = list(printed[right[-1] :])
    while rest and rest[0] != 1:
        meant.append(meant[-1] + 1 if rest[0] <= meant[-1] else rest[0])
        rest.pop(0)
    return meant + (_meant(rest) if rest else [])
