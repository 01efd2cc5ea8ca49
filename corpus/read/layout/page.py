"""A printed page as words with places: what PDF and OCR give, and what the layout is rebuilt from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """Letters without white space. Lengths are points from the page's top left corner."""

    text: str
    left: float
    right: float
    baseline: float
    size: float  # of its type
    glued: bool | None = None  # to the word before it; None: where no blank could stand between them

    @property
    def top(self) -> float:
        """The height of capitals with their marks, near enough."""
        return self.baseline - 0.8 * self.size

    @property
    def bottom(self) -> float:
        """The depth of a descender, near enough."""
        return self.baseline + 0.2 * self.size


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table: its rows of cells from the top, a row's cells from the left."""

    top: float
    rows: tuple[tuple[tuple[Word, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One page; words of tables are in the tables alone."""

    width: float
    height: float
    words: tuple[Word, ...]
    tables: tuple[Table, ...] = ()
