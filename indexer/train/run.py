"""The whole of training: read, find a vocabulary, make lessons, fit, compare, save."""

import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import NamedTuple

import torch
from tokenizers import Tokenizer

from indexer.model_folder import BUNDLED, model_folder
from indexer.train.card import Made, model_card
from indexer.train.errors import NoBetterError, NoTextError
from indexer.train.fit import FitOptions, Lesson, Progress, first_weights, fit
from indexer.train.grow import grow, load_static
from indexer.train.lessons import english, question_lesson, text_lessons, translation_lessons
from indexer.train.save import check_replaceable, save_model
from indexer.train.teacher import teacher_vectors
from indexer.train.texts import Material, read_material
from indexer.train.trial import Outcome, compare, hold_out, make_trial, reciprocal_ranks
from indexer.train.vocabulary import VocabularyOptions, build_tokenizer

SCRATCH = "scratch"
_COUNTED_CLAUSES = 60_000  # of each source: enough for counts, and quick
_SMALL_SOURCE = 20_000  # clauses; a smaller one is counted three times, so that its words aren't drowned
_THREADS = 2  # fixed, since sums of another number of threads differ in their last bits


@dataclass(frozen=True, slots=True)
class TrainingOptions:
    """The recipe's numbers, from nothing and from a model."""

    vocabulary: VocabularyOptions = field(default_factory=VocabularyOptions)
    fit: FitOptions = field(default_factory=FitOptions)
    asked: FitOptions = field(default_factory=lambda: FitOptions(epochs=2, rate=0.03))  # the round with questions
    asked_share: float = 0.15  # of every other lesson in that round, so that nothing is forgotten
    onward: FitOptions = field(default_factory=lambda: FitOptions(epochs=4, rate=0.05))
    onward_pieces: int = 4_000  # new words at most


class Model(NamedTuple):
    """A tokenizer and the vectors of its pieces."""

    tokenizer: Tokenizer
    weights: torch.Tensor  # (pieces, dim) float32


@dataclass(frozen=True, slots=True)
class TrainingReport:
    """What was trained on, what came out and how long it took."""

    out: Path
    pieces: int
    dim: int
    pairs: Mapping[str, int]
    size_bytes: int
    seconds: float
    left_out: tuple[str, ...] = ()  # documents that can't or mustn't be read, and why
    outcome: Outcome | None = None  # None where nothing was held out: trained from nothing


def train_encoder(
    sources: Sequence[Path],
    out: Path,
    *,
    pairs: Sequence[Path] = (),
    begin: str = BUNDLED,
    teacher: str | None = None,
    seed: int = 13,
    exclude_queries: Collection[str] = (),
    options: TrainingOptions | None = None,
    figures: str = "",
    progress: Progress | None = None,
) -> TrainingReport:
    """Train on the sources and files of pairs, and write the model's folder.

    It goes on from the model `begin`, or from nothing where that is `SCRATCH`. A teacher looks at the English sides of
    translations. Excluded queries leave no trace in the model: everything else about it stays the same, so folds
    compare. `figures` is Markdown for the card, measured elsewhere.

    Raises:
        NoBetterError: documents held out are found worse than by the model that it began with, or by the one that
            stands in the folder; nothing is written.
    """
    began = time.monotonic()
    check_replaceable(out)
    torch.set_num_threads(_THREADS)
    options = options or TrainingOptions()
    old = None if begin == SCRATCH else Model(*load_static(model_folder(begin)))
    material = read_material(sources, pairs, exclude_queries)
    if old is None:
        model, lessons = _from_nothing(material, seed, teacher, options, progress)
        outcome = None
    else:
        model, lessons, outcome = _onward(old, material, seed, teacher, options, progress, _standing(out))
    counts = _counts(lessons)
    made = Made(tuple(sources), tuple(pairs), out, seed, begin, teacher, counts, tuple(model.weights.shape))
    save_model(model.tokenizer, model.weights, model_card(made, outcome, figures), out)
    size = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
    left_out = tuple(map(str, material.left_out))
    pieces, dim = model.weights.shape
    return TrainingReport(out, pieces, dim, counts, size, time.monotonic() - began, left_out, outcome)


def _from_nothing(
    material: Material, seed: int, teacher: str | None, options: TrainingOptions, progress: Progress | None
) -> tuple[Model, list[Lesson]]:
    """A first round without judged questions, and a short one with them."""
    tokenizer = build_tokenizer(list(_counted_texts(material, seed)), options.vocabulary)
    lessons = lessons_of(material, tokenizer, seed, teacher)
    choices = replace(options.fit, seed=seed)
    weights = fit(first_weights(tokenizer.get_vocab_size(), lessons, choices), lessons, choices, progress)
    questions = question_lesson(material, tokenizer, seed)
    if len(questions.queries) > 1:
        weights = fit_asked(weights, lessons, questions, seed, options, progress)
        lessons.append(questions)
    return Model(tokenizer, weights), lessons


def fit_asked(
    weights: torch.Tensor,
    lessons: Sequence[Lesson],
    questions: Lesson,
    seed: int,
    options: TrainingOptions,
    progress: Progress | None = None,
) -> torch.Tensor:
    """The vectors after a round with judged questions and a share of all other lessons."""
    mixed = [questions, *(replace(lesson, share=options.asked_share) for lesson in lessons)]
    return fit(weights, mixed, replace(options.asked, seed=seed, dim=weights.shape[1]), progress)


def _onward(
    old: Model,
    material: Material,
    seed: int,
    teacher: str | None,
    options: TrainingOptions,
    progress: Progress | None,
    standing: Model | None,
) -> tuple[Model, list[Lesson], Outcome | None]:
    """The model after more lessons, if it finds the clauses of documents that it wasn't shown no worse than before,
    and no worse than the model that it would replace."""
    shown, held = hold_out(material)
    trial = make_trial(held)
    texts = list(_counted_texts(shown, seed))
    tokenizer, first = grow(*old, texts, options.vocabulary, options.onward_pieces)
    lessons = lessons_of(shown, tokenizer, seed, teacher)
    questions = question_lesson(material, tokenizer, seed)
    lessons += [questions] if len(questions.queries) > 1 else []
    weights = fit(first, lessons, replace(options.onward, seed=seed, dim=first.shape[1]), progress)
    if not trial.questions:
        return Model(tokenizer, weights), lessons, None
    before, after = reciprocal_ranks(trial, *old), reciprocal_ranks(trial, tokenizer, weights)
    outcome = compare(trial, before, after, seed)
    if outcome.after < outcome.before:
        raise NoBetterError(f"Nothing was written, the model it began with is better: {outcome}.")
    if standing and (there := float(reciprocal_ranks(trial, *standing).mean())) > outcome.after:
        raise NoBetterError(f"Nothing was written, the model that stands there is better (MRR {there:.3f}): {outcome}.")
    return Model(tokenizer, weights), lessons, outcome


def _standing(out: Path) -> Model | None:
    """The model that would be replaced."""
    return Model(*load_static(out)) if (out / "modules.json").is_file() else None


def lessons_of(material: Material, tokenizer: Tokenizer, seed: int, teacher: str | None = None) -> list[Lesson]:
    """All that can be learned without judged questions; lessons of less than two pairs are left out."""
    translations = material.translations
    vectors = teacher_vectors(teacher, [english(one) for one in translations]) if teacher and translations else None
    lessons = [
        *text_lessons(material, tokenizer, seed),
        *translation_lessons(translations, vectors, tokenizer, seed),
    ]
    lessons = [lesson for lesson in lessons if len(lesson.queries) > 1]
    if not lessons:
        raise NoTextError("The sources hold too little text to make pairs of. Add documents.")
    return lessons


def _counted_texts(material: Material, seed: int) -> Iterator[str]:
    """Texts that the vocabulary is counted in, so many of each source that none drowns the others."""
    for source in material.sources:
        texts = [clause.whole for document in source for clause in document.clauses]
        random = Random(f"{seed}/vocabulary")
        yield from texts * 3 if len(texts) < _SMALL_SOURCE else random.sample(texts, min(_COUNTED_CLAUSES, len(texts)))
    for translation in material.translations:
        yield from (translation.en, translation.vi)


def _counts(lessons: Sequence[Lesson]) -> dict[str, int]:
    """Pairs of an epoch by kind, over all sources."""
    counts: dict[str, int] = {}
    for lesson in lessons:
        counts[lesson.name] = counts.get(lesson.name, 0) + len(lesson.queries)
    return counts
