"""Laws are cited by number in a preamble and by name alone below: which number a name stands for."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from corpus.citations.keys import fold
from corpus.model import Form
from indexer.catalogue import Catalogue

_NUMBERED = re.compile(r"(?:^| )(?P<name>(?:bo luat|luat|phap lenh) .*?) so ")
_SQL = """
SELECT DISTINCT key, form, text FROM citation
WHERE key IS NOT NULL AND kind IN ('Luật', 'Bộ luật', 'Pháp lệnh') AND form IN (?, ?)
AND (? IS NULL OR directive IN (SELECT value FROM json_each(?)))
"""


def law_numbers(catalogue: Catalogue, asked: str | None) -> dict[str, str]:
    """By the key of a law's name that of its number, where the index cites the name with one number alone.

    `asked` are ordinals of the directives that cite, as JSON; None for all.
    """
    bare: set[str] = set()
    numbers: dict[str, set[str]] = defaultdict(set)  # by "luat dat dai"
    for key, form, text in catalogue.rows(_SQL, (Form.LAW, Form.NUMBER, asked, asked)):
        if form == Form.LAW:
            bare.add(key)
        elif named := _NUMBERED.search(fold(text)):
            numbers[named["name"]].add(key)
    found = {key: [one for one in numbers.get(_name(key), ()) if _year(key) in one] for key in bare}
    return {key: fitting[0] for key, fitting in found.items() if len(fitting) == 1}


def _name(key: str) -> str:
    """ "luat dat dai" of "luat:dat dai:2024"."""
    return " ".join(key.split(":")[:2])


def _year(key: str) -> str:
    return key.split(":")[2] if key.count(":") > 1 else ""


def names_of(number: str, numbers: Mapping[str, str]) -> Iterator[str]:
    """The keys of the names that stand for a number, in order."""
    return iter(sorted(key for key, other in numbers.items() if other == number))
