"""Roman labels that a scan has misread ("L KẾT QUẢ", "II." twice): understood by their place in the series."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from corpus.numerals import roman
from corpus.parse.labels import Label, Level, read_label
from corpus.parse.paragraphs import Paragraph

_LIKE_ROMAN = re.compile(r"^(?P<mark>[IVXLl1|!]{1,5})\s*[.,]?\s+(?P<rest>\S.*)$")
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
    if not any(head.ordinal for head in heads):
        return Mended(mended, warnings)
    last = 0
    for head, after in zip(heads, [*heads[1:], None], strict=True):
        ordinal = _meant(head, last, after)
        if ordinal != head.ordinal:
            label = Label(Level.ROMAN, roman(ordinal), head.rest, ordinal)
            mended[head.position] = replace(mended[head.position], label=label)
            warnings.append(f"nhãn “{head.printed}” được hiểu là “{roman(ordinal)}” theo thứ tự")
        last = ordinal
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


def _meant(head: _Head, last: int, after: _Head | None) -> int:
    """The number that the label has in its series; as printed where nothing speaks against it."""
    due = last + 1
    if head.ordinal == due or (head.ordinal > due and not (after and after.ordinal == due + 1)):
        return head.ordinal
    if head.ordinal == 0 or (after and after.ordinal == due + 1) or head.ordinal > 1:
        return due
    return head.ordinal  # counted from I again
