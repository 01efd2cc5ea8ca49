"""How good the recipe is: every example scored by a model that was trained without its fold."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from eval.calibration import calibration, separation
from eval.folds import FOLDS
from eval.intervals import bootstrap
from eval.judged import NONE
from eval.ranker.calibrate import Scored, calibrate, first_hits
from eval.ranker.convert import as_arrays
from eval.ranker.examples import Example, by_domain, robbed
from eval.ranker.trees import grow
from eval.searcher import Trust
from service.rank.features import Column
from service.rank.model import RankingModel, Shape

_WISHED = (0.0, 0.5, 1.0, 2.0)
NAMED = 8.0  # more than any two scores of the trees differ: who names a section wants it before all that resembles it


@dataclass(frozen=True, slots=True)
class Validated:
    """Scores that no model gave to its own examples, and what they are worth."""

    wished: float  # the weight that ranks queries with wishes best
    lines: tuple[str, ...]  # the figures as a Markdown table


def validate(found: Sequence[Example]) -> Validated:
    """Cross-validate the recipe over the five folds of `eval.folds`."""
    held_out = list(_held_out(found))
    wished = _best_wish(held_out)
    scored = [(example, scores + wished * example.found.columns["wished"]) for example, scores in held_out]
    sure = list(_confidences(scored))
    lines = [
        "| queries | nDCG@10 learned | nDCG@10 sum | calibration error | answer or none, AUC |",
        "|---|---|---|---|---|",
    ]
    for domain, examples in by_domain(found).items():
        lines.append(_line(domain, {id(one) for one in examples}, scored, sure))
    return Validated(wished, tuple(lines))


def _held_out(found: Sequence[Example]) -> Iterator[Scored]:
    for fold in range(FOLDS):
        trees = grow([example for example in found if example.fold != fold])
        model = RankingModel(as_arrays(trees), Shape(NAMED, 0.0, {}, 0.0))
        for example in found:
            if example.fold == fold:
                yield example, model.scores(example.found)


def _best_wish(held_out: Sequence[Scored]) -> float:
    """By nDCG@10 over queries that wish for something; the smaller weight of two equal ones."""
    with_wishes = [(example, scores) for example, scores in held_out if example.found.question.wishes and example.golds]

    def total(weight: float) -> float:
        return sum(ndcg(one, scores + weight * one.found.columns["wished"]) for one, scores in with_wishes)

    return max(_WISHED, key=lambda weight: (total(weight), -weight))


def _confidences(scored: Sequence[Scored]) -> Iterator[tuple[Example, tuple[Trust, ...]]]:
    """The first hits of each query with their probability, by a regression over the other folds."""
    everything = with_robbed(scored)
    for fold in range(FOLDS):
        weights, bias = calibrate([one for one in everything if one[0].fold != fold])
        shape = Shape(0.0, 0.0, weights, bias)
        for example, scores in everything:
            if example.fold == fold:
                top = first_hits(example, scores)
                sure = shape.confidence(example.found, scores)[top]
                yield example, tuple(map(Trust, sure.tolist(), example.relevant[top].tolist()))


def _robbed(scored: Sequence[Scored]) -> Iterator[Scored]:
    for example, scores in scored:
        if without := robbed(example):
            yield without, scores[~example.relevant]


def with_robbed(scored: Sequence[Scored]) -> list[Scored]:
    """The examples, and some of the law's once more without what answers them."""
    return [*scored, *_robbed(scored)]


def _line(
    domain: str, ids: set[int], scored: Sequence[Scored], sure: Sequence[tuple[Example, tuple[Trust, ...]]]
) -> str:
    own = [(example, scores) for example, scores in scored if id(example) in ids and example.golds]
    learned = np.array([[ndcg(example, scores) for example, scores in own]])
    summed = np.array([[ndcg(example, plain_sum(example)) for example, _ in own]])
    (low, high), difference = bootstrap(learned)[0], bootstrap(learned - summed)[0]
    trusted = [(example, hits) for example, hits in sure if example.domain == domain]
    error = calibration([hit for _, hits in trusted for hit in hits])
    best = {NONE: list[float](), "": list[float]()}
    for example, hits in trusted:
        best[NONE if example.type == NONE else ""].append(max(hit.confidence or 0.0 for hit in hits))
    area = separation(best[""], best[NONE])
    return (
        f"| {domain}, {len(own)} with an answer | {learned.mean():.3f} [{low:.3f}, {high:.3f}] "
        f"| {summed.mean():.3f} (difference {difference[0]:+.3f} to {difference[1]:+.3f}) "
        f"| {error.error if error else float('nan'):.3f} | {area if area is not None else float('nan'):.2f} |"
    )


def plain_sum(example: Example) -> Column:
    """What the learned stage is compared with: equal parts of both legs, each divided by its best."""
    columns = example.found.columns
    return np.asarray(columns["cosine_of_best"] + columns["lexical_of_best"] + 4 * columns["named"], dtype=np.float32)


def ndcg(example: Example, scores: Column, k: int = 10) -> float:
    """nDCG@k with linear gains (Järvelin, Kekäläinen 2002); of a document only its best passage counts.

    A close relative of what `tienle eval` reports, which also knows that two passages may show one gold.
    """
    order = np.lexsort((example.found.ordinals, -scores))
    gains = _gains(example, order)[:k]
    ideal = np.asarray(example.golds[:k], dtype=np.float64)
    discounts = 1 / np.log2(np.arange(2, k + 2))
    best = float((ideal * discounts[: len(ideal)]).sum())
    return min(1.0, float((gains * discounts[: len(gains)]).sum()) / best) if best else 0.0


def _gains(example: Example, order: NDArray[np.int64]) -> NDArray[np.float64]:
    if not example.of_law:
        return np.maximum(example.grades[order], 0).astype(np.float64)
    owners = example.owners[order]
    _, first = np.unique(owners, return_index=True)
    return example.relevant[order][np.sort(first)].astype(np.float64)
