"""The first of many in an order by several keys, without sorting the rest."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.vectors import Ids

Key = Callable[[Ids], NDArray[np.signedinteger[Any]]]  # the values of some things, by their numbers


def first_by(keys: Sequence[Key], count: int, number: int) -> Ids:
    """The first `number` of `count` things by the first key, of those that tie by the next, …, at last as numbered."""
    chosen, tied, missing = [], np.arange(count), number
    for key in keys:
        if missing >= len(tied):
            break
        values = key(tied)
        last = np.partition(values, missing - 1)[missing - 1]
        chosen.append(tied[values < last])
        tied = tied[values == last]
        missing -= len(chosen[-1])
    found = np.concatenate([*chosen, tied[:missing]])
    return found[np.lexsort((found, *(key(found) for key in reversed(keys))))]
