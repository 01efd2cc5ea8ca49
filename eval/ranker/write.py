"""The trained ranking model on disk, with its card."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from eval.ranker.examples import Example
from service.rank.model import SHAPE, TREES, Shape
from service.rank.trees import Trees

if TYPE_CHECKING:
    from lightgbm import Booster


def write_model(trees: Trees, shape: Shape, out: Path) -> None:
    """Write the folder that `RankingModel.load` reads; files that are there are replaced."""
    out.mkdir(parents=True, exist_ok=True)
    trees.save(out / TREES)
    (out / SHAPE).write_text(json.dumps(asdict(shape), indent=1, sort_keys=True) + "\n", encoding="utf-8")


def write_card(trees: "Booster", shape: Shape, found: Sequence[Example], validated: Sequence[str], out: Path) -> None:
    """Write what a user of the model must know."""
    (out / "README.md").write_text(_card(trees, shape, found, validated), encoding="utf-8")


def _card(trees: "Booster", shape: Shape, found: Sequence[Example], validated: Sequence[str]) -> str:
    gains = dict(zip(trees.feature_name(), trees.feature_importance("gain"), strict=True))
    whole = sum(gains.values()) or 1.0
    ranked = sorted(gains.items(), key=lambda item: (-item[1], item[0]))
    queries = Counter(example.domain for example in found)
    return _CARD.format(
        trees=trees.num_trees(),
        features=len(gains),
        data="\n".join(f"| {domain} | {count} |" for domain, count in queries.items()),
        named=shape.named,
        wished=shape.wished,
        foreign=shape.foreign,
        weights="\n".join(f"| {name} | {weight:+.3f} |" for name, weight in shape.weights.items()),
        gains="\n".join(f"| {name} | {gain / whole:.1%} |" for name, gain in ranked),
        validated="\n".join(validated),
    )


_CARD = """# The ranking model

`trees.npz`: {trees} boosted trees over {features} features of a candidate (LightGBM, lambdarank). `ranker.json`: what
being named and agreeing with wishes add to their score, and the logistic regression that makes a probability of it.
Apache-2.0. Made by `python -m eval.ranker` (its help says how), which also wrote this card.

## Learned from

| judged set | queries with candidates |
|---|---|
{data}

Law questions were searched with five encoders, each trained without the questions that it was asked. Queries that name
a directive or a section teach the trees nothing; every third law question stands once more without the passages that
answer it, as a query without an answer.

## Measured on queries that it wasn't trained on

Five folds by id; 95 % bootstrap intervals over queries. "Sum" is equal parts of cosine and BM25, each divided by its
best of the query. Calibration error over the first ten hits, ten bins of equal count.

{validated}

The options of the trees were chosen in trials with all these queries in sight. nDCG is that of `eval.ranker`, which
counts a place twice when two passages show it; `tienle eval` is the measure.

## Inside

A named section adds {named}, agreeing with every wish {wished}; in queries of another language the cosine, divided by
the best of the query, weighs {foreign}.

| input of the probability | weight |
|---|---|
{weights}

| feature | share of the trees' gain |
|---|---|
{gains}
"""
