"""Remarks put into a Word file as comments; nothing else of it changes but that runs are split where one begins."""

from collections import defaultdict
from collections.abc import Sequence
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


def add_remarks(document: Document, text: str, notes: Sequence[Note]) -> int:
    """Put notes whose spans count in `text`, which was read from the document, beside its places; gives how many."""
    body: Any = document.element.body
    paragraphs = list(body.iter(qn("w:p")))
    printed = ["".join(letter.character for letter in letters_of(one)) for one in paragraphs]
    alignment = Alignment(text, printed)
    placed: dict[int, list[tuple[Spot, Note]]] = defaultdict(list)
    for note in notes:
        if spot := alignment.spot(note.spans[0]):
            placed[spot.paragraph].append((spot, note))
    for number in sorted(placed):
        _remark(document, paragraphs[number], placed[number])
    return sum(map(len, placed.values()))


def _remark(document: Document, paragraph: Any, notes: Sequence[tuple[Spot, Note]]) -> None:
    cut(letters_of(paragraph), {place for spot, _ in notes for place in (spot.start, spot.end)})
    letters = letters_of(paragraph)
    for spot, note in notes:
        comment: Any = document.comments.add_comment(text=legal(note.text), author=AUTHOR, initials=INITIALS)
        comment._comment_elm.attrib.pop(qn("w:date"), None)  # the same draft gives the same remarks
        first, last = letters[spot.start].child, letters[spot.end - 1].child
        number = comment.comment_id
        first.addprevious(parse_xml(_RANGE.format("Start", nsdecls("w"), number)))
        last.addnext(parse_xml(_MARK.format(nsdecls("w"), number)))
        last.addnext(parse_xml(_RANGE.format("End", nsdecls("w"), number)))
