"""What there is to measure: the modes of an open index, those of a service, runs that were made before."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from eval.datasets import Dataset
from eval.errors import EvalError
from eval.hit_searcher import HitSearcher, engine_hits, held_directive
from eval.index_searcher import DocumentIds, IndexSearcher, Understand
from eval.places import Places
from eval.runs import Run, ranked, read_run
from eval.searcher import TOP, Ask, Seen, System
from eval.service_client import ServiceClient
from eval.service_searcher import ServiceSearcher
from indexer.catalogue import Catalogue
from service.engine import Engine
from service.found import AUTO
from service.question import understand as read_query
from service.retrieval import Retriever


def index_systems(dataset: Dataset, engine: Engine, modes: Sequence[str] = ()) -> list[System]:
    """The modes of an open index, in the order asked for and once each; all of them when none is named.

    Raises:
        EvalError: a mode is unknown, or the index holds nothing that the dataset judges.
    """
    if not dataset.golds:
        asked = ["hybrid" if mode == AUTO else mode for mode in modes]
        systems = document_systems(
            dataset, engine.catalogue, engine.retrievers, engine.manifest.encoder, asked, engine.understand
        )
        return [replace(system, ask=_page(engine, system.mode)) for system in systems]
    chosen = _named([AUTO, *engine.retrievers], modes or list(engine.retrievers))
    places = Places(dataset, partial(held_directive, engine))
    return [
        System(mode, engine.manifest.encoder, HitSearcher(engine_hits(engine, mode), places), _page(engine, mode))
        for mode in chosen
    ]


def document_systems(
    dataset: Dataset,
    catalogue: Catalogue,
    retrievers: Mapping[str, Retriever],
    encoder: str,
    modes: Sequence[str] = (),
    understand: Understand = read_query,
) -> list[System]:
    """Retrievers as searches for whole documents; raises as `index_systems` does."""
    documents = DocumentIds(catalogue)
    if dataset.relevant and dataset.relevant.isdisjoint(documents.all):
        raise EvalError(f"the index holds no relevant document of '{dataset.name}'; was it made from another corpus?")
    return [
        System(mode, encoder, IndexSearcher(retrievers[mode], documents, understand))
        for mode in _named(list(retrievers), modes or list(retrievers))
    ]


def service_systems(dataset: Dataset, url: str, modes: Sequence[str] = ()) -> list[System]:
    """Modes of a running service, 'auto' when none is named; not timed, as the network would be in it.

    Raises:
        EvalError: the address isn't one, the service fails, or it doesn't hold what the dataset judges.
    """
    client = ServiceClient(url)
    chosen = list(dict.fromkeys(modes)) or [AUTO]
    if not dataset.golds:
        return [System(mode, url, ServiceSearcher(client, mode, dataset.qrels)) for mode in chosen]
    places = Places(dataset, client.directive)
    return [System(mode, url, HitSearcher(partial(client.hits, mode), places)) for mode in chosen]


def run_systems(dataset: Dataset, paths: Sequence[Path]) -> list[System]:
    """TREC runs that some search made before, each under its file's name.

    Raises:
        EvalError: a file can't be read, or answers none of the dataset's queries.
    """
    return [System(path.stem, str(path), StoredRun(_run_of(dataset, path))) for path in paths]


class StoredRun:
    """Finds what a run holds, whatever is asked."""

    def __init__(self, run: Run) -> None:
        self._run = run

    def search(self, queries: Mapping[str, str], k: int) -> dict[str, Seen]:
        """The first k of each query's ranking."""
        return {id_: Seen(tuple(ranked(self._run.get(id_, {}))[:k])) for id_ in queries}


def _run_of(dataset: Dataset, path: Path) -> Run:
    run = read_run(path)
    if run.keys().isdisjoint(dataset.queries):
        raise EvalError(f"{path}: answers none of the {len(dataset.queries)} queries of '{dataset.name}'")
    return run


def _page(engine: Engine, mode: str) -> Ask:
    hits = engine_hits(engine, mode)
    return lambda text: hits(text, TOP)


def _named(known: Sequence[str], modes: Sequence[str]) -> list[str]:
    unknown = [mode for mode in modes if mode not in known]
    if unknown:
        raise EvalError(f"there is no mode '{unknown[0]}'; choose among: {', '.join(known)}")
    return list(dict.fromkeys(modes))
