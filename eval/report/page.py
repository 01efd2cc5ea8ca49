"""The figures as one HTML page that needs nothing else: style and pictures lie in it, no script."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from eval.report.markdown import difference_table
from eval.report.plots import MOST_BARS, calibrations, intervals, latencies, types
from eval.report.svg import colour_of
from eval.report.table import notes, tables, title

_BY_TYPE = ("nDCG@10", "answer@10")  # measures drawn by type of query


class _Picture(NamedTuple):
    caption: str
    drawn: Markup
    legend: Sequence[tuple[str, str]] = ()  # colour and label, where colours alone tell the modes apart


def as_page(figures: Mapping[str, Any]) -> str:
    """The whole page; everything that comes from queries and names is escaped."""
    differences = figures["differences"]
    page = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True).get_template("page.html")
    return page.render(
        title=title(figures),
        pictures=_pictures(figures),
        tables=tables(figures),
        notes=notes(figures),
        differences=difference_table(differences) if differences and differences["queries"] else None,
    )


def _pictures(figures: Mapping[str, Any]) -> list[_Picture]:
    modes, measures = figures["modes"], figures["measures"]
    legend = [(colour_of(at), mode["label"]) for at, mode in enumerate(modes)]
    by_type = [name for name in measures if name in _BY_TYPE and modes[0]["types"]]
    pictures = [_Picture(name, _drawn(intervals(modes, name))) for name in measures]
    pictures += [
        _Picture(f"{name} by type of query", _drawn(types(modes, name, figures["types"])), legend[:MOST_BARS])
        for name in by_type
    ]
    if any(mode["calibration"] for mode in modes):
        known = [entry for entry, mode in zip(legend, modes, strict=True) if mode["calibration"]]
        pictures.append(_Picture("Calibration of confidence", _drawn(calibrations(modes)), known))
    if any(mode["latency"] for mode in modes):
        pictures.append(_Picture("Latency: median (bar), 99th percentile (line)", _drawn(latencies(modes))))
    return pictures


def _drawn(svg: str) -> Markup:
    return Markup(svg)  # our own, escaped where it was made
