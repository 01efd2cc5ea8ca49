"""Numbers in words up to ninety-nine; what follows, "trăm" or "triệu", is their unit.

"một" and "năm" are numbers only before a unit or something counted: elsewhere they are an article and a year. "năm"
after "mười" is a year, too: fifteen is "mười lăm".
"""

import re

from service.generation.units import COUNTED, UNITS

_LAST = dict(zip("một hai ba bốn năm sáu bảy tám chín mười".split(), range(1, 11), strict=True)) | {
    "mốt": 1,
    "tư": 4,
    "lăm": 5,
    "bẩy": 7,
}
_TENS = "hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín"
_ONES = "một|mốt|hai|ba|bốn|tư|lăm|sáu|bảy|bẩy|tám|chín"
_BEFORE_COUNTED = rf"(?=\s+(?:(?:{UNITS})(?!\w)|(?:{COUNTED})(?!\w)))"

IN_WORDS = re.compile(
    r"(?<!\w)(?!(?:Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười)\s+[A-ZĐÀ-ÖØ-Þ])"  # a name: Ba Đình, Hai Bà Trưng
    rf"(?i:(?P<tens>{_TENS})\s+mươi(?:\s+(?P<last>{_ONES}))?"
    rf"|(?P<ten>mười)(?:\s+(?P<teen>{_ONES}))?"
    rf"|(?P<one>hai|ba|bốn|sáu|bảy|bẩy|tám|chín)"
    rf"|(?P<counted>một|năm){_BEFORE_COUNTED}"
    r"|(?P<half>nửa|rưỡi))(?!\w)"
)


def worth(match: re.Match[str]) -> str:
    """What a match of `IN_WORDS` counts, in digits; a half in its own word."""
    found = {name: word.lower() for name, word in match.groupdict().items() if word}
    if "half" in found:
        return found["half"]
    if "tens" in found:
        return str(10 * _LAST[found["tens"]] + _LAST.get(found.get("last", ""), 0))
    if "ten" in found:
        return str(10 + _LAST.get(found.get("teen", ""), 0))
    return str(_LAST[found.get("one") or found["counted"]])
