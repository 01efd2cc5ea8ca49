"""Remarks put into a Word file as comments; nothing else of it changes but that runs are split where one begins."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from service.precedent.draft.notes import Note
from service.precedent.draft.word.alignment import Alignment, Spot
from service.precedent.draft.word.letters import cut, letters_of
from service.word.legal import legal

AUTHOR, INITIALS = "tienle", "tl"
_RANGE = '<w:commentRange{0} {1} w:id="{2}"/>'
_MARK = '<w:r {0}><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="{1}"/></w:r>'
_BOXES = (qn("w:txbxContent"), qn("w:footnote"), qn("w:endnote"))  # Word takes no remarks there
_COMMENT = '<w:comment {0} w:id="{1}" w:author="{2}" w:initials="{3}"/>'
_LINE = '<w:p {0}><w:pPr><w:pStyle w:val="CommentText"/></w:pPr><w:r><w:t xml:space="preserve"/></w:r></w:p>'


def add_remarks(document: Document, text: str, notes: Sequence[Note]) -> int:
    """Put notes whose spans count in `text`, which was read from the document, beside its places; gives how many."""
    body: Any = document.element.body
    paragraphs = [one for one in body.iter(qn("w:p")) if next(one.iterancestors(*_BOXES), None) is None]
    printed = ["".join(letter.character for letter in letters_of(one)) for one in paragraphs]
    alignment = Alignment(text, printed)
    placed: dict[int, list[tuple[Spot, Note]]] = defaultdict(list)
    for note in notes:
        if spot := alignment.spot(note.spans[0]):
            placed[spot.paragraph].append((spot, note))
    comments: Any = document.comments._comments_elm
    numbers = count(1 + max((int(one.get(qn("w:id"))) for one in comments), default=-1))
    for paragraph in sorted(placed):
        _remark(comments, paragraphs[paragraph], placed[paragraph], numbers)
    return sum(map(len, placed.values()))


def _remark(comments: Any, paragraph: Any, notes: Sequence[tuple[Spot, Note]], numbers: Iterator[int]) -> None:
    cut(letters_of(paragraph), {place for spot, _ in notes for place in (spot.start, spot.end)})
    letters = letters_of(paragraph)
    for spot, note in notes:
        number = next(numbers)
        comments.append(_comment(number, note.text))
        first, last = letters[spot.start].child, letters[spot.end - 1].child
        first.addprevious(parse_xml(_RANGE.format("Start", nsdecls("w"), number)))
        last.addnext(parse_xml(_MARK.format(nsdecls("w"), number)))
        last.addnext(parse_xml(_RANGE.format("End", nsdecls("w"), number)))


def _comment(number: int, text: str) -> Any:
    """As the library makes it, which looks through all others each time; without a day, so that the same draft gives
    the same remarks."""
    comment = parse_xml(_COMMENT.format(nsdecls("w"), number, AUTHOR, INITIALS))
    for line in legal(text).splitlines():
        paragraph = parse_xml(_LINE.format(nsdecls("w")))
        paragraph.find(f".//{qn('w:t')}").text = line
        comment.append(paragraph)
    return comment
