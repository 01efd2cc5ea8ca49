"""`python -m eval.draft`: the planted errors found and missed, false alarms, and the time that a check takes."""

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from eval.draft.planted import DATA, Planted, Result, compare, read_planted
from service.assemble import build_index, open_engine
from service.precedent.draft.read import read_upload
from service.precedent.draft.word.write import commented
from service.settings import Settings

_SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"


def main() -> int:
    """Index the samples and what the draft cites beside them, check the draft, print the figures; 1 where a planted
    error is missed."""
    parser = argparse.ArgumentParser(prog="python -m eval.draft", description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA, metavar="FOLDER", help="draft.txt, planted.jsonl, held/")
    folder = parser.parse_args().data
    with tempfile.TemporaryDirectory() as place:
        index = Path(place) / "index"
        build_index([_SAMPLES, folder / "held"], index, Settings())
        engine = open_engine(index, Settings())
        data = (folder / "draft.txt").read_bytes()
        engine.check_draft(read_upload(data, "draft.txt"))  # the first one counts the index's usage
        started = time.perf_counter()
        report = engine.check_draft(read_upload(data, "draft.txt"))
        took, started = time.perf_counter() - started, time.perf_counter()
        commented(report)
        written = time.perf_counter() - started
        engine.close()
    planted = read_planted(folder)
    result = compare(report, planted)
    sys.stdout.write("".join(f"{line}\n" for line in _lines(result, planted)))
    sys.stdout.write(
        f"{len(report.sentences)} sentences, {len(report.citations)} citations: checked in {took:.2f} s, "
        f"Word file in {written:.2f} s more\n"
    )
    return 1 if result.missed else 0


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
