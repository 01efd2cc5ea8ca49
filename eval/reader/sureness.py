"""From scores to probabilities: a logistic regression over the best candidate of every question."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from eval.reader.examples import RIGHT, Example, robbed
from eval.reader.trees import grown, weight
from service.answering.candidates import Candidate
from service.answering.evidence import evidence, ordered
from service.answering.model import Sureness
from service.rank.features import matrix
from service.rank.trees import Trees

_STRENGTH = 0.1  # inverse regularisation, on standardised inputs
_ROBBED = 0.5  # weight of a question without its answer, against one as it was asked
_UNANSWERABLE = 3.0  # of one that nobody answers: they are few, and a wrong answer costs more than none
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Judged:
    """The best candidate of one question, chosen by trees that didn't learn from the question."""

    example: Example
    evidence: dict[str, float]
    right: bool
    robbed: bool
    chosen: Candidate

    @property
    def weight(self) -> float:
        """How much it counts when sureness is learned."""
        if self.robbed:
            return _ROBBED * weight(self.example)
        return weight(self.example) * (1.0 if self.example.asked.answerable else _UNANSWERABLE)


def judged(found: Sequence[Example]) -> list[Judged]:
    """Every question by the trees of the other folds, and those with an answer once more without it."""
    said: list[Judged] = []
    for fold in range(FOLDS):
        trees = grown([one for one in found if one.fold != fold])
        for one in found:
            if one.fold == fold:
                said += [*_best(one, trees, is_robbed=False), *_best(robbed(one), trees, is_robbed=True)]
    return said


def _best(example: Example | None, trees: Trees, *, is_robbed: bool) -> list[Judged]:
    if example is None:
        return []
    order = ordered(example.found, trees.predict(matrix(example.found.columns, trees.names)))
    if not order.allowed:
        return []
    right = bool(example.grades[order.allowed[0]] >= RIGHT)
    best = example.found.candidates[order.allowed[0]]
    return [Judged(example, evidence(example.found, order), right, is_robbed, best)]


def calibrate(said: Sequence[Judged]) -> Sureness:
    """The weight of each piece of evidence, and the bias."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.preprocessing import StandardScaler

    names = list(said[0].evidence)
    rows = np.array([[one.evidence[name] for name in names] for one in said])
    scaler = StandardScaler().fit(rows)
    weights = [one.weight for one in said]
    model = LogisticRegression(C=_STRENGTH, max_iter=2_000).fit(
        scaler.transform(rows), [one.right for one in said], weights
    )
    found = model.coef_[0] / scaler.scale_
    bias = float(model.intercept_[0] - (found * scaler.mean_).sum())
    return Sureness(dict(zip(names, map(float, found), strict=True)), bias)
