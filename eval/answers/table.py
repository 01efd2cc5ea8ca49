"""The figures as tables of text."""

from collections.abc import Mapping, Sequence
from typing import Any

from eval.report.table import Table, aligned

_SHOWN = ("right", "exact", "EM", "F1", "withheld", "right when told", "quotes that prove", "right, no threshold")
_QUOTED = ("faithful", "stands in its quotes")
_OF_NONE = ("withheld", "reason agrees", "nearest among the first five")


def tables(figures: Mapping[str, Any]) -> list[Table]:
    """The sets side by side, then each by kind, by what makes questions unanswerable, and by threshold."""
    sets = figures["sets"]
    found = [_answerable(sets), _no_threshold(sets), _unanswerable(sets), _all(sets)]
    for one in sets:
        found += [_kinds(one), _groups(one, "near"), _groups(one, "reasons"), _thresholds(one)]
    return [table for table in found if table.rows]


def as_text(figures: Mapping[str, Any]) -> str:
    """Everything as lines for the terminal."""
    return "\n\n".join("\n".join([table.caption, *aligned([table.heads, *table.rows])]) for table in tables(figures))


def name_of(one: Mapping[str, Any]) -> str:
    """A set with its split."""
    return f"{one['set']} {one['split']}"


def _answerable(sets: Sequence[Mapping[str, Any]]) -> Table:
    rows = [
        [name_of(one), str(one["answerable"]["questions"]), *_cells(one["answerable"]["measures"], _SHOWN[:-1])]
        for one in sets
        if one["answerable"]["questions"]
    ]
    return Table("Questions with an answer", ["set", "questions", *_SHOWN[:-1]], rows)


def _no_threshold(sets: Sequence[Mapping[str, Any]]) -> Table:
    names = ("right, no threshold", "EM, no threshold", "F1, no threshold", "gold among what was read")
    rows = [
        [name_of(one), *_cells(one["answerable"]["measures"], names)] for one in sets if one["answerable"]["questions"]
    ]
    return Table("The same when nothing is withheld for want of confidence", ["set", *names], rows)


def _unanswerable(sets: Sequence[Mapping[str, Any]]) -> Table:
    rows = [
        [name_of(one), str(one["unanswerable"]["questions"]), *_cells(one["unanswerable"]["measures"], _OF_NONE)]
        for one in sets
        if one["unanswerable"]["questions"]
    ]
    return Table("Questions without an answer", ["set", "questions", *_OF_NONE], rows)


def _all(sets: Sequence[Mapping[str, Any]]) -> Table:
    rows = [
        [
            name_of(one),
            *_cells(one["quotes"], _QUOTED),
            _share(one["curve"] and one["curve"]["area"]),
            _share(one["calibration"] and one["calibration"]["error"]),
            f"{one['latency']['p50_ms']:.1f}",
            f"{one['latency']['p95_ms']:.1f}",
        ]
        for one in sets
    ]
    return Table(
        "All questions", ["set", *_QUOTED, "risk over coverage", "calibration error", "p50 ms", "p95 ms"], rows
    )


def _kinds(one: Mapping[str, Any]) -> Table:
    kinds = one["answerable"]["kinds"]
    rows = [[kind, str(found["right"]["questions"]), *_means(found, _SHOWN)] for kind, found in kinds.items()]
    return Table(f"{name_of(one)}: by kind", ["kind", "questions", *_SHOWN], rows if len(rows) > 1 else [])


def _groups(one: Mapping[str, Any], by: str) -> Table:
    groups = one["unanswerable"][by]
    rows = [[name, str(found["withheld"]["questions"]), *_means(found, _OF_NONE)] for name, found in groups.items()]
    return Table(f"{name_of(one)}: without an answer, by {by}", [by, "questions", *_OF_NONE], rows)


def _thresholds(one: Mapping[str, Any]) -> Table:
    names = ("right", "right_when_told", "falsely_withheld", "withheld")
    heads = ["threshold", "right", "right when told", "falsely withheld", "withheld where nothing answers"]
    rows = [[f"{at['threshold']:.2f}", *(_share(at[name]) for name in names)] for at in one["thresholds"]]
    return Table(f"{name_of(one)}: by threshold of confidence", heads, rows)


def _cells(measures: Mapping[str, Any], names: Sequence[str]) -> list[str]:
    """Each mean with its interval, blank where no question counts."""
    found = [measures.get(name) for name in names]
    return [f"{one['mean']:.3f} [{one['low']:.3f}, {one['high']:.3f}]" if one else "" for one in found]


def _means(measures: Mapping[str, Any], names: Sequence[str]) -> list[str]:
    return [_share(measures[name]["mean"] if name in measures else None) for name in names]


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"
