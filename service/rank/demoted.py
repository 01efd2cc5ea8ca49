"""A stage around another one: passages of directives that were replaced or repealed in whole come lower."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from indexer.vectors import Ids
from service.precedent.validity.model import GONE
from service.precedent.validity.table import Validities
from service.question import Question
from service.retrieval import Ranking, Retriever, Scope

# What is left of a score: such a passage stays before all that are less than three quarters as likely to answer, so
# the only answer stays the first hit. At .5 the samples' judged queries, which know nothing of validity, lose .003 of
# nDCG@10, which is more than chance; at .75 nothing that can be told from it.
_SHARE = np.float32(0.75)
_ALL = 100_000  # candidates of the stage within: what sinks out of the first k has to let others in
_OLD = re.compile(
    r"(?<!\w)(?:(?:bị|được|đã) (?:thay thế|bãi bỏ|hủy bỏ|huỷ bỏ)|(?:hết|không còn) hiệu lực|cũ|trước đây|trước kia)"
    r"(?!\w)",
    re.IGNORECASE,
)
Owners = NDArray[np.int32]  # (passages,) the directive of each, by ordinal


class Demoted:
    """The ranking of a stage with the scores of replaced and repealed directives lowered, and their places with them.

    Not where the query asks for what is old: it names such a directive, or the year in which one was issued, or says
    so ("đã bị thay thế", "cũ"); nor where nothing else was found, as behind a filter. Confidence stays: what is
    replaced may well be what answers. Ties keep the order of the stage.
    """

    def __init__(
        self, stage: Retriever, validities: Validities, owners: Owners, today: Callable[[], date] = date.today
    ) -> None:
        self.stage, self._validities, self._owners, self._today = stage, validities, owners, today

    def retrieve(self, questions: Sequence[Question], k: int, within: Scope | None = None) -> list[Ranking]:
        """At most k passages of each question."""
        gone = self._validities.having(GONE, self._today())
        found = self.stage.retrieve(questions, _ALL if len(gone) else k, within)
        return [self._demote(question, ranking, gone, k) for question, ranking in zip(questions, found, strict=True)]

    def _demote(self, question: Question, ranking: Ranking, gone: Ids, k: int) -> Ranking:
        lower = self._lower(question, ranking, gone)
        if not lower.any() or lower.all():
            return ranking.at(np.arange(min(k, len(ranking))))
        scores = np.where(lower, ranking.scores * _SHARE, ranking.scores)
        order = np.argsort(-scores, kind="stable")[:k]
        return replace(ranking.at(order), scores=scores[order])

    def _lower(self, question: Question, ranking: Ranking, gone: Ids) -> NDArray[np.bool_]:
        """Which of the passages come lower, (passages,)."""
        if not len(gone) or _OLD.search(question.read_text):
            return np.zeros(len(ranking), dtype=np.bool_)
        named = [directive for one in question.named for directive in one.directives]
        if np.isin(named, gone).any():
            return np.zeros(len(ranking), dtype=np.bool_)
        years = {int(wish.value) for wish in question.wishes if wish.key == "year"}
        lower = [one for one in gone.tolist() if self._validities.year_of(one) not in years]
        return np.isin(self._owners[ranking.ordinals], lower)
