"""The directives and sections in which words of the index stand, of a whole check in one query each."""

import json
from collections.abc import Iterable

import numpy as np

from corpus.model import Directive
from indexer.catalogue import Catalogue
from indexer.wording.index import WordingIndex


def heads_of(catalogue: Catalogue, ordinals: Iterable[int]) -> dict[int, Directive]:
    """The heads of directives by ordinal, without text, sections and citations."""
    wanted = json.dumps(sorted(set(ordinals)))
    rows = catalogue.rows(
        "SELECT ordinal, id FROM directive WHERE ordinal IN (SELECT value FROM json_each(?)) ORDER BY id", (wanted,)
    )
    heads = catalogue.heads_by_id([row["ordinal"] for row in rows], 0, len(rows))
    return {int(row["ordinal"]): head for row, head in zip(rows, heads, strict=True)}


def paths_of(catalogue: Catalogue, wording: WordingIndex, sections: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """The paths of sections that are counted over all directives."""
    numbers = np.asarray(sorted(set(sections)), dtype=np.int64)
    directives = wording.directive_of(numbers)
    positions = numbers - wording.directives[directives]
    asked = json.dumps(np.stack([directives, positions], axis=1).tolist())
    rows = catalogue.rows(
        "SELECT s.path FROM json_each(?) asked CROSS JOIN section s "
        "ON s.directive = json_extract(asked.value, '$[0]') AND s.position = json_extract(asked.value, '$[1]')",
        (asked,),
    )
    return {int(number): tuple(json.loads(row["path"])) for number, row in zip(numbers, rows, strict=True)}
