"""The files of a generation, open for searching."""

from collections.abc import Sized
from pathlib import Path
from typing import NamedTuple

import numpy as np

from indexer.build import CATALOGUE, EMBEDDINGS, FORWARD, LEXICAL, PLACES, VECTORS, WORDING
from indexer.catalogue import Catalogue
from indexer.errors import GenerationError
from indexer.faiss_index import FaissIndex
from indexer.forward import ForwardIndex
from indexer.generation import Manifest
from indexer.lexical import LexicalIndex
from indexer.wording.index import WordingIndex
from indexer.wording.passages import PassagePlaces
from service.retrieval import Embeddings


class Parts(NamedTuple):
    """What a generation holds for searching, open."""

    catalogue: Catalogue
    lexical: LexicalIndex
    vectors: FaissIndex
    embeddings: Embeddings
    forward: ForwardIndex
    wording: WordingIndex
    places: PassagePlaces


def open_parts(folder: Path, manifest: Manifest) -> Parts:
    """Open a generation's files.

    Raises:
        GenerationError: one can't be read, or they don't agree on how many passages there are.
    """
    parts = Parts(
        Catalogue(folder / CATALOGUE),
        LexicalIndex(folder / LEXICAL),
        FaissIndex.load(folder / VECTORS),
        np.load(folder / EMBEDDINGS, mmap_mode="r"),
        ForwardIndex(folder / FORWARD),
        WordingIndex(folder / WORDING),
        PassagePlaces(folder / PLACES),
    )
    counted: tuple[Sized, ...] = (parts.vectors, parts.lexical, parts.forward, parts.embeddings)
    _check_counts(folder, manifest, *map(len, counted), parts.catalogue.count("passage"))
    return parts


def _check_counts(folder: Path, manifest: Manifest, *found: int) -> None:
    expected = manifest.counts["passages"]
    if any(count != expected for count in found):
        raise GenerationError(f"{folder}: {expected} passages are recorded, its parts hold {found}; index again")
