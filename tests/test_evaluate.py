"""The main path of measuring: every system, every way of typing, timed and trusted."""

from collections.abc import Mapping, Sequence

import pytest

from eval.datasets import Dataset
from eval.evaluate import Evaluation, evaluate
from eval.latency import time_queries
from eval.runs import Scored
from eval.searcher import Seen, Shown, System, Trust


def dataset(queries: int) -> Dataset:
    ids = [f"q{at:03}" for at in range(queries)]
    return Dataset("tiny", "test", (), {id_: f"câu {id_}" for id_ in ids}, {id_: {"d": 1} for id_ in ids})


class ListSearcher:
    """Gives each query text its targets, cut at k."""

    def __init__(self, found: Mapping[str, Sequence[Scored]], top: tuple[Trust, ...] = ()) -> None:
        self.found, self.top = found, top
        self.batches: list[int] = []

    def search(self, queries: Mapping[str, str], k: int) -> dict[str, Seen]:
        self.batches.append(len(queries))
        return {id_: Seen(tuple(self.found.get(text, ())[:k]), self.top) for id_, text in queries.items()}


def page(confidence: float | None) -> list[Shown]:
    return [Shown("d#1", "d", (), 1.0, confidence), Shown("e#1", "e", (), 0.5, confidence)]


def test_queries_are_searched_in_batches_and_timed_one_by_one() -> None:
    searcher, asked, told = ListSearcher({}), list[str](), list[int]()

    def ask(text: str) -> list[Shown]:
        asked.append(text)
        return page(None)

    many = dataset(130)
    (outcome,) = evaluate(many, [System("dense", "e5", searcher, ask)], progress=lambda _, more: told.append(more))
    assert searcher.batches == told == [64, 64, 2]
    assert set(asked) == set(many.queries.values())
    assert outcome.latency is not None
    assert len(outcome.latency.times_ms) == 130
    assert 0 < outcome.latency.p50_ms <= outcome.latency.p99_ms


@pytest.mark.parametrize(("queries", "timed"), [(501, 251), (500, 500)])
def test_at_most_five_hundred_queries_are_timed(queries: int, timed: int) -> None:
    assert len(time_queries(["câu"] * queries, lambda _: []).times_ms) == timed


def test_every_way_of_typing_is_measured_and_the_first_one_timed() -> None:
    judged = dataset(2)
    good = ListSearcher({text: [("d", 1.0)] for text in judged.queries.values()})
    systems = [System(mode, "e5", good, lambda _: []) for mode in ("hybrid", "dense")]
    outcomes = evaluate(judged, systems, ["as-is", "capitals", "as-is"])
    assert [(one.mode, one.typed) for one in outcomes] == [
        ("hybrid", "as-is"),
        ("dense", "as-is"),
        ("hybrid", "capitals"),
        ("dense", "capitals"),
    ]
    assert [one.measured.means[0] for one in outcomes] == [1, 1, 0, 0]
    assert [one.latency is not None for one in outcomes] == [True, True, False, False]


def test_labels_say_what_tells_outcomes_apart() -> None:
    judged = dataset(1)
    systems = [System("hybrid", encoder, ListSearcher({})) for encoder in ("a", "b")]
    assert Evaluation(judged, evaluate(judged, systems[:1])).labels == ["hybrid"]
    assert Evaluation(judged, evaluate(judged, systems)).labels == ["hybrid · a", "hybrid · b"]
    both = Evaluation(judged, evaluate(judged, systems[:1], ["as-is", "nfd"]))
    assert list(both.runs) == ["hybrid · as-is", "hybrid · nfd"]


def test_confidence_in_documents_is_that_of_the_page_that_people_get() -> None:
    judged = dataset(3)
    (given,) = evaluate(judged, [System("hybrid", "e5", ListSearcher({}), lambda _: page(0.7))])
    assert given.trusted["q001"] == ((0.7, True), (0.7, False))
    (none,) = evaluate(judged, [System("hybrid", "e5", ListSearcher({}), lambda _: page(None))])
    assert none.trusted == {}
