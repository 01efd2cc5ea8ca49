"""A stretch of time as administrative texts name it."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum


class Grain(StrEnum):
    """How wide it is."""

    DAY = "day"
    MONTH = "month"
    MONTHS = "months"  # quý III, 9 tháng, 6 tháng đầu năm
    END = "end"  # cuối năm, hết năm
    YEAR = "year"
    YEARS = "years"  # giai đoạn 2021 - 2025, nhiệm kỳ, năm học
    WITHIN = "within"  # any part of a year or years: "40% kế hoạch năm 2023", "qua các năm 2022 - 2024"


class Role(StrEnum):
    """What it is to the value."""

    OVER = "over"  # measured over it or at it
    BY = "by"  # up to it: "đến ngày 10/12/2023" is the day up to which was counted, or a deadline
    BEFORE = "before"  # a deadline
    SINCE = "since"
    DOCUMENT = "document"  # belongs to a directive's name: "kết luận 6 tháng đầu năm 2023"


@dataclass(frozen=True, slots=True)
class Time:
    """Months from `first` to `last` of a year, or of the years up to `last_year`; None where no year is printed."""

    start: int  # where it is printed
    end: int
    grain: Grain
    year: int | None
    first: int = 1
    last: int = 12
    last_year: int | None = None  # of YEARS, and of WITHIN several
    day: int | None = None
    role: Role = Role.OVER
    shift: int = 0  # năm trước is -1 beside the directive's own year

    @property
    def years(self) -> range:
        """The years that it touches; empty where none is known."""
        return range(0) if self.year is None else range(self.year, (self.last_year or self.year) + 1)

    @property
    def begins(self) -> date | None:
        """Its first day; None without a year."""
        return None if self.year is None else date(self.year, self.first, self.day or 1)

    @property
    def ends(self) -> date | None:
        """Its last day; None without a year."""
        if self.year is None:
            return None
        if self.day:
            return date(self.year, self.first, self.day)
        year, month = (self.last_year or self.year), self.last
        return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)

    @property
    def is_point(self) -> bool:
        """Whether it is a day or a month."""
        return self.grain in (Grain.DAY, Grain.MONTH)

    def of_year(self, year: int | None) -> "Time":
        """The same with a year, where none was printed."""
        return self if self.year is not None or year is None else replace(self, year=year + self.shift)
