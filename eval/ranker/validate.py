"""How good the recipe is: every example scored by a model that was trained without its fold."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from eval.calibration import calibration, separation
from eval.folds import FOLDS
from eval.intervals import bootstrap
from eval.judged import NONE
from eval.ranker.calibrate import Scored, calibrate, first_relevant
from eval.ranker.convert import as_arrays
from eval.ranker.examples import Example, by_domain, robbed
from eval.ranker.trees import grow
from eval.searcher import TOP, Trust
from indexer.vectors import Ids
from service.rank.model import RankingModel, Shape
from service.rank.trees import Trees

_WISHED = (0.0, 0.5, 1.0, 2.0)
_FOREIGN = (0.0, 2.0, 5.0, 10.0, 20.0)
NAMED = 20.0  # whoever names a section wants it before all that resembles it; the trees' scores differ by less than 10
Trusted = tuple[Example, tuple[Trust, ...]]
_TITLES = ("queries", "nDCG@10 learned", "nDCG@10 sum", "calibration error", "answer or none, AUC")


@dataclass(frozen=True, slots=True)
class Fold:
    """A model, and the examples that it wasn't trained with."""

    trees: Trees
    shape: Shape
    examples: tuple[Example, ...]

    @property
    def model(self) -> RankingModel:
        """Trees and shape together."""
        return RankingModel(self.trees, self.shape)


def folds(found: Sequence[Example]) -> list[Fold]:
    """Five models of the same recipe, each trained without the examples of its fold of `eval.folds`."""
    parts = [tuple(example for example in found if example.fold == fold) for fold in range(FOLDS)]
    rests = [[example for example in found if example.fold != fold] for fold in range(FOLDS)]
    grown = [as_arrays(grow(rest)) for rest in rests]
    base = best_shape(list(zip(grown, parts, strict=True)))
    shapes = [shaped(trees, base, rest) for trees, rest in zip(grown, rests, strict=True)]
    return [Fold(*one) for one in zip(grown, shapes, parts, strict=True)]


def shaped(trees: Trees, base: Shape, found: Sequence[Example]) -> Shape:
    """Trees' scores calibrated on examples, with some of the law's once more without what answers them."""
    model = RankingModel(trees, base)
    weights, bias = calibrate([(example, model.judge(example.found)) for example in [*found, *_robbed(found)]])
    return replace(base, weights=weights, bias=bias)


def best_shape(held_out: Sequence[tuple[Trees, Sequence[Example]]]) -> Shape:
    """The weights that rank best what wishes for something, and what is asked in another language, by nDCG@10."""
    bare = Shape(NAMED, 0.0, 0.0, {}, 0.0)
    wished = max(_WISHED, key=lambda weight: (_total(held_out, replace(bare, wished=weight), _wishes), -weight))
    wishing = replace(bare, wished=wished)
    foreign = max(
        _FOREIGN, key=lambda weight: (_total(held_out, replace(wishing, foreign=weight), _is_foreign), -weight)
    )
    return replace(wishing, foreign=foreign)


def _total(
    held_out: Sequence[tuple[Trees, Sequence[Example]]], shape: Shape, asked: Callable[[Example], bool]
) -> float:
    models = [(RankingModel(trees, shape), part) for trees, part in held_out]
    return sum(ndcg(one, model.judge(one.found).order) for model, part in models for one in part if asked(one))


def as_table(validated: Sequence[Fold]) -> list[str]:
    """What the recipe gives on queries that it wasn't trained with, a line a dataset, as Markdown."""
    ranked = [(one, fold.model.judge(one.found)) for fold in validated for one in fold.examples]
    trusted = [sure for fold in validated for sure in _trusted(fold)]
    lines = [f"| {' | '.join(_TITLES)} |", "|---|---|---|---|---|"]
    for domain in by_domain([example for example, _ in ranked]):
        own = [(example, judged) for example, judged in ranked if example.domain == domain and example.golds]
        lines.append(_line(domain, own, [sure for sure in trusted if sure[0].domain == domain]))
    return lines


def _wishes(example: Example) -> bool:
    return bool(example.found.question.wishes and example.golds)


def _is_foreign(example: Example) -> bool:
    return bool(example.found.question.foreign and example.golds)


def _robbed(found: Sequence[Example]) -> Iterator[Example]:
    yield from (without for example in found if (without := robbed(example)))


def _trusted(fold: Fold) -> Iterator[Trusted]:
    """The first hits of each query with their probability."""
    for example in [*fold.examples, *_robbed(fold.examples)]:
        judged = fold.model.judge(example.found)
        sure = fold.shape.confidence(example.found, judged)[:TOP]
        yield example, tuple(map(Trust, sure.tolist(), first_relevant(example, judged).tolist()))


def _line(domain: str, own: Sequence[Scored], trusted: Sequence[Trusted]) -> str:
    learned = np.array([[ndcg(example, judged.order) for example, judged in own]])
    summed = np.array([[ndcg(example, sum_order(example)) for example, _ in own]])
    (low, high), difference = bootstrap(learned)[0], bootstrap(learned - summed)[0]
    error = calibration([hit for _, hits in trusted for hit in hits])
    best = [
        (example.type == NONE, max((hit.confidence or 0.0 for hit in hits), default=0.0)) for example, hits in trusted
    ]
    area = separation([sure for none, sure in best if not none], [sure for none, sure in best if none])
    return (
        f"| {domain}, {len(own)} with an answer | {learned.mean():.3f} [{low:.3f}, {high:.3f}] "
        f"| {summed.mean():.3f} (difference {difference[0]:+.3f} to {difference[1]:+.3f}) "
        f"| {f'{error.error:.3f}' if error else '–'} | {'–' if area is None else f'{area:.2f}'} |"
    )


def sum_order(example: Example) -> Ids:
    """What the learned stage is compared with: equal parts of both legs, each divided by its best."""
    columns = example.found.columns
    return np.lexsort((example.found.ordinals, -(columns["cosine_of_best"] + columns["lexical_of_best"])))


def ndcg(example: Example, order: Ids, k: int = 10) -> float:
    """nDCG@k with linear gains (Järvelin, Kekäläinen 2002); of a document only its best passage counts.

    A close relative of what `tienle eval` reports, which also knows that two passages may show one gold.
    """
    gains = _gains(example, order)[:k]
    ideal = np.asarray(example.golds[:k], dtype=np.float64)
    discounts = 1 / np.log2(np.arange(2, k + 2))
    best = float((ideal * discounts[: len(ideal)]).sum())
    return min(1.0, float((gains * discounts[: len(gains)]).sum()) / best) if best else 0.0


def _gains(example: Example, order: Ids) -> NDArray[np.float64]:
    if not example.of_law:
        return np.maximum(example.grades[order], 0).astype(np.float64)
    _, first = np.unique(example.owners[order], return_index=True)
    return example.relevant[order][np.sort(first)].astype(np.float64)
