"""The figures as tables of cells, and those as lines for the terminal."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

SIGNIFICANT = 0.05
_IN_SHORT = ("nDCG@10", "answer@10")  # measures that the terminal shows by type of query


class Table(NamedTuple):
    """A caption, heads and rows of text."""

    caption: str
    heads: list[str]
    rows: list[list[str]]


def tables(figures: Mapping[str, Any], by_type: Sequence[str] = ()) -> list[Table]:
    """All that the figures hold, the measures first; by type of query those named, or every measure.

    A table that would be empty is left out.
    """
    found = [_measures(figures), *_types(figures, by_type or figures["measures"]), _typed(figures), _trust(figures)]
    return [table for table in found if table and table.rows]


def title(figures: Mapping[str, Any]) -> str:
    """What was measured, in one line."""
    held = [
        f"{counts['documents']:,} documents, {counts['passages']:,} passages" for counts in figures["counts"].values()
    ]
    searched = ", ".join([*dict.fromkeys(held), *figures["searched"]])
    return f"{figures['dataset']} ({figures['split']}): {figures['queries']:,} queries; {searched}"


def notes(figures: Mapping[str, Any]) -> list[str]:
    """What has to be known to read the tables."""
    lines = ["Brackets: 95 % bootstrap interval over queries."]
    if len(figures["modes"]) > 1:
        first = figures["modes"][0]["label"]
        lines.append(f"* differs from {first}: paired randomisation, p < {SIGNIFICANT}, each pair by itself.")
    if not any(mode["calibration"] for mode in figures["modes"]):
        lines.append("Confidence: not given by what was searched.")
    absent = [(name, held.get("relevant_documents_absent", 0)) for name, held in figures["counts"].items()]
    lines += [f"{many} of {figures['relevant']} relevant documents aren't in the index." for _, many in absent if many]
    return lines


def as_text(figures: Mapping[str, Any]) -> str:
    """Everything as lines for the terminal."""
    blocks = [[title(figures)]]
    blocks += [[table.caption, *aligned([table.heads, *table.rows])] for table in tables(figures, _IN_SHORT)]
    return "\n\n".join("\n".join(block) for block in [*blocks, notes(figures)])


def cell(value: Mapping[str, Any]) -> str:
    """A mean with its interval, and a star where it differs from the first mode's."""
    p = value["p_value"]
    mark = "*" if p is not None and p < SIGNIFICANT else " "
    return f"{value['mean']:.3f}{mark}[{value['low']:.3f}, {value['high']:.3f}]"


def _measures(figures: Mapping[str, Any]) -> Table:
    names, modes = figures["measures"], figures["modes"]
    heads = ["mode", *names]
    rows = [[mode["label"], *(cell(mode["measures"][name]) for name in names)] for mode in modes]
    if any(mode["latency"] for mode in modes):
        heads += ["p50 ms", "p99 ms"]
        rows = [[*row, *_latency(mode["latency"])] for row, mode in zip(rows, modes, strict=True)]
    return Table("All queries with an answer", heads, rows)


def _types(figures: Mapping[str, Any], by_type: Sequence[str]) -> list[Table]:
    """One table a measure: types by modes, means alone."""
    modes = figures["modes"]
    return [
        Table(
            f"{name} by type of query",
            ["type", "queries", *(mode["label"] for mode in modes)],
            [
                [type_, str(figures["types"][type_]), *(_mean(mode["types"][type_][name]) for mode in modes)]
                for type_ in modes[0]["types"]
            ],
        )
        for name in figures["measures"]
        if name in by_type
    ]


def _typed(figures: Mapping[str, Any]) -> Table:
    names = figures["measures"]
    rows = [
        [mode["label"], *(f"{mode['ratios'][name]:.3f}" if name in mode["ratios"] else "" for name in names)]
        for mode in figures["modes"]
        if mode["ratios"]
    ]
    return Table("Typed otherwise, as a share of the same queries as they are", ["mode", *names], rows)


def _trust(figures: Mapping[str, Any]) -> Table:
    heads = ["mode", "calibration error", "hits", "abstains without answer", "abstains with one", "AUC"]
    rows = [_trust_row(mode) for mode in figures["modes"] if mode["calibration"] or mode["abstention"]]
    held = next((mode["abstention"] for mode in figures["modes"] if mode["abstention"]), None)
    below = f"; abstains below {held['threshold']:g}, {held['unanswerable']} queries without answer" if held else ""
    return Table(f"Confidence of the first ten hits{below}", heads, rows)


def _trust_row(mode: Mapping[str, Any]) -> list[str]:
    calibration, abstention = mode["calibration"] or {}, mode["abstention"] or {}
    return [
        mode["label"],
        _number(calibration.get("error")),
        str(calibration.get("hits", "not given")),
        *(_number(abstention.get(name)) for name in ("abstained", "falsely_abstained", "auc")),
    ]


def _number(value: float | None) -> str:
    return "not given" if value is None else f"{value:.3f}"


def _mean(value: Mapping[str, Any]) -> str:
    return cell(value).partition("[")[0].rstrip()


def _latency(latency: Mapping[str, float] | None) -> list[str]:
    return [f"{latency['p50_ms']:.1f}", f"{latency['p99_ms']:.1f}"] if latency else ["", ""]


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows as lines with their columns one below the other, a rule below the first."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(cell_.ljust(width) for cell_, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return [lines[0], "-" * max(map(len, lines)), *lines[1:]]
