"""The first of many by several keys."""

import numpy as np
import pytest

from indexer.vectors import Ids
from service.precedent.first import Key, first_by


def column(values: Ids) -> Key:
    return lambda chosen: values[chosen]


@pytest.mark.parametrize("number", [1, 2, 7, 50, 299, 300, 500])
@pytest.mark.parametrize("columns", [0, 1, 3])
def test_the_first_are_those_of_a_whole_sort(number: int, columns: int) -> None:
    random = np.random.default_rng(number)
    keys = [random.integers(0, 5, 300) for _ in range(columns)]
    expected = np.lexsort((np.arange(300), *keys[::-1]))[:number]
    assert first_by([column(key) for key in keys], 300, number).tolist() == expected.tolist()


def test_of_nothing_there_is_no_first() -> None:
    assert first_by([column(np.empty(0, dtype=np.int64))], 0, 5).tolist() == []
