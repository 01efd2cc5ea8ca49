"""The figures as one HTML page that needs nothing else: style and pictures lie in it, no script."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from eval.report.markdown import difference_table
from eval.report.plots import MOST_BARS, calibrations, intervals, latencies, types
from eval.report.svg import colour_of
from eval.report.table import Table, notes, tables, title

_BY_TYPE = ("nDCG@10", "answer@10")  # measures drawn by type of query


class Picture(NamedTuple):
    """A drawing with its caption."""

    caption: str
    drawn: Markup
    legend: Sequence[tuple[str, str]] = ()  # colour and label, where colours alone tell the modes apart


def as_page(figures: Mapping[str, Any]) -> str:
    """The whole page; everything that comes from queries and names is escaped."""
    found = figures["differences"]
    differences = difference_table(found) if found and found["queries"] else None
    return render(title(figures), _pictures(figures), tables(figures), notes(figures), differences)


def render(
    title: str,
    pictures: Sequence[Picture],
    tables: Sequence[Table],
    notes: Sequence[str],
    differences: Table | None = None,
) -> str:
    """A page of pictures, tables and notes in this order."""
    page = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True).get_template("page.html")
    return page.render(title=title, pictures=pictures, tables=tables, notes=notes, differences=differences)


def _pictures(figures: Mapping[str, Any]) -> list[Picture]:
    modes, measures = figures["modes"], figures["measures"]
    legend = [(colour_of(at), mode["label"]) for at, mode in enumerate(modes)]
    by_type = [name for name in measures if name in _BY_TYPE and modes[0]["types"]]
    pictures = [Picture(name, drawn(intervals(modes, name))) for name in measures]
    pictures += [
        Picture(f"{name} by type of query", drawn(types(modes, name, figures["types"])), legend[:MOST_BARS])
        for name in by_type
    ]
    if any(mode["calibration"] for mode in modes):
        known = [entry for entry, mode in zip(legend, modes, strict=True) if mode["calibration"]]
        pictures.append(Picture("Calibration of confidence", drawn(calibrations(modes)), known))
    if any(mode["latency"] for mode in modes):
        pictures.append(Picture("Latency: median (bar), 99th percentile (line)", drawn(latencies(modes))))
    return pictures


def drawn(svg: str) -> Markup:
    """A picture of `eval.report.svg`, as it goes into the page."""
    return Markup(svg)  # our own, escaped where it was made
