"""Whether the issuer that a mention states can be a directive's own."""

import re

from corpus.names import issuer_key, same_issuer

_ACTING = re.compile(
    r"^(?:Bộ trưởng|Thứ trưởng|Giám đốc)\s+(?=Bộ|Sở)|^Đại hội\s+(?:đại biểu\s+)?(?=Đảng bộ)", re.IGNORECASE
)
_CENTRE = re.compile(
    r"^(?:Hội nghị\s+)?Trung ương(?:\s+Đảng)?(?:\s+(?:lần thứ\s+)?(?:\d+|[IVX]+|[^\W\d]+))?$", re.IGNORECASE
)


def may_be_same(one: str | None, other: str | None) -> bool:
    """False only where two names contradict each other.

    A name that isn't stated contradicts none, nor does a shorter one that the other begins with: "Thủ tướng",
    "Sở Nội vụ" without its province.
    """
    if not (one and other):
        return True
    first, second = _body(one), _body(other)
    short, long = sorted((issuer_key(first), issuer_key(second)), key=len)
    return same_issuer(first, second) or f"{long} ".startswith(f"{short} ")


def _body(name: str) -> str:
    """The body that an official or a congress speaks for; "Trung ương" alone is the Central Committee."""
    return _CENTRE.sub("Ban Chấp hành Trung ương", _ACTING.sub("", name))
