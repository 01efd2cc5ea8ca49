"""Dates as directives write them: 05/01/2020, 5-1-2020, 5.1.2020, ngày 05 tháng 01 năm 2020, 05 tháng 01/2020."""

import re
from datetime import date

DATE = (
    r"(?:(?P<d{0}>\d{{1,2}})\s?[/.-]\s?(?P<m{0}>\d{{1,2}})\s?[/.-]\s?(?P<y{0}>(?:19|20)\d\d)(?!\d)"
    r"|(?P<D{0}>\d{{1,2}})\s+(?:tháng|THÁNG)\s+(?P<M{0}>\d{{1,2}})(?:\s*,?\s+(?:năm|NĂM)\s+|\s?[/.-]\s?)(?P<Y{0}>(?:19|20)\d\d)(?!\d))"
)


def date_of(match: re.Match[str], suffix: str = "") -> date | None:
    """The date that a match of `DATE.format(suffix)` holds."""
    groups = match.groupdict()
    parts = [groups[f"{lower}{suffix}"] or groups[f"{lower.upper()}{suffix}"] for lower in "ymd"]
    return None if None in parts else date_from(*(int(part) for part in parts))


def date_from(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
