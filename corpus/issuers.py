"""Issuing bodies ("cơ quan ban hành"): level, system, how long they existed and what took their place.

The table shipped here knows central bodies by name, everything else by rule, and territories: what is true of a
territory (its level, its end, its successor) is true of its bodies. Sources: Nghị quyết 202/2025/QH15 (34 provinces),
Nghị quyết 203/2025/QH15 (no district level from 01/07/2025), Nghị quyết 176/2025/QH15 (ministries from 01/03/2025).
"""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from corpus.data import rows
from corpus.errors import IssuersError
from corpus.model import Fields
from corpus.names import Territory, committee_of, issuer_key, read_body, territory, words_key

COLUMNS = ("name", "level", "system", "valid_from", "valid_to", "successor")
LEVELS = ("trung ương", "tỉnh", "huyện", "xã", "cơ sở")
SYSTEMS = ("party", "state", "front")
SHIPPED = "shipped"  # name of the table that comes with the program
_ANY = "…"  # stands for any words, none included
_ANY_KEY = "anyxwords"


@dataclass(frozen=True, slots=True)
class Issuer:
    """A body that issues directives; None is 'not known'."""

    name: str  # normal name, with its place where that is known
    key: str  # as `issuer_key` gives it
    organ: str | None  # Ban Thường vụ, Thường trực, Chủ tịch
    level: str | None  # one of LEVELS
    system: str  # one of SYSTEMS
    place: str | None
    valid_from: date | None  # its first day
    valid_to: date | None  # its last day
    successor: str | None  # normal name of the body that took its place, where there is one such


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the table: of a body or, where it has no system, of a territory."""

    name: re.Pattern[str]  # of the key
    level: str | None
    system: str | None
    valid_from: date | None
    valid_to: date | None
    successor: str | None

    def covers(self, on: date | None) -> bool:
        """Whether it holds on a day; on an unknown day it may."""
        return on is None or ((self.valid_from or on) <= on <= (self.valid_to or on))


@dataclass(frozen=True, slots=True)
class Issuers:
    """Entries in order; the first that matches counts."""

    entries: tuple[Entry, ...]

    def find(self, key: str, on: date | None, *, territories: bool) -> Entry | None:
        """The first entry for a body's or a territory's key; of several alike, the one that holds on the day."""
        found = [one for one in self.entries if (one.system is None) == territories and one.name.fullmatch(key)]
        alike = [one for one in found if one.name.pattern == found[0].name.pattern]
        if on is None and len(alike) > 1:
            return replace(alike[0], level=None, valid_from=None, valid_to=None, successor=None)
        return next((one for one in alike if one.covers(on)), alike[0] if alike else None)


@cache
def shipped_issuers() -> Issuers:
    """The table that comes with the program."""
    return Issuers(tuple(_entry(row) for row in rows("issuers.tsv")))


def load_issuers(table: str | Path) -> Issuers:
    """The table named `SHIPPED`, or the user's own file before it, so that its rows win.

    Raises:
        IssuersError: the file is missing, or a row is wrong.
    """
    if table == SHIPPED:
        return shipped_issuers()
    path = Path(table)
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            read = csv.DictReader(lines, delimiter="\t")
            if tuple(read.fieldnames or ()) != COLUMNS:
                raise IssuersError(str(path), f"its first line must be the columns {', '.join(COLUMNS)}, tab-separated")
            own = [_own_entry(row, f"{path}:{read.line_num}") for row in read]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise IssuersError(str(path), f"it can't be read as a table of issuers ({error})") from error
    return Issuers((*own, *shipped_issuers().entries))


def resolve_issuer(name: str, on: date | None = None, issuers: Issuers | None = None) -> Issuer | None:
    """The issuer that a name means on a day; None where no entry and no rule knows such a body."""
    issuers = issuers or shipped_issuers()
    body, acting = read_body(name)
    entry = issuers.find(words_key(body), on, territories=False)
    if entry is None or entry.system is None:
        return None
    where = territory(body)
    ground = issuers.find(words_key(" ".join(filter(None, where))), on, territories=True) if where else None
    successor = entry.successor or (_moved(body, where, ground.successor) if where and ground else None)
    return Issuer(
        name=body,
        key=issuer_key(name),
        organ=acting,
        level=entry.level or (ground.level if ground else None),
        system=entry.system,
        place=where.place if where else None,
        valid_from=entry.valid_from or (ground.valid_from if ground else None),
        valid_to=entry.valid_to or (ground.valid_to if ground else None),
        successor=successor,
    )


def issuer_of(fields: Fields, issuers: Issuers | None = None) -> Issuer | None:
    """Who issued a directive, as the table knew it on the day of issue, or of the meeting where that is unknown."""
    return resolve_issuer(fields.issuer, fields.issued_on or fields.event_on, issuers) if fields.issuer else None


def _moved(body: str, where: Territory, successor: str | None) -> str | None:
    """The like body of the territory that followed: "Tỉnh ủy Bình Thuận" gives "Tỉnh ủy Lâm Đồng"."""
    into = territory(successor) if successor else None
    if where.place is None or into is None or into.place is None:
        return None
    before = body.removesuffix(where.place).rstrip()
    for old, new in ((committee_of(where.unit), committee_of(into.unit)), (where.unit, into.unit)):
        if before.endswith(old):
            return f"{before.removesuffix(old)}{new} {into.place}"
    return None


def _own_entry(row: Mapping[str, str], where: str) -> Entry:
    if None in row.values() or not row["name"].strip():
        raise IssuersError(where, f"needs {len(COLUMNS)} columns, the name not empty")
    for column, known in (("level", LEVELS), ("system", SYSTEMS)):
        if row[column] and row[column] not in known:
            raise IssuersError(where, f"{column} '{row[column]}' is none of {', '.join(known)}")
    try:
        return _entry(row)
    except ValueError as error:
        raise IssuersError(where, f"a date isn't written YYYY-MM-DD ({error})") from error


def _entry(row: Mapping[str, str]) -> Entry:
    return Entry(
        _pattern(row["name"]),
        row["level"] or None,
        row["system"] or None,
        _date(row["valid_from"]),
        _date(row["valid_to"]),
        row["successor"] or None,
    )


def _pattern(name: str) -> re.Pattern[str]:
    """A name as a pattern of keys, which hold nothing but letters, digits and blanks."""
    key = words_key(name.replace(_ANY, _ANY_KEY))
    return re.compile(re.sub(rf" {_ANY_KEY}$", "(?: .+)?", key).replace(f"{_ANY_KEY} ", "(?:.+ )?"))


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
