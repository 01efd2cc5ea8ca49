"""From scores to probabilities: a logistic regression over the first hits of every query, with and without answer."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from eval.ranker.examples import Example
from eval.searcher import TOP
from service.rank.model import Judged, evidence

Scored = tuple[Example, Judged]
_STRENGTH = 0.3  # inverse regularisation, on standardised inputs
_DIRECTIVES = 3.0  # weight of a hit over directives: they are fewer, and what the product is for


def calibrate(scored: Sequence[Scored]) -> tuple[dict[str, float], float]:
    """The weight of each piece of evidence, and the bias.

    Raises:
        ValueError: the score would count against a hit.
    """
    from sklearn.linear_model import LogisticRegression
    from sklearn.preprocessing import StandardScaler

    columns = [evidence(example.found, judged) for example, judged in scored]
    names = list(columns[0])
    rows = np.concatenate([np.stack([one[name][:TOP] for name in names], axis=1) for one in columns])
    relevant = np.concatenate([first_relevant(example, judged) for example, judged in scored])
    sizes = [min(TOP, len(judged.order)) for _, judged in scored]
    weights = np.repeat([1.0 if example.of_law else _DIRECTIVES for example, _ in scored], sizes)
    scaler = StandardScaler().fit(rows)
    model = LogisticRegression(C=_STRENGTH, max_iter=1_000).fit(scaler.transform(rows), relevant, weights)
    found = model.coef_[0] / scaler.scale_
    if found[names.index("score")] <= 0:
        raise ValueError("a higher score makes a hit less sure; there are too few examples")
    return dict(zip(names, map(float, found), strict=True)), float(model.intercept_[0] - (found * scaler.mean_).sum())


def first_relevant(example: Example, judged: Judged) -> NDArray[np.bool_]:
    """Whether each hit of the first page is right to be shown, best first."""
    return example.relevant[judged.order[:TOP]]
