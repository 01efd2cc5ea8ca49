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
_BY_COSINE = 4.0  # weight of the cosine with the teacher beside that of the distributions


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


def imitate(teacher: torch.Tensor, scale: float) -> Loss:
    """Both languages towards a teacher's vectors of the English side, (pairs, teacher's dim) unit rows.

    By the distribution of similarities within the batch (Kullback-Leibler divergence), and by cosine where the
    dimensions agree. Reimers and Gurevych, Making Monolingual Sentence Embeddings Multilingual using Knowledge
    Distillation, EMNLP 2020; Tian et al., Contrastive Representation Distillation, ICLR 2020.
    """

    def loss(batch: Batch) -> torch.Tensor:
        told = teacher[batch.rows]
        wanted = torch.log_softmax(scale * told @ told.T, 1)
        english, vietnamese = batch.queries, batch.passages
        sides = ((english, vietnamese), (vietnamese, vietnamese), (vietnamese, english))
        apart = sum((_divergence(wanted, scale * one @ other.T) for one, other in sides), torch.zeros(()))
        if told.shape[1] != english.shape[1]:
            return apart / len(sides)
        near = ((english + vietnamese) * told).sum(1).mean() / 2
        return apart / len(sides) + _BY_COSINE * (1 - near)

    return loss


def _divergence(wanted: torch.Tensor, scores: torch.Tensor) -> torch.Tensor:
    return (wanted.exp() * (wanted - torch.log_softmax(scores, 1))).sum(1).mean()


def _equal(keys: torch.Tensor) -> torch.Tensor:
    return keys[:, None] == keys[None]
