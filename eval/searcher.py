"""Something that searches documents, as measuring sees it."""

from collections.abc import Sequence
from typing import Protocol

from eval.runs import Scored


class Searcher(Protocol):
    """Queries in, one ranking of documents each, same order."""

    def search(self, queries: Sequence[str], k: int) -> list[list[Scored]]:
        """At most k documents a query, best first, unique, scores never rising; an empty list where nothing is found.

        Raises:
            EvalError: the search itself failed.
        """
        ...
