"""Who issued a directive: read from letterhead, title, signature and body, each adding what the one before lacks.

A committee and its standing board share one letterhead ("THỊ ỦY PHÚ KHÊ"); which of them acts stands under the kind
("CỦA BAN THƯỜNG VỤ THỊ ỦY") or over the signature ("T/M BAN THƯỜNG VỤ"): Hướng dẫn 36-HD/VPTW, "tên cơ quan ban hành".
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from corpus.names import CAPITAL, committee_of, in_words, organ, read_body, same_issuer, territory
from corpus.parse.lines import Line
from corpus.parse.signature import Signature

_CENTRAL = "Ban Chấp hành Trung ương"
_ORGANS_OF_CENTRAL = re.compile(r"^(?:Bộ Chính trị|Ban Bí thư)")
_FOR = re.compile(r"^(?:T/M|TM)\b\.?\s*(?P<body>.+?)(?:\s+(?:KT|K/T|TL|T/L|TUQ)\b.*)?$")
_PRIME_MINISTER = re.compile(r"^(?:KT\.? )?THỦ TƯỚNG(?: CHÍNH PHỦ)?$")
_ORGAN_ALONE = re.compile(r"^(?:Ban Thường vụ|Thường trực)$", re.IGNORECASE)
_COMMITTEE = re.compile(r"^(?:Tỉnh|Thành|Thị|Huyện|Quận|Đảng) (?:ủy|uỷ)(?!\w)")
_NAME = rf"[{CAPITAL}]\w*(?:[ -][{CAPITAL}]\w*){{0,3}}"
_LARGE_UNITS = ("thị xã", "thành phố", "huyện", "quận", "tỉnh")


class Issuing(NamedTuple):
    """The issuer and where it was read: "letterhead", "title", "signature", "title+body" …; None when not printed."""

    name: str | None
    source: str | None


def read_issuer(letterhead: str | None, title: str | None, signature: Signature, body: Sequence[Line]) -> Issuing:
    """The issuer of a directive from its parts: what is printed, completed only where that is beyond doubt."""
    signed = _signed_for(signature)
    if letterhead:
        for source, named in (("title", title), ("signature", signed)):
            if named and (narrowed := _narrowed(letterhead, named)):
                return Issuing(narrowed, f"letterhead+{source}")
        return Issuing(letterhead, "letterhead")
    for source, named in (("title", title), ("signature", signed)):
        if named:
            place = _place_in_body(named, body)
            return Issuing(f"{named} {place}", f"{source}+body") if place else Issuing(named, source)
    return Issuing(None, None)


def _signed_for(signature: Signature) -> str | None:
    """The body over the signature; the Prime Minister is one by his office."""
    match = _FOR.match(signature.authority or "")
    if match:
        return in_words(match["body"])
    return "Thủ tướng Chính phủ" if _PRIME_MINISTER.match(signature.authority or signature.position or "") else None


def _narrowed(letterhead: str, named: str) -> str | None:
    """The organ of the letterhead's committee that acts, named with its committee; None where none is named."""
    if letterhead == _CENTRAL:
        return named if _ORGANS_OF_CENTRAL.match(named) else None
    if not _COMMITTEE.match(letterhead):
        return None
    acting = named if _ORGAN_ALONE.match(named) else organ(named)
    if acting not in ("Ban Thường vụ", "Thường trực") or organ(letterhead):
        return None
    if acting != named and not same_issuer(named, letterhead):
        return None
    return f"{acting} {letterhead}"


def _place_in_body(named: str, body: Sequence[Line]) -> str | None:
    """The place of a Party committee that is printed without it, where the text leaves no doubt.

    Its full name with a place is enough ("Ban Chấp hành Đảng bộ thị xã Phú Khê"). Else the one unit of its sort that
    the text names at all must once be its own ground: its people, its area, or the town whose general plan it speaks
    of, since a town draws up its own (Luật Quy hoạch đô thị 2009, Điều 19). "Thị ủy Đông Khê" may be a neighbour's.
    """
    where = territory(read_body(named).name)
    if where is None or where.place is not None or where.unit not in _LARGE_UNITS:
        return None
    full = _names_after(rf"Ban Chấp hành Đảng bộ {where.unit}", body)
    if full:
        return full.pop() if len(full) == 1 else None
    own = rf"(?:Đảng bộ|người dân|Nhân dân|trên địa bàn) {where.unit}|Quy hoạch chung (?:đô thị|{where.unit})"
    mentioned = _names_after(where.unit, body) | _names_after(committee_of(where.unit), body)
    ground = _names_after(own, body)
    return ground.pop() if len(ground) == 1 and mentioned <= ground else None


def _names_after(words: str, body: Sequence[Line]) -> set[str]:
    pattern = re.compile(rf"(?<!\w)(?i:{words}) ({_NAME})")
    return {name for line in body for name in pattern.findall(line.plain)}
