"""Which meeting and which part of a year a text names, each in digits."""

import re

from corpus.citations.words import folded_ordinal
from service.typed_words import fold_letters

MEETING = re.compile(r"(?:hoi nghi|ky hop|phien hop)(?: [^\W\d]+){0,12}? (?:lan )?thu (?P<ordinal>\w+)")
PERIOD = re.compile(r"(?P<months>\d+|sau|ba|chin) thang|quy (?P<quarter>\d|[iv]+)(?!\w)")
_SPOKEN = {
    "mot": "1", "nhat": "1", "hai": "2", "ba": "3", "tu": "4", "bon": "4", "nam": "5", "sau": "6", "bay": "7",
    "tam": "8", "chin": "9", "muoi": "10",
}  # fmt: skip


def ordinal_of(word: str) -> str:
    """ "13", "XIII", "mười" in digits; as it stands where it can't be read."""
    folded = fold_letters(word)
    roman = folded_ordinal(word.upper()) if re.fullmatch("[ivxlc]+", folded) else None
    return roman or _SPOKEN.get(folded, folded.lstrip("0"))


def meetings_in(opening: str) -> set[str]:
    """The ordinals of the meetings that a text names at its beginning."""
    return {ordinal_of(match["ordinal"]) for match in MEETING.finditer(" ".join(fold_letters(opening).split()))}


def periods_in(words: str) -> set[str]:
    """The periods that a title states."""
    return {period_of(match) for match in PERIOD.finditer(fold_letters(words))}


def period_of(match: re.Match[str]) -> str:
    """6 for "6 tháng đầu năm", q1 for "quý I"."""
    months = match["months"]
    return _SPOKEN.get(months, months) if months else f"q{ordinal_of(match['quarter'])}"
