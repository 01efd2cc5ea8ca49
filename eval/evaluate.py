"""The main path: search every query in every mode and every way of typing, measure, time."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from eval.datasets import Dataset
from eval.latency import Latency, time_queries
from eval.measures import DEPTH, Measured, measure
from eval.runs import Run
from eval.searcher import Ask, Seen, Shown, System, Trust
from eval.typing_styles import AS_IS, STYLES

_BATCH = 64  # queries between two reports of progress
Progress = Callable[[str, int], None]  # what was done, and how many more of it


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one system found and how good that is."""

    mode: str
    searched: str
    typed: str
    run: Run
    measured: Measured
    latency: Latency | None = None
    trusted: Mapping[str, tuple[Trust, ...]] = field(default_factory=dict)  # by query: its first ten hits


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Every system on one dataset, in the order asked for; the others are compared with the first."""

    dataset: Dataset
    outcomes: tuple[Outcome, ...]
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)  # of each index by its encoder

    @property
    def labels(self) -> list[str]:
        """A name for each outcome: its mode, and whatever else tells it from the others."""
        encoders = len({outcome.searched for outcome in self.outcomes}) > 1
        typed = len({outcome.typed for outcome in self.outcomes}) > 1
        return [
            " · ".join([one.mode, *([one.searched] if encoders else []), *([one.typed] if typed else [])])
            for one in self.outcomes
        ]

    @property
    def runs(self) -> dict[str, Run]:
        """The run of each outcome by its label."""
        return {label: outcome.run for label, outcome in zip(self.labels, self.outcomes, strict=True)}


def evaluate(
    dataset: Dataset, systems: Sequence[System], typed: Sequence[str] = (), progress: Progress | None = None
) -> tuple[Outcome, ...]:
    """One outcome a system and way of typing (as is, when none is named), way by way; timed as typed first."""
    ways = list(dict.fromkeys(typed)) or [AS_IS]
    return tuple(
        _outcome(dataset, system, way, progress or _silent, timed=way == ways[0]) for way in ways for system in systems
    )


def _outcome(dataset: Dataset, system: System, typed: str, tell: Progress, *, timed: bool) -> Outcome:
    queries = {id_: STYLES[typed](text) for id_, text in dataset.queries.items()}
    seen = _search_all(queries, system, tell)
    run = {id_: dict(found.targets) for id_, found in seen.items()}
    latency = time_queries(list(queries.values()), system.ask) if timed and system.ask else None
    trusted = {id_: found.top for id_, found in seen.items()}
    if not any(trusted.values()) and system.ask and not dataset.golds:
        trusted = _trust(dataset, queries, system.ask)
    return Outcome(system.mode, system.searched, typed, run, measure(dataset, run), latency, trusted)


def _search_all(queries: Mapping[str, str], system: System, tell: Progress) -> dict[str, Seen]:
    ids = list(queries)
    seen: dict[str, Seen] = {}
    for start in range(0, len(ids), _BATCH):
        batch = {id_: queries[id_] for id_ in ids[start : start + _BATCH]}
        seen |= system.searcher.search(batch, DEPTH)
        tell("queries", len(batch))
    return seen


def _trust(dataset: Dataset, queries: Mapping[str, str], ask: Ask) -> dict[str, tuple[Trust, ...]]:
    """How a page of hits is trusted where whole documents are judged; {} where hits have no confidence."""
    found = dict[str, tuple[Trust, ...]]()
    for id_, text in queries.items():
        hits = ask(text)
        if any(hit.confidence is None for hit in hits):
            return {}
        found[id_] = tuple(Trust(hit.confidence, _is_relevant(dataset, id_, hit)) for hit in hits)
    return found


def _is_relevant(dataset: Dataset, query: str, hit: Shown) -> bool:
    return dataset.qrels[query].get(hit.document, 0) > 0


def _silent(_what: str, _more: int) -> None:
    pass
