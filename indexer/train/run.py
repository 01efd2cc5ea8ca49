"""The whole of training: read, build a vocabulary, make pairs, fit, save."""

import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

import torch
from tokenizers import Tokenizer

from indexer.train.bags import cut
from indexer.train.card import model_card
from indexer.train.errors import NoTextError
from indexer.train.fit import FitOptions, Lesson, Progress, fit
from indexer.train.losses import contrast
from indexer.train.pairs import Pair, make_pairs, passage_text
from indexer.train.save import check_replaceable, save_model
from indexer.train.texts import Material, read_material
from indexer.train.vocabulary import VocabularyOptions, build_tokenizer

_COUNTED_CLAUSES = 60_000  # of each source: enough for counts, and quick
_THREADS = 2  # fixed, since sums of another number of threads differ in their last bits


@dataclass(frozen=True, slots=True)
class TrainingOptions:
    """The recipe's numbers; of the rates .01 to .12 those near .1 did best on held-out questions."""

    vocabulary: VocabularyOptions = field(default_factory=VocabularyOptions)
    fit: FitOptions = field(default_factory=FitOptions)
    scale: float = 20.0
    unaccented: float = 0.2  # share of the queries typed without accents


@dataclass(frozen=True, slots=True)
class TrainingReport:
    """What was trained on, what came out and how long it took."""

    out: Path
    pieces: int
    dim: int
    pairs: Mapping[str, int]
    size_bytes: int
    seconds: float


def train_encoder(
    sources: Sequence[Path],
    out: Path,
    *,
    pairs: Sequence[Path] = (),
    seed: int = 13,
    exclude_queries: Collection[str] = (),
    options: TrainingOptions | None = None,
    figures: str = "",
    progress: Progress | None = None,
) -> TrainingReport:
    """Train on the sources and files of pairs, and write the model's folder.

    Excluded queries leave no trace in the model: everything else about it stays the same, so folds compare.
    `figures` is Markdown for the card, measured elsewhere.
    """
    began = time.monotonic()
    check_replaceable(out)
    options = options or TrainingOptions()
    material = read_material(sources, pairs, exclude_queries)
    made = make_pairs(material, seed, options.unaccented)
    tokenizer, weights = _trained(material, made, seed, options, progress)
    counts = {kind: len(of_kind) for kind, of_kind in made.items()}
    save_model(tokenizer, weights, model_card(sources, pairs, out, seed, counts, weights.shape, figures), out)
    size = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
    pieces, dim = weights.shape
    return TrainingReport(out, pieces, dim, counts, size, time.monotonic() - began)


def _trained(
    material: Material,
    made: Mapping[str, Sequence[Pair]],
    seed: int,
    options: TrainingOptions,
    progress: Progress | None,
) -> tuple[Tokenizer, torch.Tensor]:
    if sum(len(of_kind) for of_kind in made.values()) < 2:
        raise NoTextError("The sources hold too little text to make pairs of. Add documents.")
    torch.set_num_threads(_THREADS)
    tokenizer = build_tokenizer(list(_counted_texts(material, seed)), options.vocabulary)
    lessons = [
        Lesson(
            kind,
            cut(tokenizer, [pair.query for pair in of_kind]),
            cut(tokenizer, [pair.passage for pair in of_kind]),
            contrast(options.scale),
        )
        for kind, of_kind in made.items()
        if of_kind
    ]
    return tokenizer, fit(tokenizer.get_vocab_size(), lessons, replace(options.fit, seed=seed), progress)


def _counted_texts(material: Material, seed: int) -> Iterator[str]:
    """Texts that the vocabulary is counted in, so many of each source that none drowns the others."""
    for source in material.sources:
        texts = [passage_text(document, clause, clause.text) for document in source for clause in document.clauses]
        yield from Random(f"{seed}/vocabulary").sample(texts, min(_COUNTED_CLAUSES, len(texts)))
    for translation in material.translations:
        yield from (translation.en, translation.vi)
