"""The facts of every directive in an index; which of them hold is asked for a day, so midnight changes the answer."""

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np

from indexer.vectors import Ids
from service.precedent.validity.model import UNKNOWN, Fact, Standing, Validity, validity_on


class Validities:
    """Facts by directive; those without any are unknown. Safe to share between threads."""

    def __init__(
        self, facts: Mapping[int, Sequence[Fact]], ids: Mapping[str, int], years: Mapping[int, int] | None = None
    ) -> None:
        """Takes facts by ordinal; of these directives the ordinals by id, and the years of issue that are known."""
        self._facts, self._ids, self._years = dict(facts), dict(ids), dict(years or {})
        self._had: dict[tuple[Standing, ...], tuple[date, Ids]] = {}  # of the day last asked for

    def __len__(self) -> int:
        """Directives of which anything is known."""
        return len(self._facts)

    def of(self, id_: str, today: date) -> Validity:
        """What holds of a directive; unknown also for one that isn't in the index."""
        ordinal = self._ids.get(id_)
        return UNKNOWN if ordinal is None else validity_on(today, self._facts[ordinal])

    def with_value(self, value: Standing, directives: Ids, today: date) -> Ids:
        """Those of some directives, by ordinal and in their order, that have a value."""
        if value is Standing.UNKNOWN:
            known = self.having([one for one in Standing if one is not value], today)
            return directives[~np.isin(directives, known)]
        return directives[np.isin(directives, self.having([value], today))]

    def having(self, values: Sequence[Standing], today: date) -> Ids:
        """Sorted ordinals of the directives that have one of some values, unknown not among them."""
        if self._had.get(tuple(values), (None,))[0] != today:
            found = sorted(one for one in self._facts if self._value(one, today) in values)
            self._had[tuple(values)] = today, np.asarray(found, dtype=np.int64)
        return self._had[tuple(values)][1]

    def year_of(self, ordinal: int) -> int | None:
        """The year in which a directive of which anything is known was issued."""
        return self._years.get(ordinal)

    def _value(self, ordinal: int, today: date) -> Standing:
        return validity_on(today, self._facts.get(ordinal, ())).value
