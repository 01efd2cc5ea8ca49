"""How good a run is, query by query, by ir_measures (MacAvaney, Macdonald, Ounis 2022)."""

from collections.abc import Sequence
from dataclasses import dataclass

import ir_measures
import numpy as np
from ir_measures import RR, R, nDCG
from numpy.typing import NDArray

from eval.datasets import Qrels
from eval.runs import Run, ranked

# nDCG with linear gains as trec_eval has it (Järvelin, Kekäläinen 2002); a relevance above 0 counts as relevant.
_MEASURES = (nDCG @ 10, RR @ 10, R @ 10, R @ 100)
MEASURES: tuple[str, ...] = tuple(map(str, _MEASURES))
DEPTH = 100  # the deepest cutoff among them

Values = NDArray[np.float64]  # (measures, queries)


@dataclass(frozen=True, slots=True)
class Measured:
    """Each measure on each judged query."""

    queries: tuple[str, ...]  # sorted
    values: Values

    @property
    def means(self) -> Sequence[float]:
        """The mean of each measure over all judged queries."""
        return [float(mean) for mean in self.values.mean(axis=1)]


def measure(qrels: Qrels, run: Run) -> Measured:
    """Every judged query counts: one without results is zero, as is one without a relevant document."""
    queries = tuple(sorted(qrels))
    column = {query: at for at, query in enumerate(queries)}
    row = {measured: at for at, measured in enumerate(_MEASURES)}
    values = np.zeros((len(_MEASURES), len(queries)))
    ordered = {query: _by_rank(run[query]) for query in queries if run.get(query)}
    for found in ir_measures.evaluator(_MEASURES, qrels).iter_calc(ordered):
        values[row[found.measure], column[found.query_id]] = found.value
    return Measured(queries, values)


def _by_rank(scores: dict[str, float]) -> dict[str, float]:
    """The same order with scores that no precision and no tie rule of a library can change."""
    return {id_: -float(rank) for rank, (id_, _) in enumerate(ranked(scores))}
