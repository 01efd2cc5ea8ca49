"""Number, place and date of issue ("số, ký hiệu; địa danh, ngày tháng") in a printed head."""

import re
from datetime import date

from corpus.dates import DATE, date_of
from corpus.names import CAPITAL
from corpus.parse.head import NAME, UNIT_WORDS

_CODE = rf"[{CAPITAL}][\w.]*"
# Broader than a number in running text: after "Số" anything that looks like one is it ("11554/VPCP-V.I").
_NUMBER = re.compile(
    r"(?:^|\s)(?:Số|SỐ)\s*[:.]?\s*(?P<number>\d{1,6}[a-zđ]?(?:\s?/\s?\d{4})?\s?[-–/]\s?"
    rf"{_CODE}(?:[-–/&][\w.]+|\s?[-–/&]\s?[{CAPITAL}]{{2}}[\w.]*)*)"
)
_BLANK = r"[\s._…/]*"
_DATED = re.compile(
    rf"^(?P<place>(?:{UNIT_WORDS}\s+)?{NAME}(?:\n{NAME})?)\s*,?\s*ngày\b"
    rf"(?:\s*(?P<date>{DATE.format('')})|{_BLANK}\d{{0,2}}{_BLANK}tháng{_BLANK}\d{{0,2}}{_BLANK}năm)",
    re.MULTILINE,
)


def own_number(head: str) -> str | None:
    """The directive's own number without blanks; None where only its symbol is printed ("Số: /UBND")."""
    match = _NUMBER.search(head)
    return re.sub(r"\s+", "", match["number"]).rstrip(".-–/") if match else None


def place_and_date(head: str) -> tuple[str | None, date | None]:
    """Place and day of issue; the day is None where it is left blank ("ngày tháng 5 năm 2023")."""
    match = _DATED.search(head)
    if not match:
        return None, None
    above, _, last = match["place"].rpartition("\n")
    place = last if above.isupper() and not last.isupper() else match["place"]  # a stamp stands above the place
    return " ".join(place.split()), date_of(match) if match["date"] else None
