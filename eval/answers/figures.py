"""Everything that was measured, as plain values ready for `json.dumps`."""

from collections.abc import Sequence

import numpy as np

from eval.answers.ask import Mark
from eval.answers.curve import curve
from eval.answers.summary import ANSWERABLE, QUOTED, UNANSWERABLE, Figures, grouped, summary
from eval.report.figures import calibrated
from eval.searcher import Trust

_THRESHOLDS = [step / 20 for step in range(21)]


def figures(marks: Sequence[Mark]) -> Figures:
    """The figures of each set in the order in which they were asked, dev before test."""
    groups: dict[tuple[str, str], list[Mark]] = {}
    for mark in marks:
        groups.setdefault((mark.asked.group, mark.asked.split), []).append(mark)
    names = list(dict.fromkeys(name for name, _ in groups))
    ordered = sorted(groups, key=lambda key: (names.index(key[0]), key[1]))
    return {"sets": [_of(name, split, groups[name, split]) for name, split in ordered]}


def _of(name: str, split: str, marks: Sequence[Mark]) -> Figures:
    answerable = [mark for mark in marks if mark.asked.answerable]
    others = [mark for mark in marks if not mark.asked.answerable]
    return {
        "set": name,
        "split": split,
        "answerable": {
            "questions": len(answerable),
            "measures": summary(ANSWERABLE, answerable),
            "kinds": grouped(ANSWERABLE, answerable, lambda mark: mark.asked.kind),
        },
        "unanswerable": {
            "questions": len(others),
            "measures": summary(UNANSWERABLE, others),
            "near": grouped(UNANSWERABLE, others, lambda mark: mark.asked.near),
            "reasons": grouped(UNANSWERABLE, others, lambda mark: mark.asked.reason),
        },
        "quotes": summary(QUOTED, marks),
        "curve": _curve(marks),
        "calibration": calibrated([Trust(said, bool(mark.likeliest_scores.right)) for mark, said in _said(marks)]),
        "thresholds": [_threshold(at, answerable, others) for at in _THRESHOLDS],
        "latency": _latency(marks),
    }


def _curve(marks: Sequence[Mark]) -> Figures | None:
    """Of the likeliest answers; the engine's own decisions may withhold more than its threshold does."""
    found = curve([_confidence(mark) for mark in marks], [mark.likeliest_scores.right for mark in marks])
    if found is None:
        return None
    points = [{"threshold": one.threshold, "coverage": one.coverage, "accuracy": one.accuracy} for one in found.points]
    told = [mark.scores.right for mark in marks if mark.told.text is not None]
    shipped = {"coverage": len(told) / len(marks), "accuracy": sum(told) / len(told)} if told else None
    return {"area": found.area, "points": points, "shipped": shipped}


def _threshold(at: float, answerable: Sequence[Mark], others: Sequence[Mark]) -> Figures:
    """What would be told and withheld at a threshold."""
    told = [mark for mark in answerable if _is_told(mark, at)]
    right = sum(mark.likeliest_scores.right for mark in told)
    withheld = sum(not _is_told(mark, at) for mark in others)
    return {
        "threshold": at,
        "right": right / len(answerable) if answerable else None,
        "right_when_told": right / len(told) if told else None,
        "falsely_withheld": 1 - len(told) / len(answerable) if answerable else None,
        "withheld": withheld / len(others) if others else None,
    }


def _said(marks: Sequence[Mark]) -> list[tuple[Mark, float]]:
    return [(mark, said) for mark in marks if (said := _confidence(mark)) is not None]


def _is_told(mark: Mark, threshold: float) -> bool:
    confidence = _confidence(mark)
    return confidence is not None and confidence >= threshold


def _confidence(mark: Mark) -> float | None:
    return None if mark.likeliest.text is None else mark.likeliest.confidence


def _latency(marks: Sequence[Mark]) -> Figures:
    p50, p95 = np.percentile([mark.took_ms for mark in marks], [50, 95])
    return {"p50_ms": float(p50), "p95_ms": float(p95), "questions": len(marks)}
