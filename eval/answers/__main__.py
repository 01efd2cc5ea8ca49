"""`python -m eval.answers --questions FOLDER [--index DIR] …`: how good the answers of `ask` are.

FOLDER holds answers.jsonl; without --index its dataset.json names what to index. Each question is asked twice in this
process, as people are answered, which is timed, and with no threshold.
"""

import argparse
import contextlib
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from corpus.errors import CorpusError
from eval.answers.ask import Mark, ask_all
from eval.answers.failures import failures
from eval.answers.figures import figures
from eval.answers.other_sets import read_judged_answers, read_xquad
from eval.answers.page import as_page
from eval.answers.questions import DEV, TEST, Asked, read_answers
from eval.answers.table import as_text
from eval.errors import EvalError
from eval.load import load_dataset
from eval.temporary_index import temporary_index
from indexer.errors import IndexerError
from service.assemble import make_encoder, open_engine
from service.engine import Engine
from service.errors import ServiceError
from service.settings import Settings, load_settings

_SPLITS = {DEV: (DEV,), TEST: (TEST,), "all": (DEV, TEST)}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables; gives the exit status."""
    options = _options(arguments)
    try:
        marks = list(_measure(options, load_settings()))
        found = figures(marks)
        print(as_text(found))  # noqa: T201 - this is a command
        _write(options, marks, found)
    except (CorpusError, IndexerError, ServiceError, EvalError, OSError) as error:
        _say(f"eval.answers: {' '.join(str(error).split())}")
        return 1
    return 0


def _measure(options: argparse.Namespace, settings: Settings) -> Iterator[Mark]:
    if options.questions:
        questions = _questions(options)
        with _engine(options.index, options.questions, settings) as engine:
            yield from ask_all(engine, questions)
    if options.xquad:
        with _engine(None, options.xquad, settings) as engine:
            yield from ask_all(engine, read_xquad(options.xquad))


def _questions(options: argparse.Namespace) -> list[Asked]:
    """Those of the splits asked for."""
    found = [] if options.judged == "only" else read_answers(options.questions)
    found += read_judged_answers(options.questions) if options.judged else []
    kept = [asked for asked in found if asked.split in _SPLITS[options.split]]
    if not kept:
        raise EvalError(f"{options.questions}: holds no question of split '{options.split}'")
    return kept


@contextlib.contextmanager
def _engine(index: Path | None, folder: Path, settings: Settings) -> Iterator[Engine]:
    """The index, or one of the folder's corpus for as long as it is asked."""
    with contextlib.ExitStack() as stack:
        encoder = None
        if index is None:
            encoder = make_encoder(settings.encoder, settings)
            index = stack.enter_context(temporary_index(load_dataset(folder), encoder))
        yield stack.enter_context(contextlib.closing(open_engine(index, settings, encoder)))


def _write(options: argparse.Namespace, marks: Sequence[Mark], found: dict[str, object]) -> None:
    if options.json:
        options.json.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    if options.failures:
        splits = (TEST,) if options.split == TEST else (DEV,)  # a test set that is read is one no longer
        rows = [json.dumps(row, ensure_ascii=False) + "\n" for row in failures(marks, splits)]
        options.failures.write_text("".join(rows), encoding="utf-8")
    if options.report:
        options.report.write_text(as_page(found), encoding="utf-8")
    for path in filter(None, (options.json, options.failures, options.report)):
        _say(f"written: {path}")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="eval.answers", description=__doc__)
    parser.add_argument("--questions", type=Path, metavar="FOLDER", help="holds answers.jsonl")
    parser.add_argument("--index", type=Path, metavar="DIR", help="of the documents that the questions are about")
    parser.add_argument("--split", choices=tuple(_SPLITS), default=DEV)
    parser.add_argument(
        "--judged",
        nargs="?",
        choices=("too", "only"),
        const="too",
        help="the questions of judged.jsonl that have a short answer, or none",
    )
    parser.add_argument("--xquad", type=Path, metavar="FOLDER", help="XQuAD in the BEIR layout, with raw/xquad.vi.json")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here")
    parser.add_argument("--failures", type=Path, metavar="FILE", help="write the wrong answers here, a JSON row each")
    parser.add_argument("--report", type=Path, metavar="HTML", help="write a page with the curves here")
    options = parser.parse_args(arguments)
    if not options.questions and not options.xquad:
        parser.error("name --questions, --xquad, or both")
    return options


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)  # noqa: T201 - this is a command


if __name__ == "__main__":
    sys.exit(main())
