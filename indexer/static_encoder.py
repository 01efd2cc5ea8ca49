"""A static sentence-transformers model without that library: a tokenizer and a table of rows, means taken in NumPy.

Loading torch takes seconds and some 300 MB in every process; one query through it takes ten times as long.
"""

import hashlib
import json
import math
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from indexer.encoder import Vectors
from indexer.errors import EncoderError
from indexer.static_lines import pieces, reads_line_by_line, sums_of_lines

Prompts = Callable[[Mapping[str, str | None]], tuple[str, str]]  # configured ones in, those of query and passage out
_KINDS = (["StaticEmbedding"], ["StaticEmbedding", "Normalize"])
_WEIGHTS = "embedding.weight"
_BATCH = 4_096  # texts tokenized at a time, in parallel
_TINY = 1e-9  # a text without a known piece has the zero vector, and keeps it


class StaticEncoder:
    """A vector is the mean of the rows of a text's pieces, at unit length."""

    max_tokens: int | None = None  # it reads any length

    def __init__(self, name: str, tokenizer: Any, rows: Vectors, prompts: tuple[str, str]) -> None:
        self.name = name
        self.dim = int(rows.shape[1])
        self._tokenizer, self._rows = tokenizer, rows
        self._by_lines = reads_line_by_line(tokenizer)
        self._query_prompt, self._passage_prompt = prompts
        self._fingerprint = _fingerprint(tokenizer, rows, prompts)

    @property
    def fingerprint(self) -> str:
        """A digest of weights, tokenizer and prompts, the same as the library's model would get."""
        return self._fingerprint

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Pieces of each text with the passage prompt."""
        return [len(ids) for ids in pieces(self._tokenizer, [self._passage_prompt + text for text in texts])]

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Shape (n, dim), float32, unit rows."""
        return self._encode([self._query_prompt + text for text in texts])

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Shape (n, dim), float32, unit rows."""
        return self._encode([self._passage_prompt + text for text in texts])

    def _encode(self, texts: Sequence[str]) -> Vectors:
        parts = [self._sums(texts[start : start + _BATCH]) for start in range(0, len(texts), _BATCH)]
        vectors = np.concatenate([np.empty((0, self.dim), dtype=np.float32), *parts])
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        return np.asarray(vectors / np.maximum(lengths, _TINY), dtype=np.float32)  # a mean has the same direction

    def _sums(self, texts: Sequence[str]) -> Vectors:
        lines = [text.split("\n") if self._by_lines else [text] for text in texts]
        return sums_of_lines(self._tokenizer, self._rows, lines)


def load_static(name: str, folder: Path, prompts: Prompts) -> StaticEncoder | None:
    """The static model in a folder; None where there is another kind of model.

    Raises:
        EncoderError: it is a static model, and its files can't be read.
    """
    try:
        kinds = [module["type"].rpartition(".")[2] for module in _json(folder / "modules.json")]
        configured = _json(folder / "config_sentence_transformers.json")
    except (OSError, ValueError, KeyError, TypeError):
        return None  # another layout: the library knows more of them
    if kinds not in _KINDS or configured.get("truncate_dim"):
        return None
    from safetensors.numpy import load_file
    from tokenizers import Tokenizer

    try:
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        rows = load_file(folder / "model.safetensors")[_WEIGHTS].astype(np.float32)
    except Exception as error:
        first = (str(error).strip() or type(error).__name__).splitlines()[0]
        raise EncoderError(f"the model in '{name}' can't be loaded: {first[:200]}") from error
    return StaticEncoder(name, tokenizer, rows, prompts(configured.get("prompts") or {}))


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _fingerprint(tokenizer: Any, rows: Vectors, prompts: tuple[str, str]) -> str:
    digest = hashlib.sha256(repr((prompts, math.inf)).encode())
    digest.update(f"0.embedding.weight torch.float32 {tuple(rows.shape)}".encode())
    digest.update(np.ascontiguousarray(rows).tobytes())
    digest.update(tokenizer.to_str().encode())
    return digest.hexdigest()[:32]
