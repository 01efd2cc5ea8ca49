"""The same index with another encoder's vectors: for comparing encoders without reading the corpus anew."""

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from eval.errors import EvalError
from indexer.budget import Budget
from indexer.build import CATALOGUE, EMBEDDINGS, VECTORS, Progress
from indexer.catalogue import Catalogue
from indexer.embedding import Stored
from indexer.encoder import Encoder
from indexer.faiss_index import FaissIndex
from indexer.generation import Manifest, new_generation, open_generation, publish

_AT_ONCE = 8_192  # passages


def swap_encoder(index: Path, target: Path, encoder: Encoder, progress: Progress | None = None) -> Manifest:
    """Publish into `target` what `index` holds, its passages encoded by another encoder.

    Both lie on one file system and share their files: a generation never changes.

    Raises:
        EvalError: the encoder reads texts up to a length only: passages would have to be cut for it.
        GenerationError: the index can't be opened, or the target can't be written.
    """
    if encoder.max_tokens is not None:
        raise EvalError(f"encoder '{encoder.name}' limits the length of a passage; give it an index of its own")
    folder, manifest = open_generation(index)
    with new_generation(target) as made:
        left_out = shutil.ignore_patterns(EMBEDDINGS, VECTORS, "manifest.json")
        shutil.copytree(folder, made, dirs_exist_ok=True, ignore=left_out, copy_function=os.link)
        vectors = np.concatenate(list(_vectors(folder / CATALOGUE, encoder, progress)))
        np.save(made / EMBEDDINGS, vectors)
        ids = np.arange(len(vectors), dtype=np.int64)
        FaissIndex.build(ids, vectors.astype(np.float32)).save(made / VECTORS)
        return publish(
            target,
            made,
            encoder=encoder.name,
            fingerprint=encoder.fingerprint,
            dim=encoder.dim,
            counts=manifest.counts,
        )


def _vectors(catalogue: Path, encoder: Encoder, progress: Progress | None) -> Iterator[Stored]:
    """Half-precision vectors of all passages, some at a time, by ordinal; as `build` makes them."""
    waiting: list[str] = []
    yield np.empty((0, encoder.dim), np.float16)
    with contextlib.closing(Catalogue(catalogue)) as opened:
        for texts in _texts(opened, Budget(encoder)):
            waiting += texts
            if len(waiting) >= _AT_ONCE:
                yield encoder.encode_passages(waiting).astype(np.float16)
                waiting.clear()
            if progress:
                progress("directives", 1)
    yield encoder.encode_passages(waiting).astype(np.float16)


def _texts(catalogue: Catalogue, budget: Budget) -> Iterator[list[str]]:
    """What the encoder reads of the passages of each directive, by ordinal."""
    first = 0
    for _, count in catalogue.directive_sizes():
        yield budget.texts_of([passage for _, passage in catalogue.passages(range(first, first + count))])
        first += count
