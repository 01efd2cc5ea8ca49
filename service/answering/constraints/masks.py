"""What looks like a period and is none: dates of citations, terms in names of documents, what is compared with.

Patterns read folded text.
"""

import re

YEAR = r"(?:19|20)\d\d(?!\d)"
DATE = rf"(?:\d{{1,2}} ?[/.-] ?\d{{1,2}} ?[/.-] ?{YEAR}|\d{{1,2}} thang \d{{1,2}}(?:,? nam | ?[/-] ?){YEAR})"
_NUMBER = r"\d{1,5}(?: ?- ?[a-z]{2,6} ?/ ?[a-z]{2,}|(?:/\d{4})?/[a-z]{2,}\d*)(?:[-&][a-z]+)*"
_ABOUT = (
    r"(?:(?:,? cua [^,;.:()\d]{2,60}?)?,? ve [^,;.:()]*(?:, (?:ket qua|nhiem vu|muc tieu|phuong huong)[^,;.:()]*)*)?"
)
_NAMED = rf"(?<![\w/]){_NUMBER}(?:,? ?ngay {DATE})?"
_BARE = rf"\bso \d{{1,5}},? ngay {DATE}"
_DOCUMENT = re.compile(f"{_NAMED}{_ABOUT}|{_BARE}")
_NUMBERED = re.compile(f"{_NAMED}|{_BARE}")
_LAW = rf"\b(?:luat|phap lenh|hien phap) [^,;.:()]{{0,60}}?(?:nam {YEAR}|so \d+/{YEAR}/qh\d+)"
_CONGRESS = rf"\bnghi quyet (?:cua )?dai hoi [^;.:()]{{0,80}}?nhiem ky {YEAR} ?- ?{YEAR}"
_NAME = re.compile(f"{_LAW}|{_CONGRESS}")
_PART_OF_YEAR = r"(?:(?:sau|ba|chin|\d+) thang (?:dau |cuoi )?|(?:dau|cuoi|giua) )"
_EARLIER = (
    rf"(?:{_PART_OF_YEAR}?(?:nam {YEAR}|nam truoc|nam ngoai|{YEAR}|nam(?! nay))|ke hoach nam(?: {YEAR})?"
    rf"|thang (?:truoc|\d{{1,2}} ?/ ?{YEAR})|quy (?:truoc|[iv1-4]+(?: ?/ ?| nam ){YEAR})|(?:ngay )?{DATE})"
)
_COMPARISON = re.compile(
    rf"\b(?=so |cung |hon )(?:so voi(?: cung ky)?|so cung ky|cung ky|hon(?: cung ky)?)(?: cua| ca)? {_EARLIER}"
    r"|\bcung ky\b"
)
_IN_NUMBERS, _IN_NAMES = ("/", "so "), ("luat ", "phap lenh ", "hien phap ", "dai hoi ")  # looked for first: faster
_IN_COMPARISONS = ("so voi ", "so cung ", "cung ky", "hon ")


def without_names(folded: str, *, about: bool) -> str:
    """The text with numbers and dates of directives blank, and with `about` what they are about too."""
    if any(word in folded for word in _IN_NUMBERS):
        folded = _blank(_DOCUMENT if about else _NUMBERED, folded)
    return _blank(_NAME, folded) if any(word in folded for word in _IN_NAMES) else folded


def without_comparisons(folded: str) -> str:
    """The text with "so với cùng kỳ năm 2021" and the like blank."""
    return _blank(_COMPARISON, folded) if any(word in folded for word in _IN_COMPARISONS) else folded


def _blank(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda match: "~" * len(match[0]), text)
