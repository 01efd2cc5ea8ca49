"""One page as the PDFium process gives it: words in the encoding of their font, made Vietnamese."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import sqrt
from typing import Any, NamedTuple

from corpus.read.layout.page import Page, Table, Word
from corpus.read.layout.rows import is_glued, rows_of
from corpus.read.legacy import decode_font, mend
from corpus.read.ocr import FINEST_DPI
from corpus.syllables import syllable_score

_LEVEL = 0.5  # points by which parts of a word may differ in height and size
_COARSEST_DPI = 150
_MOST_PIXELS = 50_000_000  # of the image of a page; A3 at 300 dpi has 17 million
_FEWEST = 2  # rows and columns of a table; a frame round a text has one


class Box(NamedTuple):
    """A place on a page, in points from its top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, word: Word) -> bool:
        """Whether the middle of a word lies in it."""
        middle = (word.top + word.bottom) / 2
        return self.left <= (word.left + word.right) / 2 <= self.right and self.top <= middle <= self.bottom

    @property
    def area(self) -> float:
        """In square points."""
        return (self.right - self.left) * (self.bottom - self.top)

    def is_larger_than(self, side: float) -> bool:
        """Whether both its sides are longer."""
        return self.right - self.left > side and self.bottom - self.top > side

    def around(self, others: "Iterable[Box]") -> "Box":
        """The smallest box that holds it and the others."""
        left, top, right, bottom = zip(self, *others, strict=True)
        return Box(min(left), min(top), max(right), max(bottom))

    def above(self, height: float) -> "Box":
        """Its part above a height."""
        return self._replace(bottom=min(self.bottom, height))


class Picture(NamedTuple):
    """Something on a page that is no text."""

    box: Box
    dpi: float  # 0 where it isn't made of dots


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page with what its reader must know of it."""

    page: Page
    letters: int
    trust: float  # share of its words that are Vietnamese syllables; 1 where there are too few to tell
    pictures: tuple[Picture, ...]
    is_drawn_on: bool  # something on it is no text
    notes: tuple[str, ...]  # annotations and slanted letters

    @property
    def is_broken(self) -> bool:
        """Whether the page couldn't be opened."""
        return self.page.height == 0

    @property
    def dpi(self) -> float:
        """The finest that is worth to be looked at: that of the largest picture."""
        largest = max(self.pictures, key=lambda picture: picture.box.area, default=None)
        dpi = largest.dpi if largest else 0.0
        finest = min(FINEST_DPI, 72 * sqrt(_MOST_PIXELS / max(1.0, self.page.width * self.page.height)))
        return min(max(dpi, _COARSEST_DPI), finest) if dpi else finest


def read_sheet(row: dict[str, Any]) -> Sheet:
    """A sheet from the process's JSON."""
    words = _mended(list(_whole(_decoded(row["words"]))))
    tables, rest = _tables(row["tables"], words)
    return Sheet(
        Page(row["width"], row["height"], tuple(rest), tuple(tables)),
        sum(len(word.text) for word in words),
        trust(words),
        tuple(Picture(Box(*box), dpi) for box, dpi in row["pictures"]),
        row["drawn"],
        tuple(row["notes"]),
    )


def _decoded(rows: Iterable[Sequence[Any]]) -> Iterator[Word]:
    for text, font, size, left, right, baseline, glued in rows:
        yield Word(decode_font(text, font) or text, left, right, baseline, size, glued)


def _whole(words: Iterable[Word]) -> Iterator[Word]:
    """The words from the top; parts of one in two fonts are put together, a raised mark stays apart."""
    for row in rows_of(words):
        last = row.words[0]
        for word in row.words[1:]:
            level = abs(word.baseline - last.baseline) < _LEVEL and abs(word.size - last.size) < _LEVEL
            if level and is_glued(last, word):
                last = replace(last, text=last.text + word.text, right=max(last.right, word.right))
            else:
                yield last
                last = word
        yield last


def _mended(words: list[Word]) -> list[Word]:
    """The words in Unicode where their fonts tell nothing and another encoding makes syllables of them."""
    texts = mend(" ".join(word.text for word in words)).text.split(" ")
    if len(texts) != len(words):
        return words
    return [replace(word, text=text) for word, text in zip(words, texts, strict=True)]


def trust(words: Sequence[Word]) -> float:
    """The share of words that are Vietnamese syllables; 1 where there are too few to tell."""
    score = syllable_score(" ".join(word.text for word in words))
    return 1.0 if score is None else score


def _tables(found: Sequence[Any], words: Sequence[Word]) -> tuple[list[Table], list[Word]]:
    """The tables with their words, and the words outside them."""
    tables: list[Table] = []
    rest = list(words)
    for rows in found:
        cells = [[Box(*cell) for cell in row if cell] for row in rows]
        if len(cells) < _FEWEST or max(map(len, cells)) < _FEWEST:
            continue
        filled = tuple(tuple(tuple(word for word in rest if cell.holds(word)) for cell in row) for row in cells if row)
        inside = {id(word) for row in filled for cell in row for word in cell}
        if inside:
            tables.append(Table(min(cell.top for row in cells for cell in row), filled))
            rest = [word for word in rest if id(word) not in inside]
    return tables, rest
