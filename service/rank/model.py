"""The shipped ranking model: boosted trees over named features, and what makes a probability of their score.

Card: `data/README.md`. Trained by `python -m eval.ranker`.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np

from indexer.vectors import Ids
from service.errors import ServiceError
from service.rank.candidates import Candidates
from service.rank.features import Column, matrix
from service.rank.trees import Trees

_SHIPPED = Path(__file__).parent / "data"
TREES, SHAPE = "trees.npz", "ranker.json"
_SECTION = 0.9  # a passage named so closely is, or lies in, the very section that the query names


class Judged(NamedTuple):
    """Candidates in their ranking."""

    order: Ids  # places among the candidates, best first
    scores: Column  # what the words and the meaning are worth, in the order of the candidates

    @property
    def best(self) -> int:
        """The place of the first."""
        return int(self.order[0])


@dataclass(frozen=True, slots=True)
class Shape:
    """What stands beside the trees; the probability is a logistic regression on `evidence`."""

    named: float  # what being named adds to a passage's score, times how closely it is named
    wished: float  # what agreeing with every wish adds
    foreign: float  # what the cosine weighs in a query of another language, whose words meet by chance
    weights: dict[str, float]  # by the names in `evidence`
    bias: float

    def confidence(self, found: Candidates, judged: Judged) -> Column:
        """The probability that each answers, in the order of the ranking; no hit is surer than the one before it."""
        logits = np.full(len(judged.order), self.bias)
        for name, values in evidence(found, judged).items():
            logits += self.weights[name] * values
        return np.asarray(np.minimum.accumulate(1 / (1 + np.exp(-logits))), dtype=np.float32)


class RankingModel:
    """Trees and their calibration; many threads may share it."""

    def __init__(self, trees: Trees, shape: Shape) -> None:
        self._trees, self.shape = trees, shape

    @classmethod
    def load(cls, name: str = "shipped") -> "RankingModel":
        """The model shipped, or the one in a folder; ServiceError where it can't be read."""
        folder = _SHIPPED if name == "shipped" else Path(name)
        trees = Trees.load(folder / TREES)
        try:
            shape = Shape(**json.loads((folder / SHAPE).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError) as error:
            found = str(error)[:80]
            raise ServiceError(f"{folder / SHAPE}: it can't be read ({found}); train the model anew") from error
        return cls(trees, shape)

    @property
    def features(self) -> tuple[str, ...]:
        """The features that the trees look at."""
        return self._trees.names

    def judge(self, found: Candidates) -> Judged:
        """The ranking of at least one candidate; ties by ordinal."""
        columns = found.columns
        scores = self._trees.predict(matrix(columns, self._trees.names)) + self.shape.wished * columns["wished"]
        scores += self.shape.foreign * columns["foreign"] * (columns["cosine_of_best"] - 1)
        order = np.lexsort((found.ordinals, -(scores + self.shape.named * columns["named"])))
        return Judged(order, np.asarray(scores, dtype=np.float32))


def evidence(found: Candidates, judged: Judged) -> dict[str, Column]:
    """What tells how likely each hit is an answer: its own, and what tells whether there is any; in ranking order."""
    columns, order, best = found.columns, judged.order, judged.best
    scores, named = judged.scores[order], columns["named"][order]
    of_query = {
        "best": scores[0],
        "gap": scores[0] - scores[min(9, len(order) - 1)],
        "words": columns["words"][best],
        "pairs": columns["pairs"][best],
        "cosine": columns["cosine"][best],
        "unknown_words": columns["unknown"][best],
        "unknown_names": float(bool(found.question.unknown)),
        "log_query": columns["log_query"][best],
        "best_named": named[0],
    }
    repeated = {name: np.full(len(order), value, dtype=np.float32) for name, value in of_query.items()}
    return {"score": scores, "named": named, "section": (named > _SECTION).astype(np.float32), **repeated}
