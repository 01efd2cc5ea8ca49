"""Numbers of directives that the catalogue holds, however they are typed: "77 2025 nq hdnd", "252/KH-BCĐQG1237"."""

import json
import re
from typing import NamedTuple

from corpus.model import Citation, Form, Span
from corpus.text import number_key
from indexer.catalogue import Catalogue

_LONGEST = 200  # characters of a query that is searched for them
_MOST_WORDS = 7  # of a number: 77, 2025, nq, hdnd
_WORD = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(r"[ /.&–-]{1,3}")


class TypedNumber(NamedTuple):
    """Where a number stands, and its key."""

    start: int
    end: int
    key: str


def typed_numbers(catalogue: Catalogue, text: str) -> list[TypedNumber]:
    """The longest at each place, in order; only numbers that some directive of the catalogue has."""
    if len(text) > _LONGEST:
        return []
    possible = [window for start in _starts(text) for window in _windows(text, start)]
    if not possible:
        return []
    sql = "SELECT DISTINCT number_key FROM directive WHERE number_key IN (SELECT value FROM json_each(?))"
    known = {row[0] for row in catalogue.rows(sql, (json.dumps([window.key for window in possible]),))}
    found: list[TypedNumber] = []
    for window in sorted((one for one in possible if one.key in known), key=lambda one: (one.start, -one.end)):
        if not found or window.start >= found[-1].end:
            found.append(window)
    return found


def as_citation(number: TypedNumber, text: str) -> Citation:
    """The mention that it is."""
    span = Span(number.start, number.end)
    return Citation(span.of(text), (span,), None, span.of(text), form=Form.NUMBER, key=number.key)


def _starts(text: str) -> list[int]:
    """Figures with which a number may begin."""
    return [match.start() for match in re.finditer(r"(?<![\w/.,-])\d{1,5}(?!\d)", text)]


def _windows(text: str, start: int) -> list[TypedNumber]:
    """The words from a place on, two at least, the second a code or a year."""
    found: list[TypedNumber] = []
    end = start
    for count, match in enumerate(_WORD.finditer(text, start), start=1):
        if count > _MOST_WORDS or (count > 1 and not _BETWEEN.fullmatch(text, end, match.start())):
            break
        end = match.end()
        if count > 1:
            found.append(TypedNumber(start, end, number_key(text[start:end])))
    return found
