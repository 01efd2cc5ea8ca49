"""The figures as pictures: intervals of each mode, types of query, latency, calibration."""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from eval.report.square import Scale, square
from eval.report.svg import FAINT, bar, colour_of, dot, drawing, line, shortened, tag, text

_WIDTH, _ROW, _TOP, _FOOT, _LETTER = 720, 24, 12, 30, 7.0  # pixels
MOST_BARS = 6  # modes drawn side by side; the tables hold all


def intervals(modes: Sequence[Mapping[str, Any]], measure: str) -> str:
    """A dot with its 95 % interval a mode."""
    values = [mode["measures"][measure] for mode in modes]
    labels = [shortened(mode["label"]) for mode in modes]
    least, most = min(value["low"] for value in values), max(value["high"] for value in values)
    step = 0.1 if most - least > 0.4 else 0.05
    low = step * math.floor(least / step)
    left, height = _gutter(labels), _TOP + _ROW * len(modes) + _FOOT
    scale = Scale(left, _WIDTH - 30, low, max(step * math.ceil(most / step), low + step))
    parts = [*_axis(scale, height, step)]
    for at, (label, value) in enumerate(zip(labels, values, strict=True)):
        y = _TOP + _ROW * (at + 0.5)
        said = f"{label}: {value['mean']:.3f} [{value['low']:.3f}, {value['high']:.3f}]"
        parts += [
            text(label, left - 8, y + 4, "end"),
            line(scale(value["low"]), y, scale(value["high"]), y, colour_of(at), 3),
            dot(scale(value["mean"]), y, 5, colour_of(at), said),
        ]
    return drawing(parts, _WIDTH, height, f"{measure} of each mode with its 95 % interval")


def types(modes: Sequence[Mapping[str, Any]], measure: str, counts: Mapping[str, int]) -> str:
    """Bars of each type of query, a bar a mode; at most six modes."""
    drawn = modes[:MOST_BARS]
    names = list(modes[0]["types"])
    labels = [f"{name} ({counts[name]})" for name in names]
    thick = max(7, min(16, 42 // len(drawn)))
    group = thick * len(drawn) + 10
    left, height = _gutter(labels), _TOP + group * len(names) + _FOOT
    scale = Scale(left, _WIDTH - 30, 0, 1)
    parts = [*_axis(scale, height, 0.2)]
    for row, (name, label) in enumerate(zip(names, labels, strict=True)):
        top = _TOP + group * row
        parts.append(text(label, left - 8, top + (group - 10) / 2 + 4, "end"))
        for at, mode in enumerate(drawn):
            value = mode["types"][name][measure]["mean"]
            said = f"{name}, {mode['label']}: {value:.3f}"
            parts.append(bar(left, top + thick * at, scale(value) - left, thick - 1, colour_of(at), said))
    return drawing(parts, _WIDTH, height, f"{measure} by type of query")


def latencies(modes: Sequence[Mapping[str, Any]]) -> str:
    """A bar up to the median and a line up to the 99th percentile of each mode that was timed."""
    timed = [(at, mode) for at, mode in enumerate(modes) if mode["latency"]]
    labels = [shortened(mode["label"]) for _, mode in timed]
    left, height = _gutter(labels), _TOP + _ROW * len(timed) + _FOOT
    longest = max(mode["latency"]["p99_ms"] for _, mode in timed)
    step = _nice(longest / 5)
    scale = Scale(left, _WIDTH - 30, 0, step * math.ceil(longest / step))
    parts = [*_axis(scale, height, step, " ms")]
    for row, (at, mode) in enumerate(timed):
        y, p50, p99 = _TOP + _ROW * (row + 0.5), mode["latency"]["p50_ms"], mode["latency"]["p99_ms"]
        said = f"{mode['label']}: p50 {p50:.1f} ms, p99 {p99:.1f} ms"
        parts += [
            text(labels[row], left - 8, y + 4, "end"),
            line(left, y, scale(p99), y, colour_of(at), 2),
            line(scale(p99), y - 5, scale(p99), y + 5, colour_of(at), 2),
            bar(left, y - 6, scale(p50) - left, 12, colour_of(at), said),
        ]
    return drawing(parts, _WIDTH, height, "Latency of each mode: median as a bar, 99th percentile as a line")


def calibrations(modes: Sequence[Mapping[str, Any]], what: str = "hits that are relevant") -> str:
    """Share of what is so over confidence, in ten bins of equal count a mode; the diagonal is what was said."""

    def curves(across: Scale, up: Scale) -> Iterator[str]:
        yield line(across(0), up(0), across(1), up(1), FAINT, 2)
        for at, mode in enumerate(modes):
            if mode["calibration"]:
                yield from _curve(mode, at, across, up)

    return square(curves, f"confidence → share of {what} ↑", f"Share of {what} over confidence")


def _axis(scale: Scale, height: float, step: float, unit: str = "") -> Iterator[str]:
    for tick in range(round((scale.high - scale.low) / step) + 1):
        value = scale.low + tick * step
        yield line(scale(value), _TOP - 6, scale(value), height - _FOOT + 4)
        yield text(f"{round(value, 6):g}{unit}", scale(value), height - _FOOT + 20, "middle")


def _curve(mode: Mapping[str, Any], at: int, across: Scale, up: Scale) -> Iterator[str]:
    bins = mode["calibration"]["bins"]
    points = " ".join(f"{across(one['confidence']):.1f},{up(one['relevant']):.1f}" for one in bins)
    yield tag("polyline", points=points, fill="none", stroke=colour_of(at), stroke_width=2)
    for one in bins:
        said = f"{mode['label']}: said {one['confidence']:.2f}, so {one['relevant']:.2f}, {one['hits']} hits"
        yield dot(across(one["confidence"]), up(one["relevant"]), 4, colour_of(at), said)


def _gutter(labels: Sequence[str]) -> float:
    return 20 + _LETTER * max(map(len, labels))


def _nice(step: float) -> float:
    """The next of 1, 2, 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(step)) if step > 0 else 1.0
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= step - 1e-12)
