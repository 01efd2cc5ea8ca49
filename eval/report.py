"""What an evaluation says, for the terminal and as JSON."""

from collections.abc import Mapping, Sequence
from typing import Any

from eval.evaluate import Evaluation, Outcome
from eval.intervals import bootstrap, paired_p_values
from eval.measures import MEASURES

_SIGNIFICANT = 0.05


def as_json(evaluation: Evaluation) -> dict[str, Any]:
    """Everything but the rankings, ready for `json.dumps`; p-values compare with the first mode."""
    dataset = evaluation.dataset
    return {
        "dataset": dataset.name,
        "split": dataset.split,
        "queries": len(dataset.queries),
        "relevant_documents": len(dataset.relevant),
        "searched": evaluation.searched,
        "counts": evaluation.counts,
        "modes": [_mode(outcome, evaluation.outcomes[0]) for outcome in evaluation.outcomes],
    }


def as_table(report: Mapping[str, Any]) -> str:
    """The same as lines of text."""
    modes = report["modes"]
    heads = ["mode", *(f"{name} [95 %]" for name in MEASURES)]
    rows = [[mode["mode"], *(_cell(mode["measures"][name]) for name in MEASURES)] for mode in modes]
    if any(mode["latency"] for mode in modes):
        heads += ["p50 ms", "p99 ms"]
        rows = [[*row, *_latency_cells(mode["latency"])] for row, mode in zip(rows, modes, strict=True)]
    lines = [_title(report), "", *_aligned([heads, *rows])]
    if len(modes) > 1:
        lines += [
            "",
            f"* differs from {modes[0]['mode']}: paired randomisation, p < {_SIGNIFICANT}, each pair by itself",
        ]
    absent = report["counts"].get("relevant_documents_absent", 0)
    if absent:
        lines += ["", f"{absent} of {report['relevant_documents']} relevant documents aren't in the index."]
    return "\n".join(lines)


def _mode(outcome: Outcome, first: Outcome) -> dict[str, Any]:
    measured, latency = outcome.measured, outcome.latency
    p_values: Sequence[float | None] = [None] * len(MEASURES)
    if outcome is not first:
        p_values = [float(p) for p in paired_p_values(measured.values, first.measured.values)]
    rows = zip(MEASURES, measured.means, bootstrap(measured.values), p_values, strict=True)
    return {
        "mode": outcome.mode,
        "measures": {
            name: {"mean": mean, "low": float(low), "high": float(high), "p_value": p}
            for name, mean, (low, high), p in rows
        },
        "latency": {"p50_ms": latency.p50_ms, "p99_ms": latency.p99_ms, "queries": latency.queries}
        if latency
        else None,
        "queries_without_results": sum(not documents for documents in outcome.run.values()),
    }


def _title(report: Mapping[str, Any]) -> str:
    counts = report["counts"]
    held = f", {counts['documents']:,} documents, {counts['passages']:,} passages" if counts else ""
    return f"{report['dataset']} ({report['split']}): {report['queries']:,} queries{held}; {report['searched']}"


def _cell(value: Mapping[str, Any]) -> str:
    p = value["p_value"]
    mark = "*" if p is not None and p < _SIGNIFICANT else " "
    return f"{value['mean']:.3f}{mark}[{value['low']:.3f}, {value['high']:.3f}]"


def _latency_cells(latency: Mapping[str, float] | None) -> list[str]:
    return [f"{latency['p50_ms']:.1f}", f"{latency['p99_ms']:.1f}"] if latency else ["", ""]


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return [lines[0], "-" * max(map(len, lines)), *lines[1:]]
