"""A teacher's vectors of English sentences; it is needed only while training."""

import os
from collections.abc import Sequence

import torch
from sentence_transformers import SentenceTransformer

from indexer.errors import EncoderError
from indexer.model_folder import model_folder

_LONGEST = 128  # tokens; that much of a sentence says what it is about
_BATCH = 64


def teacher_vectors(name: str, texts: Sequence[str]) -> torch.Tensor:
    """Unit rows, (texts, dim) float32, of any sentence-transformers model: a folder or a hub name.

    Raises:
        EncoderError: it isn't there or can't be read.
    """
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    folder = model_folder(name)
    try:
        teacher = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    except Exception as error:
        raise EncoderError(f"the teacher in '{name}' can't be loaded: {str(error).strip()[:200]}") from error
    if hasattr(teacher[0], "auto_model"):  # a static one reads any length
        teacher.max_seq_length = min(_LONGEST, teacher.max_seq_length or _LONGEST)
    rows = teacher.encode(list(texts), batch_size=_BATCH, normalize_embeddings=True, show_progress_bar=False)
    return torch.from_numpy(rows).float()
