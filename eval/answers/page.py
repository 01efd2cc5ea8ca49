"""The figures as one HTML page that needs nothing else."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from eval.answers.table import name_of, tables
from eval.report.page import Picture, drawn, render
from eval.report.plots import calibrations
from eval.report.square import Scale, square
from eval.report.svg import colour_of, dot, tag

_NOTES = (
    "Brackets: 95 % bootstrap interval over questions.",
    "Right: equal to a gold answer but for writing, or its value in at most six words more or less.",
    "A question without an answer counts as wrong in the curve when something is told; a ring is what is shipped.",
    "Dots: thresholds of confidence from 0 to 1 by .05.",
)


def as_page(figures: Mapping[str, Any]) -> str:
    """Curves, then every table."""
    sets = figures["sets"]
    legend = [(colour_of(at), name_of(one)) for at, one in enumerate(sets)]
    modes = [{"label": name_of(one), "calibration": one["calibration"]} for one in sets]
    pictures = [
        Picture("Accuracy over coverage", drawn(coverage(sets)), legend),
        Picture("Withheld where nothing answers, over falsely withheld", drawn(withheld(sets)), legend),
        Picture("Calibration of confidence", drawn(calibrations(modes, "answers that are right")), legend),
    ]
    return render(f"Answers: {', '.join(map(name_of, sets))}", pictures, tables(figures), _NOTES)


def coverage(sets: Sequence[Mapping[str, Any]]) -> str:
    """A line a set from its most confident answer to all of them; a ring where the shipped threshold stands."""

    def curves(across: Scale, up: Scale) -> Iterator[str]:
        for at, one in enumerate(sets):
            if found := one["curve"]:
                yield _line([(across(point["coverage"]), up(point["accuracy"])) for point in found["points"]], at)
                if shipped := found["shipped"]:
                    yield _ring(across(shipped["coverage"]), up(shipped["accuracy"]), at, _said(one, shipped))

    return square(curves, "share of questions answered → share of these that is right ↑", "Accuracy over coverage")


def withheld(sets: Sequence[Mapping[str, Any]]) -> str:
    """A line a set that has questions of both kinds, a dot a threshold."""

    def curves(across: Scale, up: Scale) -> Iterator[str]:
        for number, one in enumerate(sets):
            both = [at for at in one["thresholds"] if None not in (at["falsely_withheld"], at["withheld"])]
            points = [(across(at["falsely_withheld"]), up(at["withheld"])) for at in both]
            if points:
                yield _line(points, number)
            for at, (x, y) in zip(both, points, strict=True):
                said = f"{name_of(one)}: from {at['threshold']:.2f}, {at['falsely_withheld']:.2f}, {at['withheld']:.2f}"
                yield dot(x, y, 4, colour_of(number), said)

    return square(curves, "with an answer, withheld → without one, withheld ↑", "Withheld over falsely withheld")


def _line(points: Sequence[tuple[float, float]], at: int) -> str:
    joined = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return tag("polyline", points=joined, fill="none", stroke=colour_of(at), stroke_width=2)


def _ring(x: float, y: float, at: int, said: str) -> str:
    return dot(x, y, 6, colour_of(at), said) + dot(x, y, 3, "#fff", said)


def _said(one: Mapping[str, Any], shipped: Mapping[str, float]) -> str:
    return f"{name_of(one)} as shipped: {shipped['coverage']:.3f} answered, {shipped['accuracy']:.3f} of these right"
