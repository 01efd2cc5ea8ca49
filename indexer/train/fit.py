"""Contrastive training of one vector a piece; a text is the mean of its pieces' vectors.

Every other passage of the batch is a negative: Henderson et al., Efficient Natural Language Response Suggestion
for Smart Reply, 2017; the loss is InfoNCE with cosines, both ways.
"""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Tokenizer
from torch.nn import functional

from indexer.train.pairs import Pair


@dataclass(frozen=True, slots=True)
class FitOptions:
    """How long and how fast is learned."""

    dim: int = 256
    epochs: int = 2
    batch: int = 1024
    rate: float = 0.01
    scale: float = 20.0
    seed: int = 13
    smooth: float = (
        1e-3  # a of the first weights a / (a + p): Arora et al., A Simple but Tough-to-Beat Baseline, 2017
    )


@dataclass(frozen=True, slots=True)
class Bags:
    """Texts as pieces: all ids in a row, where each text starts, and a key that equal texts share."""

    ids: torch.Tensor  # (pieces,) int64
    starts: torch.Tensor  # (texts + 1,) int64
    keys: torch.Tensor  # (texts,) int64

    def take(self, rows: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Ids and offsets of some of the texts."""
        begin, end = self.starts[rows], self.starts[rows + 1]
        sizes = end - begin
        offsets = torch.cumsum(sizes, 0) - sizes
        inside = torch.arange(int(sizes.sum())) - torch.repeat_interleave(offsets, sizes)
        return self.ids[torch.repeat_interleave(begin, sizes) + inside], offsets


def bags(tokenizer: Tokenizer, texts: Sequence[str]) -> Bags:
    """The texts cut into pieces, at once."""
    encodings = tokenizer.encode_batch_fast(texts, add_special_tokens=False)
    rows = [np.array(encoding.ids, np.int64) for encoding in encodings]
    starts = np.cumsum([0, *(len(row) for row in rows)])
    keys = np.array([zlib.crc32(text.encode()) for text in texts], np.int64)
    flat = np.concatenate(rows) if rows else np.zeros(0, np.int64)
    return Bags(torch.from_numpy(flat), torch.from_numpy(starts), torch.from_numpy(keys))


def first_weights(counts: torch.Tensor, options: FitOptions) -> torch.Tensor:
    draw = torch.Generator().manual_seed(options.seed)
    weights = torch.randn(len(counts), options.dim, generator=draw)
    p = counts / counts.sum()
    return weights * (options.smooth / (options.smooth + p))[:, None]


def fit(
    tokenizer: Tokenizer, pairs: Mapping[str, Sequence[Pair]], options: FitOptions, log=None
) -> torch.Tensor:
    sides = {
        k: (bags(tokenizer, [p.query for p in v]), bags(tokenizer, [p.passage for p in v]))
        for k, v in pairs.items()
        if v
    }
    counts = torch.zeros(tokenizer.get_vocab_size())
    for q, p in sides.values():
        for b in (q, p):
            counts += torch.bincount(b.ids, minlength=len(counts))
    weights = first_weights(counts, options).requires_grad_()
    adam = torch.optim.SparseAdam([weights], lr=options.rate)
    draw = torch.Generator().manual_seed(options.seed)
    plan = [step for _ in range(options.epochs) for step in _epoch(sides, options.batch, draw)]
    for number, (kind, rows) in enumerate(plan):
        for g in adam.param_groups:
            g["lr"] = options.rate * min(
                1.0, (number + 1) / (0.05 * len(plan)), (len(plan) - number) / (0.7 * len(plan))
            )
        q, p = sides[kind]
        loss = contrastive(
            embed(weights, q, rows), embed(weights, p, rows), q.keys[rows], p.keys[rows], options.scale
        )
        adam.zero_grad()
        loss.backward()
        adam.step()
        if log:
            log(number, len(plan), kind, loss)
    return weights.detach()


def _epoch(sides, size, draw):
    steps = []
    for kind, (q, _) in sides.items():
        order = torch.randperm(len(q.keys), generator=draw)
        steps += [(kind, rows) for rows in order.split(size) if len(rows) >= min(size, len(order)) // 2]
    return [steps[i] for i in torch.randperm(len(steps), generator=draw).tolist()]


class _Mean(torch.autograd.Function):
    """Means of pieces' vectors; its gradient holds only the rows met and is gathered by an embedding bag, too."""

    @staticmethod
    def forward(ctx, weights, ids, offsets):
        ctx.save_for_backward(ids, offsets)
        ctx.shape = weights.shape
        return functional.embedding_bag(ids, weights, offsets, mode="mean")

    @staticmethod
    def backward(ctx, gradient):
        ids, offsets = ctx.saved_tensors
        sizes = torch.diff(offsets, append=torch.tensor([len(ids)]))
        texts = torch.repeat_interleave(torch.arange(len(sizes)), sizes)
        ordered, order = torch.sort(ids, stable=True)
        pieces, counts = torch.unique_consecutive(ordered, return_counts=True)
        starts = torch.cumsum(counts, 0) - counts
        shares = gradient / sizes.clamp(min=1)[:, None]
        rows = functional.embedding_bag(texts[order], shares, starts, mode="sum")
        return torch.sparse_coo_tensor(pieces[None], rows, ctx.shape, is_coalesced=True), None, None


def embed(weights, b, rows):
    ids, offsets = b.take(rows)
    return functional.normalize(_Mean.apply(weights, ids, offsets), dim=1)


def contrastive(q, p, qk, pk, scale):
    scores = scale * q @ p.T
    same = (qk[:, None] == qk[None]) | (pk[:, None] == pk[None])
    same.fill_diagonal_(False)
    right = scores.diagonal()
    scores = scores.masked_fill(same, -1e4)
    both = torch.logsumexp(scores, 0) + torch.logsumexp(scores, 1)
    return (both / 2 - right).mean()
