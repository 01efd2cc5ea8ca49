"""Work on many items in several processes."""

import operator

import pytest

from indexer.prepare import in_processes

MANY = 5_000


def test_results_come_in_order_and_no_items_are_taken_far_ahead_of_them() -> None:
    taken = iter(range(MANY))
    results = in_processes(operator.neg, taken)
    for number in range(MANY):
        assert next(results) == -number
        assert MANY - operator.length_hint(taken) < number + 1_500
    assert next(results, None) is None


def test_an_error_in_a_process_is_raised_in_place_of_its_result() -> None:
    items: list[object] = [*range(600), "no number", *range(600)]
    results = in_processes(operator.index, items)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="str"):
        list(results)
