"""`python -m eval.draft`: planted errors found and missed, false alarms, and the time that a check takes.

Three sets: one written with the rules in view, which must stay clean, and two marked blind to them, whose first runs
count.
"""

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from eval.draft import blind
from eval.draft.marked import BLIND, SECOND, read_marked
from eval.draft.planted import DATA, Planted, Result, compare, read_planted
from service.assemble import build_index, open_engine
from service.engine import Engine
from service.precedent.draft.read import read_upload
from service.precedent.draft.word.write import commented
from service.settings import Settings

_SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"


def main() -> int:
    """All sets; 1 where an error is missed that was planted with the rules in view."""
    parser = argparse.ArgumentParser(prog="python -m eval.draft", description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA, metavar="FOLDER", help="draft.txt, planted.jsonl, held/")
    parser.add_argument(
        "--blind",
        type=Path,
        nargs="*",
        default=[BLIND, SECOND],
        metavar="FOLDER",
        help="a folder for each marked draft",
    )
    options = parser.parse_args()
    with _indexed(_SAMPLES, options.data / "held") as engine:
        missed = _in_view(engine, options.data)
    with _indexed(_SAMPLES) as engine:
        for folder in options.blind:
            _blind(engine, folder)
    return 1 if missed else 0


@contextmanager
def _indexed(*sources: Path) -> Iterator[Engine]:
    with tempfile.TemporaryDirectory() as place:
        index = Path(place) / "index"
        build_index(list(sources), index, Settings())
        engine = open_engine(index, Settings())
        try:
            yield engine
        finally:
            engine.close()


def _in_view(engine: Engine, folder: Path) -> int:
    """How many are missed."""
    data = (folder / "draft.txt").read_bytes()
    engine.precedents.check_draft(read_upload(data, "draft.txt"))  # the first one counts the index's usage
    started = time.perf_counter()
    report = engine.precedents.check_draft(read_upload(data, "draft.txt"))
    took, started = time.perf_counter() - started, time.perf_counter()
    commented(report)
    written = time.perf_counter() - started
    planted = read_planted(folder)
    result = compare(report, planted)
    _print("Written with the rules in view", *_lines(result, planted))
    _print(
        f"{len(report.sentences)} sentences, {len(report.citations)} citations: checked in {took:.2f} s, "
        f"Word file in {written:.2f} s more"
    )
    return len(result.missed)


def _blind(engine: Engine, folder: Path) -> None:
    drafts = read_marked(folder)
    outcomes = [
        blind.outcome(one, lambda data: engine.precedents.check_draft(read_upload(data, "draft.txt"))) for one in drafts
    ]
    _print("", *blind.headed(folder, blind.lines(len(drafts), blind.total(outcomes))))


def _print(*lines: str) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))


def _lines(result: Result, planted: list[Planted]) -> Iterator[str]:
    found, otherwise = (Counter(one.kind for one in some) for some in (result.found, result.otherwise))
    yield f"{'planted':<16}{'':>6}{'found':>7}{'otherwise':>11}{'missed':>8}"
    for kind, count in sorted(Counter(one.kind for one in planted).items()):
        missed = count - found[kind] - otherwise[kind]
        yield f"{kind:<16}{count:>6}{found[kind]:>7}{otherwise[kind]:>11}{missed:>8}"
    yield f"{'all':<16}{len(planted):>6}{len(result.found):>7}{len(result.otherwise):>11}{len(result.missed):>8}"
    for one in result.missed:
        yield f"missed: {one.kind}: {one.text}"
    yield f"false alarms: {len(result.false_alarms)} at {result.judged} citations and sentences without an error"
    yield from (f"false alarm: {' '.join(one.split())}" for one in result.false_alarms)


if __name__ == "__main__":
    sys.exit(main())
