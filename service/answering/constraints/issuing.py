"""Who issued a directive and for which territory, as far as constraints compare it."""

from dataclasses import dataclass
from functools import lru_cache

from corpus.issuers import resolve_issuer
from corpus.model import Fields
from corpus.names import read_body, territory
from service.answering.constraints.folding import fold, words
from service.answering.constraints.territories import COMMUNE, COUNTRY, DISTRICT, PROVINCE

_LEVELS = {"trung ương": COUNTRY, "tỉnh": PROVINCE, "huyện": DISTRICT, "xã": COMMUNE}


@dataclass(frozen=True, slots=True)
class Issuing:
    """What is known of an issuer; None is not known."""

    body: str = "  "  # words of its name, written out
    level: int | None = None
    place: str | None = None  # folded
    successors: str = "  "  # words of the body that took its place


def issuing(fields: Fields) -> Issuing:
    """Of a directive."""
    return _issuing(fields.issuer, fields.place)


@lru_cache(maxsize=10_000)
def _issuing(issuer: str | None, seat: str | None) -> Issuing:
    if issuer is None:
        return Issuing()
    known, body = resolve_issuer(issuer), read_body(issuer).name
    level, where = _LEVELS.get(known.level or "") if known else None, territory(body)
    local = seat if level in (DISTRICT, COMMUNE) else None  # a province sits in one of its towns
    place = where.place if where and where.place else local
    return Issuing(
        body=words(body),
        level=level,
        place=fold(place) if place else None,
        successors=words((known.successor if known else None) or ""),
    )
