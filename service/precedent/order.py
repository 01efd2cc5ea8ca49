"""The best precedent first: among hits that are relevant enough, those in force, of the own office, of a higher
authority, newer and more often used.

    value = Σ WEIGHTS[name] · factor, every factor from 0 to 1
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np

from corpus.issuers import LEVELS, Issuers, issuer_of
from corpus.model import Directive, Fields
from corpus.names import issuer_key
from indexer.catalogue import name_key
from service.precedent.validity.model import Standing, Validity
from service.retrieval import Ranking

# Set by judgement, not measured: relevance outweighs any other two, standing any other one.
WEIGHTS = {
    "relevance": 0.4, "in_force": 0.2, "own_office": 0.15, "authority": 0.1, "recency": 0.1, "reuse": 0.05,
}  # fmt: skip
FIRST = 100  # hits that may be put in another order; fixed, so that all pages come from one order
_STANDING = {
    Standing.IN_FORCE: 1.0, Standing.UNKNOWN: 0.7, Standing.AMENDED: 0.6, Standing.ISSUER_DISSOLVED: 0.4,
    Standing.PERIOD_OVER: 0.3, Standing.REPLACED: 0.0, Standing.REPEALED: 0.0,
}  # fmt: skip
_LEVELS = dict(zip(LEVELS, (1.0, 0.8, 0.6, 0.4, 0.2), strict=True))
_SUCCEEDED = 0.8  # own office, of a body whose place it took
_HALF_LIFE_DAYS = 3 * 365.25
_PROBABLE, _NEAR = 0.5, 0.8  # of the best hit's probability, or of its score, to be relevant enough


class Order(StrEnum):
    """By what hits are ordered."""

    RELEVANCE = "relevance"
    PRECEDENT = "precedent"


@dataclass(frozen=True, slots=True)
class Factors:
    """What makes a hit a good precedent, each 0 to 1."""

    relevance: float  # its probability or score as a share of the best hit's
    in_force: float  # 1 stated in force, .7 unknown, down to 0 replaced or repealed
    own_office: float  # 1 issued by it, .8 by a body whose place it took
    authority: float  # by the issuer's level: 1 the centre, .8 province, .6 district, .4 commune; 0 not known
    recency: float  # halves every three years; 0 without a date
    reuse: float  # n / (n + 2) for n other places with the same wording

    @property
    def value(self) -> float:
        """By what precedents are ordered."""
        return sum(weight * float(getattr(self, name)) for name, weight in WEIGHTS.items())


@dataclass(frozen=True, slots=True)
class Measure:
    """What factors are measured against."""

    today: date
    office: str | None
    issuers: Issuers | None
    reuse: Callable[[int], int]  # other places in the index that have a passage's wording, by its ordinal

    def factors(self, relevance: float, ordinal: int, directive: Directive, validity: Validity) -> Factors:
        """Those of one hit."""
        fields, used = directive.fields, self.reuse(ordinal)
        issuer = issuer_of(fields, self.issuers)
        return Factors(
            relevance=relevance,
            in_force=_STANDING[validity.value],
            own_office=_own(self.office, fields, issuer.successor if issuer else None),
            authority=_LEVELS.get(issuer.level or "", 0.0) if issuer else 0.0,
            recency=_recency(fields.issued_on or fields.event_on, self.today),
            reuse=used / (used + 2),
        )


def relevant(ranking: Ranking, *, phrase: bool) -> dict[int, float]:
    """Places of the first hits that are relevant enough to be put in another order, with their relevance.

    By probability where the stage knows it. With `phrase` every hit has the wording that was looked for: all are.
    """
    values = ranking.scores if ranking.confidence is None else ranking.confidence
    first = np.asarray(values[:FIRST], dtype=np.float64)
    best = float(first.max()) if len(first) else 0.0
    if best <= 0:
        return {}
    least = 0.0 if phrase else _NEAR if ranking.confidence is None else _PROBABLE
    shares = np.clip(first / best, 0, 1)
    return {at: float(shares[at]) for at in np.flatnonzero(shares >= least).tolist()}


def best_first(ranking: Ranking, factors: Mapping[int, Factors]) -> Ranking:
    """The places that have factors, best precedent first, then all others as they were."""
    chosen = sorted(factors, key=lambda at: (-factors[at].value, at))
    others = [at for at in range(len(ranking)) if at not in factors]
    return ranking.at(np.asarray([*chosen, *others], dtype=np.int64))


def _own(office: str | None, fields: Fields, successor: str | None) -> float:
    if office is None:
        return 0.0
    return 1.0 if _names(fields.issuer, office) else _SUCCEEDED if _names(successor, office) else 0.0


def _names(issuer: str | None, office: str) -> bool:
    """Whether an office's name, or the beginning or a part of it, is in an issuer's."""
    if not issuer:
        return False
    pairs: Sequence[tuple[str, str]] = (
        (name_key(issuer), name_key(office)),
        (issuer_key(issuer), issuer_key(office)),
    )
    return any(part and f" {part} " in f" {whole} " for whole, part in pairs)


def _recency(day: date | None, today: date) -> float:
    return 0.0 if day is None else float(0.5 ** (max((today - day).days, 0) / _HALF_LIFE_DAYS))
