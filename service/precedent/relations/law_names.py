"""Laws are cited by number in a preamble and by name alone below: which number a name stands for."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from sqlite3 import Row

from corpus.citations.keys import fold, key_of_number
from corpus.data import rows
from corpus.model import Fields, Form
from indexer.catalogue import Catalogue
from service.precedent.relations.law_years import year_of

_NUMBERED = re.compile(r"(?:^| )(?P<name>(?:bo luat|luat|phap lenh) .*?) so ")
_SQL = """
SELECT DISTINCT key, form, text FROM citation
WHERE key IS NOT NULL AND kind IN ('Luật', 'Bộ luật', 'Pháp lệnh') AND form IN (?, ?)
"""
_CITING = """
SELECT d.id, json_extract(c.spans, '$[0][0]') AS start, coalesce(d.issued_on, d.event_on) AS day, d.number,
  p.number AS before, p.issued_on AS dated,
  substr(d.text, json_extract(p.spans, '$[#-1][1]') + 1,
    json_extract(c.spans, '$[0][0]') - json_extract(p.spans, '$[#-1][1]')) AS words,
  (SELECT json_group_array(DISTINCT o.key) FROM citation o
    WHERE o.directive = c.directive AND o.key IN (SELECT value FROM json_each(?))) AS own
FROM citation c JOIN directive d ON d.ordinal = c.directive
LEFT JOIN citation p ON p.directive = c.directive AND p.position = c.position - 1 WHERE c.key = ?
"""
_APART = re.compile(r"[.;\n]")


@dataclass(frozen=True, slots=True)
class Numbers:
    """Those under which the index cites a law's name; whether no other one is known."""

    cited: tuple[str, ...]
    alone: bool


def law_numbers(catalogue: Catalogue) -> dict[str, Numbers]:
    """By the key of a law's name; those that the index cites with no number are left out."""
    bare: set[str] = set()
    known, cited = _in_table(), set()  # known: by "luat dat dai"
    for key, form, text in catalogue.rows(_SQL, (Form.LAW, Form.NUMBER)):
        if form == Form.LAW:
            bare.add(key)
        elif named := _NUMBERED.search(fold(text)):
            known[named["name"]].add(key)
            cited.add(key)
    found = {key: sorted(one for one in known.get(_name(key), ()) if _year(key) in one) for key in bare}
    return {
        key: Numbers(tuple(own), len(fitting) == 1)
        for key, fitting in found.items()
        if (own := [one for one in fitting if one in cited])
    }


def meant(catalogue: Catalogue, name: str, numbers: Numbers, number: str, law: int | None) -> set[tuple[str, int]]:
    """Where a name stands for a number, as id and place: the text cites that number of the name, or no other is known
    and the text is no older than the law; what is said to carry it out is no older either."""
    return {
        (row["id"], row["start"])
        for row in catalogue.rows(_CITING, (json.dumps(numbers.cited), name))
        if _cites(row, numbers, number, law)
        and (not row["before"] or _APART.search(row["words"]) or _reaches(law, row["before"], row["dated"]))
    }


def _cites(row: Row, numbers: Numbers, number: str, law: int | None) -> bool:
    own = json.loads(row["own"])
    return bool(own == [number] or (not own and numbers.alone and _reaches(law, row["number"], row["day"])))


def _reaches(law: int | None, number: str | None, day: str | None) -> bool:
    """Whether a directive is known to be no older than a law."""
    year = year_of(Fields(number=number, issued_on=date.fromisoformat(day) if day else None))
    return law is not None and year is not None and year >= law


def _in_table() -> dict[str, set[str]]:
    numbers: dict[str, set[str]] = defaultdict(set)
    for row in rows("laws.tsv"):
        numbers[fold(f"{row['kind']} {row['name']}")] |= {
            key_of_number(one) for one in row["numbers"].split(";") if one
        }
    return numbers


def _name(key: str) -> str:
    """ "luat dat dai" of "luat:dat dai:2024"."""
    return " ".join(key.split(":")[:2])


def _year(key: str) -> str:
    return key.split(":")[2] if key.count(":") > 1 else ""


def names_of(number: str, numbers: Mapping[str, Numbers]) -> Iterator[str]:
    """The keys of the names that may stand for a number, in order."""
    return iter(sorted(key for key, own in numbers.items() if number in own.cited))
