"""The letters of a Word paragraph, each with the run or other child of the paragraph that holds it."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any, NamedTuple

from docx.oxml.ns import qn

_TEXT, _PARAGRAPH, _RUN, _LOOK = qn("w:t"), qn("w:p"), qn("w:r"), qn("w:rPr")
_SKIPPED = frozenset((qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), _LOOK, qn("w:txbxContent"), qn("w:drawing")))
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Letter(NamedTuple):
    """A printed character that is no blank."""

    character: str
    child: Any  # of the paragraph
    at: int  # in the text of its w:t
    text: Any  # that w:t


def letters_of(paragraph: Any) -> list[Letter]:
    """In order; what is deleted, and boxes that hang on the paragraph, are left out."""
    return [
        Letter(character, child, at, text)
        for child in paragraph
        for text in _texts(child)
        for at, character in enumerate(text.text or "")
        if not character.isspace()
    ]


def cut(letters: list[Letter], places: set[int]) -> None:
    """Split the runs of these letters before the letters counted by `places`, so that a mark can stand there.

    Only runs that hold nothing but one stretch of text are split; the two halves look as the whole did.
    """
    for place in sorted(places, reverse=True):
        if not 0 < place < len(letters):
            continue
        letter = letters[place]
        if letters[place - 1].child is letter.child and _is_plain(letter.child):
            _split(letter.child, letter.text, letter.at)


def _split(run: Any, text: Any, at: int) -> None:
    words = text.text
    second = deepcopy(run)
    _write(text, words[:at])
    _write(second.find(_TEXT), words[at:])
    run.addnext(second)


def _write(text: Any, words: str) -> None:
    text.text = words
    text.set(_SPACE, "preserve")


def _is_plain(child: Any) -> bool:
    parts = [part.tag for part in child if part.tag != _LOOK]
    return child.tag == _RUN and parts == [_TEXT]


def _texts(element: Any) -> Iterator[Any]:
    if element.tag == _TEXT:
        yield element
    elif element.tag not in _SKIPPED and element.tag not in (_PARAGRAPH, _FALLBACK):
        for part in element:
            yield from _texts(part)
