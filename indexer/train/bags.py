"""Texts as bags of pieces, and the means of the pieces' vectors."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch.nn import functional

Parts = tuple[str, ...]  # a text in parts that no piece spans: headings, sentences


@dataclass(frozen=True, slots=True)
class Bags:
    """Texts as pieces: all ids in a row, where each text starts and ends, and a key that equal texts share."""

    ids: torch.Tensor  # (pieces,) int64
    starts: torch.Tensor  # (texts + 1,) int64
    keys: torch.Tensor  # (texts,) int64

    def __len__(self) -> int:
        return len(self.keys)

    def take(self, rows: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """The ids of some of the texts in a row, and where in it each of them starts."""
        begin = self.starts[rows]
        sizes = self.starts[rows + 1] - begin
        offsets = torch.cumsum(sizes, 0) - sizes
        inside = torch.arange(int(sizes.sum())) - torch.repeat_interleave(offsets, sizes)
        return self.ids[torch.repeat_interleave(begin, sizes) + inside], offsets


def cut(tokenizer: Tokenizer, texts: Sequence[Parts]) -> Bags:
    """The texts cut into pieces; a part met twice is cut once."""
    distinct = {part: number for number, part in enumerate(dict.fromkeys(part for text in texts for part in text))}
    encodings = tokenizer.encode_batch_fast(list(distinct), add_special_tokens=False)
    pieces = [np.array(encoding.ids, np.int64) for encoding in encodings]
    rows = [[pieces[distinct[part]] for part in text] for text in texts]
    sizes = [sum(map(len, row)) for row in rows]
    return Bags(
        torch.from_numpy(np.concatenate([np.zeros(0, np.int64), *(part for row in rows for part in row)])),
        torch.from_numpy(np.cumsum([0, *sizes], dtype=np.int64)),
        torch.from_numpy(np.array([zlib.crc32("\n".join(text).encode()) for text in texts], np.int64)),
    )


def embed(weights: torch.Tensor, bags: Bags, rows: torch.Tensor) -> torch.Tensor:
    """Unit vectors of some of the texts: (rows, dim)."""
    ids, offsets = bags.take(rows)
    means: torch.Tensor = _Mean.apply(weights, ids, offsets)  # type: ignore[no-untyped-call]
    return functional.normalize(means, dim=1)


class _Mean(torch.autograd.Function):
    """Means of the pieces' vectors, with a sparse gradient that is itself gathered by an embedding bag.

    Torch's own backward pass is slow on few cores: it walks over the whole vocabulary.
    """

    @staticmethod
    def forward(ctx: Any, weights: torch.Tensor, ids: torch.Tensor, offsets: torch.Tensor) -> torch.Tensor:
        ctx.save_for_backward(ids, offsets)
        ctx.shape = weights.shape
        return functional.embedding_bag(ids, weights, offsets, mode="mean")

    @staticmethod
    def backward(ctx: Any, gradient: torch.Tensor) -> tuple[torch.Tensor, None, None]:
        ids, offsets = ctx.saved_tensors
        sizes = torch.diff(offsets, append=torch.tensor([len(ids)]))
        texts = torch.repeat_interleave(torch.arange(len(sizes)), sizes)
        ordered, order = torch.sort(ids, stable=True)
        pieces, counts = torch.unique_consecutive(ordered, return_counts=True)
        shares = gradient / sizes.clamp(min=1)[:, None]
        rows = functional.embedding_bag(texts[order], shares, torch.cumsum(counts, 0) - counts, mode="sum")
        sparse = torch.sparse_coo_tensor(pieces[None], rows, ctx.shape, is_coalesced=True, check_invariants=False)
        return sparse, None, None
