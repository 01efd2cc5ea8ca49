"""A static encoder's vectors looked up in its table: no tensor library between a query and its vector."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from indexer.encoder import Vectors

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer


class StaticTable:
    """The pieces of a static model, with a row of numbers each."""

    def __init__(self, tokenizer: Any, rows: Vectors) -> None:
        self._tokenizer, self._rows = tokenizer, rows

    def means(self, texts: Sequence[str]) -> Vectors:
        """Shape (n, dim), float32: the mean of the rows of each text's pieces; zeros where it has none."""
        means = np.zeros((len(texts), self._rows.shape[1]), dtype=np.float32)
        for at, encoding in enumerate(self._tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)):
            if encoding.ids:
                means[at] = self._rows[encoding.ids].mean(axis=0)
        return means


def static_table(model: "SentenceTransformer") -> StaticTable | None:
    """The table of a model that is nothing but one, with or without a last step to unit length; else None."""
    kinds = [type(module).__name__ for module in model]
    if kinds not in (["StaticEmbedding"], ["StaticEmbedding", "Normalize"]):
        return None
    first: Any = model[0]
    return StaticTable(first.tokenizer, first.embedding.weight.detach().numpy())
