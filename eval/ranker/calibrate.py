"""From scores to probabilities: a logistic regression over the first hits of every query, with and without answer."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from eval.ranker.examples import Example
from eval.searcher import TOP
from service.rank.features import Column
from service.rank.model import summary

Scored = tuple[Example, Column]
_STRENGTH = 0.3  # inverse regularisation, on standardised inputs
_DIRECTIVES = 3.0  # weight of a hit over directives: they are fewer, and what the product is for


def inputs(example: Example, scores: Column) -> dict[str, NDArray[np.float64]]:
    """What the regression sees of the first hits, each (hits,)."""
    top = first_hits(example, scores)
    known = summary(example.found, scores)
    return {
        "score": scores[top].astype(np.float64),
        **{name: np.full(len(top), value) for name, value in known.items()},
    }


def first_hits(example: Example, scores: Column) -> NDArray[np.int64]:
    """Where the hits of the first page stand among the candidates, best first."""
    return np.lexsort((example.found.ordinals, -scores))[:TOP]


def calibrate(scored: Sequence[Scored]) -> tuple[dict[str, float], float]:
    """The weight of each input, and the bias.

    Raises:
        ValueError: the score would count against a hit.
    """
    from sklearn.linear_model import LogisticRegression
    from sklearn.preprocessing import StandardScaler

    columns = [inputs(example, scores) for example, scores in scored]
    names = list(columns[0])
    rows = np.concatenate([np.stack([one[name] for name in names], axis=1) for one in columns])
    relevant = np.concatenate([example.relevant[first_hits(example, scores)] for example, scores in scored])
    weights = np.concatenate(
        [np.full(len(one["score"]), _weight(example)) for one, (example, _) in zip(columns, scored, strict=True)]
    )
    scaler = StandardScaler().fit(rows)
    model = LogisticRegression(C=_STRENGTH, max_iter=1_000).fit(scaler.transform(rows), relevant, weights)
    found = model.coef_[0] / scaler.scale_
    bias = float(model.intercept_[0] - (found * scaler.mean_).sum())
    if found[names.index("score")] <= 0:
        raise ValueError("a higher score makes a hit less sure; there are too few examples")
    return dict(zip(names, map(float, found), strict=True)), bias


def _weight(example: Example) -> float:
    return 1.0 if example.of_law else _DIRECTIVES
