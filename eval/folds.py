"""Five folds of queries: which of them an encoder must not have been trained on."""

import zlib
from collections.abc import Sequence
from pathlib import Path

FOLDS = 5


def fold_of(query_id: str) -> int:
    """The fold of a query, from 0: the same on every machine and whatever other queries there are."""
    return zlib.crc32(query_id.encode("utf-8", "surrogatepass")) % FOLDS


def queries_of(fold: int, pairs: Sequence[Path]) -> set[str]:
    """The ids of a fold's queries in files of judgements (.tsv); other files hold none."""
    judged = [path.read_text(encoding="utf-8").splitlines()[1:] for path in pairs if path.suffix == ".tsv"]
    ids = {line.partition("\t")[0] for lines in judged for line in lines}
    return {id_ for id_ in ids if fold_of(id_) == fold}
