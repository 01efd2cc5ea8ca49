"""`tienle eval`."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from eval.plan import Plan, carry_out
from eval.report.figures import figures
from eval.report.table import as_text
from eval.report.write import as_json_text, write_report
from eval.runs import write_runs
from service.errors import BadRequestError
from service.progress import progress_bar
from service.settings import Settings


def lines(options: argparse.Namespace, settings: Settings) -> Iterator[str]:
    """The table of figures; what is written into files is told on stderr.

    Raises:
        BadRequestError: wrong usage.
    """
    _check(options)
    evaluation = carry_out(_plan(options), settings, progress_bar)
    found = figures(evaluation)
    yield as_text(found)
    if options.json:
        Path(options.json).write_text(as_json_text(found), encoding="utf-8")
    written = write_runs(Path(options.run), evaluation.runs) if options.run else []
    for path in [*written, *(write_report(Path(options.report), found) if options.report else [])]:
        print(f"written: {path}", file=sys.stderr)


def _check(options: argparse.Namespace) -> None:
    if options.url and (options.index or options.encoder):
        raise BadRequestError("give either --url or --index and --encoder")
    for name in (options.json, options.run, options.report):
        if name and not Path(name).parent.is_dir():
            raise BadRequestError(f"{name}: there is no folder to write it into")


def _plan(options: argparse.Namespace) -> Plan:
    return Plan(
        Path(options.dataset),
        split=options.split,
        index=Path(options.index) if options.index else None,
        encoders=tuple(options.encoder),
        urls=tuple(options.url),
        runs=tuple(map(Path, options.read_run)),
        modes=tuple(options.mode),
        typed=tuple(options.typed),
        ablation=options.ablation,
    )
