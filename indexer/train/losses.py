"""What a batch is trained towards."""

from collections.abc import Callable
from dataclasses import dataclass

import torch


@dataclass(frozen=True, slots=True)
class Batch:
    """Some pairs of one kind; row i of the queries belongs to row i of the passages."""

    rows: torch.Tensor  # (pairs,) their numbers in the lesson: where a teacher looks up its own vectors
    queries: torch.Tensor  # (pairs, dim) unit rows
    passages: torch.Tensor  # (pairs, dim) unit rows
    query_keys: torch.Tensor  # (pairs,) equal for equal texts
    passage_keys: torch.Tensor  # (pairs,)


Loss = Callable[[Batch], torch.Tensor]  # a scalar


def contrast(scale: float) -> Loss:
    """Each query to its own passage and back, among all of the batch; scale is the inverse temperature.

    Henderson et al., Efficient Natural Language Response Suggestion for Smart Reply, 2017 (in-batch negatives);
    van den Oord et al., Representation Learning with Contrastive Predictive Coding, 2018 (InfoNCE). A pair with
    the same query or the same passage as another is no negative of it.
    """

    def loss(batch: Batch) -> torch.Tensor:
        scores = scale * batch.queries @ batch.passages.T
        right = scores.diagonal()
        same = _equal(batch.query_keys) | _equal(batch.passage_keys)
        scores = scores.masked_fill(same.fill_diagonal_(False), -torch.inf)
        both_ways = torch.logsumexp(scores, 0) + torch.logsumexp(scores, 1)
        return (both_ways / 2 - right).mean()

    return loss


def _equal(keys: torch.Tensor) -> torch.Tensor:
    return keys[:, None] == keys[None]
