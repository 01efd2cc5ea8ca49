"""The one module that imports sentence-transformers: any of its models behind `Encoder`."""

import hashlib
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

import numpy as np

from indexer.encoder import Encoder, Vectors
from indexer.errors import EncoderError
from indexer.model_folder import BUNDLED, model_folder
from indexer.static_encoder import load_static

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_BATCH = 64
_STATIC_BATCH = 1_024
_TINY = 1e-9  # a text without a known word has the zero vector, and keeps it
# Families whose own configuration lacks the prompts that they were trained with (their model cards).
_FAMILY_PROMPTS = {
    "e5": {"query": "query: ", "passage": "passage: "},
    "bge-small-en": {"query": "Represent this sentence for searching relevant passages: ", "passage": ""},
}
_PASSAGE_NAMES = ("passage", "document", "corpus")

Precision = Literal["auto", "float32", "bfloat16"]
PRECISIONS: tuple[Precision, ...] = get_args(Precision)


class SentenceEncoder:
    """A loaded sentence-transformers model."""

    def __init__(self, name: str, model: "SentenceTransformer", precision: Precision = "auto") -> None:
        self._name = name
        self._model = model
        self._static = not hasattr(model[0], "auto_model")
        self._bfloat16 = not self._static and _wants_bfloat16(precision)
        if self._bfloat16:
            model.bfloat16()
        else:
            model.float()  # half precision is a way of storing; sums over it would leave rows off unit length
        self._query_prompt, self._passage_prompt = prompts_of(name, model.prompts or {})
        self._fingerprint = _fingerprint(model, self._query_prompt, self._passage_prompt)

    @property
    def name(self) -> str:
        """Hub name or folder as the user gave it."""
        return self._name

    @property
    def fingerprint(self) -> str:
        """A digest of weights, precision and prompts."""
        return self._fingerprint

    @property
    def dim(self) -> int:
        """Length of a vector."""
        return int(self._model.get_embedding_dimension() or 0)

    @property
    def max_tokens(self) -> int | None:
        """The model's own limit; prompt and special tokens count, as they do in `count_tokens`."""
        longest = None if self._static else self._model.max_seq_length
        return int(longest) if longest else None

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text with the passage prompt and the model's special tokens."""
        tokenizer: Any = self._model.tokenizer
        full = [self._passage_prompt + text for text in texts]
        if self._static:
            return [len(encoding.ids) for encoding in tokenizer.encode_batch(full)]
        return [len(ids) for ids in tokenizer(full, truncation=False, verbose=False)["input_ids"]]

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Shape (n, dim), float32, unit rows."""
        return self._encode(texts, self._query_prompt)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Shape (n, dim), float32, unit rows."""
        return self._encode(texts, self._passage_prompt)

    def _encode(self, texts: Sequence[str], prompt: str) -> Vectors:
        if not texts:
            return np.empty((0, self.dim), dtype=np.float32)
        vectors = self._model.encode(
            list(texts),
            prompt=prompt or None,
            batch_size=_STATIC_BATCH if self._static else _BATCH,
            normalize_embeddings=True,
            convert_to_numpy=True,
            show_progress_bar=False,
        )
        rows = np.ascontiguousarray(vectors, dtype=np.float32)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return np.asarray(rows / np.maximum(lengths, _TINY), dtype=np.float32)


def load_encoder(name: str = BUNDLED, *, threads: int | None = None, precision: Precision = "auto") -> Encoder:
    """Load a model: the bundled one, a folder, or a hub name (looked up in the local cache first).

    A static one is read without the library.

    Raises:
        EncoderError: it isn't there or can't be read; one line that says what was tried.
    """
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # before torch loads: spinning waits cost 20-60x when busy
    folder = model_folder(name)
    if (static := load_static(name, folder, lambda configured: prompts_of(name, configured))) is not None:
        return static
    import torch

    if threads:
        torch.set_num_threads(threads)
    from sentence_transformers import SentenceTransformer

    try:
        model = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    except Exception as error:
        first = (str(error).strip() or type(error).__name__).splitlines()[0]
        raise EncoderError(f"the model in '{name}' can't be loaded: {first[:200]}") from error
    return SentenceEncoder(name, model, precision)


def prompts_of(name: str, configured: Mapping[str, str | None]) -> tuple[str, str]:
    """What a model wants before a query and before a passage: as it is configured, else as its family was trained."""
    own = {key: text for key, text in configured.items() if text}
    if not own:
        base = Path(name).name.lower()
        own = next(
            (prompts for family, prompts in _FAMILY_PROMPTS.items() if family in base.split("-") or family == base),
            {},
        )
    passage = next((own[key] for key in _PASSAGE_NAMES if key in own), "")
    return own.get("query", ""), passage


def _wants_bfloat16(precision: Precision) -> bool:
    if precision != "auto":
        return precision == "bfloat16"
    flags = Path("/proc/cpuinfo")
    return flags.is_file() and "avx512_bf16" in flags.read_text(encoding="utf-8", errors="replace")


def _fingerprint(model: "SentenceTransformer", *prompts: str) -> str:
    digest = hashlib.sha256(repr((prompts, model.max_seq_length)).encode())
    for name, tensor in sorted(model.state_dict().items()):
        digest.update(f"{name} {tensor.dtype} {tuple(tensor.shape)}".encode())
        digest.update(tensor.float().numpy().tobytes())
    backend = getattr(model.tokenizer, "backend_tokenizer", model.tokenizer)
    digest.update(backend.to_str().encode())
    return digest.hexdigest()[:32]
