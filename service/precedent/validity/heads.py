"""What validity needs of every directive: its head, read in one query."""

import re
from dataclasses import dataclass
from datetime import date
from sqlite3 import Row

from corpus.model import Fields
from indexer.catalogue import Catalogue
from service.cite import citation

_SQL = (
    "SELECT ordinal, id, kind, number, title, issuer, issued_on, event_on, json_extract(fields, '$.subject') "
    "FROM directive "
    "WHERE kind IS NOT NULL OR issuer IS NOT NULL ORDER BY ordinal"
)
_YEAR = re.compile(r"/(?P<year>(?:19|20)\d\d)(?=/)")


@dataclass(frozen=True, slots=True)
class Head:
    """A directive's identity; `fields` has kind, number, title, subject, issuer and dates alone."""

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
        told = None if fields.number else fields.title
        same = None if fields.number else fields.subject
        return citation(Fields(fields.kind, fields.number, told, issued_on=fields.issued_on, subject=same))


def read_heads(catalogue: Catalogue) -> list[Head]:
    """The directives whose kind or issuer is known, by ordinal; of others nothing can be said."""
    return [Head(row[0], row[1], _fields(row)) for row in catalogue.rows(_SQL)]


def _fields(row: Row) -> Fields:
    """Of a row that `_SQL` gives."""
    kind, number, title, issuer, issued_on, event_on, subject = row[2:]
    return Fields(kind, number, title, issuer, issued_on=_date(issued_on), event_on=_date(event_on), subject=subject)


def has_year(number: str | None) -> bool:
    """Whether a number holds the year of issue: "14/2023/NQ-HĐND"."""
    return bool(_YEAR.search(number or ""))


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
