"""A text as lines: where each stands, and what it says without marks of markup."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.model import Span

_LINE = re.compile(r"[^\n\r\f\v\x85\u2028\u2029]+")
_MARKUP = re.compile(r"\*{1,3}|^#{1,6}\s+|^>\s*|__")
_RULE = re.compile(r"^[\s\-_=*─—|.·~o]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line, trimmed."""

    start: int
    end: int
    raw: str
    plain: str  # without bold and heading marks, blanks folded
    after_blank: bool  # an empty line stands before it

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)

    @property
    def is_rule(self) -> bool:
        """Whether it only draws a line ("-------")."""
        return not self.plain or bool(_RULE.match(self.plain))


def read_lines(text: str) -> list[Line]:
    """The lines that hold anything but white space, in order."""
    lines: list[Line] = []
    last_end = 0
    for match in _LINE.finditer(text):
        raw = match.group().strip()
        if not raw:
            continue
        start = match.start() + match.group().index(raw)
        gap = text[last_end:start]
        after_blank = gap.count("\n") + gap.count("\f") * 2 > 1 or not lines
        last_end = start + len(raw)
        lines.append(Line(start, last_end, raw, plain(raw), after_blank))
    return lines


def plain(text: str) -> str:
    """The words without marks of markup, blanks folded."""
    marked = "*" in text or text[:1] in "#>" or "__" in text  # most lines have none, and this is the hottest path
    return " ".join((_MARKUP.sub("", text) if marked else text).split())


def wrap_width(lines: Sequence[Line]) -> int | None:
    """The column at which the text was hard-wrapped, or None where lines are paragraphs.

    Taken from lines whose sentence goes on in small letters on the next line.
    """
    pairs = pairwise(lines)
    lengths = sorted(
        len(line.raw)
        for line, following in pairs
        if not following.after_blank and following.plain[:1].islower() and len(line.raw) < 130
    )
    if len(lengths) < 5 or len(lengths) < 0.12 * len(lines):
        return None
    return lengths[int(0.9 * (len(lengths) - 1))]
