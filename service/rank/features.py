"""What a ranker knows of a passage: the columns of its matrix, by name, and how each is counted."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.model import Role
from indexer.forward import ROLES, UNKNOWN, ForwardIndex
from indexer.terms import Layer
from indexer.vectors import Ids
from service.rank.overlap import Asked, Counts, Overlap, overlap

Matrix = NDArray[np.float32]  # (passages, features)
Column = NDArray[np.float32]  # (passages,)
Weights = NDArray[np.float32]  # (terms,) inverse document frequencies

_K1, _B = 1.2, 0.75  # Robertson & Zaragoza, The Probabilistic Relevance Framework, 2009
_TINY = 1e-6
_FORMAL = (Role.HEADER, Role.ADDRESSEES, Role.RECIPIENTS, Role.SIGNATURE, Role.CLOSING)


@dataclass(frozen=True, slots=True)
class Weighted:
    """A query's words and pairs with their weights."""

    asked: Asked
    words: Weights
    pairs: Weights
    layer: Layer


def features(query: Weighted, ordinals: Ids, cosines: Column, forward: ForwardIndex) -> dict[str, Column]:
    """Every column by name, each of shape (passages,) float32; `ordinals` are sorted and at least one."""
    breadcrumbs, of = np.unique(forward.breadcrumbs[ordinals].astype(np.int64), return_inverse=True)
    body = overlap(query.asked, forward.words_of(ordinals, query.layer), len(ordinals))
    above = overlap(query.asked, forward.headings_of(breadcrumbs, query.layer), len(breadcrumbs))
    nearest = overlap(query.asked, forward.innermost_of(breadcrumbs, query.layer), len(breadcrumbs))
    words, pairs = body.words + above.words[of], body.pairs + above.pairs[of]
    length = (body.lengths + above.lengths[of]) / forward.mean_length
    bm25 = _bm25(words, query.words, length) + _bm25(pairs, query.pairs, length)
    union = _share(words > 0, query.words)
    owners = forward.owners[ordinals]
    columns = {
        "cosine": cosines,
        "cosine_of_best": cosines / max(float(cosines.max()), _TINY),
        "bm25_raw": bm25,
        "bm25": bm25 / max(float(query.words.sum() + query.pairs.sum()), _TINY),
        "bm25_of_best": bm25 / max(float(bm25.max()), _TINY),
        "words": union,
        "pairs": _share(pairs > 0, query.pairs),
        **_of_text("body", body, query),
        "heading_words": _share(above.words > 0, query.words)[of],
        "heading_pairs": _share(above.pairs > 0, query.pairs)[of],
        "innermost_words": _share(nearest.words > 0, query.words)[of],
        "innermost_precision": _precision(nearest)[of],
        "body_precision": _precision(body),
        **_of_group("breadcrumb", of, words, bm25, cosines, query),
        **_of_group("directive", np.unique(owners, return_inverse=True)[1], words, bm25, cosines, query),
        "log_length": np.log1p(body.lengths),
        "figures": forward.figures[ordinals],
        "log_query": np.full(len(ordinals), np.log1p(len(query.asked.ids))),
        "unknown": np.full(len(ordinals), _unknown(query)),
        "formal": np.isin(forward.roles[ordinals], [ROLES.index(role) for role in _FORMAL]),
        "preamble": forward.roles[ordinals] == ROLES.index(Role.PREAMBLE),
        "table": forward.roles[ordinals] == ROLES.index(Role.TABLE),
        "footnote": forward.roles[ordinals] == ROLES.index(Role.FOOTNOTE),
    }
    return {name: np.asarray(column, dtype=np.float32) for name, column in columns.items()}


def matrix(columns: Mapping[str, Column], names: tuple[str, ...]) -> Matrix:
    """The named columns side by side."""
    return np.stack([columns[name] for name in names], axis=1)


def _of_text(prefix: str, found: Overlap, query: Weighted) -> dict[str, Column]:
    asked = max(len(query.asked.ids), 1)
    return {
        f"{prefix}_words": _share(found.words > 0, query.words),
        f"{prefix}_pairs": _share(found.pairs > 0, query.pairs),
        f"{prefix}_near": _share((found.pairs + found.near) > 0, query.pairs),
        f"{prefix}_run": np.asarray(found.run / asked, dtype=np.float32),
    }


def _of_group(prefix: str, of: Ids, words: Counts, bm25: Column, cosines: Column, query: Weighted) -> dict[str, Column]:
    """What the candidates under one heading, or of one directive, have together."""
    order = np.argsort(of, kind="stable")
    _, first, counts = np.unique(of[order], return_index=True, return_counts=True)
    together = np.logical_or.reduceat(words[order] > 0, first)
    best_bm25, best_cosine = np.maximum.reduceat(bm25[order], first), np.maximum.reduceat(cosines[order], first)
    top = max(float(bm25.max()), _TINY)
    return {
        f"{prefix}_words": _share(together, query.words)[of],
        f"{prefix}_bm25": np.asarray(best_bm25[of] / top, dtype=np.float32),
        f"{prefix}_cosine": best_cosine[of],
        f"{prefix}_candidates": np.log1p(counts)[of].astype(np.float32),
    }


def _bm25(counts: Counts, weights: Weights, length: NDArray[np.float64]) -> Column:
    """The length is relative to the mean."""
    room = _K1 * (1 - _B + _B * length)
    return _weighted_sum(counts * (_K1 + 1) / (counts + room[:, None]), weights)


def _share(met: NDArray[np.bool_], weights: Weights) -> Column:
    """The weight of what is met of all weight."""
    total = float(weights.sum())
    return _weighted_sum(met, weights / np.float32(total)) if total else np.zeros(len(met), np.float32)


def _weighted_sum(values: NDArray[Any], weights: Weights) -> Column:
    """Without BLAS: its products of such small matrices raise flags about numbers that aren't there."""
    return np.asarray(np.einsum("ij,j->i", values, weights), dtype=np.float32)


def _precision(found: Overlap) -> Column:
    """The share of the rows' words that the query asks for."""
    return np.asarray(found.words.sum(axis=1) / np.maximum(found.lengths, 1), dtype=np.float32)


def _unknown(query: Weighted) -> float:
    """The weight of the query's words that stand nowhere in the index."""
    absent = np.asarray([id_ == UNKNOWN for id_ in query.asked.ids])
    total = float(query.words.sum())
    return float(query.words[absent].sum()) / total if total else 1.0
