"""The vectors of passages, in the order in which these come; what isn't known yet is encoded beside the other work."""

import hashlib
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.catalogue import Catalogue
from indexer.encoder import Encoder

_ENCODED_AT_ONCE = 8_192
Stored = NDArray[np.float16]  # (n, dim): half precision keeps a cosine to the third digit
Waiting = list[tuple[str, str]]  # digest and text of each passage


class Embedding:
    """Takes passages as they come, gives all vectors at the end."""

    def __init__(
        self, encoder: Encoder, known: dict[str, Stored], beside: Executor, tell: Callable[[int], None]
    ) -> None:
        """`known` are vectors by digest, `tell` hears how many passages have got theirs."""
        self._encoder, self._known, self._tell = encoder, known, tell
        self._beside = beside
        self._waiting: Waiting = []
        self._under_way: Future[Stored] | None = None
        self._vectors: list[Stored] = [np.empty((0, encoder.dim), np.float16)]
        self.encoded = 0  # texts that were not known

    def add(self, digests: Sequence[str], texts: Sequence[str]) -> None:
        """The next passages."""
        self._waiting.extend(zip(digests, texts, strict=True))
        if len(self._waiting) >= _ENCODED_AT_ONCE:
            self.flush()

    def flush(self) -> None:
        """Have encoded what waits; one batch is under way at a time, so that memory stays bounded."""
        self._collect()
        self._under_way = self._beside.submit(self._encode, self._waiting)
        self._waiting = []
        if self._encoder.max_tokens is not None:
            self._collect()  # whoever counts tokens meanwhile would find the tokenizer "already borrowed"

    def vectors(self) -> Stored:
        """(passages, dim) all of them, which are handed over: they are many."""
        if self._waiting:
            self.flush()
        self._collect()
        taken, self._vectors = self._vectors, []
        return np.concatenate(taken)

    def _collect(self) -> None:
        if self._under_way is not None:
            self._vectors.append(self._under_way.result())
            self._tell(len(self._vectors[-1]))
            self._under_way = None

    def _encode(self, passages: Waiting) -> Stored:
        fresh = {digest: text for digest, text in passages if digest not in self._known}
        vectors = self._encoder.encode_passages(list(fresh.values())).astype(np.float16)
        made = dict(zip(fresh, vectors, strict=True))
        self.encoded += len(made)
        rows = [made[digest] if digest in made else self._known[digest] for digest, _ in passages]
        return np.stack(rows) if rows else vectors


def known_vectors(catalogue: Path, embeddings: Path) -> dict[str, Stored]:
    """The vectors of a generation by digest."""
    opened = Catalogue(catalogue)
    vectors: Stored = np.load(embeddings, mmap_mode="r")
    known = dict(zip(opened.digests(), vectors, strict=True))
    opened.close()
    return known


def digest(text: str) -> str:
    """The key under which a vector is used again, with the encoder's fingerprint beside it."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
