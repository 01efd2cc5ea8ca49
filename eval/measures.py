"""How good a run is, query by query, by ir_measures (MacAvaney, Macdonald, Ounis 2022)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import ir_measures
import numpy as np
from ir_measures import RR, R, Success, nDCG
from numpy.typing import NDArray

from eval.datasets import Dataset, Qrels
from eval.runs import Run, ranked

# nDCG with linear gains as trec_eval has it (Järvelin, Kekäläinen 2002); a relevance above 0 counts as relevant.
# Where golds are graded, MRR and answer ask for grade 2: a place that answers and doesn't only help.
_BY_DOCUMENT = {"nDCG@10": nDCG @ 10, "MRR@10": RR @ 10, "Recall@10": R @ 10, "Recall@100": R @ 100}
_BY_PLACE = {
    "nDCG@10": nDCG @ 10,
    "MRR@10": RR(rel=2) @ 10,
    "Recall@10": R @ 10,
    "Recall@100": R @ 100,
    "answer@1": Success(rel=2) @ 1,
    "answer@10": Success(rel=2) @ 10,
}
DEPTH = 100  # the deepest cutoff among them

Values = NDArray[np.float64]  # (measures, queries)


@dataclass(frozen=True, slots=True)
class Measured:
    """Each measure on each judged query."""

    measures: tuple[str, ...]
    queries: tuple[str, ...]  # sorted
    values: Values

    @property
    def means(self) -> Sequence[float]:
        """The mean of each measure over all judged queries."""
        return [float(mean) for mean in self.values.mean(axis=1)]

    def of(self, queries: Sequence[bool] | NDArray[np.bool_]) -> Values:
        """The columns of some queries, chosen by a mask over all."""
        return self.values[:, np.asarray(queries, dtype=bool)]


def measure(dataset: Dataset, run: Run) -> Measured:
    """Measure a run of documents, or of golds where the dataset judges places."""
    return measured_by(_BY_PLACE if dataset.golds else _BY_DOCUMENT, dataset.qrels, run)


def measured_by(named: dict[str, Any], qrels: Qrels, run: Run) -> Measured:
    """Every judged query counts: one without results is zero, as is one without a relevant document."""
    queries = tuple(sorted(qrels))
    column = {query: at for at, query in enumerate(queries)}
    row = {measured: at for at, measured in enumerate(named.values())}
    values = np.zeros((len(named), len(queries)))
    ordered = {query: _by_rank(run[query]) for query in queries if run.get(query)}
    if ordered:
        for found in ir_measures.evaluator(list(named.values()), qrels).iter_calc(ordered):
            values[row[found.measure], column[found.query_id]] = found.value
    return Measured(tuple(named), queries, values)


def _by_rank(scores: dict[str, float]) -> dict[str, float]:
    """The same order with scores that no precision and no tie rule of a library can change."""
    return {id_: -float(rank) for rank, (id_, _) in enumerate(ranked(scores))}
