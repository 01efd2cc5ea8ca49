"""The periods that a question asks for."""

import re
from dataclasses import replace

from service.answering.constraints.expressions import read_asked_times
from service.answering.constraints.folding import fold
from service.answering.constraints.times import Grain, Role, Time

_DOCUMENT = re.compile(  # the time belongs to a directive's name: "kết luận của Thị ủy 6 tháng đầu năm 2023"
    r"\b(?:ket luan|nghi quyet|bao cao|chi thi|thong bao|cong van|hoi nghi|ke hoach(?= (?:so|cua|thuc|phat)\b))"
    r"(?: (?:so|\d\S*|cua|thi uy|tinh uy|ubnd|uy ban nhan dan|thi xa|tinh|ban thuong vu|ban hanh|ve|tinh hinh"
    r"|thuc hien|nhiem vu|phat trien|kinh te|- xa hoi|xa hoi|kt-xh|lan thu|trong))* $"
)
_STRETCH = re.compile(
    r"\b(?:giai doan|nhiem ky|thoi ky|khoa|ke hoach|chuong trinh|term|period)(?: \S+){0,2} $|^nam hoc"
)


def asked_times(text: str) -> tuple[Time, ...]:
    """In order; () where it asks for none. "6 tháng đầu năm của năm 2023" is one."""
    folded = fold(text)
    times = [one for one in read_asked_times(text) if not (one.year is None and one.grain is Grain.YEAR)]
    times = [one for one in times if one.role is not Role.SINCE] or times
    times = [_any_of(one, folded) for one in times]
    times = [replace(one, role=Role.DOCUMENT) if _DOCUMENT.search(folded[: one.start]) else one for one in times]
    return tuple(_joined(times))


def _any_of(time: Time, folded: str) -> Time:
    """ "các mốc hạn 2022 - 2024" are those of any of these years; "giai đoạn 2021 - 2025" is one stretch."""
    is_one = _STRETCH.search(folded[: time.start]) or _STRETCH.search(folded[time.start :])
    return time if time.grain is not Grain.YEARS or is_one else replace(time, grain=Grain.WITHIN)


def _joined(times: list[Time]) -> list[Time]:
    """Parts of a year that is named beside them."""
    years = [one for one in times if one.grain is Grain.YEAR and one.year]
    parts = [one for one in times if one.year is None]
    if not parts or len({one.year for one in years}) != 1:
        return times
    return [one.of_year(years[0].year) for one in times if one not in years]
