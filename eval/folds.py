"""Five folds of queries: which of them an encoder must not have been trained on."""

import zlib

FOLDS = 5


def fold_of(query_id: str) -> int:
    """The fold of a query, from 0: the same on every machine and whatever other queries there are."""
    return zlib.crc32(query_id.encode("utf-8", "surrogatepass")) % FOLDS
