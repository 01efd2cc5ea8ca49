"""How long one person waits for one query."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from eval.index_searcher import CANDIDATES
from service.question import understand
from service.retrieval import Retriever

_TIMED = 500  # queries


@dataclass(frozen=True, slots=True)
class Latency:
    """Milliseconds from text to ranking, one query after the other; without what is shown of the hits."""

    p50_ms: float
    p99_ms: float
    queries: int


def time_queries(texts: Sequence[str], retriever: Retriever) -> Latency:
    """Time at most 500 queries, spread evenly over all; the retriever should be warm."""
    took = []
    for text in texts[:: -(-len(texts) // _TIMED)]:
        start = time.perf_counter()
        retriever.retrieve([understand(text)], CANDIDATES)
        took.append((time.perf_counter() - start) * 1_000)
    p50, p99 = np.percentile(took, [50, 99])
    return Latency(float(p50), float(p99), len(took))
