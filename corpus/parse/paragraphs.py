"""Lines joined into paragraphs: hard wraps undone, halves across a page break put together.

A footnote that lies between two halves of a sentence is taken out and comes as a paragraph of its own.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

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


class _Draft:
    """A paragraph while lines are still being joined to it."""

    def __init__(self, line: Line, label: Label | None, footnote: str | None = None) -> None:
        self.label, self.footnote = label, footnote
        self.spans = [line.span]
        self.parts = [line.plain]
        self.length = len(line.plain)

    def extend(self, line: Line, previous: Line | None) -> None:
        """Join a line on; it continues the last span where it is the very next line."""
        adjoins = previous is not None and previous.end == self.spans[-1].end and not line.after_blank
        if adjoins:
            self.spans[-1] = Span(self.spans[-1].start, line.end)
        else:
            self.spans.append(line.span)
        self.parts.append(line.plain)
        self.length += len(line.plain) + 1

    def finished(self) -> Paragraph:
        """The paragraph; its label is read again, over all its lines."""
        text = " ".join(self.parts)
        label = read_label(text) if self.label is not None and len(self.parts) > 1 else self.label
        return Paragraph(tuple(self.spans), text, label, self.footnote)

    @property
    def ends_open(self) -> bool:
        """Whether its last sentence has no end yet."""
        words = self.parts[-1].rsplit(None, 1)
        return bool(_OPEN_END.search(self.parts[-1])) or (bool(words) and words[-1].lower() in _CONNECTIVES)

    @property
    def is_terminated(self) -> bool:
        """Whether it closes with a sentence's or an item's punctuation."""
        return bool(_TERMINAL.search(self.parts[-1]))

    @property
    def awaits_number(self) -> bool:
        """Whether it stops before a number; a short labelled heading only looks so ("4. Kinh tế số")."""
        short = self.label is not None and self.length < 80
        return bool(_AWAITS_NUMBER.search(self.parts[-1])) and not short

    @property
    def is_in_capitals(self) -> bool:
        """Whether it is printed like a heading."""
        return self.parts[-1].isupper()


def footnote_number(digits: str) -> str:
    """Superscript digits as plain ones."""
    return digits.translate(_SUPERSCRIPT_DIGITS)


def read_paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """The paragraphs of some lines, in the order in which they begin."""
    width = wrap_width(lines)
    drafts: list[_Draft] = []
    current: _Draft | None = None  # the running paragraph that isn't a footnote
    previous: Line | None = None
    for line in lines:
        footnote = _FOOTNOTE_START.match(line.plain)
        if footnote:
            drafts.append(_Draft(line, None, footnote_number(footnote["number"])))
        elif drafts and _continues_footnote(drafts[-1], line):
            drafts[-1].extend(line, previous)
        elif current and previous and _continues(current, previous, line, width):
            current.extend(line, previous)
        else:
            current = _Draft(line, read_label(line.plain))
            drafts.append(current)
        previous = line
    return [draft.finished() for draft in drafts]


def _continues_footnote(last: _Draft, line: Line) -> bool:
    """Whether the line is a footnote's next printed line."""
    if last.footnote is None or line.after_blank or last.length > _LONGEST:
        return False
    return not last.is_terminated and read_label(line.plain) is None


def _continues(draft: _Draft, previous: Line, line: Line, width: int | None) -> bool:
    if draft.length > _LONGEST:
        return False
    if draft.awaits_number and line.plain[:1].isdigit():
        return True
    label = read_label(line.plain)
    if label is not None:
        return _is_wrapped_dash(previous, line, label, width)
    starts_small = line.plain[:1].islower() or line.plain[:1] in ",;)”"
    if line.after_blank or (previous.after_blank and _FOOTNOTE_START.match(previous.plain)):
        if starts_small:
            return not draft.is_terminated
        return draft.ends_open and not draft.is_in_capitals
    if previous.raw.count("**") % 2 and line.raw.count("**"):
        return True  # one run of bold type over a line break
    if starts_small:
        return not draft.is_terminated or (width is not None and _is_full(previous, line, width))
    if width is None:
        return draft.ends_open
    return _is_full(previous, line, width) or draft.ends_open


def _is_wrapped_dash(previous: Line, line: Line, label: Label, width: int | None) -> bool:
    """A dash inside a sentence that the wrap put at a line's start ("Ninh Bình / - Hải Phòng")."""
    if label.level is not Level.DASH or width is None or line.after_blank:
        return False
    return previous.plain[-1:].isalnum() and _is_full(previous, line, width)


def _is_full(previous: Line, line: Line, width: int) -> bool:
    """Whether the next line's first word had no room on the line before."""
    return len(previous.raw) + 1 + len(line.raw.split(None, 1)[0]) > width
