"""Lines joined into paragraphs: hard wraps undone, halves across a page break put together.

A footnote that lies between two halves of a sentence is taken out and comes as a paragraph of its own.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.model import Span
from corpus.parse.labels import Label, Level, read_label
from corpus.parse.lines import Line, wrap_width

_LONGEST = 20_000  # characters; no office writes such a paragraph, and joining line by line is quadratic
_TERMINAL = re.compile(r"[.:;!?…/][”\"’')\]*]*$")
_OPEN_END = re.compile(r"(?:,|\(|[–-])$")
# Words after which no Vietnamese sentence ends; a paragraph that stops on one goes on after the page break.
_CONNECTIVES = frozenset(
    "của và các những với để là trong theo về tại cho từ đến có được bị do bởi hoặc hay khi nếu thì mà nhằm như bằng "
    "qua trên dưới vào cùng giữa sẽ đã đang phải cần không chưa một mỗi từng".split()
)
_AWAITS_NUMBER = re.compile(r"\b(?:số|ngày|tháng|năm|khóa|quý)$")
_SUPERSCRIPT = r"[⁰¹²³⁴-⁹]+"
FOOTNOTE_MARK = re.compile(rf"⁽?(?P<number>{_SUPERSCRIPT})⁾?")
_FOOTNOTE_START = re.compile(rf"^\s*⁽?(?P<number>{_SUPERSCRIPT})⁾?\s*\S")
_SUPERSCRIPT_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text that reads on without a break; several spans where a page break or a footnote cuts it."""

    spans: tuple[Span, ...]
    plain: str  # what it says, without marks of markup
    label: Label | None = None
    footnote: str | None = None  # its number, when it is a footnote

    @property
    def ends_open(self) -> bool:
        """Whether its last sentence has no end yet."""
        words = self.plain.rsplit(None, 1)
        return bool(_OPEN_END.search(self.plain)) or (bool(words) and words[-1].lower() in _CONNECTIVES)

    @property
    def label_alone(self) -> bool:
        """Whether it is short enough to be a heading whose last word only looks unfinished ("4. Kinh tế số")."""
        return self.label is not None and len(self.plain) < 80

    @property
    def is_terminated(self) -> bool:
        """Whether it closes with a sentence's or an item's punctuation."""
        return bool(_TERMINAL.search(self.plain))


def footnote_number(digits: str) -> str:
    """Superscript digits as plain ones."""
    return digits.translate(_SUPERSCRIPT_DIGITS)


def read_paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """The paragraphs of some lines, in the order in which they begin."""
    width = wrap_width(lines)
    paragraphs: list[Paragraph] = []
    current = -1  # index of the running paragraph that isn't a footnote
    previous: Line | None = None
    for line in lines:
        footnote = _FOOTNOTE_START.match(line.plain)
        if footnote:
            number = footnote_number(footnote["number"])
            paragraphs.append(Paragraph((line.span,), line.plain, footnote=number))
        elif _continues_footnote(paragraphs, line):
            paragraphs[-1] = _extended(paragraphs[-1], line, previous)
        elif current >= 0 and previous and _continues(paragraphs[current], previous, line, width):
            paragraphs[current] = _extended(paragraphs[current], line, previous)
        else:
            paragraphs.append(Paragraph((line.span,), line.plain, read_label(line.plain)))
            current = len(paragraphs) - 1
        previous = line
    return paragraphs


def _continues_footnote(paragraphs: Sequence[Paragraph], line: Line) -> bool:
    """Whether the line is a footnote's next printed line."""
    if not paragraphs or paragraphs[-1].footnote is None or line.after_blank:
        return False
    return not paragraphs[-1].is_terminated and read_label(line.plain) is None


def _extended(paragraph: Paragraph, line: Line, previous: Line | None) -> Paragraph:
    joined = f"{paragraph.plain} {line.plain}"
    last = paragraph.spans[-1]
    adjoins = previous is not None and previous.end == last.end and not line.after_blank
    spans = (*paragraph.spans[:-1], Span(last.start, line.end)) if adjoins else (*paragraph.spans, line.span)
    return replace(paragraph, spans=spans, plain=joined, label=read_label(joined))


def _continues(paragraph: Paragraph, previous: Line, line: Line, width: int | None) -> bool:
    if len(paragraph.plain) > _LONGEST:
        return False
    if _AWAITS_NUMBER.search(paragraph.plain) and line.plain[:1].isdigit() and not paragraph.label_alone:
        return True
    label = read_label(line.plain)
    if label is not None:
        return _is_wrapped_dash(previous, line, label, width)
    starts_small = line.plain[:1].islower() or line.plain[:1] in ",;)”"
    if line.after_blank or (previous.after_blank and _FOOTNOTE_START.match(previous.plain)):
        if starts_small:
            return not paragraph.is_terminated
        return paragraph.ends_open and not _is_heading_like(paragraph)
    if previous.raw.count("**") % 2 and line.raw.count("**"):
        return True  # one run of bold type over a line break
    if starts_small:
        return not paragraph.is_terminated or (width is not None and _is_full(previous, line, width))
    if width is None:
        return paragraph.ends_open
    return _is_full(previous, line, width) or paragraph.ends_open


def _is_heading_like(paragraph: Paragraph) -> bool:
    return paragraph.plain.isupper()


def _is_wrapped_dash(previous: Line, line: Line, label: Label, width: int | None) -> bool:
    """A dash inside a sentence that the wrap put at a line's start ("Ninh Bình / - Hải Phòng")."""
    if label.level is not Level.DASH or width is None or line.after_blank:
        return False
    return previous.plain[-1:].isalnum() and _is_full(previous, line, width)


def _is_full(previous: Line, line: Line, width: int) -> bool:
    """Whether the next line's first word had no room on the line before."""
    return len(previous.raw) + 1 + len(line.raw.split(None, 1)[0]) > width
