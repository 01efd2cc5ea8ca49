"""Days as directives write them: "05/9/2024", "10/02/2024"."""

from datetime import date


def written_day(day: date) -> str:
    """Days below ten and the months 1 and 2 have a zero in front (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.4b)."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{day.day:02d}/{month}/{day.year}"
