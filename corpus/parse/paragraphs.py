"""Lines joined into paragraphs: hard wraps undone, halves across a page break put together.

A footnote that lies between two halves of a sentence is taken out and comes as a paragraph of its own.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.model import Span
from corpus.parse.footnotes import footnote_of
from corpus.parse.joining import Draft, continues, continues_footnote
from corpus.parse.labels import Label, Level, read_label
from corpus.parse.lines import Layout, Line, spans_of
from corpus.parse.tables import find_tables

_ATTACHED_TO = re.compile(r"^\((?:[Kk]èm theo|[Bb]an hành kèm theo)\b[^()]{0,200}\)$")
_LONGEST_HEADING = 300


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text that reads on without a break; several spans where a page break or a footnote cuts it."""

    spans: tuple[Span, ...]
    plain: str  # what it says, without marks of markup
    label: Label | None = None
    footnote: str | None = None  # its number, when it is a footnote
    is_table: bool = False
    stands_out: bool = False  # bold, in capitals, or after a blank line where most lines have none
    is_bold: bool = False


def read_paragraphs(lines: Sequence[Line], layout: Layout) -> list[Paragraph]:
    """The paragraphs and tables of some lines, in the order in which they begin."""
    paragraphs: list[Paragraph] = []
    position = 0
    for start, end in find_tables(lines):
        paragraphs += _read_text(lines[position:start], layout)
        text = " ".join(line.plain for line in lines[start:end])
        paragraphs.append(Paragraph(tuple(spans_of(lines[start:end])), text, is_table=True))
        position = end
    paragraphs += _read_text(lines[position:], layout)
    return _with_headings(paragraphs)


def _read_text(lines: Sequence[Line], layout: Layout) -> list[Paragraph]:
    drafts: list[Draft] = []
    current: Draft | None = None  # the running paragraph that isn't a footnote
    previous: Line | None = None
    for line in lines:
        if line.is_rule and drafts:
            drafts[-1].take(line)  # says nothing by itself, and every mark lies somewhere
            continue
        if footnote := footnote_of(line.plain):
            drafts.append(Draft(line, None, footnote))
        elif drafts and continues_footnote(drafts[-1], line, layout):
            drafts[-1].extend(line, previous)
        elif current and previous and continues(current, previous, line, layout):
            current.extend(line, previous)
        else:
            current = Draft(line, read_label(line.plain))
            drafts.append(current)
        previous = line
    return [_finished(draft) for draft in drafts]


def _finished(draft: Draft) -> Paragraph:
    """The paragraph; its label is read again, over all its lines."""
    text = " ".join(draft.parts)
    label = None if draft.footnote else read_label(text)
    bold = draft.first.raw.startswith(("**", "_**")) and draft.last.raw.rstrip("_ ").endswith("**")
    stands_out = draft.first.raw.startswith("**") or text.isupper() or draft.first.after_blank
    return Paragraph(tuple(draft.spans), text, label, draft.footnote, stands_out=bold or stands_out, is_bold=bold)


def _with_headings(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """A label alone on its line ("Chương II") takes in the heading printed below it."""
    joined: list[Paragraph] = []
    for paragraph in paragraphs:
        last = joined[-1] if joined else None
        if last and last.label and _takes_in(last.label, paragraph):
            text = f"{last.plain} {paragraph.plain}"
            label = replace(last.label, rest=f"{last.label.rest} {paragraph.plain}".strip())
            joined[-1] = replace(last, spans=(*last.spans, *paragraph.spans), plain=text, label=label)
        else:
            joined.append(paragraph)
    return joined


def _takes_in(label: Label, paragraph: Paragraph) -> bool:
    if label.level is Level.APPENDIX and label.rest and _ATTACHED_TO.match(paragraph.plain):
        return True
    return _awaits_heading(label) and _is_heading_line(paragraph, label)


def _awaits_heading(label: Label) -> bool:
    if label.level > Level.SUBTITLE:
        return False
    return not label.rest or (len(label.rest) < _LONGEST_HEADING and label.rest.isupper())


def _is_heading_line(paragraph: Paragraph, label: Label) -> bool:
    if paragraph.label or paragraph.footnote or paragraph.is_table or len(paragraph.plain) > _LONGEST_HEADING:
        return False
    if not label.rest:
        return not paragraph.plain.endswith((".", ";", ":"))
    return paragraph.plain.isupper() or paragraph.is_bold
