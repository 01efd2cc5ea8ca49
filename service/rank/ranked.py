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

    def _rank(self, candidates: Candidates, k: int) -> Ranking:
        if not len(candidates.ordinals):
            return Ranking(candidates.ordinals, np.empty(0, dtype=np.float32))
        scores, confidence = self._model.judge(candidates)
        columns = candidates.columns
        legs = {"dense": columns["cosine"], "lexical": columns["bm25"], "ranker": scores}
        if candidates.question.named:
            legs["named"] = columns["named"]
        ranking = Ranking(candidates.ordinals, confidence, legs, confidence)
        return ranking.at(np.lexsort((candidates.ordinals, -scores))[:k])
