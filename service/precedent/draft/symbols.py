"""A number ("số, ký hiệu") that contradicts the kind or the issuer beside it; no index is needed to see that.

Codes of kinds: NĐ 30/2020/NĐ-CP, Phụ lục III, and Quy định 399-QĐ/TW. In the Party's series QĐ is Quyết định and
Quy định.
"""

import re
from collections.abc import Iterator
from functools import cache

from corpus.abbreviations import abbreviations
from corpus.kinds import kind_by_number
from corpus.model import Citation
from corpus.names import issuer_key
from corpus.text import exact_key
from service.precedent.draft.model import Finding, Level

_CODE = re.compile(r"\d+ ?(?:/ ?(?:19|20)\d\d ?)?[/-] ?(?P<code>NQ|QĐ|NĐ|TT|CT|KL|KH|HD|TB|BC|CĐ)(?= ?[-/])")
_ONE_BODY = re.compile(
    r"\d+(?:/(?:19|20)\d\d)?/(?:[^\W\d_]+-)?(?P<body>[^\W\d_]+?)\d*$"
)  # 80/2021/TT-BTC, 31/2024/QH15
_PARTY = re.compile(r"\d+-[^\W\d_]+/(?P<body>T[WU])$")
_STATE = {
    "CP": "Chính phủ", "TTg": "Thủ tướng Chính phủ", "QH": "Quốc hội", "UBTVQH": "Ủy ban Thường vụ Quốc hội",
    "CTN": "Chủ tịch nước", "HĐND": "Hội đồng nhân dân", "UBND": "Ủy ban nhân dân",
}  # fmt: skip
_OF_PLACES = ("HĐND", "UBND")
_OFFICES = {"VPCP": "Văn phòng Chính phủ", "VPTW": "Văn phòng Trung ương Đảng"}
_COMMITTEES = ("Tỉnh ủy", "Thành ủy", "Thị ủy", "Huyện ủy", "Quận ủy")
_CENTRE = ("Bộ Chính trị", "Ban Bí thư", "Ban Chấp hành Trung ương")
_CENTRAL, _LOCAL = "cơ quan Trung ương", "cấp ủy địa phương"
_HEAD = re.compile(r"^(?:Bộ trưởng|Phó Thủ tướng)\s+(?=\w)", re.IGNORECASE)


def contradicted_by_number(citation: Citation) -> Iterator[Finding]:
    """A doubt for the kind, and one for the issuer that the mention itself states.

    Only a body that the program knows to be another contradicts; a misspelt or unknown one doesn't.
    """
    number = citation.number or ""
    code, kind = _CODE.match(number), kind_by_number(number)
    if code and kind and citation.kind and not _alike(kind, citation.kind):
        message = f"Ký hiệu “{code['code']}” là của {kind}, dự thảo ghi “{citation.kind}”."
        yield Finding("kind", Level.DOUBT, message, citation.kind, kind)
    named, stated = _body_of(number), _stated(citation)
    if named and stated and named != stated:
        message = f"Số hiệu {number} là của {named}, dự thảo ghi “{citation.issuer}”."
        yield Finding("issuer", Level.DOUBT, message, citation.issuer, named)


def single_body(number: str | None) -> str | None:
    """The body of which there is but one whose symbol a number bears: behind the kind's, or else before the unit's, as
    in 11654/VPCP-CN. None of what several issued together."""
    known = {short: name for short, name in _STATE.items() if short not in _OF_PLACES} | _OFFICES | _ministries()
    signs = re.findall(r"[^\W\d_]+", number or "")
    signs = signs[1:] if kind_by_number(number or "") and signs[0] not in known else signs[:1]
    named = [known[sign] for sign in signs if sign in known]
    return named[0] if len(named) == 1 and signs[0] in known else None


def states_its_issuer(citation: Citation) -> bool:
    """Whether the mention itself names the issuer, not an earlier one of the same number."""
    issuer = exact_key(" ".join((citation.issuer or "").split()))
    return bool(issuer) and issuer in exact_key(" ".join(citation.text.split()))


def _alike(one: str, other: str) -> bool:
    """ "Thông tư liên tịch" has a code of its own, and often that of Thông tư."""
    return one.startswith(other) or other.startswith(one)


def _body_of(number: str) -> str | None:
    """Whose numbers end so; None of what several issued together, or nobody known."""
    if party := _PARTY.match(number):
        return _CENTRAL if party["body"] == "TW" else _LOCAL
    match = _ONE_BODY.match(number)
    return (_STATE.get(match["body"]) or _ministries().get(match["body"])) if match else None


def _stated(citation: Citation) -> str | None:
    """The known body that the mention itself names, in the same words; None of any other."""
    issuer = " ".join((citation.issuer or "").split())
    if not states_its_issuer(citation):
        return None
    known = (*_STATE.values(), *_ministries().values())
    if found := next((name for name in known if _speaks_for(issuer, name)), None):
        return found
    if any(_speaks_for(issuer, name) for name in _COMMITTEES):
        return _LOCAL
    return _CENTRAL if any(_speaks_for(issuer, name) for name in _CENTRE) else None


def _speaks_for(stated: str, body: str) -> bool:
    """Whether it is the body, its head, or such a body of some place."""
    names = issuer_key(_HEAD.sub("", stated)), issuer_key(stated)
    key, somewhere = issuer_key(body), body in (_STATE["UBND"], _STATE["HĐND"], *_COMMITTEES)
    return any(one == key or (somewhere and one.startswith(f"{key} ")) for one in names) or (
        body == _STATE["TTg"] and issuer_key("Thủ tướng") in names
    )


@cache
def _ministries() -> dict[str, str]:
    """Short forms of ministries with their names, those alone that have one reading."""
    found: dict[str, set[str]] = {}
    for one in abbreviations():
        if one.reading.startswith("Bộ ") and one.short.startswith("B"):
            found.setdefault(one.short, set()).add(one.reading)
    return {short: names.pop() for short, names in found.items() if len(names) == 1 and short != "BCT"}
