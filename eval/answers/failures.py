"""Each question that was answered wrongly, for whoever makes the answers better."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from eval.answers.ask import Mark, Told
from eval.datasets import Gold
from service.answer import Quote


def failures(marks: Iterable[Mark], splits: Sequence[str]) -> Iterator[dict[str, Any]]:
    """What isn't right, withheld for the wrong reason, told where nothing answers, or not faithful."""
    for mark in marks:
        if mark.asked.split in splits and (what := wrong(mark)):
            yield _row(mark, what)


def wrong(mark: Mark) -> str | None:
    """What is wrong in a word, or None."""
    if not mark.faithful:
        return "unfaithful"
    if mark.asked.answerable:
        return None if mark.scores.right else "withheld" if mark.told.text is None else "wrong"
    if mark.told.text is not None:
        return "told"
    return "reason" if mark.asked.reason not in (None, mark.told.why) else None


def _row(mark: Mark, what: str) -> dict[str, Any]:
    asked = mark.asked
    return {
        "_id": asked.id,
        "failure": what,
        "text": asked.text,
        "set": asked.group,
        "split": asked.split,
        "kind": asked.kind,
        "answers": list(asked.answers),
        "gold": [_gold(gold) for gold in asked.golds],
        "reason": asked.reason,
        "near": asked.near,
        "gold_rank": mark.gold_rank,
        "told": _told(mark.told),
        "likeliest": _told(mark.likeliest) | {"right": bool(mark.likeliest_scores.right)},
        "f1": round(mark.likeliest_scores.f1, 3),
    }


def _told(told: Told) -> dict[str, Any]:
    return {
        "text": told.text,
        "kind": told.kind,
        "confidence": round(told.confidence, 4),
        "why": told.why,
        "quotes": [_quote(quote) for quote in told.quotes],
    }


def _quote(quote: Quote) -> dict[str, Any]:
    return {"document": quote.directive.id, "path": list(quote.section.path), "text": quote.text, "value": quote.value}


def _gold(gold: Gold) -> dict[str, Any]:
    return {"document": gold.document, "path": list(gold.path), "quote": gold.quote}
