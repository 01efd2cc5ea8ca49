"""Dates and times as they are printed: "trước ngày 30/9/2024", "quý IV/2023", "ngày 25 hằng tháng"."""

import re
from collections.abc import Iterator

from service.answer import Kind
from service.answering.values.value import Value

_DAY = r"(?:\d{1,2}\s?[/.]\s?\d{1,2}(?:\s?[/.]\s?\d{4})?|\d{1,2}\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?)"
_YEAR = r"(?:(?:\s?/\s?|\s+năm\s+|,\s*)\d{4})"
_LIMITS = r"(?:(?:chậm nhất|muộn nhất|trước|sau|đến trước|đến hết|đến|từ|kể từ|hết|trong|cuối|đầu|giữa|vào|là|hoàn thành)\s+)*"
_OF_DAY = r"(?:\d{1,2}\s?(?:giờ|h)(?:\s?\d{1,2}(?: phút)?)?(?:,| của)?\s+)?"
_DATE = re.compile(
    rf"(?<![\w/.,-])(?P<limits>{_LIMITS})(?:"
    rf"(?:các )?(?:ngày\s+)?{_DAY}(?:\s?(?:-|–|và|đến(?: hết)?(?: ngày)?)\s?){_DAY}(?![\d/%]|[.,]\d)|(?:các )?ngày\s+\d{{1,2}}(?:,| và|\s?[-–])\s?{_DAY}|"
    rf"{_OF_DAY}(?:ngày(?: làm việc)?\s+)?{_DAY}(?![\d/%]|[.,]\d| ?(?:tỷ|triệu|ha|km))"
    rf"|{_OF_DAY}ngày\s+\d{{1,2}}(?:\s+(?:hằng|hàng|mỗi) (?:tháng|quý|năm)|\s+của tháng(?: trước đó)?)?(?![\d/])"
    rf"|tháng\s+\d{{1,2}}{_YEAR}|quý\s+(?:IV|I{{1,3}}|[1-4]){_YEAR}?(?!\w)"
    rf"|tháng\s+\d{{1,2}}(?![\d/])(?:\s+(?:hằng|hàng) năm)?|năm(?: học)?\s+(?:19|20)\d\d(?:\s?[-–]\s?\d{{4}})?(?!\d)"
    rf"|(?:(?:sáng|chiều|tối)\s)?(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật)(?!\w)(?: (?:hằng|hàng) tuần)?(?:, từ[^,;.]{{3,40}})?"
    rf"|(?:giai đoạn|nhiệm kỳ|khóa)\s\d{{4}}\s?[-–]\s?\d{{4}}|(?:19|20)\d\d(?![\d/%]|[.,]\d|-\w)"
    r")",
    re.IGNORECASE,
)
_NO_LIMIT = re.compile(r"(?:là|vào|hoàn thành)\s+", re.IGNORECASE)


def find_dates(text: str) -> Iterator[Value]:
    """In order; what limits a date belongs to it."""
    for match in _DATE.finditer(text):
        start = match.start()
        while dropped := _NO_LIMIT.match(text, start, match.end("limits")):
            start = dropped.end()
        yield Value(Kind.DATE, start, match.end(), match.end("limits"))
