"""A directive's text as Word shows it: its words as they stand, without marks of markup and without the line ends that
only a page's width made."""

import re
from collections.abc import Sequence

from corpus.model import Role
from service.word.tables import MOST_COLUMNS

_LINED = (
    Role.HEADER,
    Role.ADDRESSEES,
    Role.RECIPIENTS,
    Role.SIGNATURE,
    Role.TABLE,
)  # each line says something of its own
_LOOSE = (*_LINED, Role.PREAMBLE, Role.CLOSING)  # may be several paragraphs
_LINE_END = re.compile(r"(?P<last>\S)[^\S\n]*\n\s*(?=(?P<next>\S))")
_SEAM = re.compile(r"(?<=[^\s*])\*{4}(?=[^\s*])")  # two runs of bold type, printed on lines of their own
_STRONG = re.compile(r"\*{2,3}|^#{1,6}[ \t]+|^>[ \t]+|\\(?=[-.*_#()\[\]!])", re.MULTILINE)
_UNDERLINED = re.compile(r"(?<![\w_])__(?=[^\s_])([^_\n]*[^\s_])__(?![\w_])")
_EMPHASISED = re.compile(r"(?<![\w*])\*(?=[^\s)])([^*]*?[^\s(])\*(?![\w*])")
_BARS = re.compile(r"\s*\|[\s|]*")  # between the cells of a borderless table that lays out head or foot
_MARKS = frozenset("*#>_\\")
_RULED = re.compile(r"^[|\s:+-]+$")  # the line under the head of a Markdown table

Rows = list[list[str]]


def paragraphs_of(slices: Sequence[str], role: Role) -> list[str]:
    """The paragraphs that slices of one section make; those of a sentence that a page's end cut are joined again."""
    text = without_markup(("\n" if role in _LOOSE else " ").join(slices))
    text = (_BARS.sub("\n", text) if role in _LOOSE else text).strip()
    return (text if role in _LINED else _LINE_END.sub(_joined, text)).split("\n")


def without_markup(text: str) -> str:
    """The words without what Markdown puts around them; a star or a line of strokes that stands alone is text."""
    if not _MARKS.intersection(text):
        return text
    return _EMPHASISED.sub(r"\1", _UNDERLINED.sub(r"\1", _STRONG.sub("", _SEAM.sub(" ", text))))


def rows_of(slices: Sequence[str]) -> Rows | None:
    """A table's rows, a line each, their cells parted by bars; None where they are parted in another way, have not all
    as many cells, or more than Word could hold."""
    lines = [without_markup(line).strip() for text in slices for line in text.split("\n")]
    rows = [line for line in lines if line and not _RULED.match(line)]
    if not rows or not all("|" in line for line in rows):
        return None
    cells = _cells([line.split("|") for line in rows])
    return cells if len(set(map(len, cells))) == 1 and len(cells[0]) <= MOST_COLUMNS else None


def _cells(rows: Rows) -> Rows:
    """Without what only bars around every row part off; an empty cell that begins or ends some rows is one."""
    begins, ends = (all(not row[place].strip() for row in rows) for place in (0, -1))
    return [[cell.strip() for cell in row[begins : len(row) - ends]] for row in rows]


def _joined(end: re.Match[str]) -> str:
    """After a sentence or an item, the next line may have begun on purpose; elsewhere the page was too narrow."""
    parts = end["next"] in "-+•" or (end["last"] in ".;:" and not end["next"].islower())
    return end["last"] + ("\n" if parts else " ")
