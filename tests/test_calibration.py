"""Calibration of confidence, and saying that nothing is there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.abstention import abstention
from eval.calibration import calibration, separation
from eval.datasets import Dataset
from eval.searcher import Trust


def trusts(*pairs: tuple[float | None, bool]) -> tuple[Trust, ...]:
    return tuple(Trust(confidence, relevant) for confidence, relevant in pairs)


def test_hits_that_are_as_relevant_as_said_have_no_error() -> None:
    hits = [Trust(0.25, at % 4 == 0) for at in range(40)] + [Trust(0.75, at % 4 != 0) for at in range(40)]
    found = calibration(hits, bins=2)
    assert found is not None
    assert found.hits == 80
    assert found.error == pytest.approx(0)
    assert [(one.hits, one.confidence, one.relevant) for one in found.bins] == [(40, 0.25, 0.25), (40, 0.75, 0.75)]


def test_the_error_is_the_mean_gap_weighted_by_hits() -> None:
    found = calibration(trusts((0.9, True), (0.2, False), (0.1, True)), bins=2)
    assert found is not None
    assert [one.hits for one in found.bins] == [2, 1]
    assert found.error == pytest.approx(2 / 3 * abs(0.15 - 0.5) + 1 / 3 * abs(0.9 - 1))


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=60))
def test_bins_hold_every_hit_once_and_rise(pairs: list[tuple[float, bool]]) -> None:
    found = calibration([Trust(*pair) for pair in pairs])
    assert found is not None
    assert found.hits == len(pairs)
    assert len(found.bins) == min(10, len(pairs))
    assert [one.confidence for one in found.bins] == sorted(one.confidence for one in found.bins)
    assert 0 <= found.error <= 1


def test_without_confidence_or_hits_there_is_no_calibration() -> None:
    assert calibration([]) is None
    assert calibration(trusts((0.5, True), (None, False))) is None


def test_separation_counts_pairs_in_order_and_ties_half() -> None:
    assert separation([0.9, 0.8], [0.1]) == 1
    assert separation([0.1], [0.9]) == 0
    assert separation([0.5, 0.9], [0.5]) == 0.75
    assert separation([], [0.5]) is None
    assert separation([0.5], []) is None


ASKED = Dataset("tiny", "judged", (), dict.fromkeys("abxy", "câu"), {"a": {"g": 2}, "b": {"g": 2}})


def test_a_search_abstains_below_the_threshold_and_without_hits() -> None:
    shown = {"a": trusts((0.9, True)), "b": trusts((0.3, True)), "x": trusts((0.4, False), (0.2, False)), "y": ()}
    found = abstention(ASKED, shown, threshold=0.5)
    assert found is not None
    assert (found.unanswerable, found.right, found.false) == (2, 1.0, 0.5)
    assert found.area == pytest.approx(3 / 4)


def test_without_confidence_only_an_empty_page_abstains() -> None:
    shown = {"a": trusts((None, True)), "b": (), "x": trusts((None, False)), "y": ()}
    found = abstention(ASKED, shown)
    assert found is not None
    assert (found.right, found.false, found.area) == (0.5, 0.5, None)


def test_a_dataset_whose_queries_all_have_answers_says_nothing_of_abstaining() -> None:
    assert abstention(ASKED.part(["a", "b"]), {"a": (), "b": ()}) is None
