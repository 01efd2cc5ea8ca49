"""A dense index as the rest of the system sees it, and its exact twin in NumPy."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from indexer.encoder import Vectors

Ids = NDArray[np.int64]  # (n,), sorted where it says what is allowed
NO_ID = -1


class Neighbours(NamedTuple):
    """The nearest rows of each query, best first; ties by id; missing places hold NO_ID and -inf."""

    ids: NDArray[np.int64]  # (queries, k)
    scores: NDArray[np.float32]  # (queries, k), inner products


class VectorIndex(Protocol):
    """Unit vectors under integer ids; small, so that a distributed engine can stand in."""

    def __len__(self) -> int:
        """How many vectors it holds."""
        ...

    def upsert(self, ids: Ids, vectors: Vectors) -> None:
        """Add vectors; an id that is there already gets its new vector."""
        ...

    def delete(self, ids: Ids) -> None:
        """Forget ids; unknown ones are no error."""
        ...

    def search(self, queries: Vectors, k: int, within: Ids | None = None) -> Neighbours:
        """The k nearest of each query, among `within` where it is given."""
        ...

    def save(self, path: Path) -> None:
        """Write it to one file."""
        ...


class NumpyIndex:
    """Exact search by one matrix product: the oracle of the contract tests."""

    def __init__(self, dim: int) -> None:
        self._ids: Ids = np.empty(0, dtype=np.int64)
        self._vectors: Vectors = np.empty((0, dim), dtype=np.float32)

    def __len__(self) -> int:
        return len(self._ids)

    def upsert(self, ids: Ids, vectors: Vectors) -> None:
        """Add or replace."""
        self.delete(ids)
        order = np.argsort(all_ids := np.concatenate([self._ids, ids]), kind="stable")
        self._vectors = np.concatenate([self._vectors, vectors])[order]
        self._ids = all_ids[order]

    def delete(self, ids: Ids) -> None:
        """Forget."""
        kept = ~np.isin(self._ids, ids)
        self._ids, self._vectors = self._ids[kept], self._vectors[kept]

    def search(self, queries: Vectors, k: int, within: Ids | None = None) -> Neighbours:
        """Every allowed row is compared."""
        rows = np.arange(len(self)) if within is None else np.flatnonzero(np.isin(self._ids, within))
        scores = queries @ self._vectors[rows].T
        return best(np.broadcast_to(self._ids[rows], scores.shape), scores, k)

    def save(self, path: Path) -> None:
        """As .npz."""
        with path.open("wb") as file:
            np.savez(file, ids=self._ids, vectors=self._vectors)


def best(ids: NDArray[np.int64], scores: NDArray[np.float32], k: int) -> Neighbours:
    """The k best of each row, by score and then by id, padded to k."""
    order = np.lexsort((ids, -scores), axis=1)[:, :k]
    pad = ((0, 0), (0, k - order.shape[1]))
    return Neighbours(
        np.pad(np.take_along_axis(ids, order, 1), pad, constant_values=NO_ID),
        np.pad(np.take_along_axis(scores, order, 1), pad, constant_values=-np.inf).astype(np.float32),
    )


def as_ids(ids: Sequence[int]) -> Ids:
    """Python integers as an id array."""
    return np.asarray(ids, dtype=np.int64)
