"""Writing the forward index, whose folder `indexer.forward` describes."""

from array import array
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.model import Role
from indexer.forward import ROLES, TYPES, WordIds
from indexer.numbering import Numbering
from indexer.terms import Terms
from indexer.vectors import Ids


class ForwardWriter:
    """Collects passages in the order of their ordinals and writes them at the end."""

    def __init__(self) -> None:
        self._folded: dict[str, str] = {}
        self._ids = Numbering()
        self._columns = {name: array(np.dtype(type_).char) for name, type_ in TYPES.items()}
        self._columns["starts"].append(0)
        self._columns["heading_starts"].append(0)
        self._owner = -1
        self._known: dict[tuple[str, ...], int] = {}  # breadcrumbs of that directive by headings

    def add(self, owner: int, terms: Terms, role: Role) -> None:
        """The next passage; those of one directive follow one another."""
        columns = self._columns
        columns["words"].extend(self._numbers(terms.tone, terms.folded))
        columns["starts"].append(len(columns["words"]))
        columns["breadcrumbs"].append(self._breadcrumb(owner, terms))
        columns["owners"].append(owner)
        columns["roles"].append(ROLES.index(role))

    def save(self, folder: Path) -> None:
        """Write the folder, which is made."""
        folder.mkdir(parents=True)
        columns = {name: np.asarray(column, dtype=TYPES[name]) for name, column in self._columns.items()}
        columns["figures"] = _shares_of_figures(list(self._ids), columns["words"], columns["starts"])
        for name, values in columns.items():
            np.save(folder / f"{name}.npy", values)
        lines = [f"{tone}\t{self._folded[tone]}\n" for tone in self._ids]
        (folder / "terms.tsv").write_text("".join(lines), encoding="utf-8")

    def _breadcrumb(self, owner: int, terms: Terms) -> int:
        """Breadcrumbs of two directives are two, even where they read the same."""
        if owner != self._owner:
            self._owner, self._known = owner, {}
        known = self._known.get(terms.tone_heads)
        if known is None:
            known = self._known[terms.tone_heads] = self._next_breadcrumb(terms)
        return known

    def _next_breadcrumb(self, terms: Terms) -> int:
        columns = self._columns
        headings, innermost = columns["headings"], len(columns["headings"])
        for tone, folded in zip(terms.tone_heads, terms.folded_heads, strict=True):
            innermost = len(headings)
            headings.extend(self._numbers(_syllables(tone), _syllables(folded)))
        columns["innermost"].append(innermost)
        columns["heading_starts"].append(len(headings))
        return len(columns["innermost"]) - 1

    def _numbers(self, tone: str, folded: str) -> list[int]:
        words, known = tone.split(), len(self._ids)
        numbers = [*map(self._ids.__getitem__, words)]
        if len(self._ids) > known:
            self._folded.update(zip(words, folded.split(), strict=True))
        return numbers


def _syllables(bag: str) -> str:
    """A bag of syllables and their pairs without the pairs."""
    return " ".join([term for term in bag.split() if "_" not in term])


def _shares_of_figures(terms: Sequence[str], words: WordIds, starts: Ids) -> NDArray[np.float32]:
    figures = np.asarray([term[0].isdigit() for term in terms], dtype=bool)
    before = np.concatenate([[0], np.cumsum(figures[words])])
    return np.asarray(np.diff(before[starts]) / np.maximum(np.diff(starts), 1), dtype=np.float32)
