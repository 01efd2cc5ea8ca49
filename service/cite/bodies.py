"""Who issued a directive, as a citation names the body."""

import re

from corpus.model import Fields
from service.cite.laws import LAWS

# The letters of a number that only one body of the country has (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.3b); TW, TU,
# UBND and HĐND are those of many.
_BODIES = {
    "CP": "Chính phủ",
    "TTg": "Thủ tướng Chính phủ",
    "VPCP": "Văn phòng Chính phủ",
    "CTN": "Chủ tịch nước",
    "QH": "Quốc hội",
    "UBTVQH": "Ủy ban Thường vụ Quốc hội",
    "VPQH": "Văn phòng Quốc hội",
    "VPTW": "Văn phòng Trung ương Đảng",
}
_LETTERS = re.compile(
    rf"\d+(?:/\d{{4}})?(?:[-/](?!TTLT)[^\W\d_]+)?[-/](?P<body>{'|'.join(_BODIES)})(?:\d{{1,2}})?(?:-[^\W\d_.]+)?"
)


def body_of(fields: Fields) -> str | None:
    """The issuer that was read, else the one that the number's letters mean beyond doubt."""
    if fields.issuer:
        # The one city that is written so (Phụ lục II, III.1).
        return fields.issuer.replace("thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh")
    named = None if fields.kind in LAWS else _LETTERS.fullmatch(fields.number or "")
    return _BODIES[named["body"]] if named else None
