"""The shipped ranking model: boosted trees over named features, and what makes a probability of their score.

Card: `data/README.md`. Trained by `python -m eval.ranker`.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from service.errors import ServiceError
from service.rank.candidates import Candidates
from service.rank.features import Column, matrix
from service.rank.trees import Trees

_SHIPPED = Path(__file__).parent / "data"
TREES, SHAPE = "trees.npz", "ranker.json"


@dataclass(frozen=True, slots=True)
class Shape:
    """What stands beside the trees.

    The probability is a logistic regression on the passage's score and on what is known of the query's best
    passages. The score's weight is positive: the higher a hit, the surer.
    """

    named: float  # what being named adds to a passage's score, times how closely it is named
    wished: float  # what agreeing with every wish adds
    weights: dict[str, float]  # of "score" and of the names in `summary`
    bias: float

    def confidence(self, found: Candidates, scores: Column) -> Column:
        """The probability that each candidate answers, in their order."""
        known = summary(found, scores)
        logits = self.weights["score"] * scores + self.bias
        logits = logits + sum(self.weights[name] * value for name, value in known.items())
        return np.asarray(1 / (1 + np.exp(-logits)), dtype=np.float32)


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
            raise ServiceError(
                f"{folder / SHAPE}: it can't be read ({str(error)[:80]}); train the model anew"
            ) from error
        return cls(trees, shape)

    @property
    def features(self) -> tuple[str, ...]:
        """The features that the trees look at."""
        return self._trees.names

    def judge(self, found: Candidates) -> tuple[Column, Column]:
        """A score for each candidate, higher is likelier, and the probability that it answers, in the same order."""
        scores = self.scores(found)
        return scores, self.shape.confidence(found, scores)

    def scores(self, found: Candidates) -> Column:
        """The trees' scores, raised for what the query names and wishes for."""
        columns = found.columns
        of_trees = self._trees.predict(matrix(columns, self._trees.names))
        raised = of_trees + self.shape.named * columns["named"] + self.shape.wished * columns["wished"]
        return np.asarray(raised, dtype=np.float32)


def summary(found: Candidates, scores: Column) -> dict[str, float]:
    """What tells whether a query has an answer at all: its best candidate, and how far that stands out."""
    order = np.lexsort((found.ordinals, -scores))
    best, tenth = int(order[0]), int(order[min(9, len(order) - 1)])
    columns = found.columns
    return {
        "best": float(scores[best]),
        "gap": float(scores[best] - scores[tenth]),
        "words": float(columns["words"][best]),
        "pairs": float(columns["pairs"][best]),
        "cosine": float(columns["cosine"][best]),
        "unknown_words": float(columns["unknown"][best]),
        "unknown_names": float(bool(found.question.unknown)),
        "log_query": float(columns["log_query"][best]),
    }
