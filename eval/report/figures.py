"""Everything that an evaluation says, as plain values ready for `json.dumps`; all other forms print these."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from eval.abstention import abstention
from eval.calibration import calibration
from eval.datasets import Dataset
from eval.evaluate import Evaluation, Outcome
from eval.intervals import bootstrap, paired_p_values
from eval.measures import Measured
from eval.report.differences import differences
from eval.searcher import Trust
from eval.typing_styles import AS_IS

Figures = dict[str, Any]


def figures(evaluation: Evaluation) -> Figures:
    """Everything but the rankings; p-values compare with the first mode, ratios with the same mode typed as is."""
    dataset, outcomes = evaluation.dataset, evaluation.outcomes
    modes = [_mode(one, outcomes, dataset, label) for one, label in zip(outcomes, evaluation.labels, strict=True)]
    return {
        "dataset": dataset.name,
        "split": dataset.split,
        "queries": len(dataset.queries),
        "types": _type_counts(dataset),
        "relevant": len(dataset.relevant),
        "judged": "places" if dataset.golds else "documents",
        "searched": list(dict.fromkeys(outcome.searched for outcome in outcomes)),
        "counts": {name: dict(counts) for name, counts in evaluation.counts.items()},
        "measures": list(outcomes[0].measured.measures),
        "modes": modes,
        "differences": differences(evaluation),
    }


def _mode(outcome: Outcome, outcomes: Sequence[Outcome], dataset: Dataset, label: str) -> Figures:
    measured, latency = outcome.measured, outcome.latency
    first = outcomes[0].measured if outcome is not outcomes[0] else None
    return {
        "label": label,
        "mode": outcome.mode,
        "searched": outcome.searched,
        "typed": outcome.typed,
        "measures": _summary(measured, first),
        "types": {type_: _summary(measured, first, mask) for type_, mask in _masks(dataset, measured).items()},
        "ratios": _ratios(outcome, outcomes),
        "latency": {"p50_ms": latency.p50_ms, "p99_ms": latency.p99_ms, "queries": len(latency.times_ms)}
        if latency
        else None,
        "calibration": calibrated([hit for hits in outcome.trusted.values() for hit in hits]),
        "abstention": _abstention(outcome, dataset),
        "queries_without_results": sum(not targets for targets in outcome.run.values()),
    }


def _summary(measured: Measured, first: Measured | None, mask: NDArray[np.bool_] | None = None) -> Figures:
    """Each measure over the queries of a mask: mean, 95 % interval, p against the first mode."""
    chosen = np.ones(len(measured.queries), dtype=bool) if mask is None else mask
    values = measured.of(chosen)
    p_values: list[float | None] = [None] * len(values)
    if first is not None:
        p_values = [float(p) for p in paired_p_values(values, first.of(chosen))]
    rows = zip(measured.measures, values.mean(axis=1), bootstrap(values), p_values, strict=True)
    return {
        name: {"mean": float(mean), "low": float(low), "high": float(high), "p_value": p}
        for name, mean, (low, high), p in rows
    }


def _masks(dataset: Dataset, measured: Measured) -> Mapping[str, NDArray[np.bool_]]:
    """Which of the measured queries are of each type; nothing where queries have no types."""
    types = [dataset.types.get(query) for query in measured.queries]
    return {type_: np.array([one == type_ for one in types]) for type_ in sorted({one for one in types if one})}


def _type_counts(dataset: Dataset) -> dict[str, int]:
    return {type_: list(dataset.types.values()).count(type_) for type_ in sorted(set(dataset.types.values()))}


def _ratios(outcome: Outcome, outcomes: Sequence[Outcome]) -> dict[str, float] | None:
    """Each mean as a share of what the same search reaches when the queries are typed as they are."""
    whole = [one for one in outcomes if (one.mode, one.searched, one.typed) == (outcome.mode, outcome.searched, AS_IS)]
    if outcome.typed == AS_IS or not whole:
        return None
    means = zip(outcome.measured.measures, outcome.measured.means, whole[0].measured.means, strict=True)
    return {name: mean / reference for name, mean, reference in means if reference}


def calibrated(hits: Sequence[Trust]) -> Figures | None:
    """Confidence against what is so; None where a hit has no confidence, or there are no hits."""
    found = calibration(hits)
    if found is None:
        return None
    bins = [{"hits": one.hits, "confidence": one.confidence, "relevant": one.relevant} for one in found.bins]
    return {"error": found.error, "hits": found.hits, "bins": bins}


def _abstention(outcome: Outcome, dataset: Dataset) -> Figures | None:
    found = abstention(dataset, outcome.trusted) if outcome.trusted else None
    if found is None:
        return None
    return {
        "threshold": found.threshold,
        "unanswerable": found.unanswerable,
        "abstained": found.right,
        "falsely_abstained": found.false,
        "auc": found.area,
    }
