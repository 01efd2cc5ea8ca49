"""What tells how likely the best candidate is right."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from corpus.text import tokens
from service.answering.agreement import contradicts
from service.answering.candidates import Candidate
from service.answering.clauses import CLAUSES
from service.answering.constraints import Verdict
from service.answering.extract import Extracted
from service.answering.features import Column

_NO_RIVAL = 3.0  # how far behind a second value counts as where there is none
_TAKEN = (
    "confidence", "ranker", "cosine", "local_union", "union_words", "clause_words", "local_nearness", "closest",
    "order_right", "own_weight", "unit", "limited", "unsaid", "agreed", "asked_words", "unknown", "outright",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ordered:
    """Candidates that contradict nothing, best first, and the best of those that do."""

    allowed: list[int]  # places among the candidates
    refused: list[int]
    scores: Column


def ordered(found: Extracted, scores: Column) -> Ordered:
    """Ties by place."""
    order = np.argsort(-scores, kind="stable").tolist()
    refused = [at for at in order if contradicts(found.verdicts[at])]
    out = set(refused)
    return Ordered([at for at in order if at not in out], refused, scores)


def evidence(found: Extracted, order: Ordered) -> dict[str, float]:
    """Of the best candidate that is allowed, which there must be."""
    best = order.allowed[0]
    score = float(order.scores[best])
    rival = next((at for at in order.allowed[1:] if not same_value(found.candidates[at], found.candidates[best])), None)
    refused = order.refused[0] if order.refused else None
    columns = {name: float(found.columns[name][best]) for name in _TAKEN}
    first = {f"first_{name}": float(found.columns[name][0]) for name in ("confidence", "ranker")}
    return {
        "score": score,
        "gap": min(score - float(order.scores[rival]), _NO_RIVAL) if rival is not None else _NO_RIVAL,
        "over_refused": np.clip(score - float(order.scores[refused]), -2, 2) if refused is not None else 2.0,
        "place": float(np.log1p(found.columns["rank"][best])),
        "is_clause": float(found.candidates[best].kind in CLAUSES),
        "again": float(np.log1p(_times(found, order.allowed[:20], best))),
        **columns,
        **first,
        **{f"silent_{name}": float(said is Verdict.SILENT) for name, said in found.verdicts[best].items()},
        **{f"agrees_{name}": float(said is Verdict.AGREES) for name, said in found.verdicts[best].items()},
    }


def _times(found: Extracted, among: Sequence[int], best: int) -> int:
    """How many other passages say the same."""
    reading = found.candidates[best].reading
    return sum(
        found.candidates[at].reading is not reading and same_value(found.candidates[at], found.candidates[best])
        for at in among
    )


def same_value(one: Candidate, other: Candidate) -> bool:
    """Whether the bare values are the same words, or one holds the other in the same place of the same passage."""
    if one.reading is other.reading and max(one.start, other.start) < min(one.end, other.end):
        return True
    return value_key(one) == value_key(other)


def value_key(one: Candidate) -> tuple[str, ...]:
    """Under which bare values are compared: their words, zeros before figures dropped."""
    return tuple(word.tone.lstrip("0") or "0" for word in tokens(one.reading.text[one.core : one.end]))
