"""Which line goes on with the paragraph before it, and which begins a new one."""

import re

from corpus.model import Span
from corpus.parse.footnotes import footnote_of
from corpus.parse.labels import Label, Level, read_label
from corpus.parse.lines import Layout, Line, ends_bracket

_LONGEST = 20_000  # characters; no office writes such a paragraph, and joining line by line is quadratic
_TERMINAL = re.compile(r"[.:;!?…/][”\"’')\]*]*$")
_OPEN_END = re.compile(r"(?:,|\(|[–-])$")
# Words after which no Vietnamese sentence ends; a paragraph that stops on one goes on after the page break.
_CONNECTIVES = frozenset(
    "của và các những với để là trong theo về tại cho từ đến có được bị do bởi hoặc hay khi nếu thì mà nhằm như bằng "
    "qua trên dưới vào cùng giữa sẽ đã đang phải cần không chưa một mỗi từng".split()
)
_AWAITS_NUMBER = re.compile(r"\b(?:số|ngày|tháng|năm|khóa|quý)$")
_AWAITS_LABEL = re.compile(r"\b(?:khoản|điểm|Điều|mục|Mục|phần|Phần|Phụ lục|tiết|Khoản|Điểm)$")


class Draft:
    """A paragraph while lines are still being joined to it."""

    def __init__(self, line: Line, label: Label | None, footnote: str | None = None) -> None:
        self.label, self.footnote = label, footnote
        self.spans = [line.span]
        self.parts = [line.plain]
        self.length = len(line.plain)
        self.first, self.last = line, line

    def take(self, line: Line) -> None:
        """Keep a line that says nothing, as a drawn one."""
        self.spans.append(line.span)

    def extend(self, line: Line, previous: Line | None) -> None:
        """Join a line on; it continues the last span where it is the very next line."""
        follows = previous is not None and previous.end == self.spans[-1].end and not line.after_blank
        if follows and line.adjoins:
            self.spans[-1] = Span(self.spans[-1].start, line.end)
        else:
            self.spans.append(line.span)
        self.parts.append(line.plain)
        self.length += len(line.plain) + 1
        self.last = line

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


def continues_footnote(last: Draft, line: Line, layout: Layout) -> bool:
    """Whether the line is a footnote's next printed line."""
    if last.footnote is None or line.after_blank or last.length > _LONGEST:
        return False
    return (layout.blocks or not last.is_terminated) and read_label(line.plain) is None


def continues(draft: Draft, previous: Line, line: Line, layout: Layout) -> bool:
    """Whether a line goes on with a paragraph whose last line is `previous`, or with one above a footnote."""
    if draft.length > _LONGEST:
        return False
    if draft.awaits_number and line.plain[:1].isdigit():
        return True
    label = read_label(line.plain)
    if label is not None:
        return _is_wrapped_label(previous, line, label, layout)
    if draft.label is not None and draft.label.level <= Level.SUBTITLE and not draft.label.rest:
        return False  # what stands below "Chương II" or "Phụ lục" is its heading, or its text
    if line.after_blank or (previous.after_blank and footnote_of(previous.plain)):
        if _starts_small(line):
            return not draft.is_terminated
        return draft.ends_open and not draft.is_in_capitals
    return _continues_line(draft, previous, line, layout)


def _continues_line(draft: Draft, previous: Line, line: Line, layout: Layout) -> bool:
    """Whether an unlabelled line goes on with the one right above it."""
    if previous.raw.startswith("#") or line.raw.startswith("#") or _is_unwrapped(previous, layout):
        return False
    if layout.blocks or (previous.raw.count("**") % 2 and line.raw.count("**")):
        return True  # in the second case one run of bold type over a line break
    if _starts_small(line):
        return not draft.is_terminated or (layout.width is not None and _is_full(previous, line, layout.width))
    if layout.width is None:
        return draft.ends_open
    return _is_full(previous, line, layout.width) or draft.ends_open


def _is_unwrapped(line: Line, layout: Layout) -> bool:
    """Whether a line is a whole paragraph, longer than the text wraps and at its end."""
    longest = 1.5 * layout.width if layout.width else 200
    return len(line.raw) > longest and bool(_TERMINAL.search(line.plain))


def _starts_small(line: Line) -> bool:
    return line.plain[:1].islower() or line.plain[:1] in ",;)”"


def _is_wrapped_label(previous: Line, line: Line, label: Label, layout: Layout) -> bool:
    """What looks like a label and is a sentence that goes on: "Ninh Bình / - Hải Phòng", "khoản / 1. Điều"."""
    if line.after_blank:
        return False
    if ends_bracket(line, previous):
        return True
    if label.level is Level.DASH:
        return layout.width is not None and previous.plain[-1:].isalnum() and _is_full(previous, line, layout.width)
    return bool(_AWAITS_LABEL.search(previous.plain))


def _is_full(previous: Line, line: Line, width: int) -> bool:
    """Whether the next line's first word had no room on the line before."""
    return len(previous.raw) + 1 + len(line.raw.split(None, 1)[0]) > width
