"""`tienle index`."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from service.assemble import build_index
from service.progress import progress_bar
from service.settings import Settings


def lines(options: argparse.Namespace, settings: Settings) -> Iterator[str]:
    """One line on what was published; each source left out is told on stderr, with why."""
    sources = [Path(source) for source in options.sources]
    with progress_bar("directives") as progress:
        report = build_index(sources, Path(settings.index), settings, strict=options.strict, progress=progress)
    for error in report.refused:
        print(f"left out: {error}", file=sys.stderr)
    counts = report.manifest.counts
    yield (
        f"{settings.index}: generation {report.manifest.name}, {counts['directives']} documents, "
        f"{counts['passages']} passages ({report.encoded} newly encoded), {len(report.refused)} left out"
    )
