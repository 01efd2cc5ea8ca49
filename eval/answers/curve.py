"""How accuracy falls as more is answered: coverage against accuracy over all thresholds of confidence."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Point:
    """What a threshold does."""

    threshold: float  # questions of this confidence and above are answered
    coverage: float  # share of all questions that are
    accuracy: float  # share of those whose answer is right


@dataclass(frozen=True, slots=True)
class Curve:
    """Points from the highest confidence down; questions without an answer count as wrong when they are answered."""

    points: tuple[Point, ...]
    area: float  # under risk over coverage, divided by the coverage reached: 0 where nothing answered is wrong


def curve(confidence: Sequence[float | None], right: Sequence[float]) -> Curve | None:
    """One point a distinct confidence; None for a confidence is a question that no threshold answers.

    The area is the mean risk when the most confident k questions are answered, over all k (El-Yaniv, Wiener 2010;
    Geifman, Uziel, El-Yaniv 2019); among equals every order is as likely. None where nothing is ever answered.
    """
    known = [(said, value) for said, value in zip(confidence, right, strict=True) if said is not None]
    if not known:
        return None
    said, values = np.array(known, dtype=np.float64).T
    levels, group = np.unique(-said, return_inverse=True)
    sizes = np.bincount(group)
    sums = np.bincount(group, weights=values).astype(np.float64)
    points = [
        Point(float(-level), float(many / len(confidence)), float(good / many))
        for level, many, good in zip(levels, sizes.cumsum(), sums.cumsum(), strict=True)
    ]
    return Curve(tuple(points), _area(sizes, sums))


def _area(sizes: NDArray[np.int64], sums: NDArray[np.float64]) -> float:
    """The mean of 1 - (right among the first k) / k; within a group of equals the expected number right."""
    expected = np.repeat(sums / sizes, sizes).cumsum()
    return float((1 - expected / np.arange(1, len(expected) + 1)).mean())
