"""Bootstrap intervals and the paired randomisation test."""

import math

import numpy as np
import pytest

from eval.intervals import bootstrap, paired_p_values, wilson


def test_the_interval_is_that_of_the_normal_approximation_for_many_queries() -> None:
    values = np.random.default_rng(7).random((2, 2_000))
    expected = 1.96 * values.std(axis=1) / math.sqrt(2_000)
    low, high = bootstrap(values).T
    assert (high - low) / 2 == pytest.approx(expected, rel=0.05)
    assert (high + low) / 2 == pytest.approx(values.mean(axis=1), abs=0.001)


def test_intervals_are_the_same_every_time_and_for_every_row_order() -> None:
    values = np.random.default_rng(7).random((3, 40))
    assert np.array_equal(bootstrap(values), bootstrap(values))
    assert np.allclose(bootstrap(values)[::-1], bootstrap(values[::-1]))


def test_an_interval_of_equal_values_has_no_width() -> None:
    assert bootstrap(np.full((1, 30), 0.5)) == pytest.approx(np.full((1, 2), 0.5))


def test_every_query_is_as_likely_to_be_drawn() -> None:
    one_hot = np.eye(5)
    assert np.array_equal(bootstrap(one_hot, resamples=4_000), bootstrap(one_hot, resamples=4_000))
    low, high = bootstrap(one_hot, resamples=4_000).T
    assert (low == 0).all()
    assert high == pytest.approx(np.full(5, 0.6))  # P(more than 3 of 5 draws) = 0.7 %, P(3 or more) = 5.8 %


def test_runs_that_do_not_differ_have_p_one() -> None:
    values = np.random.default_rng(7).random((2, 30))
    assert paired_p_values(values, values).tolist() == [1.0, 1.0]


def test_p_agrees_with_all_sign_patterns_counted() -> None:
    differences = np.array([0.3, 0.1, -0.05, 0.2, 0.4, -0.1, 0.25, 0.15])
    signs = np.array(np.meshgrid(*[[-1, 1]] * 8)).reshape(8, -1)
    exact = (np.abs(differences @ signs) >= differences.sum() - 1e-12).mean()
    found = paired_p_values(differences[None, :], np.zeros((1, 8)), resamples=40_000)
    assert found == pytest.approx([exact], abs=0.005)


def test_p_is_small_where_one_run_always_wins_and_never_zero() -> None:
    better, worse = np.full((1, 60), 0.9), np.full((1, 60), 0.1)
    assert paired_p_values(better, worse) == pytest.approx([1 / 10_001])
    assert paired_p_values(worse, better) == pytest.approx([1 / 10_001])


def test_the_interval_of_a_share_is_the_published_one_and_is_open_where_nothing_was_counted() -> None:
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)  # Newcombe 1998, Table I
    assert wilson(0, 20) == pytest.approx((0, 0.1611), abs=5e-5)
    assert wilson(8, 8)[1] == 1
    assert wilson(0, 0) == (0, 1)
