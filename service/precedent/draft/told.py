"""Mentions in the index, read with the subject behind them, and those that say the same put together."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from indexer.catalogue import Catalogue
from service.precedent.draft.stated import agrees, named_law, subject_of

_REACH = 300  # characters behind a mention in which its subject is looked for
_NEXT = re.compile(r"\n\s*\n|(?<!\w)\w+(?:\s+\w+)?\s+số\s*:?\s*\d", re.IGNORECASE)  # a paragraph, or another mention
_SQL = (
    "SELECT c.key, c.number, c.kind, c.issued_on, c.issuer, c.text, c.directive, c.position, "
    "substr(d.text, json_extract(c.spans, '$[#-1][1]') + 1, ?) AS behind "
    "FROM citation c JOIN directive d ON d.ordinal = c.directive WHERE c.number IS NOT NULL AND "
)


class At(NamedTuple):
    """Where a mention stands."""

    directive: int  # ordinal
    position: int  # among its citations


class Said(NamedTuple):
    """One mention in the index."""

    key: str
    number: str
    kind: str | None
    issued_on: date | None
    issuer: str | None
    subject: str | None
    text: str  # of the mention
    at: At


@dataclass(frozen=True, slots=True)
class Told:
    """What several directives say alike; the first of them speaks."""

    said: Said
    where: tuple[At, ...]  # one mention of each directive

    def __len__(self) -> int:
        return len(self.where)


def read_mentions(catalogue: Catalogue, where: str, wanted: list[str]) -> Iterator[Said]:
    """By a condition on `c`, the citations, with one JSON array; in reading order."""
    for row in catalogue.rows(f"{_SQL}{where} ORDER BY c.directive, c.position", (_REACH, json.dumps(wanted))):
        behind = " ".join(_NEXT.split(row["behind"], 1)[0].split())
        subject = named_law(row["text"]) or subject_of(f" {behind}")
        at = At(int(row["directive"]), int(row["position"]))
        day = date.fromisoformat(row["issued_on"]) if row["issued_on"] else None
        yield Said(row["key"], row["number"], row["kind"], day, row["issuer"], subject, row["text"], at)


def grouped(mentions: Iterable[Said], by: Callable[[Said], object]) -> list[Told]:
    """Those alike by something together, most often said first."""
    groups: dict[object, list[Said]] = {}
    for one in mentions:
        groups.setdefault(by(one), []).append(one)
    return sorted(map(_told, groups.values()), key=lambda told: (-len(told), told.said.at))


def alike(mentions: Iterable[Said]) -> list[Told]:
    """Those whose subjects agree together, most often said first."""
    groups: list[list[Said]] = []
    for one in mentions:
        group = next((group for group in groups if agrees(one.subject or "", group[0].subject or "")), None)
        group.append(one) if group else groups.append([one])
    return sorted(map(_told, groups), key=lambda told: (-len(told), told.said.at))


def _told(mentions: list[Said]) -> Told:
    firsts = {one.at.directive: one.at for one in reversed(mentions)}
    return Told(mentions[0], tuple(sorted(firsts.values())))
