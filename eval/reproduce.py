"""`python -m eval.reproduce`: runs whatever the README's figures come from, one command after the other.

Each command's output lies in OUT/NAME.txt, its report in OUT/NAME. Without --data the samples alone are measured.
"""

import argparse
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from eval.answers.questions import ANSWERS
from eval.folds import FOLDS
from eval.typing_styles import STYLES

_SETS = Path(__file__).parent / "data"
_SAMPLES = Path(__file__).parents[1] / "corpus" / "samples"
_RANKERS = _SETS / "fold-rankers"  # made by `python -m eval.ranker … --folds-out`
_TIENLE = ("-m", "tienle")
_MODES = ("--mode", "hybrid", "--mode", "lexical", "--mode", "dense")
_TYPED = tuple(word for style in STYLES for word in ("--typed", style))


class Step(NamedTuple):
    """One command, after `python`, and what has to be there for it."""

    name: str
    command: tuple[str, ...]
    needs: tuple[Path, ...]


def steps(out: Path, data: Path | None = None, fold_encoders: Path | None = None) -> list[Step]:
    """All commands in order; without data those that need none."""
    samples, work = _SETS / "samples", ("--work", str(out / "work" / "samples"))
    found = [
        _validation("samples", samples, out, *work, needs=(samples,)),
        _validation("samples-typed", samples, out, *work, "--mode", "auto", *_TYPED, needs=(samples,)),
        _answers("answers-samples", out, *_asked(samples), needs=(samples / ANSWERS,)),
        *_precedents(out / "work" / "samples-index"),
    ]
    return found if data is None else [*found, *_on_data(out, data, fold_encoders)]


def run(step: Step, out: Path) -> int:
    """Run one command; gives its exit status."""
    with (out / f"{step.name}.txt").open("w", encoding="utf-8") as printed:
        return subprocess.run([sys.executable, *step.command], stdout=printed, check=False).returncode


def main(arguments: Sequence[str] | None = None) -> int:
    """Run every step that can be run; 1 when one failed."""
    parser = argparse.ArgumentParser(prog="eval.reproduce", description=__doc__)
    parser.add_argument("--data", type=Path, metavar="FOLDER", help="zalo-legal, alqac-2022, directives, seeds, …")
    parser.add_argument("--fold-encoders", type=Path, metavar="FOLDER", help=f"{FOLDS} encoders, in the order of folds")
    parser.add_argument("--out", type=Path, default=Path("reports"), metavar="FOLDER")
    parser.add_argument("--list", action="store_true", help="print the commands and run none")
    options = parser.parse_args(arguments)
    if options.data and not options.data.is_dir():
        _say(f"eval.reproduce: {options.data}: there is no such folder; name the reference data, or leave --data out")
        return 1
    failed = []
    for step in steps(options.out, options.data, options.fold_encoders):
        if options.list:
            _say(f"python {' '.join(step.command)}")
        elif missing := [str(path) for path in step.needs if not path.exists()]:
            _say(f"{step.name}: not measured, {', '.join(missing)} isn't there")
        else:
            options.out.mkdir(parents=True, exist_ok=True)
            _say(f"{step.name}: {options.out / step.name}.txt")
            failed += [step.name] if run(step, options.out) else []
    if failed:
        _say(f"eval.reproduce: failed: {', '.join(failed)}; the line above each says why")
    return 1 if failed else 0


def _on_data(out: Path, data: Path, fold_encoders: Path | None) -> list[Step]:
    directives, index, law = _SETS / "directives", out / "work" / "directives", data / "zalo-legal"
    # The seeds lie in the folder of the data or beside it.
    sources = tuple(
        folder for folder in (data / "directives", data / "seeds", data.parent / "seeds") if folder.is_dir()
    )
    pairs = data / "parallel-en-vi" / "ntrex128.jsonl.gz"
    corpus, queries = law / "corpus.jsonl.gz", law / "queries.jsonl"
    legacy = data / "legacy-encodings"
    return [
        Step("reading", ("-m", "eval.reading", str(legacy)), (legacy,)),
        Step(
            "directives-index",
            (*_TIENLE, "index", *map(str, sources), "--index", str(index)),
            (data / "directives", directives),
        ),
        _validation("directives", directives, out, "--index", str(index), needs=(directives, index)),
        _answers(
            "answers-directives", out, *_asked(directives), "--index", str(index), needs=(directives / ANSWERS, index)
        ),
        _answers("answers-xquad-vi", out, "--xquad", str(data / "xquad-vi"), needs=(data / "xquad-vi",)),
        _evaluation("alqac-2022", data / "alqac-2022", out, *_MODES),
        _evaluation("xquad-vi", data / "xquad-vi", out, *_MODES),
        Step("ntrex128", ("-m", "eval.sentence_retrieval", str(pairs), "--json", str(out / "ntrex128.json")), (pairs,)),
        _law(law, out, fold_encoders or data / "fold-encoders"),
        Step("cost", ("-m", "eval.bench", str(corpus), str(queries)), (corpus, queries)),
    ]


def _precedents(index: Path) -> Iterator[Step]:
    """Of the samples: counts of the concordance, families against pairs marked by hand, a draft with planted errors."""
    yield Step("samples-index", (*_TIENLE, "index", str(_SAMPLES), "--index", str(index)), ())
    yield Step("concordance", ("-m", "eval.concordance", "--index", str(index)), (index,))
    yield Step("variants", ("-m", "eval.variants", "--index", str(index)), (index,))
    yield Step("draft", ("-m", "eval.draft"), ())


def _law(law: Path, out: Path, encoders: Path) -> Step:
    """Each question with an encoder trained without it."""
    folders = sorted(path for path in encoders.glob("*") if path.is_dir())[:FOLDS]
    named = [word for folder in folders for word in ("--fold-encoder", str(folder))]
    return _validation("law", law, out, *named, *_TYPED, "--work", str(out / "work" / "law"), needs=(law, encoders))


def _validation(name: str, dataset: Path, out: Path, *options: str, needs: tuple[Path, ...]) -> Step:
    """Each query with a ranker that wasn't trained with it."""
    rankers = [word for fold in range(FOLDS) for word in ("--fold-ranker", str(_RANKERS / str(fold)))]
    command = ("-m", "eval.cross_validate", str(dataset), *rankers, *options, "--report", str(out / name))
    return Step(name, command, needs)


def _answers(name: str, out: Path, *options: str, needs: tuple[Path, ...]) -> Step:
    written = ("--report", str(out / f"{name}.html"), "--json", str(out / f"{name}.json"))
    return Step(name, ("-m", "eval.answers", *options, *written), needs)


def _asked(folder: Path) -> tuple[str, ...]:
    """All questions of a folder, those of its judged queries that have a short answer included."""
    return "--questions", str(folder), "--split", "all", "--judged"


def _evaluation(name: str, dataset: Path, out: Path, *options: str, needs: tuple[Path, ...] = ()) -> Step:
    command = (*_TIENLE, "eval", str(dataset), *options, "--report", str(out / name))
    return Step(name, command, needs or (dataset,))


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)  # noqa: T201 - this is a command


if __name__ == "__main__":
    sys.exit(main())
