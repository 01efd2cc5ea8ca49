"""A model's vocabulary with the words of new documents added, before anything is learned."""

import json
from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer

from indexer.train.errors import UnreadableModelError
from indexer.train.tokenizer import BLANK
from indexer.train.vocabulary import VocabularyOptions, frequent_pieces
from indexer.train.wording import without_accents

_PREFERRED = 0.5  # times the square of its syllables: how much likelier a new piece is than those it replaces


def load_static(folder: Path) -> tuple[Tokenizer, torch.Tensor]:
    """Tokenizer and vectors, (pieces, dim) float32, of a model written by `save_model`.

    Raises:
        UnreadableModelError: it isn't one.
    """
    try:
        (weights,) = load_file(str(folder / "model.safetensors")).values()
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    except Exception as error:
        raise UnreadableModelError(f"{folder} holds no static model with one table of vectors ({error})") from error
    if json.loads(tokenizer.to_str())["model"]["type"] != "Unigram" or weights.shape[0] != tokenizer.get_vocab_size():
        raise UnreadableModelError(f"{folder} holds a model of another kind; training goes on from Unigram pieces only")
    return tokenizer, weights.float()


def grow(
    tokenizer: Tokenizer, weights: torch.Tensor, texts: Sequence[str], options: VocabularyOptions, most: int
) -> tuple[Tokenizer, torch.Tensor]:
    """Both with the most frequent words of the texts that were no pieces yet, and those without accents.

    A new piece begins as the sum of the pieces that it replaces, so growing alone hardly changes a text's vector.
    """
    known = tokenizer.get_vocab()
    frequent = (piece for piece, _ in frequent_pieces(texts, options).most_common())
    wanted = [piece for piece in frequent if piece not in known][:most]
    fresh = [piece for piece in dict.fromkeys([*wanted, *map(without_accents, wanted)]) if piece not in known]
    described = json.loads(tokenizer.to_str())
    scores = [score for _, score in described["model"]["vocab"]]
    rows = [weights]
    for piece in fresh:
        ids = tokenizer.encode(piece.replace(BLANK, " "), add_special_tokens=False).ids
        score = sum(scores[id_] for id_ in ids) + _PREFERRED * piece.count(BLANK) ** 2
        described["model"]["vocab"].append([piece, score])
        rows.append(weights[ids].sum(0, keepdim=True))
    return Tokenizer.from_str(json.dumps(described)), torch.cat(rows)
