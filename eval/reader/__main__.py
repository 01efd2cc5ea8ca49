"""`python -m eval.reader --questions FOLDER=INDEX ... [--law FOLDER=INDEX] --out FOLDER`.

Trains the answering model on questions with short answers: the parts dev of `answers.jsonl`, what `judged.jsonl` has
of them beside it, and law questions in the BEIR layout whose metadata hold an answer. Prints what the recipe gives on
questions that it wasn't trained on, and writes the model with its card.
"""

import argparse
import contextlib
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from corpus.errors import CorpusError
from eval.answers.other_sets import read_judged_answers
from eval.answers.questions import ANSWERS, DEV, Asked, read_answers, read_training
from eval.errors import EvalError
from eval.judged import JUDGED
from eval.reader.examples import Example, examples
from eval.reader.law import read_law_answers
from eval.reader.sureness import calibrate, judged
from eval.reader.trees import grow
from eval.reader.validate import as_table
from eval.reader.write import write_card, write_model
from indexer.errors import IndexerError
from service.assemble import open_engine
from service.errors import ServiceError
from service.settings import Settings, load_settings


def main(arguments: Sequence[str] | None = None) -> int:
    """Train, validate and write; gives the exit status."""
    options = _options(arguments)
    try:
        found = list(_examples(options, load_settings()))
        if not any(one.teaches for one in found):
            raise EvalError("no question with an answer among the candidates; give --questions")
        train(found, options.out)
    except (CorpusError, IndexerError, ServiceError, EvalError, OSError, ValueError) as error:
        print(f"eval.reader: {' '.join(str(error).split())}", file=sys.stderr)  # noqa: T201 - this is a command
        return 1
    return 0


def train(found: Sequence[Example], out: Path) -> None:
    """Cross-validate the recipe, then train on everything and write."""
    said = judged(found)
    lines = as_table(said)
    print("\n".join(lines), flush=True)  # noqa: T201 - this is a command
    sureness = calibrate(said)
    booster = grow(found)
    write_model(booster, sureness, out)
    write_card(booster, sureness, found, lines, out)


def _examples(options: argparse.Namespace, settings: Settings) -> Iterator[Example]:
    for named in options.questions:
        yield from _of(named, settings, _own_questions)
    for named in options.law:
        yield from _of(named, settings, read_law_answers)


def _of(named: str, settings: Settings, questions: Callable[[Path], list[Asked]]) -> Iterator[Example]:
    folder, _, index = named.partition("=")
    if not index:
        raise EvalError(f"{named}: write FOLDER=INDEX, the questions and the index that they are asked of")
    with contextlib.closing(open_engine(Path(index), settings)) as engine:
        yield from examples(questions(Path(folder)), engine)


def _own_questions(folder: Path) -> list[Asked]:
    """Those that may be learned from: the part test is for measuring alone."""
    told = [one for one in read_answers(folder) if one.split == DEV] if (folder / ANSWERS).is_file() else []
    judged_too = read_judged_answers(folder) if (folder / JUDGED).is_file() else []
    return [*told, *judged_too, *read_training(folder)]


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="eval.reader", description=__doc__)
    parser.add_argument("--questions", action="append", default=[], metavar="FOLDER=INDEX", help="a judged set")
    parser.add_argument(
        "--law", action="append", default=[], metavar="FOLDER=INDEX", help="a BEIR dataset with answers"
    )
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
