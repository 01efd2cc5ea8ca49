"""FAISS behind `VectorIndex`: exact while small, inverted lists over 8-bit codes when large."""

import os
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from indexer.encoder import Vectors
from indexer.errors import GenerationError
from indexer.vectors import NO_ID, Ids, Neighbours, best

_FLAT_UP_TO = 50_000  # rows; above, a flat scan costs more than 2 ms a query
_LISTS = 1_024
_PROBES = 64  # of 1,024: recall@100 .996 against the exact scan at 300,000 rows, 0.6 ms
_TRAINING_ROWS = 60_000
_EXACT_BELOW = 0.2  # share of rows allowed under which every list is probed: no recall is lost to a filter
_SEED = 1_234
_ADDED_AT_ONCE = 65_536  # rows, as FAISS itself takes them; in single precision 100 MB at 384 dimensions
Halves = NDArray[np.float16]  # (n, dim), as they are stored


class FaissIndex:
    """Vectors under integer ids."""

    def __init__(self, dim: int) -> None:
        self._index: Any = faiss.IndexIDMap2(faiss.IndexFlatIP(dim))

    @classmethod
    def build(cls, ids: Ids, vectors: Vectors | Halves) -> "FaissIndex":
        """An index of its final size at once: only this picks the layout for many rows."""
        built = cls(vectors.shape[1])
        if len(ids) > _FLAT_UP_TO:
            built._index = _inverted_lists(vectors)
        for start in range(0, len(ids), _ADDED_AT_ONCE):
            some = slice(start, start + _ADDED_AT_ONCE)
            built._index.add_with_ids(_singles(vectors[some]), ids[some])
        return built

    @classmethod
    def load(cls, path: Path) -> "FaissIndex":
        """Open a saved index; its rows stay in the file, mapped, so that several processes share them."""
        try:
            index = faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC)
        except RuntimeError as error:
            raise GenerationError(f"{path}: FAISS can't read it ({str(error)[:80]}); index again") from error
        opened = cls(index.d)
        opened._index = index
        return opened

    def __len__(self) -> int:
        return int(self._index.ntotal)

    @property
    def dim(self) -> int:
        """Length of its vectors."""
        return int(self._index.d)

    def upsert(self, ids: Ids, vectors: Vectors) -> None:
        """Add or replace; FAISS itself would keep both."""
        self.delete(ids)
        self._index.add_with_ids(np.ascontiguousarray(vectors), ids)

    def delete(self, ids: Ids) -> None:
        """Forget."""
        if len(ids) and len(self):
            self._index.remove_ids(ids)

    def search(self, queries: Vectors, k: int, within: Ids | None = None) -> Neighbours:
        """The k nearest; FAISS may be asked for more rows than it holds."""
        if not len(self) or not len(queries):
            return best(np.empty((len(queries), 0), np.int64), np.empty((len(queries), 0), np.float32), k)
        asked = min(k, len(self))
        # Said in every search: OpenMP keeps it by thread. For one query threads cost more than they save.
        faiss.omp_set_num_threads(1 if len(queries) == 1 else os.cpu_count() or 1)
        scores, ids = self._index.search(np.ascontiguousarray(queries), asked, params=self._parameters(within))
        if len(queries) == 1 and ids[0, -1] != NO_ID and (np.diff(scores[0]) < 0).all() and asked == k:
            return Neighbours(ids, scores)  # in order already, as nearly always
        scores[ids == NO_ID] = -np.inf
        ids = np.where(ids == NO_ID, np.iinfo(np.int64).max, ids)
        found = best(ids, scores, k)
        return Neighbours(np.where(np.isneginf(found.scores), NO_ID, found.ids), found.scores)

    def save(self, path: Path) -> None:
        """Write FAISS's own format."""
        faiss.write_index(self._index, str(path))

    def _parameters(self, within: Ids | None) -> Any:
        lists = isinstance(self._index, faiss.IndexIVF)
        if within is None:
            return faiss.SearchParametersIVF(nprobe=_PROBES) if lists else None
        selector = _bitmap(within)
        if not lists:
            return faiss.SearchParameters(sel=selector)
        every = len(within) < _EXACT_BELOW * len(self)
        return faiss.SearchParametersIVF(sel=selector, nprobe=self._index.nlist if every else _PROBES)


def _bitmap(within: Ids) -> Any:
    """A bitmap selector, several times faster than FAISS's batch selector."""
    allowed = np.zeros(int(within.max()) + 1 if len(within) else 1, dtype=bool)
    allowed[within] = True
    return faiss.IDSelectorBitmap(np.packbits(allowed, bitorder="little"))


def _singles(vectors: Vectors | Halves) -> Vectors:
    """As FAISS takes them."""
    return np.ascontiguousarray(vectors, dtype=np.float32)


def _inverted_lists(vectors: Vectors | Halves) -> Any:
    dim = vectors.shape[1]
    index = faiss.IndexIVFScalarQuantizer(
        faiss.IndexFlatIP(dim), dim, _LISTS, faiss.ScalarQuantizer.QT_8bit, faiss.METRIC_INNER_PRODUCT
    )
    index.cp.seed = _SEED
    rows = np.random.default_rng(_SEED).permutation(len(vectors))[:_TRAINING_ROWS]
    index.train(_singles(vectors[np.sort(rows)]))
    return index
