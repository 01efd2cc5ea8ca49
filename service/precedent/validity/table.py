"""The facts of every directive in an index; which of them hold is asked for a day, so midnight changes the answer."""

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np

from indexer.vectors import Ids
from service.precedent.validity.model import UNKNOWN, Fact, Standing, Validity, validity_on


class Validities:
    """Facts by directive; those without any are unknown. Safe to share between threads."""

    def __init__(self, facts: Mapping[int, Sequence[Fact]], ids: Mapping[str, int]) -> None:
        """Takes facts by ordinal, and the ordinals of the ids of these directives."""
        self._facts, self._ids = dict(facts), dict(ids)

    def __len__(self) -> int:
        """Directives of which anything is known."""
        return len(self._facts)

    def of(self, id_: str, today: date) -> Validity:
        """What holds of a directive; unknown also for one that isn't in the index."""
        ordinal = self._ids.get(id_)
        return UNKNOWN if ordinal is None else validity_on(today, self._facts[ordinal])

    def with_value(self, value: Standing, directives: Ids, today: date) -> Ids:
        """Those of some directives, by ordinal and in their order, that have a value."""
        kept = [one for one in directives.tolist() if self._value(one, today) is value]
        return np.asarray(kept, dtype=np.int64)

    def gone(self, today: date, values: Sequence[Standing]) -> Ids:
        """Sorted ordinals of the directives that have one of the values."""
        found = sorted(one for one in self._facts if self._value(one, today) in values)
        return np.asarray(found, dtype=np.int64)

    def _value(self, ordinal: int, today: date) -> Standing:
        return validity_on(today, self._facts.get(ordinal, ())).value
