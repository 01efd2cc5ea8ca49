"""What directives say of themselves, as columns: to sort and to count many of them at once."""

import sqlite3
from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from indexer.catalogue import Catalogue
from indexer.vectors import Ids
from service.precedent.collation import dictionary_order

UNDATED = 0
NOT_KNOWN = "không rõ"
Codes = NDArray[np.int32]


class DirectiveColumns:
    """Day, year, kind and issuer of every directive by ordinal; loaded when they are first asked for."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    @cached_property
    def days(self) -> Codes:
        """Of issue, or else of the meeting, as yyyymmdd; UNDATED where neither is known."""
        return np.asarray(list(map(int, self._days)), dtype=np.int32)

    def rank(self, name: str) -> Codes:
        """Numbers that sort as the values of a column do, unknown ones last."""
        return self._values[name].codes

    def counts(self, name: str, directives: Ids) -> dict[str, int]:
        """How often each value stands, most frequent first; last, under `NOT_KNOWN`, where there is none."""
        return self._values[name].counts(directives)

    @cached_property
    def _rows(self) -> list[sqlite3.Row]:
        return self._catalogue.rows("SELECT kind, issuer, issued_on, event_on FROM directive ORDER BY ordinal")

    @cached_property
    def _days(self) -> list[str]:
        return [(row["issued_on"] or row["event_on"] or "0").replace("-", "") for row in self._rows]

    @cached_property
    def _values(self) -> "dict[str, _Values]":
        return {
            "year": _Values([day[:4] if day != "0" else None for day in self._days]),
            "issuer": _Values([row["issuer"] for row in self._rows]),
            "kind": _Values([row["kind"] for row in self._rows]),
        }


class _Values:
    def __init__(self, values: Sequence[str | None]) -> None:
        self._names = sorted({value for value in values if value}, key=dictionary_order)
        code = {name: at for at, name in enumerate(self._names)}
        self.codes: Codes = np.asarray([code.get(value or "", len(code)) for value in values], dtype=np.int32)

    def counts(self, directives: Ids) -> dict[str, int]:
        of_directive = np.bincount(directives, minlength=len(self.codes))
        of_value = np.bincount(self.codes, weights=of_directive, minlength=len(self._names) + 1)
        *found, unknown = of_value.astype(np.int64).tolist()
        order = sorted(range(len(found)), key=lambda at: (-found[at], at))
        counts = {self._names[at]: found[at] for at in order if found[at]}
        return {**counts, NOT_KNOWN: unknown} if unknown else counts
