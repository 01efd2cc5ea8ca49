"""`tienle train-encoder`: here, as it can leave out the judged queries of one fold."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from eval.folds import queries_of
from indexer.train.run import train_encoder
from service.progress import progress_bar
from service.settings import Settings


def lines(options: argparse.Namespace, _settings: Settings) -> Iterator[str]:
    """What the new encoder is worth, and its size; what was left out is told on stderr."""
    sources, pairs = ([Path(name) for name in names] for names in (options.sources, options.pairs))
    with progress_bar("steps") as progress:
        report = train_encoder(
            sources,
            Path(options.out),
            pairs=pairs,
            begin=options.begin,
            teacher=options.teacher,
            seed=options.seed,
            exclude_queries=[] if options.without_fold is None else queries_of(options.without_fold, pairs),
            progress=lambda *_: progress("steps", 1),
        )
    for reason in report.left_out:
        print(f"left out: {reason}", file=sys.stderr)
    if report.outcome is not None:
        yield str(report.outcome)
    yield f"{report.out}: {report.pieces} pieces of {report.dim} dimensions in {report.seconds:.0f} s"
