"""The shipped ranking model: boosted trees over named features, and what makes a probability of their score.

Card: `data/README.md`. Trained by `python -m eval.train_ranker`.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from service.errors import ServiceError
from service.rank.features import Column, matrix

SHIPPED = Path(__file__).parent / "data"
TREES, CONFIDENCE = "trees.txt", "confidence.json"


@dataclass(frozen=True, slots=True)
class Calibration:
    """A logistic regression from a query's best values and a passage's score to the probability that it answers.

    The weight of the score is positive, so that a query's hits are as sure as they are high.
    """

    inputs: tuple[str, ...]  # the score, then summaries of the query's candidates
    weights: tuple[float, ...]
    bias: float


class RankingModel:
    """Trees and their calibration; many threads may share it."""

    def __init__(self, folder: Path = SHIPPED) -> None:
        import lightgbm

        try:
            self._trees = lightgbm.Booster(model_file=str(folder / TREES), params={"num_threads": 1, "verbose": -1})
            read = json.loads((folder / CONFIDENCE).read_text(encoding="utf-8"))
        except (OSError, ValueError, lightgbm.basic.LightGBMError) as error:
            raise ServiceError(f"{folder}: the ranking model can't be read ({error}); install tienle again") from error
        self.features: tuple[str, ...] = tuple(self._trees.feature_name())
        self.calibration = Calibration(tuple(read["inputs"]), tuple(read["weights"]), read["bias"])

    def scores(self, columns: Mapping[str, Column]) -> Column:
        """One score a passage, higher is likelier; only the order within a query means something."""
        rows = matrix(columns, self.features)
        return np.asarray(self._trees.predict(rows, num_threads=1), dtype=np.float32)

    def confidence(self, scores: Column, columns: Mapping[str, Column]) -> Column:
        """The probability that each passage answers, in the order of the scores."""
        summary = summaries(scores, columns)
        inputs = [summary[name] for name in self.calibration.inputs]
        logits = sum((weight * one for weight, one in zip(self.calibration.weights, inputs, strict=True)), np.float32(self.calibration.bias))
        return np.asarray(1 / (1 + np.exp(-logits)), dtype=np.float32)
