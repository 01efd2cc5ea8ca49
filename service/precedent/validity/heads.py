"""What validity needs of every directive: its head, read in one query."""

import re
from dataclasses import dataclass
from datetime import date

from corpus.model import Fields
from indexer.catalogue import Catalogue
from service.cite import citation

_SQL = (
    "SELECT ordinal, id, kind, number, title, issuer, issued_on, event_on FROM directive "
    "WHERE kind IS NOT NULL OR issuer IS NOT NULL ORDER BY ordinal"
)
_YEAR = re.compile(r"/(?P<year>(?:19|20)\d\d)(?=/)")


@dataclass(frozen=True, slots=True)
class Head:
    """A directive's identity; `fields` has kind, number, title, issuer and dates alone."""

    ordinal: int
    id: str
    fields: Fields

    @property
    def dated(self) -> date | None:
        """Its day of issue, or of the meeting where that is unknown."""
        return self.fields.issued_on or self.fields.event_on

    @property
    def earliest(self) -> date | None:
        """The same, or where neither is known the first day of the year in its number: "14/2023/NQ-HĐND"."""
        year = _YEAR.search(self.fields.number or "")
        return self.dated or (date(int(year["year"]), 1, 1) if year else None)

    @property
    def name(self) -> str:
        """ "Chỉ thị số 27-CT/TU ngày 14/2/2024", the subject where there is no number."""
        fields = self.fields
        subject = None if fields.number else fields.title
        return citation(Fields(fields.kind, fields.number, subject, issued_on=fields.issued_on))


def read_heads(catalogue: Catalogue) -> list[Head]:
    """The directives whose kind or issuer is known, by ordinal; of others nothing can be said."""
    return [
        Head(row[0], row[1], Fields(row[2], row[3], row[4], row[5], None, _date(row[6]), _date(row[7])))
        for row in catalogue.rows(_SQL)
    ]


def has_year(number: str | None) -> bool:
    """Whether a number holds the year of issue: "14/2023/NQ-HĐND"."""
    return bool(_YEAR.search(number or ""))


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
