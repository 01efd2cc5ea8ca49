"""Page furniture in plain text: page numbers, marks of page breaks, running heads. They lie in no section."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from corpus.model import Span

_BREAK_MARK = re.compile(r"^[ \t]*-{2,}[ \t]*PAGE[ \t]+BREAK[ \t]*-{2,}[ \t]*$", re.MULTILINE | re.IGNORECASE)
_COUNTED = re.compile(r"^[ \t]*(?:Trang|Page)[ \t]+\d{1,4}(?:[ \t]*(?:/|of|trên)[ \t]*\d{1,4})?[ \t]*$", re.MULTILINE)
_BARE_NUMBER = re.compile(
    r"^\f?[ \t]*(?P<dash>[-–][ \t]*)?(?P<number>\d{1,4})(?(dash)[ \t]*[-–])[ \t]*(?=\r?$|\f)", re.MULTILINE
)
_EMPTY_ABOVE = re.compile(r"(?:\n[ \t]*\r?\n|\f\s*)\Z")
_EMPTY_BELOW = re.compile(r"\s*\f|\r?\n[ \t]*\r?\n")
_AFTER_BREAK = re.compile(r"\f[ \t\r\n]*(?P<line>[^\n\f]+)")
_LEAST_APART = 600  # characters between two page numbers; cells of a table stand closer


def page_furniture(text: str) -> list[Span]:
    """Where furniture stands, in order; only what is beyond doubt."""
    marks = [*_BREAK_MARK.finditer(text), *_COUNTED.finditer(text)] if "age" in text.lower() or "Trang" in text else []
    spans = {Span(match.start(), match.end()) for match in marks}
    spans.update(_page_numbers(text))
    if "\f" in text:
        spans.update(_running_heads(text))
    return sorted(spans)


def is_furniture(furniture: Sequence[Span], position: int) -> bool:
    """Whether a character of the text belongs to furniture."""
    at = bisect_right(furniture, position, key=lambda span: span.start) - 1
    return at >= 0 and furniture[at].start <= position < furniture[at].end


def _page_numbers(text: str) -> list[Span]:
    """Numbers alone on their line that count the pages: each one more than the last, a page apart."""
    alone = [match for match in _BARE_NUMBER.finditer(text) if _stands_apart(text, match)]
    if len(alone) == 1 and not _beside_break(text, alone[0]):
        return []
    in_step = all(
        int(later["number"]) == int(earlier["number"]) + 1
        and (later["dash"] or later.start() - earlier.start() > _LEAST_APART)
        for earlier, later in pairwise(alone)
    )
    return [_ink(match) for match in alone] if in_step else []


def _ink(match: re.Match[str]) -> Span:
    return Span(match.start("dash") if match["dash"] else match.start("number"), match.end())


def _stands_apart(text: str, match: re.Match[str]) -> bool:
    """Whether the lines around it are empty, or a page ends there."""
    if match.group().startswith("\f") or _EMPTY_ABOVE.search(text, max(0, match.start() - 40), match.start()):
        return True
    return bool(_EMPTY_BELOW.match(text, match.end()))


def _beside_break(text: str, match: re.Match[str]) -> bool:
    return "\f" in text[max(0, match.start() - 3) : match.end() + 3]


def _running_heads(text: str) -> list[Span]:
    """The first line of a page where it is the same on most pages, digits aside; no row of a list that goes on."""
    firsts = list(_AFTER_BREAK.finditer(text))
    counts = Counter(_masked(match["line"]) for match in firsts)
    repeated = {line for line, count in counts.items() if count >= 3 and count > len(firsts) / 2}
    if repeated:
        lines = Counter(map(_masked, text.splitlines()))
        repeated = {line for line in repeated if "0" not in line or lines[line] <= counts[line] + 1}
    return [Span(match.start("line"), match.end("line")) for match in firsts if _masked(match["line"]) in repeated]


def _masked(line: str) -> str:
    return re.sub(r"\d+", "0", line.strip())
