"""The learned stage: candidates ranked by how likely each is an answer."""

from collections.abc import Sequence

import numpy as np

from service.question import Question
from service.rank.candidates import Candidates
from service.rank.gathering import Gathering
from service.rank.model import RankingModel
from service.retrieval import Ranking, Scope


class Ranked:
    """Every candidate looked at in full. The score is the probability that the passage answers; `legs` holds the
    cosine, the BM25, being named and the score of the trees for every candidate, whichever leg found it.
    """

    def __init__(self, gathering: Gathering, model: RankingModel) -> None:
        self.gathering, self._model = gathering, model

    def retrieve(self, questions: Sequence[Question], k: int, within: Scope | None = None) -> list[Ranking]:
        """At most k of the candidates of each question."""
        return [self._rank(candidates, k) for candidates in self.gathering.gather(questions, within)]

    def _rank(self, found: Candidates, k: int) -> Ranking:
        if not len(found.ordinals):
            return Ranking(found.ordinals, np.empty(0, dtype=np.float32))
        judged = self._model.judge(found)
        confidence = self._model.shape.confidence(found, judged)[:k]
        first, columns = judged.order[:k], found.columns
        legs = {"dense": columns["cosine"], "lexical": columns["bm25_raw"], "ranker": judged.scores}
        if found.question.named:
            legs["named"] = columns["named"]
        shown = {name: values[first] for name, values in legs.items()}
        # Nothing answers for a section that isn't there, however near the nearest ones are.
        sure = np.zeros_like(confidence) if found.question.absent else confidence
        return Ranking(found.ordinals[first], confidence, shown, sure)
