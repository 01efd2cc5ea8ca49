"""Wording that stands in many directives alike: shown once in a ranking, with how often it stands elsewhere."""

from collections.abc import Iterable

import numpy as np

from service.retrieval import Ranking


class Boilerplate:
    """Which passages say the same in three directives or more."""

    def __init__(self, passages: Iterable[tuple[int, int, int]] = ()) -> None:
        """Takes ordinal, key and number of passages with that key."""
        self._key_of = {ordinal: (key, count) for ordinal, key, count in passages}

    def once(self, ranking: Ranking) -> Ranking:
        """The ranking with the best of each kind alone; order and scores stay."""
        if not self._key_of:
            return ranking
        seen, kept = set[int](), []
        for position, ordinal in enumerate(ranking.ordinals.tolist()):
            key = self._key_of[ordinal][0] if ordinal in self._key_of else None
            if key is None or key not in seen:
                kept.append(position)
            if key is not None:
                seen.add(key)
        return ranking.at(np.asarray(kept, dtype=np.int64))

    def others(self, ordinal: int) -> int:
        """How many other passages of the index say the same."""
        return self._key_of[ordinal][1] - 1 if ordinal in self._key_of else 0
