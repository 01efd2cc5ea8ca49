"""Tables of the field, kept as data beside this module."""

import csv
from collections.abc import Iterator
from importlib import resources


def rows(table: str) -> Iterator[dict[str, str]]:
    """The rows of a tab-separated table shipped here, by column name."""
    with resources.files(__name__).joinpath(table).open(encoding="utf-8") as lines:
        yield from csv.DictReader(lines, delimiter="\t")
