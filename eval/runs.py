"""Runs: what a search found for every query, as rankings of documents; kept in TREC's run format.

trec_eval reads scores in single precision and breaks ties by descending id. So that every tool sees the order
that was searched, stored scores fall strictly in single precision.
"""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np

from eval.errors import RunError

Run = dict[str, dict[str, float]]  # query id: document id: score
Scored = tuple[str, float]  # document id, score

_UNFIT = re.compile(r"[^\w.]+")  # in the name of a file, and in a run's last column
_COLUMNS = 6  # query id, "Q0", document id, rank, score, tag


def ranked(scores: Mapping[str, float]) -> list[Scored]:
    """Documents best first, ties by id."""
    return sorted(scores.items(), key=lambda scored: (-scored[1], scored[0]))


def best_per_document(passages: Iterable[Scored]) -> list[Scored]:
    """A ranking of documents from scored passages, each given under its document's id: the best one counts."""
    best: dict[str, float] = {}
    for id_, score in passages:
        if score > best.get(id_, -math.inf):
            best[id_] = score
    return ranked(best)


def falling(scores: Sequence[float]) -> list[float]:
    """The scores in single precision, each one moved just below the one before it where it isn't so already."""
    fallen: list[float] = []
    limit = np.float32(np.inf)
    for score in scores:
        limit = min(np.float32(score), np.nextafter(limit, np.float32(-np.inf)))
        fallen.append(float(limit))
    return fallen


def write_runs(path: Path, runs: Mapping[str, Run]) -> list[Path]:
    """Write one run to the path, several to PATH's name with the mode in it; gives the files written.

    Raises:
        RunError: an id holds a blank, which six columns can't keep, or the file can't be written.
    """
    tags = {mode: _UNFIT.sub("-", mode).strip("-") for mode in runs}
    alone = len(runs) == 1
    paths = {mode: path if alone else path.with_name(f"{path.stem}.{tags[mode]}{path.suffix}") for mode in runs}
    for mode, run in runs.items():
        write_run(paths[mode], run, tags[mode])
    return list(paths.values())


def write_run(path: Path, run: Run, tag: str) -> None:
    """Write a TREC run file; the tag names the system."""
    lines: list[str] = []
    for query in sorted(run):
        documents = ranked(run[query])
        scores = falling([score for _, score in documents])
        for rank, ((id_, _), score) in enumerate(zip(documents, scores, strict=True), start=1):
            lines.append(f"{_cell(query)} Q0 {_cell(id_)} {rank} {score!r} {_cell(tag)}\n")
    try:
        path.write_text("".join(lines), encoding="utf-8")
    except OSError as error:
        raise RunError(f"{path}: the run can't be written ({error.strerror})") from error


def read_run(path: Path) -> Run:
    """Read a TREC run file; the score decides, the rank column doesn't.

    Raises:
        RunError: the file can't be read, or a line isn't six columns with a finite score, or names a document twice.
    """
    run: Run = {}
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise RunError(f"{path}: the run can't be read ({error})") from error
    for number, line in enumerate(lines, start=1):
        cells = line.split()
        if not cells:
            continue
        score = _number(cells[4]) if len(cells) == _COLUMNS else math.nan
        if not math.isfinite(score):
            raise RunError(f"{path}:{number}: expected six columns: query Q0 document rank score tag")
        documents = run.setdefault(cells[0], {})
        if cells[2] in documents:
            raise RunError(f"{path}:{number}: document '{cells[2]}' stands twice under query '{cells[0]}'")
        documents[cells[2]] = score
    return run


def _cell(id_: str) -> str:
    if id_.split() != [id_]:
        raise RunError(f"the id '{id_}' is empty or holds a blank, which a TREC run can't keep; use --json instead")
    return id_


def _number(cell: str) -> float:
    try:
        return float(cell)
    except ValueError:
        return math.nan
