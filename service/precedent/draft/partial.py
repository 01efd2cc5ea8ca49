"""Dates that a draft states in part: "Kết luận số 468-KL/TU ngày 11/7 của Tỉnh ủy", "… tháng 8/2024 của Tỉnh ủy"."""

import re
from collections.abc import Iterator

from corpus.model import Citation, Directive
from service.precedent.draft.model import Finding, Level

_DAY = re.compile(r"ng[àa]y\s*(?P<day>\d{1,2})\s*(?:/|th[áa]ng)\s*(?P<month>\d{1,2})(?!\s*[/.-]?\s*\d)", re.IGNORECASE)
_MONTH = re.compile(  # without an issuer behind it, it may be the month of the doing
    r"(?:\s*,)?\s*\(?th[áa]ng\s*(?P<month>\d{1,2})(?:\s*/\s*|\s+n[ăa]m\s+)(?P<year>(?:19|20)\d\d)\)?"
    r"(?=(?:\s*,)?\s*(?:của|do)\s+[^\W\d_])|\s*\(tháng\s*(?P<month_>\d{1,2})\s*/\s*(?P<year_>(?:19|20)\d\d)\)",
    re.IGNORECASE,
)


def wrong_part_of_date(citation: Citation, after: str, held: Directive) -> Iterator[Finding]:
    """A doubt where the day and month in a mention, or the month and year behind it, aren't the held directive's."""
    own = held.fields.issued_on
    if own is None:
        return
    day, month = _DAY.search(citation.text), _MONTH.match(after)
    if day and (int(day["day"]), int(day["month"])) != (own.day, own.month):
        stated = day.group()
    elif month and _numbers(month) != (own.month, own.year):
        stated = month.group().strip(" ,()")
    else:
        return
    message = f"Sai ngày ban hành? Dự thảo ghi “{' '.join(stated.split())}”, văn bản trong kho: ngày {own:%d/%m/%Y}."
    yield Finding("issued_on", Level.DOUBT, message, " ".join(stated.split()), f"{own:%d/%m/%Y}")


def _numbers(month: re.Match[str]) -> tuple[int, int]:
    return int(month["month"] or month["month_"]), int(month["year"] or month["year_"])
