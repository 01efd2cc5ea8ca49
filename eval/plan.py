"""What `tienle eval` measures side by side, and how that is carried out."""

import contextlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from eval.datasets import Dataset
from eval.evaluate import Evaluation, Outcome, Progress, evaluate
from eval.load import load_dataset
from eval.systems import index_systems, run_systems, service_systems
from eval.temporary_index import temporary_index
from service.assemble import make_encoder, open_engine
from service.engine import Engine
from service.found import AUTO
from service.settings import Settings

Bar = Callable[[str], AbstractContextManager[Progress]]  # counts one kind of thing


_SERVICE_MODES = (AUTO, "hybrid", "dense", "lexical", "exact")  # what the contract offers


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked for: the index first, then encoders (a temporary index each), services and stored runs."""

    dataset: Path
    split: str | None = None
    index: Path | None = None
    encoders: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    runs: tuple[Path, ...] = ()
    modes: tuple[str, ...] = ()  # auto when none is named
    typed: tuple[str, ...] = ()  # as is when none is named
    ablation: bool = False  # all modes, those included that exist only to be compared with

    @property
    def searches(self) -> bool:
        """Whether anything is to be searched: stored runs alone can be scored without."""
        return bool(self.index or self.encoders or self.urls or self.modes or self.typed or self.ablation)


def carry_out(plan: Plan, settings: Settings, bar: Bar) -> Evaluation:
    """Measure everything that the plan names; the settings' encoder when it names nothing to search.

    Raises:
        EvalError: the dataset, a mode, a service or a run isn't as it should be.
        IndexerError: an index can't be opened or made, an encoder can't be loaded.
    """
    dataset = load_dataset(plan.dataset, plan.split)
    outcomes: list[Outcome] = []
    counts: dict[str, dict[str, int]] = {}
    stored = run_systems(dataset, plan.runs)
    with bar("queries") as progress:
        for engine in _engines(plan, settings, dataset, bar):
            systems = index_systems(dataset, engine, () if plan.ablation else plan.modes or (AUTO,))
            outcomes += evaluate(dataset, systems, plan.typed, progress)
            counts[engine.manifest.encoder] = count(dataset, engine)
        for url in plan.urls:
            modes = _SERVICE_MODES if plan.ablation else plan.modes
            outcomes += evaluate(dataset, service_systems(dataset, url, modes), plan.typed, progress)
        outcomes += evaluate(dataset, stored, progress=progress)
    return Evaluation(dataset, tuple(outcomes), counts)


def count(dataset: Dataset, engine: Engine) -> dict[str, int]:
    """Documents and passages of an index, and how many relevant targets it lacks."""
    counts = {"documents": engine.catalogue.count("directive"), "passages": engine.catalogue.count("passage")}
    if dataset.golds:
        return counts
    held = {id_ for id_, _ in engine.catalogue.directive_sizes()}
    return counts | {"relevant_documents_absent": len(dataset.relevant - held)}


def _engines(plan: Plan, settings: Settings, dataset: Dataset, bar: Bar) -> Iterator[Engine]:
    """Each index open, one after the other; it is closed, and gone if it was temporary, when the next is asked for."""
    encoders = list(dict.fromkeys(plan.encoders))
    if plan.index:
        with contextlib.closing(open_engine(plan.index, settings, compare=True)) as engine:
            yield engine
            encoders = [name for name in encoders if name != engine.manifest.encoder]
    elif not encoders and not plan.urls and (plan.searches or not plan.runs):
        encoders = [settings.encoder]
    for name in encoders:
        encoder = make_encoder(name, settings)
        with (
            bar("directives") as reading,
            temporary_index(dataset, encoder, reading) as index,
            contextlib.closing(open_engine(index, settings, encoder, compare=True)) as engine,
        ):
            yield engine
