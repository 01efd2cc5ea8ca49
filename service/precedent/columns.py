"""What directives say of themselves, as columns: to sort and to count many of them at once."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from indexer.catalogue import Catalogue
from indexer.vectors import Ids

UNDATED = 0
NOT_KNOWN = "không rõ"
Codes = NDArray[np.int32]


class DirectiveColumns:
    """Day, year, kind and issuer of every directive by ordinal, loaded once."""

    def __init__(self, catalogue: Catalogue) -> None:
        rows = catalogue.rows("SELECT kind, issuer, issued_on, event_on FROM directive ORDER BY ordinal")
        days = [(row["issued_on"] or row["event_on"] or "0").replace("-", "") for row in rows]
        #: of issue, or else of the meeting, as yyyymmdd; UNDATED where neither is known
        self.days: Codes = np.asarray(list(map(int, days)), dtype=np.int32)
        self._values = {
            "year": _Values([day[:4] if day != "0" else None for day in days]),
            "issuer": _Values([row["issuer"] for row in rows]),
            "kind": _Values([row["kind"] for row in rows]),
        }

    def rank(self, name: str) -> Codes:
        """Numbers that sort as the values of a column do, unknown ones last."""
        return self._values[name].codes

    def counts(self, name: str, directives: Ids) -> dict[str, int]:
        """How often each value stands, most frequent first; last, under `NOT_KNOWN`, where there is none."""
        return self._values[name].counts(directives)


class _Values:
    def __init__(self, values: Sequence[str | None]) -> None:
        self._names = sorted({value for value in values if value})
        code = {name: at for at, name in enumerate(self._names)}
        self.codes: Codes = np.asarray([code.get(value or "", len(code)) for value in values], dtype=np.int32)

    def counts(self, directives: Ids) -> dict[str, int]:
        *found, unknown = np.bincount(self.codes[directives], minlength=len(self._names) + 1).tolist()
        order = sorted(range(len(found)), key=lambda at: (-found[at], at))
        counts = {self._names[at]: found[at] for at in order if found[at]}
        return {**counts, NOT_KNOWN: unknown} if unknown else counts
