"""How long one person waits for one query."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from eval.searcher import Ask

_TIMED = 500  # queries
_WARM_UP = 5  # searches before the clock counts: caches fill, pages are mapped


@dataclass(frozen=True, slots=True)
class Latency:
    """Milliseconds from text to ten hits as they are shown, one query after the other."""

    times_ms: tuple[float, ...]

    @property
    def p50_ms(self) -> float:
        """The median."""
        return float(np.percentile(self.times_ms, 50))

    @property
    def p99_ms(self) -> float:
        """What one query in a hundred exceeds."""
        return float(np.percentile(self.times_ms, 99))


def time_queries(texts: Sequence[str], ask: Ask) -> Latency:
    """Time at most 500 queries, spread evenly over all."""
    chosen = texts[:: -(-len(texts) // _TIMED)]
    for text in chosen[:_WARM_UP]:
        ask(text)
    took = []
    for text in chosen:
        start = time.perf_counter()
        ask(text)
        took.append((time.perf_counter() - start) * 1_000)
    return Latency(tuple(took))
