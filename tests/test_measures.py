"""Measures of a run, checked against their formulas."""

import math

import pytest

from eval.datasets import Dataset, Gold, Qrels
from eval.measures import Measured
from eval.measures import measure as measure_dataset
from eval.runs import Run


def measure(qrels: Qrels, run: Run) -> Measured:
    return measure_dataset(Dataset("tiny", "test", (), dict.fromkeys(qrels, "câu"), qrels), run)


def test_measures_agree_with_their_formulas() -> None:
    qrels = {"q": {"a": 2, "b": 1, "c": 1, "d": 0, "e": 1}}
    order = ["d", "b", "x", "a", *(f"n{at:02}" for at in range(8)), "c"]  # c at rank 13, e isn't found
    found = measure(qrels, {"q": {id_: 1.0 - at / 100 for at, id_ in enumerate(order)}})
    dcg = 1 / math.log2(3) + 2 / math.log2(5)
    ideal = 2 / math.log2(2) + 1 / math.log2(3) + 1 / math.log2(4) + 1 / math.log2(5)
    assert found.measures == ("nDCG@10", "MRR@10", "Recall@10", "Recall@100")
    assert found.values[:, 0] == pytest.approx([dcg / ideal, 1 / 2, 2 / 4, 3 / 4])


def test_cutoffs_cut() -> None:
    run: Run = {"q": {f"n{at:03}": -float(at) for at in range(10)} | {"a": -10.0}}
    assert measure({"q": {"a": 1}}, run).values[:, 0].tolist() == [0, 0, 0, 1]
    run = {"q": {f"n{at:03}": -float(at) for at in range(100)} | {"a": -100.0}}
    assert measure({"q": {"a": 1}}, run).values[:, 0].tolist() == [0, 0, 0, 0]


def test_a_judged_query_without_results_counts_as_zero() -> None:
    qrels = {"q1": {"a": 1}, "q2": {"a": 1}, "q3": {"a": 1}, "q4": {"a": 0}}
    found = measure(qrels, {"q1": {"a": 1.0}, "q2": {}, "q4": {"a": 1.0}, "unjudged": {"a": 1.0}})
    assert found.queries == ("q1", "q2", "q3", "q4")
    assert found.means == [0.25] * 4
    assert measure(qrels, {}).means == [0.0] * 4


def test_ties_are_measured_in_the_order_that_is_shown() -> None:
    run: Run = {"q": {"a": 1.0, "b": 1.0, "c": 1.0 + 1e-12}}
    reciprocal_ranks = [measure({"q": {id_: 1}}, run).values[1, 0] for id_ in "cab"]
    assert reciprocal_ranks == pytest.approx([1, 1 / 2, 1 / 3])


def test_places_are_measured_by_grade() -> None:
    golds = {"q": {"a": Gold("d", ("I",), 2), "b": Gold("d", ("II",), 1)}, "r": {"a": Gold("d", ("I",), 2)}}
    qrels = {query: {target: gold.grade for target, gold in named.items()} for query, named in golds.items()}
    dataset = Dataset("tiny", "judged", (), {"n": "câu", "q": "câu", "r": "câu"}, qrels, {}, golds)
    found = measure_dataset(dataset, {"q": {"b": 3.0, "x": 2.0, "a": 1.0}, "r": {"a": 1.0}, "n": {"x": 1.0}})
    assert found.queries == ("q", "r")
    assert found.measures == ("nDCG@10", "MRR@10", "Recall@10", "Recall@100", "answer@1", "answer@10")
    ideal = 2 + 1 / math.log2(3)
    assert found.values[:, 0] == pytest.approx([(1 + 2 / math.log2(4)) / ideal, 1 / 3, 1, 1, 0, 1])
    assert found.values[:, 1] == pytest.approx([1] * 6)
    assert found.of([False, True]).shape == (6, 1)
