"""Means over questions with their intervals."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from eval.answers.ask import Mark
from eval.answers.proof import stands_in
from eval.intervals import bootstrap
from service.answer import Kind

Measure = Callable[[Mark], float | None]  # None: the question doesn't count
Figures = dict[str, Any]
_OFFERED = 5  # passages that a person who gets no answer looks at

# Of questions that have an answer; what is withheld counts as wrong.
ANSWERABLE: Mapping[str, Measure] = {
    "right": lambda mark: mark.scores.right,
    "exact": lambda mark: mark.scores.exact,
    "EM": lambda mark: mark.scores.em,
    "F1": lambda mark: mark.scores.f1,
    "withheld": lambda mark: float(mark.told.text is None),
    "right when told": lambda mark: None if mark.told.text is None else mark.scores.right,
    "quotes that prove": lambda mark: mark.proving,
    "right, no threshold": lambda mark: mark.likeliest_scores.right,
    "EM, no threshold": lambda mark: mark.likeliest_scores.em,
    "F1, no threshold": lambda mark: mark.likeliest_scores.f1,
    "gold among what was read": lambda mark: float(mark.gold_rank is not None),
}
# Of questions that have none.
UNANSWERABLE: Mapping[str, Measure] = {
    "withheld": lambda mark: float(mark.told.text is None),
    "reason agrees": lambda mark: _reason_agrees(mark),
    "nearest among the first five": lambda mark: _finds_nearest(mark),
}
# Of all that can be answered, told or withheld.
QUOTED: Mapping[str, Measure] = {
    "faithful": lambda mark: None if mark.likeliest.text is None else float(mark.faithful),
    "stands in its quotes": lambda mark: _stands(mark),
}


def summary(measures: Mapping[str, Measure], marks: Sequence[Mark]) -> Figures:
    """Each measure over the questions that count: mean, 95 % interval, their number; left out where none counts."""
    found = {name: [value for mark in marks if (value := of(mark)) is not None] for name, of in measures.items()}
    return {name: _mean(values) for name, values in found.items() if values}


def grouped(
    measures: Mapping[str, Measure], marks: Iterable[Mark], key: Callable[[Mark], str | None]
) -> dict[str, Figures]:
    """A summary for each value of a key, in order; marks without one are left out."""
    groups: dict[str, list[Mark]] = {}
    for mark in marks:
        if (name := key(mark)) is not None:
            groups.setdefault(name, []).append(mark)
    return {name: summary(measures, groups[name]) for name in sorted(groups)}


def _mean(values: Sequence[float]) -> Figures:
    row = np.array([values], dtype=np.float64)
    ((low, high),) = bootstrap(row)
    return {"mean": float(row.mean()), "low": float(low), "high": float(high), "questions": len(values)}


def _stands(mark: Mark) -> float | None:
    """Whatever is told, but for a yes or no."""
    told = mark.told
    return None if told.text is None or told.kind is Kind.YES_NO else float(stands_in(told.text, told.quotes))


def _finds_nearest(mark: Mark) -> float | None:
    return float(mark.gold_rank is not None and mark.gold_rank <= _OFFERED) if mark.asked.golds else None


def _reason_agrees(mark: Mark) -> float | None:
    """Of what is withheld, where the reason was judged."""
    if mark.told.text is not None or mark.asked.reason is None:
        return None
    return float(mark.told.why == mark.asked.reason)
