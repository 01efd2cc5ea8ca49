"""The forward index: the words of every passage in their order, as numbers. It is what a ranker looks at.

FOLDER/
  terms.tsv        tone key and folded key of each word; the number of its line is the word's id
  words.npy        (words,) int32: the passages' own words, all in a row; starts.npy (passages + 1,) int64
  headings.npy     (words,) int32: the words of every distinct breadcrumb; heading_starts.npy (breadcrumbs + 1,) int64
  innermost.npy    (breadcrumbs,) int64: where in headings.npy the innermost heading of each begins
  breadcrumbs.npy  (passages,) int32: under which breadcrumb a passage stands
  owners.npy       (passages,) int32: the directive it belongs to; roles.npy (passages,) uint8, an index into `ROLES`
  figures.npy      (passages,) float32: the share of its words that are figures
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.model import Role
from indexer.errors import GenerationError
from indexer.terms import Layer
from indexer.vectors import Ids

WordIds = NDArray[np.int32]
ROLES = tuple(Role)
UNKNOWN = -1  # the id of a word that stands nowhere
TYPES = {
    "words": np.int32,
    "starts": np.int64,
    "headings": np.int32,
    "heading_starts": np.int64,
    "innermost": np.int64,
    "breadcrumbs": np.int32,
    "owners": np.int32,
    "roles": np.uint8,
}


class Rows(NamedTuple):
    """Some rows of words, one after the other."""

    words: WordIds  # (words,)
    rows: Ids  # (words,) number of the row that each word stands in; never falls


class ForwardIndex:
    """A written forward index, memory-mapped; many threads may share it."""

    def __init__(self, folder: Path) -> None:
        try:
            columns: dict[str, Any] = {
                name: np.load(folder / f"{name}.npy", mmap_mode="r") for name in (*TYPES, "figures")
            }
            lines = (folder / "terms.tsv").read_text(encoding="utf-8").splitlines()
        except (OSError, ValueError) as error:
            raise GenerationError(f"{folder}: no readable forward index there ({error}); index again") from error
        pairs = [line.split("\t") for line in lines]
        self._tone = {tone: id_ for id_, (tone, _) in enumerate(pairs)}
        self._folded: dict[str, int] = {}
        #: (terms,) the folded id of each word
        self.folded_of: WordIds = np.asarray(
            [self._folded.setdefault(folded, len(self._folded)) for _, folded in pairs], dtype=np.int32
        )
        self._words, self._starts = columns["words"], np.asarray(columns["starts"])
        self._headings, self._heading_starts = columns["headings"], np.asarray(columns["heading_starts"])
        self._innermost = np.asarray(columns["innermost"])
        #: (passages,) share of words with a figure in them
        self.figures: NDArray[np.float32] = np.asarray(columns["figures"])
        self.breadcrumbs: WordIds = np.asarray(columns["breadcrumbs"])
        self.owners: WordIds = np.asarray(columns["owners"])
        self.roles: NDArray[np.uint8] = np.asarray(columns["roles"])
        above = np.diff(self._heading_starts)[self.breadcrumbs]
        #: words of a passage with its headings, on average
        self.mean_length = float((np.diff(self._starts) + above).mean()) if len(self) else 1.0

    def __len__(self) -> int:
        return len(self._starts) - 1

    def size(self, layer: Layer) -> int:
        """How many different words there are on a layer, TONE or FOLDED."""
        return len(self._folded if layer is Layer.FOLDED else self._tone)

    def ids(self, keys: Sequence[str], layer: Layer) -> list[int]:
        """The ids of words by their keys on that layer; UNKNOWN where a word stands nowhere."""
        known = self._folded if layer is Layer.FOLDED else self._tone
        return [known.get(key, UNKNOWN) for key in keys]

    def words_of(self, ordinals: Ids, layer: Layer) -> Rows:
        """The words of some passages without their headings; row i belongs to ordinal i."""
        return self._rows(self._words, self._starts[ordinals], self._starts[ordinals + 1], layer)

    def headings_of(self, breadcrumbs: Ids, layer: Layer) -> Rows:
        """All the words of some breadcrumbs."""
        starts, ends = self._heading_starts[breadcrumbs], self._heading_starts[breadcrumbs + 1]
        return self._rows(self._headings, starts, ends, layer)

    def innermost_of(self, breadcrumbs: Ids, layer: Layer) -> Rows:
        """The words of the innermost heading of some breadcrumbs."""
        return self._rows(self._headings, self._innermost[breadcrumbs], self._heading_starts[breadcrumbs + 1], layer)

    def _rows(self, words: WordIds, starts: Ids, ends: Ids, layer: Layer) -> Rows:
        sizes = ends - starts
        rows = np.repeat(np.arange(len(sizes)), sizes)
        before = np.cumsum(sizes) - sizes
        taken = np.asarray(words[np.arange(int(sizes.sum())) + (starts - before)[rows]])
        return Rows(self.folded_of[taken] if layer is Layer.FOLDED else taken, rows)
