"""Writing a trained model as a sentence-transformers folder, whole or not at all."""

import tempfile
from pathlib import Path

import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding
from tokenizers import Tokenizer

from indexer.train.errors import OutFolderError


def save_model(tokenizer: Tokenizer, weights: torch.Tensor, card: str, out: Path) -> None:
    """A folder that sentence-transformers loads without a network; an older one in its place is replaced.

    Weights are stored as float16, which halves the folder and changes no cosine by more than about a thousandth.
    Call `.float()` on the loaded model for float32 vectors.
    """
    embedding = StaticEmbedding(tokenizer, embedding_weights=weights.half())
    model = SentenceTransformer(modules=[embedding, Normalize()], device="cpu")
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{out.name}-", dir=out.parent) as beside:
        fresh, old = Path(beside) / "fresh", Path(beside) / "old"
        model.save_pretrained(str(fresh), create_model_card=False)
        (fresh / "README.md").write_text(card, encoding="utf-8")
        for path in fresh.rglob("*.safetensors"):
            path.chmod(0o644)  # safetensors lets only its owner read what it writes
        if out.exists():
            out.rename(old)
        try:
            fresh.rename(out)
        except OSError:
            if old.exists():
                old.rename(out)
            raise


def check_replaceable(out: Path) -> None:
    """Refuse a folder that holds anything but a model: saving would throw it away.

    Raises:
        OutFolderError: it does.
    """
    if out.exists() and not (out / "modules.json").is_file() and (out.is_file() or any(out.iterdir())):
        raise OutFolderError(f"{out} exists and holds no model; name a new folder, or one that a model may replace")
