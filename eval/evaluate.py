"""The main path: search every judged query in every mode, measure, time."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from eval.datasets import Dataset
from eval.errors import EvalError
from eval.index_searcher import DocumentIds, index_searchers
from eval.latency import Latency, time_queries
from eval.measures import DEPTH, Measured, measure
from eval.runs import Run
from eval.searcher import Searcher
from eval.service_searcher import service_searchers
from indexer.catalogue import Catalogue
from service.retrieval import Retriever

_BATCH = 64  # queries
Progress = Callable[[str, int], None]  # what was done, and how many more of it


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one mode found and how good that is."""

    mode: str
    run: Run
    measured: Measured
    latency: Latency | None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Every mode on one dataset, in the order asked for."""

    dataset: Dataset
    outcomes: tuple[Outcome, ...]
    searched: str  # encoder of the index, or address of the service
    counts: dict[str, int] = field(default_factory=dict)  # of the index; empty for a service

    @property
    def runs(self) -> dict[str, Run]:
        """The run of each mode."""
        return {outcome.mode: outcome.run for outcome in self.outcomes}


def evaluate_index(
    dataset: Dataset,
    retrievers: Mapping[str, Retriever],
    catalogue: Catalogue,
    encoder: str,
    modes: Sequence[str] = (),
    progress: Progress | None = None,
) -> Evaluation:
    """Measure an open index in this process; all its modes when none is named.

    Raises:
        EvalError: a mode is unknown, or the index holds no relevant document of the dataset.
    """
    documents = DocumentIds(catalogue)
    absent = len(dataset.relevant.difference(documents.all))
    if dataset.relevant and absent == len(dataset.relevant):
        raise EvalError(f"the index holds no relevant document of '{dataset.name}'; was it made from another corpus?")
    chosen = _named(retrievers, modes)
    counts = {"documents": len(documents), "passages": documents.passages, "relevant_documents_absent": absent}
    outcomes = evaluate(dataset, index_searchers(chosen, documents), chosen, progress)
    return Evaluation(dataset, outcomes, encoder, counts)


def evaluate_service(
    dataset: Dataset, url: str, modes: Sequence[str] = (), progress: Progress | None = None
) -> Evaluation:
    """Measure a running service; mode 'auto' when none is named. Latency isn't measured: the network would be in it.

    Raises:
        EvalError: the address isn't one, or the service fails.
    """
    searchers = service_searchers(url, list(dict.fromkeys(modes)) or ["auto"])
    return Evaluation(dataset, evaluate(dataset, searchers, progress=progress), url)


def evaluate(
    dataset: Dataset,
    searchers: Mapping[str, Searcher],
    timed: Mapping[str, Retriever] = MappingProxyType({}),
    progress: Progress | None = None,
) -> tuple[Outcome, ...]:
    """One outcome a searcher, same order; with latency where the mode's retriever is given."""
    tell = progress or (lambda _what, _more: None)
    outcomes = []
    for mode, searcher in searchers.items():
        run = _search_all(dataset.queries, searcher, tell)
        latency = time_queries(list(dataset.queries.values()), timed[mode]) if mode in timed else None
        outcomes.append(Outcome(mode, run, measure(dataset.qrels, run), latency))
    return tuple(outcomes)


def _search_all(queries: Mapping[str, str], searcher: Searcher, tell: Progress) -> Run:
    ids = list(queries)
    run: Run = {}
    for start in range(0, len(ids), _BATCH):
        batch = ids[start : start + _BATCH]
        found = searcher.search([queries[id_] for id_ in batch], DEPTH)
        run.update((id_, dict(documents)) for id_, documents in zip(batch, found, strict=True))
        tell("queries", len(batch))
    return run


def _named(retrievers: Mapping[str, Retriever], modes: Sequence[str]) -> dict[str, Retriever]:
    unknown = [mode for mode in modes if mode not in retrievers]
    if unknown:
        raise EvalError(f"there is no mode '{unknown[0]}'; choose among: {', '.join(retrievers)}")
    return {mode: retrievers[mode] for mode in modes or retrievers}
