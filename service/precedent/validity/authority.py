"""Who may change whose directives: the issuer itself, what came after it, and those above it."""

from corpus.issuers import LEVELS, Issuer
from corpus.names import issuer_key, same_issuer

# Of the same level; each stands above those after it and above all that aren't named here.
_STATE = ("Quốc hội", "Ủy ban Thường vụ Quốc hội", "Chính phủ", "Thủ tướng Chính phủ", "Hội đồng nhân dân")
_PARTY = ("Ban Chấp hành Trung ương", "Bộ Chính trị", "Ban Bí thư")


def may_change(one: Issuer | None, other: Issuer | None) -> bool:
    """Whether an issuer may amend, replace or repeal what another one issued; False where it is known to be lower or
    unrelated.

    Source: Quy định 66-QĐ/TW (2017) for Party documents; the same holds of the State's.
    """
    if one is None or other is None or is_same(one, other):
        return True
    if one.system != other.system:
        return False
    if one.level is None or other.level is None:
        return True
    if one.level != other.level:
        return LEVELS.index(one.level) < LEVELS.index(other.level)
    return _place(one) == _place(other) and _rank(one) < _rank(other)


def is_same(one: Issuer, other: Issuer) -> bool:
    """Whether they are one body, or the one took the other's place."""
    return same_issuer(one.name, other.name) or (other.successor is not None and issuer_key(other.successor) == one.key)


def _place(issuer: Issuer) -> str | None:
    return issuer_key(issuer.place) if issuer.place else None


def _rank(issuer: Issuer) -> int:
    line = _PARTY if issuer.system == "party" else _STATE
    return next((at for at, name in enumerate(line) if issuer.key.startswith(issuer_key(name))), len(line))
