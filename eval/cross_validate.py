"""`python -m eval.cross_validate DATASET [--fold-encoder FOLDER ...] [--fold-ranker FOLDER ...]`: each query asked of
models that were trained without it.

Give five encoders, five rankers or both, the n-th trained without the queries whose `fold_of` is n. Of several encoders
one index is built, the others differ from it in their vectors alone; `--work FOLDER` keeps them for the next time.
"""

import argparse
import contextlib
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.errors import CorpusError
from eval.datasets import Dataset
from eval.errors import DatasetError, EvalError
from eval.evaluate import Evaluation, Outcome, evaluate
from eval.folds import FOLDS, fold_of
from eval.latency import Latency
from eval.load import load_dataset
from eval.measures import measure
from eval.plan import count
from eval.report.figures import figures
from eval.report.table import as_text
from eval.report.write import write_report
from eval.swap_encoder import swap_encoder
from eval.systems import index_systems
from eval.typing_styles import STYLES
from indexer.build import build
from indexer.encoder import Encoder
from indexer.errors import IndexerError
from indexer.generation import open_generation
from service.assemble import make_encoder, open_engine
from service.engine import Engine
from service.errors import ServiceError
from service.settings import Settings, load_settings

_SEARCHED = "five folds"


@dataclass(frozen=True, slots=True)
class Models:
    """What was trained without each fold, in the order of the folds; () for what knows none of the queries."""

    encoders: Sequence[str] = ()
    rankers: Sequence[str] = ()
    index: Path | None = None  # searched as it is, instead of one made for each encoder

    def __post_init__(self) -> None:
        """Raises EvalError where there aren't five, or both an index and encoders."""
        for option, named in (("--fold-encoder", self.encoders), ("--fold-ranker", self.rankers)):
            if named and len(named) != FOLDS:
                raise EvalError(f"{option}: {len(named)} folders for {FOLDS} folds; name one a fold, in their order")
        if self.index and self.encoders:
            raise EvalError("give either --index or --fold-encoder: an index is searched with the encoder that made it")


def cross_validate(
    dataset: Dataset,
    models: Models,
    work: Path,
    settings: Settings,
    modes: Sequence[str] = (),
    typed: Sequence[str] = (),
) -> Evaluation:
    """Every mode (all, when none is named) over all queries, each query searched with its own fold's models.

    Raises:
        EvalError: the dataset names no corpus.
        IndexerError: an encoder can't be loaded or an index made.
    """
    parts: list[tuple[Outcome, ...]] = []
    counts: dict[str, int] = {}
    for part, engine in fold_engines(dataset, models, work, settings):
        parts.append(evaluate(part, index_systems(part, engine, modes), typed))
        counts = count(dataset, engine)
    return Evaluation(dataset, tuple(_merged(dataset, same) for same in zip(*parts, strict=True)), {_SEARCHED: counts})


def fold_engines(dataset: Dataset, models: Models, work: Path, settings: Settings) -> Iterator[tuple[Dataset, Engine]]:
    """The queries of each fold with an open engine whose models weren't trained on them; closed after its turn.

    Raises as `cross_validate` does.
    """
    encoders = models.encoders or [settings.encoder] * FOLDS
    rankers = models.rankers or [settings.ranker] * FOLDS
    for fold, (encoder, ranker) in enumerate(zip(encoders, rankers, strict=True)):
        part = dataset.part([id_ for id_ in dataset.queries if fold_of(id_) == fold])
        _say(f"fold {fold}: {len(part.queries)} queries, encoder {encoder}, ranker {ranker}")
        with contextlib.closing(_engine(dataset, encoder, models, work, replace(settings, ranker=ranker))) as engine:
            if part.qrels:
                yield part, engine


def _engine(dataset: Dataset, name: str, models: Models, work: Path, settings: Settings) -> Engine:
    if models.index:
        return open_engine(models.index, settings, compare=True)
    encoder = make_encoder(name, settings)
    number = list(models.encoders).index(name) if models.encoders else 0  # the same encoder makes the same index
    return open_engine(_index(dataset, work, number, encoder), settings, encoder, compare=True)


def _index(dataset: Dataset, work: Path, fold: int, encoder: Encoder) -> Path:
    """The fold's index: as it was kept, or made now, from the first fold's where that is possible."""
    index, first = work / f"fold-{fold}", work / "fold-0"
    with contextlib.suppress(IndexerError):
        if open_generation(index)[1].fingerprint == encoder.fingerprint:
            return index
    if fold and encoder.max_tokens is None:
        swap_encoder(first, index, encoder)
    elif not dataset.corpus:
        raise DatasetError(f"{dataset.name}: no corpus is named in its dataset.json; there is nothing to index")
    else:
        build(dataset.corpus, index, encoder)
    return index


def _merged(dataset: Dataset, folds: Sequence[Outcome]) -> Outcome:
    """One outcome of the parts of all folds."""
    run = {id_: found for fold in folds for id_, found in fold.run.items()}
    trusted = {id_: hits for fold in folds for id_, hits in fold.trusted.items()}
    times = [time for fold in folds if fold.latency for time in fold.latency.times_ms]
    latency = Latency(tuple(times)) if times else None
    measured = measure(dataset, run)
    return replace(folds[0], searched=_SEARCHED, run=run, measured=measured, latency=latency, trusted=trusted)


@contextlib.contextmanager
def _work(folder: Path | None) -> Iterator[Path]:
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        yield folder
        return
    with tempfile.TemporaryDirectory(prefix="tienle-folds-") as made:
        yield Path(made)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="eval.cross_validate", description=__doc__)
    parser.add_argument("dataset", type=Path, metavar="DATASET")
    parser.add_argument("--split")
    parser.add_argument("--fold-encoder", action="append", default=[], metavar="FOLDER", help="one a fold, in order")
    parser.add_argument("--fold-ranker", action="append", default=[], metavar="FOLDER", help="one a fold, in order")
    parser.add_argument("--index", type=Path, metavar="DIR", help="search this index, where only the rankers differ")
    parser.add_argument("--mode", action="append", default=[], help="all when none is named")
    parser.add_argument("--typed", action="append", default=[], choices=tuple(STYLES))
    parser.add_argument(
        "--work", type=Path, metavar="FOLDER", help="keep this dataset's indexes here, and use them again"
    )
    parser.add_argument("--report", type=Path, metavar="FOLDER", help="write report.json, report.md, report.html there")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; gives the exit status."""
    options = _options(arguments)
    try:
        models = Models(options.fold_encoder, options.fold_ranker, options.index)
        dataset = load_dataset(options.dataset, options.split)
        with _work(options.work) as work:
            evaluation = cross_validate(dataset, models, work, load_settings(), options.mode, options.typed)
        found = figures(evaluation)
        print(as_text(found))  # noqa: T201 - this is a command
        for path in write_report(options.report, found) if options.report else []:
            _say(f"written: {path}")
    except (CorpusError, IndexerError, ServiceError, EvalError, OSError) as error:
        _say(f"eval.cross_validate: {' '.join(str(error).split())}")
        return 1
    return 0


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)  # noqa: T201 - this is a command


if __name__ == "__main__":
    sys.exit(main())
