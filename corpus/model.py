"""The nouns: what a reader extracts and what a parser finds in it.

Every offset is a code-point offset into `Source.text` = `Directive.text`, end exclusive.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A slice of a stored text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters it covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Source:
    """What a reader extracted from one file, untouched."""

    id: str
    name: str
    text: str
    title: str | None = None  # known outside the text, as in a BEIR row
    pages: tuple[int, ...] = ()  # offset at which each page begins; () where the format has no pages
    warnings: tuple[str, ...] = ()  # what the reader doubts, in Vietnamese


class Role(StrEnum):
    """What part of a directive a section is."""

    HEADER = "header"
    ADDRESSEES = "addressees"  # Kính gửi
    PREAMBLE = "preamble"
    SECTION = "section"  # carries a label
    PARAGRAPH = "paragraph"  # carries none
    CLOSING = "closing"
    RECIPIENTS = "recipients"  # Nơi nhận
    SIGNATURE = "signature"
    FOOTNOTE = "footnote"
    TABLE = "table"  # a table of data, one section


@dataclass(frozen=True, slots=True)
class Section:
    """One node of the outline; its spans hold its own text without its children's."""

    path: tuple[str, ...]
    role: Role
    spans: tuple[Span, ...]
    label: str | None = None
    heading: str | None = None
    parent: int | None = None  # index in Directive.sections


class Form(StrEnum):
    """How a directive is named where it is mentioned."""

    NUMBER = "number"  # Kết luận số 28-KL/TU
    BARE = "bare"  # Nghị quyết 18, 19 của Ban Thường vụ Thành ủy
    PLENUM = "plenum"  # Nghị quyết Trung ương 8 (khóa XIII)
    CONGRESS = "congress"  # Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XX
    LAW = "law"  # Luật Đất đai năm 2024
    TITLE = "title"  # Kế hoạch của Ban Thường vụ Thị ủy về công tác cán bộ năm 2023
    RELATIVE = "relative"  # Kết luận này, Nghị quyết trên


@dataclass(frozen=True, slots=True)
class Citation:
    """A mention of another directive, as it stands in the text."""

    text: str
    spans: tuple[Span, ...]
    kind: str | None
    number: str | None
    issued_on: date | None = None
    issuer: str | None = None
    relation: str | None = None
    form: Form = Form.NUMBER
    key: str | None = None  # normal form under which a catalogue is asked
    section: tuple[str, ...] = ()  # labels of the part that is meant, outermost first: ("III", "1", "1.2")


@dataclass(frozen=True, slots=True)
class Fields:
    """What header and signature say of a directive; None is 'not printed', never a guess."""

    kind: str | None = None  # loại văn bản
    number: str | None = None  # số, ký hiệu
    title: str | None = None  # trích yếu
    issuer: str | None = None  # cơ quan ban hành
    place: str | None = None  # địa danh
    issued_on: date | None = None
    event_on: date | None = None  # the meeting that the text concludes, not the day it was issued
    signer: str | None = None
    signer_position: str | None = None
    signing_authority: str | None = None  # T/M, TM., KT., TL., TUQ. with the body signed for
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    secrecy: str | None = None
    urgency: str | None = None
    circulation: str | None = None  # LƯU HÀNH NỘI BỘ, XEM XONG TRẢ LẠI
    term: str | None = None  # nhiệm kỳ: "XXI" or "2020-2025", as printed
    subject: str | None = None  # a title in capitals, in the letters that the text itself has for its words
    issuer_source: str | None = None  # where the issuer was read: letterhead, title, signature, body
    file: str | None = None  # its name, where nothing that is printed tells the directive from others


@dataclass(frozen=True, slots=True)
class Directive:
    """A document taken apart."""

    id: str
    source: str
    text: str
    fields: Fields = field(default_factory=Fields)
    sections: tuple[Section, ...] = ()
    citations: tuple[Citation, ...] = ()
    warnings: tuple[str, ...] = ()  # in Vietnamese, for the reader of the document
    pages: tuple[int, ...] = ()  # as in its source

    def page_of(self, offset: int) -> int | None:
        """The page on which a character stands, from 1; None where the format has no pages."""
        return bisect_right(self.pages, offset) or None


@dataclass(frozen=True, slots=True)
class Passage:
    """What is found and shown: one leaf of the outline, or a part of a long one."""

    id: str
    directive_id: str
    section: int  # index in Directive.sections
    spans: tuple[Span, ...]
    text: str  # the slices of its spans, a blank between them
    breadcrumb: tuple[str, ...]  # title and headings above it, outermost first

    @property
    def pieces(self) -> list[tuple[Span, str]]:
        """Each span with its slice of the stored text."""
        pieces, position = [], 0
        for span in self.spans:
            end = position + span.end - span.start
            pieces.append((span, self.text[position:end]))
            position = end + 1
        return pieces


def join_spans(text: str, spans: Sequence[Span]) -> str:
    """The slices in order with a blank between them; spans begin and end at ink."""
    return " ".join(span.of(text) for span in spans)


def slice_spans(spans: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    """What `join_spans(text, spans)[start:end]` covers of the text, a span for each piece that it touches."""
    found, position = [], 0
    for span in spans:
        first, last = max(start - position, 0), min(end - position, span.end - span.start)
        if first < last:
            found.append(Span(span.start + first, span.start + last))
        position += span.end - span.start + 1
    return tuple(found)
