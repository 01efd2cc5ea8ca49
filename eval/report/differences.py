"""The queries on which the first two modes differ most."""

from typing import Any

import numpy as np

from eval.evaluate import Evaluation, Outcome
from eval.runs import ranked

_MOST = 12  # queries shown
_LEAST = 1e-9  # a smaller difference is none


def differences(evaluation: Evaluation) -> dict[str, Any] | None:
    """By the first measure, greatest first, ties by id; None where there is one mode alone."""
    if len(evaluation.outcomes) < 2:
        return None
    first, second = evaluation.outcomes[:2]
    gaps = second.measured.values[0] - first.measured.values[0]
    order = np.lexsort((np.arange(len(gaps)), -np.abs(gaps)))[:_MOST]
    return {
        "measure": first.measured.measures[0],
        "modes": evaluation.labels[:2],
        "queries": [_query(evaluation, first, second, int(at)) for at in order if abs(gaps[at]) > _LEAST],
    }


def _query(evaluation: Evaluation, first: Outcome, second: Outcome, at: int) -> dict[str, Any]:
    id_, dataset = first.measured.queries[at], evaluation.dataset
    return {
        "id": id_,
        "text": dataset.queries[id_],
        "type": dataset.types.get(id_),
        "values": [float(one.measured.values[0, at]) for one in (first, second)],
        "found_first": [_best(one, id_) for one in (first, second)],
        "relevant": sorted(target for target, grade in dataset.qrels[id_].items() if grade > 0),
    }


def _best(outcome: Outcome, id_: str) -> str | None:
    targets = ranked(outcome.run.get(id_, {}))
    return targets[0][0] if targets else None
