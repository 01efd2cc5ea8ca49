"""The trees: gradient boosting towards nDCG, on named features."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from eval.ranker.examples import LEFT_OUT, Example
from service.rank.features import matrix

if TYPE_CHECKING:
    from lightgbm import Booster

# Too seldom to be learned, so they are added; and what depends on the size of the index.
NOT_FOR_TREES = frozenset(("named", "wished", "foreign", "bm25_raw"))
# Burges, From RankNet to LambdaRank to LambdaMART, 2010. Chosen in trials with all queries in sight; 7 to 20 leaves
# and 100 to 300 trees differ by less than half a point.
_OPTIONS = {
    "objective": "lambdarank",
    "lambdarank_truncation_level": 12,
    "learning_rate": 0.06,
    "num_leaves": 16,
    "max_depth": 4,
    "min_data_in_leaf": 50,
    "feature_fraction": 0.6,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "seed": 13,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
    "verbose": -1,
}
_TREES = 150
_DIRECTIVES = 2.0  # weight of a query over directives: they are fewer, and what the product is for


def names(found: Sequence[Example]) -> tuple[str, ...]:
    """The features that the trees see, in order."""
    return tuple(name for name in found[0].found.columns if name not in NOT_FOR_TREES)


def grow(found: Sequence[Example]) -> "Booster":
    """Trees that rank the candidates of these examples."""
    import lightgbm

    kept = [example for example in found if example.ranked_by_trees]
    features = names(kept)
    masks = [example.grades != LEFT_OUT for example in kept]
    rows = [matrix(one.found.columns, features)[mask] for one, mask in zip(kept, masks, strict=True)]
    sizes = [len(part) for part in rows]
    data = lightgbm.Dataset(
        np.concatenate(rows),
        np.concatenate([one.grades[mask] for one, mask in zip(kept, masks, strict=True)]),
        group=sizes,
        weight=np.repeat([1.0 if one.of_law else _DIRECTIVES for one in kept], sizes),
        feature_name=list(features),
    )
    return lightgbm.train(_OPTIONS, data, _TREES)
