"""`python -m eval.ranker --law FOLDER --fold-encoder FOLDER ... --work FOLDER --judged FOLDER=INDEX ... --out FOLDER`.

Trains the ranking model on judged queries: law questions, each searched with an encoder trained without it, and
directives. Prints what the recipe gives on queries that it wasn't trained on, and writes the model with its card.
"""

import argparse
import contextlib
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from corpus.errors import CorpusError
from eval.cross_validate import Models, fold_engines
from eval.errors import EvalError
from eval.load import load_dataset
from eval.ranker.convert import as_arrays
from eval.ranker.examples import Example, examples
from eval.ranker.trees import grow
from eval.ranker.validate import as_table, folds, shaped
from eval.ranker.write import write_card, write_model
from indexer.errors import IndexerError
from service.assemble import open_engine
from service.errors import ServiceError
from service.settings import Settings, load_settings


def main(arguments: Sequence[str] | None = None) -> int:
    """Train, validate and write; gives the exit status."""
    options = _options(arguments)
    try:
        found = list(_examples(options, load_settings()))
        if not found:
            raise EvalError("no judged query is named; give --law or --judged")
        train(found, options.out, options.folds_out)
    except (CorpusError, IndexerError, ServiceError, EvalError, OSError, ValueError) as error:
        print(f"eval.ranker: {' '.join(str(error).split())}", file=sys.stderr)  # noqa: T201 - this is a command
        return 1
    return 0


def train(found: Sequence[Example], out: Path, folds_out: Path | None = None) -> None:
    """Cross-validate the recipe, then train on everything and write; the models of the folds too, where asked for."""
    validated = folds(found)
    lines = as_table(validated)
    print("\n".join(lines), flush=True)  # noqa: T201 - this is a command
    if folds_out:
        for number, fold in enumerate(validated):
            write_model(fold.trees, fold.shape, folds_out / str(number))
    booster = grow(found)
    trees = as_arrays(booster)
    shape = shaped(trees, replace(validated[0].shape, weights={}, bias=0.0), found)
    write_model(trees, shape, out)
    write_card(booster, shape, found, lines, out)


def _examples(options: argparse.Namespace, settings: Settings) -> Iterator[Example]:
    if options.law:
        if options.work is None:
            raise EvalError("--law needs --work FOLDER, where the indexes of its folds are kept")
        models = Models(options.fold_encoder)
        for part, engine in fold_engines(load_dataset(options.law), models, options.work, settings):
            yield from examples(part, engine)
    for named in options.judged:
        folder, _, index = named.partition("=")
        if not index:
            raise EvalError(f"--judged {named}: write FOLDER=INDEX, the judged set and the index that it is asked of")
        dataset = load_dataset(Path(folder))
        with contextlib.closing(open_engine(Path(index), settings)) as engine:
            yield from examples(dataset, engine)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="eval.ranker", description=__doc__)
    parser.add_argument("--law", type=Path, metavar="FOLDER", help="a BEIR dataset")
    parser.add_argument("--fold-encoder", action="append", default=[], metavar="FOLDER", help="one a fold, in order")
    parser.add_argument("--work", type=Path, metavar="FOLDER", help="where the indexes of the folds are kept")
    parser.add_argument("--judged", action="append", default=[], metavar="FOLDER=INDEX", help="a judged set")
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--folds-out", type=Path, metavar="FOLDER", help="write the models of the folds there, 0 to 4")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
