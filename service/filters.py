"""Filters on directives, and the scope of passages that they leave."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from indexer.catalogue import Catalogue, name_key
from service.precedent.validity.model import Standing
from service.precedent.validity.table import Validities
from service.retrieval import Scope


@dataclass(frozen=True, slots=True)
class Filters:
    """All that are given must hold; names are compared without case and diacritics, an issuer or a place also
    by a part of its name."""

    kind: str | None = None
    issuer: str | None = None
    issued_from: date | None = None
    issued_to: date | None = None
    place: str | None = None
    signer: str | None = None
    status: Standing | None = None  # as it is on the day of asking
    document_id: str | None = None

    def __bool__(self) -> bool:
        return self != Filters()


def scope(catalogue: Catalogue, filters: Filters, validities: Validities, today: date) -> Scope | None:
    """The passages that the filters leave; None where there is no filter.

    A directive without a date of issue is outside every range of dates.
    """
    if not filters:
        return None
    conditions = list(_conditions(filters))
    where = " AND ".join(condition for condition, _ in conditions) or "1"
    rows = catalogue.rows(
        f"SELECT ordinal, first_passage, passages FROM directive WHERE {where} ORDER BY ordinal",
        [value for _, value in conditions],
    )
    directives = np.asarray([row[0] for row in rows], dtype=np.int64)
    if filters.status is not None:
        directives = validities.with_value(filters.status, directives, today)
    kept = set(directives.tolist())
    passages = [np.arange(row[1], row[1] + row[2], dtype=np.int64) for row in rows if row[0] in kept]
    return Scope(directives, np.concatenate(passages) if passages else np.empty(0, dtype=np.int64))


def _conditions(filters: Filters) -> Iterator[tuple[str, str]]:
    if filters.document_id is not None:
        yield "id = ?", filters.document_id
    if filters.kind is not None:
        yield "kind_key = ?", name_key(filters.kind)
    for column in ("issuer", "place", "signer"):
        if (wanted := getattr(filters, column)) is not None:
            yield f"instr(' ' || {column}_key || ' ', ?) > 0", f" {name_key(wanted)} "
    if filters.issued_from is not None:
        yield "issued_on >= ?", filters.issued_from.isoformat()
    if filters.issued_to is not None:
        yield "issued_on <= ?", filters.issued_to.isoformat()
