"""The shipped answering model: boosted trees that rank candidates, and what makes a probability of the best one.

Card: `data/README.md`. Trained by `python -m eval.reader`.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from service.answering.extract import Extracted
from service.answering.features import Column
from service.errors import ServiceError
from service.rank.features import matrix
from service.rank.trees import Trees

_SHIPPED = Path(__file__).parent / "data"
TREES, SURENESS = "trees.npz", "sureness.json"
SHIPPED = "shipped"


@dataclass(frozen=True, slots=True)
class Sureness:
    """A logistic regression on evidence: the probability that the best candidate is right."""

    weights: dict[str, float]
    bias: float

    def of(self, evidence: dict[str, float]) -> float:
        """0 to 1."""
        logit = self.bias + sum(weight * evidence[name] for name, weight in self.weights.items())
        return float(1 / (1 + np.exp(-logit)))


class AnsweringModel:
    """Trees and their calibration; many threads may share it."""

    def __init__(self, trees: Trees, sureness: Sureness) -> None:
        self._trees, self.sureness = trees, sureness

    @classmethod
    def load(cls, name: str = SHIPPED) -> "AnsweringModel":
        """The model shipped, or the one in a folder; ServiceError where it can't be read."""
        folder = _SHIPPED if name == SHIPPED else Path(name)
        trees = Trees.load(folder / TREES, "eval.reader")
        try:
            sureness = Sureness(**json.loads((folder / SURENESS).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError) as error:
            found = str(error)[:80]
            raise ServiceError(f"{folder / SURENESS}: it can't be read ({found}); train the model anew") from error
        return cls(trees, sureness)

    def scores(self, found: Extracted) -> Column:
        """How well each of at least one candidate answers, (candidates,).

        Raises:
            ServiceError: the trees want features that this version doesn't know.
        """
        if strange := sorted(set(self._trees.names) - found.columns.keys()):
            raise ServiceError(f"the answering model wants unknown features ({', '.join(strange)}); train it anew")
        return self._trees.predict(matrix(found.columns, self._trees.names))
