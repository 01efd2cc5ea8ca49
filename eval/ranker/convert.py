"""LightGBM's trees as the plain arrays that the service walks."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from service.rank.trees import Trees

if TYPE_CHECKING:
    from lightgbm import Booster


def as_arrays(booster: "Booster") -> Trees:
    """The same trees: equal decisions for every float32, sums equal but for rounding."""
    nodes = _Nodes()
    roots = [nodes.add(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"]]
    return Trees(
        names=tuple(booster.feature_name()),
        depth=max(nodes.depths.values(), default=0),
        roots=np.array(roots, dtype=np.int32),
        features=np.array(nodes.features, dtype=np.int32),
        thresholds=np.array(nodes.thresholds, dtype=np.float32),
        children=np.array(nodes.children, dtype=np.int32).ravel(),
        values=np.array(nodes.values, dtype=np.float32),
    )


class _Nodes:
    def __init__(self) -> None:
        self.features: list[int] = []
        self.thresholds: list[np.float32] = []
        self.children: list[tuple[int, int]] = []
        self.values: list[float] = []
        self.depths: dict[int, int] = {}

    def add(self, node: Mapping[str, Any], depth: int = 0) -> int:
        """Append a node and all below it; gives its number."""
        number = len(self.features)
        is_leaf = "leaf_value" in node
        self.features.append(0 if is_leaf else node["split_feature"])
        self.thresholds.append(np.float32(np.inf) if is_leaf else _just_below(node["threshold"]))
        self.values.append(node["leaf_value"] if is_leaf else 0.0)
        self.children.append((number, number))
        self.depths[number] = depth
        if not is_leaf:
            self.children[number] = (self.add(node["left_child"], depth + 1), self.add(node["right_child"], depth + 1))
        return number


def _just_below(threshold: float) -> np.float32:
    """The greatest float32 that isn't above a double: no float32 lies between the two."""
    rounded = np.float32(threshold)
    return rounded if float(rounded) <= threshold else np.nextafter(rounded, np.float32(-np.inf))
