"""The trained answering model on disk, with its card."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from eval.ranker.convert import as_arrays
from eval.reader.examples import Example
from service.answering.model import SURENESS, TREES, Sureness

if TYPE_CHECKING:
    from lightgbm import Booster


def write_model(booster: "Booster", sureness: Sureness, out: Path) -> None:
    """Write the folder that `AnsweringModel.load` reads; files that are there are replaced."""
    out.mkdir(parents=True, exist_ok=True)
    as_arrays(booster).save(out / TREES)
    text = json.dumps(asdict(sureness), indent=1, sort_keys=True)
    (out / SURENESS).write_text(text + "\n", encoding="utf-8")


def write_card(
    booster: "Booster", sureness: Sureness, found: Sequence[Example], validated: Sequence[str], out: Path
) -> None:
    """Write what a user of the model must know."""
    gains = dict(zip(booster.feature_name(), booster.feature_importance("gain"), strict=True))
    whole = sum(gains.values()) or 1.0
    ranked = sorted(gains.items(), key=lambda item: (-item[1], item[0]))
    asked = Counter((one.asked.group, one.asked.answerable) for one in found)
    card = _CARD.format(
        trees=booster.num_trees(),
        features=len(gains),
        data="\n".join(f"| {group} | {asked[group, True]} | {asked[group, False]} |" for group in _groups(found)),
        weights="\n".join(f"| {name} | {weight:+.3f} |" for name, weight in sureness.weights.items()),
        gains="\n".join(f"| {name} | {gain / whole:.1%} |" for name, gain in ranked),
        validated="\n".join(validated),
    )
    (out / "README.md").write_text(card, encoding="utf-8")


def _groups(found: Sequence[Example]) -> list[str]:
    return list(dict.fromkeys(one.asked.group for one in found))


_CARD = """# The answering model

`trees.npz`: {trees} boosted trees over {features} features of a stretch of text that could answer (LightGBM,
lambdarank). `sureness.json`: the logistic regression that makes a probability of the best one. Apache-2.0. Made by
`python -m eval.reader` (its help says how), which also wrote this card.

## Learned from

| set | questions with an answer | without |
|---|---|---|
{data}

The parts "test" of the sets were not read. Questions about fields of a directive (who signed, when issued) are answered
without the model and aren't counted. For the probability each answered question also stands once without the passages
that answer it.

## On questions that it wasn't trained on

Five folds by question; the probability by a calibration of the other folds. "right": the best stretch is the answer.

{validated}

## The probability

| evidence | weight |
|---|---|
{weights}

## What the trees look at

| feature | share of the gain |
|---|---|
{gains}

## Limits

Trained on a few hundred questions about directives of a province, a town and some ministries, and on law questions.
The questions over the samples are about fictional texts from the same hand.
"""
