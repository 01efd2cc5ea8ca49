"""The training loop: lessons of pairs in, one vector a piece out."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch

from indexer.train.bags import Bags, embed
from indexer.train.losses import Batch, Loss

Progress = Callable[[int, int], None]  # steps done, steps in all


@dataclass(frozen=True, slots=True)
class FitOptions:
    """How long and how fast is learned."""

    dim: int = 384
    epochs: int = 2
    batch: int = 1024
    block: int = 8  # pairs that stay side by side: neighbours of one document are each other's hard negatives
    rate: float = 0.1
    seed: int = 13


@dataclass(frozen=True, slots=True)
class Lesson:
    """Pairs of one kind, in the order of their documents, and what they are trained towards."""

    name: str
    queries: Bags
    passages: Bags
    loss: Loss
    share: float = 1.0  # of its pairs, drawn anew every epoch


def fit(
    first: torch.Tensor, lessons: Sequence[Lesson], options: FitOptions, progress: Progress | None = None
) -> torch.Tensor:
    """The vectors of the pieces, (pieces, dim) float32; the same for the same seed and number of threads."""
    draw = torch.Generator().manual_seed(options.seed)
    weights = first.clone().requires_grad_()
    adam = torch.optim.SparseAdam([weights], lr=options.rate)
    plan = [step for _ in range(options.epochs) for step in _epoch(lessons, options, draw)]
    for number, (lesson, rows) in enumerate(plan):
        adam.param_groups[0]["lr"] = options.rate * _warmth(number, len(plan))
        adam.zero_grad()
        lesson.loss(_batch(weights, lesson, rows)).backward()  # type: ignore[no-untyped-call]
        adam.step()  # type: ignore[no-untyped-call]
        if progress is not None:
            progress(number + 1, len(plan))
    return weights.detach()


def first_weights(pieces: int, lessons: Sequence[Lesson], options: FitOptions) -> torch.Tensor:
    """Random directions, (pieces, dim), short for frequent pieces.

    a / (a + p) with a = 0.001: Arora et al., A Simple but Tough-to-Beat Baseline for Sentence Embeddings, 2017.
    """
    counts = torch.zeros(pieces)
    for lesson in lessons:
        for bags in (lesson.queries, lesson.passages):
            counts += torch.bincount(bags.ids, minlength=pieces)
    p = counts / counts.sum().clamp(min=1)
    draw = torch.Generator().manual_seed(options.seed)
    return torch.randn(pieces, options.dim, generator=draw) * (1e-3 / (1e-3 + p))[:, None]


def _epoch(lessons: Sequence[Lesson], options: FitOptions, draw: torch.Generator) -> list[tuple[Lesson, torch.Tensor]]:
    """Batches of one lesson each, in random order; a remainder too small to hold negatives is left out."""
    steps: list[tuple[Lesson, torch.Tensor]] = []
    for lesson in lessons:
        order = _order(len(lesson.queries), options.block, draw)
        order = order[: math.ceil(lesson.share * len(order))]
        least = min(options.batch, len(order)) // 2
        steps += [(lesson, rows) for rows in torch.split(order, options.batch) if len(rows) >= max(least, 2)]
    return [steps[number] for number in torch.randperm(len(steps), generator=draw).tolist()]


def _order(pairs: int, block: int, draw: torch.Generator) -> torch.Tensor:
    """All pairs in random order, but for those of a block, which stay together; blocks begin anywhere."""
    if not pairs:
        return torch.arange(0)
    shift = int(torch.randint(block, (1,), generator=draw))
    blocks = torch.split(torch.arange(pairs).roll(shift), block)
    return torch.cat([blocks[number] for number in torch.randperm(len(blocks), generator=draw).tolist()])


def _warmth(number: int, total: int) -> float:
    """The share of the rate at a step: up over a twentieth of them, down over the last seven tenths."""
    return min(1.0, (number + 1) / (0.05 * total), (total - number) / (0.7 * total))


def _batch(weights: torch.Tensor, lesson: Lesson, rows: torch.Tensor) -> Batch:
    queries, passages = lesson.queries, lesson.passages
    return Batch(
        rows,
        embed(weights, queries, rows),
        embed(weights, passages, rows),
        queries.keys[rows],
        passages.keys[rows],
    )
