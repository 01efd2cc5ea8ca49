"""The concordance against a search that knows no index: `python -m eval.concordance --index DIR`.

Random phrases are taken from the stored texts: words, stretches with figures and signs, words with gaps between them.
Each is counted twice on every layer, by the engine and by hand: in all, by year, issuer and kind, and among the
directives of one kind. Lines in the order of their contexts are compared with a sort of what they show.
"""

import argparse
import random
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from eval.by_hand import ByHand
from eval.random_phrases import PHRASES
from indexer.terms import Layer
from indexer.wording.words import words
from service.assemble import open_engine
from service.engine import Engine
from service.filters import Filters
from service.precedent.collation import collation_key
from service.precedent.columns import NOT_KNOWN
from service.precedent.concordance import Concordance, LineOrder
from service.settings import load_settings

_HUNDREDS = 500
_COMPARED = 5  # words of a context


@dataclass(frozen=True, slots=True)
class Counted:
    """A phrase on a layer, how often both ways find it, and how long the engine took for a hundred lines."""

    phrase: str
    layer: Layer
    by_engine: int
    by_hand: int
    differs: tuple[str, ...]  # which counts do, and orders that are none
    took_ms: float


def counted(engine: Engine, phrases: int, seed: int) -> Iterator[Counted]:
    """Each phrase on every layer."""
    hand, choose = ByHand(engine), random.Random(seed)
    directives = _directives(engine)
    kinds = sorted({one["kind"] for one in directives} - {NOT_KNOWN})
    for at in range(phrases):
        phrase = PHRASES[at % len(PHRASES)](hand.texts, choose)
        for layer in Layer:
            by_hand = hand.counts(phrase, layer)
            started = time.perf_counter()
            found = engine.precedents.concordance(phrase, match=layer, limit=100)
            took_ms = (time.perf_counter() - started) * 1000
            differs = [*_differing(found, by_hand, directives)]
            if kinds:
                differs += _differing_in(engine, phrase, layer, choose.choice(kinds), by_hand, directives)
            if 1 < found.total <= _HUNDREDS:
                differs += [order for order in ("left", "right") if not _is_sorted(engine, phrase, layer, order)]
            yield Counted(phrase, layer, found.total, sum(by_hand), tuple(differs), took_ms)


def _directives(engine: Engine) -> list[dict[str, str]]:
    """Year, issuer and kind of each."""
    heads = [engine.catalogue.head(at).fields for at in range(engine.catalogue.count("directive"))]
    days = [one.issued_on or one.event_on for one in heads]
    return [
        {"year": str(day.year) if day else NOT_KNOWN, "issuer": one.issuer or NOT_KNOWN, "kind": one.kind or NOT_KNOWN}
        for one, day in zip(heads, days, strict=True)
    ]


def _differing(found: Concordance, by_hand: Sequence[int], directives: Sequence[dict[str, str]]) -> Iterator[str]:
    if (found.total, found.documents) != (sum(by_hand), sum(map(bool, by_hand))):
        yield "total"
    for name, counts in found.counts.items():
        again: Counter[str] = Counter()
        for count, directive in zip(by_hand, directives, strict=True):
            again[directive[name]] += count
        if dict(counts) != {value: count for value, count in again.items() if count}:
            yield name


def _differing_in(
    engine: Engine, phrase: str, layer: Layer, kind: str, by_hand: Sequence[int], directives: Sequence[dict[str, str]]
) -> Iterator[str]:
    total = engine.precedents.concordance(phrase, match=layer, filters=Filters(kind=kind), limit=1).total
    if total != sum(count for count, one in zip(by_hand, directives, strict=True) if one["kind"] == kind):
        yield f"filter by {kind}"


def _is_sorted(engine: Engine, phrase: str, layer: Layer, order: str) -> bool:
    lines = engine.precedents.concordance(phrase, match=layer, order=LineOrder(order), limit=_HUNDREDS).lines
    sides = [[word.exact for word in words(line.left if order == "left" else line.right)] for line in lines]
    whole = [side for side in sides if len(side) > _COMPARED]  # what is cut may begin or end anywhere
    near = [side[: -_COMPARED - 1 : -1] if order == "left" else side[:_COMPARED] for side in whole]
    keys = [[collation_key(word) for word in side] for side in near]
    return all(first <= second for first, second in pairwise(keys))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what differs, and the figures; status 1 where anything differs."""
    parser = argparse.ArgumentParser(prog="python -m eval.concordance", description=__doc__)
    parser.add_argument("--index", required=True, type=Path)
    parser.add_argument("--phrases", type=int, default=200)
    parser.add_argument("--seed", type=int, default=5)
    options = parser.parse_args(arguments)
    found = list(counted(open_engine(options.index, load_settings()), options.phrases, options.seed))
    wrong = [one for one in found if one.differs]
    for one in wrong:
        sys.stdout.write(f"{one.layer}: “{one.phrase}” {one.by_engine} by the engine, {one.by_hand} by hand; ")
        sys.stdout.write(f"differs: {', '.join(one.differs)}\n")
    agree, occurrences = len(found) - len(wrong), sum(one.by_engine for one in found)
    sys.stdout.write(f"{agree} of {len(found)} agree, {occurrences} occurrences; a hundred lines take\n")
    for most in (_HUNDREDS, occurrences):
        times = sorted(one.took_ms for one in found if one.by_engine <= most) or [0.0]
        p95 = times[int(0.95 * len(times))]
        sys.stdout.write(
            f"  of at most {most}: p50 {statistics.median(times):.1f} ms, p95 {p95:.1f} ms ({len(times)})\n"
        )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
