"""Boosted trees applied to many rows at once.

LightGBM grows them (`eval.ranker`). Its library needs a system's OpenMP, which an office's server may lack; all that
is needed of it here is to walk down trees of a few levels.
"""

from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from service.errors import ServiceError

Matrix = NDArray[np.float32]  # (rows, features)
_ARRAYS = ("roots", "features", "thresholds", "children", "values")


@dataclass(frozen=True, slots=True)
class Trees:
    """Nodes of all trees in a row. A leaf leads to itself, so that every walk has the same length."""

    names: tuple[str, ...]  # of the features, in the order of a matrix' columns
    depth: int  # steps from a root to the deepest leaf
    roots: NDArray[np.int32]  # (trees,) the node that each tree begins with
    features: NDArray[np.int32]  # (nodes,) the column that is looked at
    thresholds: NDArray[np.float32]  # (nodes,) values up to it go left
    children: NDArray[np.int32]  # (2 * nodes,) left and right of each
    values: NDArray[np.float32]  # (nodes,) what a leaf adds

    def predict(self, rows: Matrix) -> NDArray[np.float32]:
        """The sum of the leaves that each row comes to, (rows,)."""
        flat = np.ascontiguousarray(rows).ravel()
        first = (np.arange(len(rows), dtype=np.int32) * rows.shape[1])[:, None]
        nodes = np.broadcast_to(self.roots, (len(rows), len(self.roots)))
        for _ in range(self.depth):
            right = flat.take(first + self.features.take(nodes)) > self.thresholds.take(nodes)
            nodes = self.children.take(2 * nodes + right)
        return np.asarray(self.values.take(nodes).sum(axis=1), dtype=np.float32)

    def check(self) -> None:
        """Raise ValueError where a node leads out of the trees."""
        nodes, columns = len(self.values), len(self.names)
        sizes = (len(self.features), len(self.thresholds), len(self.children) // 2)
        led = (self.roots, self.children)
        inside = all(len(one) and one.min() >= 0 and one.max() < nodes for one in led)
        if (
            sizes != (nodes, nodes, nodes)
            or not inside
            or not 0 <= self.features.min() <= self.features.max() < columns
        ):
            raise ValueError("its nodes don't fit together")

    def save(self, path: Path) -> None:
        """Write one .npz."""
        arrays = {name: getattr(self, name) for name in _ARRAYS}
        np.savez_compressed(path, names=np.array(self.names), depth=np.array(self.depth), **arrays)

    @classmethod
    def load(cls, path: Path, maker: str = "eval.ranker") -> "Trees":
        """Read what `save` wrote; ServiceError where it can't be read, which names the maker of such folders."""
        try:
            with path.open("rb") as file, np.load(file, allow_pickle=False) as read:  # np.load leaves a bad zip open
                arrays = {name: read[name] for name in _ARRAYS}
                trees = cls(tuple(read["names"].tolist()), int(read["depth"]), **arrays)
            trees.check()
            return trees
        except (OSError, ValueError, KeyError, EOFError, TypeError, BadZipFile) as error:
            raise ServiceError(
                f"{path}: the trees can't be read ({str(error)[:80]}); name a folder that {maker} wrote, or 'shipped'"
            ) from error
