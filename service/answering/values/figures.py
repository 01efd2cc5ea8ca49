"""Amounts, percentages, counts and periods with their units and limits: "tăng 7,4%", "ít nhất 10 tổ chức đảng"."""

import re
from collections.abc import Iterator

from corpus.text import DIRECTIVE_NUMBER
from service.answer import Kind
from service.answering.values.times import find_dates
from service.answering.values.value import FIGURE, Value, apart_from

_WORDS = r"(?:hai|ba|bốn|sáu|bảy|bẩy|tám|chín|mười(?: (?:một|hai|ba|bốn|lăm|sáu|bảy|tám|chín))?)"
_RANGE = rf"{FIGURE}(?:\s?(?:-|–|đến|tới)\s?{FIGURE})?"
_LIMITS = (
    r"(?P<limits>(?:(?:ít nhất|tối thiểu|tối đa|nhiều nhất|cao nhất|không quá|không ít hơn|không dưới|không vượt quá|trên|dưới"
    r"|hơn|gần|khoảng|từ|tăng|giảm|tăng thêm|giảm thêm|ước|đủ|quá|thêm|xếp hạng|hạng|đứng thứ|thứ|bình quân|≥|≤|>|<)\s*)*)"
)
_UP = r"(?:\s[^,.;:()]{0,24}?(?<=\s)trở (?:lên|xuống)|\s+trở (?:lên|xuống))?"
_MONEY = r"(?:nghìn|ngàn|triệu|tỷ|tỉ|trăm)"
_PER = r"(?:\s?/\s?[^\W\d_]+(?:\s(?:làm việc|mới|gốc|tháng)(?!\w))?)"
_TIME = r"(?:ngày làm việc|ngày|tháng|năm|giờ|phút|tuần|quý|tiếng|buổi)"
_STOP = (
    "và|hoặc|của|trên|trong|tại|với|thuộc|để|cho|theo|từ|đến|là|được|bị|đã|đang|sẽ|chưa|không|còn|mà|thì|so|về|do|ở|vào|khi|gồm|"
    "phải|có|bằng|đạt|chiếm|tăng|giảm|trở|ra|sau|trước|qua|như|này|đó|nêu|nhưng|đều|vẫn|cùng|bởi|hay|ít|nhiều|vượt|tháng|ngày|"
    "năm|mỗi|nếu|nhằm|mới đạt|đến hết|hoàn thành|thực hiện|tham gia|tiếp tục"
)
_NOUN = rf"(?!(?:{_STOP})(?!\w))[^\W\d_]+"
_EDGE = r"(?<![\w/.,-])"
_PERCENT = re.compile(rf"{_EDGE}{_LIMITS}{_RANGE}\s?(?:%|phần trăm)(?:/(?:năm|tháng|quý|ngày))?{_UP}", re.IGNORECASE)
_AMOUNT = re.compile(
    rf"{_EDGE}{_LIMITS}{_RANGE}\s?(?:{_MONEY}\s)*(?:{_MONEY}(?:\s?(?:đồng|USD|VNĐ|VND))?|đồng|USD|VNĐ|VND|đ)(?!\w){_PER}*{_UP}",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    rf"{_EDGE}{_LIMITS}(?:{_RANGE}|{_WORDS}|một)\s+{_TIME}(?!\w| (?:đầu|cuối) năm|\s?\d)(?:\s(?:một|1) lần)?{_UP}"
    rf"|(?<!\w)(?P<each>(?:mỗi|hằng|hàng|từng)\s{_TIME}(?:\s(?:ít nhất|tối thiểu|không quá))?(?:\s(?:một|hai|ba|bốn|\d+) lần)?)(?!\w)"
    rf"|{_EDGE}(?P<times>(?:ít nhất |tối thiểu )?(?:\d+|một|{_WORDS}) lần(?:\s?/\s?\w+|\s(?:mỗi|trong) \w+)?)(?!\w)",
    re.IGNORECASE,
)
_COUNT = re.compile(
    rf"{_EDGE}{_LIMITS}(?:{_RANGE}(?:\s?/\s?{FIGURE})?(?!\d|[%/])|{_WORDS}(?!\w))(?!\.\s|\))(?:\s?(?P<unit>{_NOUN}(?: {_NOUN}){{0,5}}))?{_PER}*{_UP}",
    re.IGNORECASE,
)


def find_percentages(text: str) -> Iterator[Value]:
    """In order."""
    return _found(_PERCENT, text, Kind.PERCENTAGE)


def find_amounts(text: str) -> Iterator[Value]:
    """Sums of money."""
    return _found(_AMOUNT, text, Kind.AMOUNT)


def find_periods(text: str) -> Iterator[Value]:
    """Lengths of time and how often something is done."""
    found = list(_found(_PERIOD, text, Kind.PERIOD))
    yield from apart_from(found, list(find_dates(text)))


def find_counts(text: str) -> Iterator[Value]:
    """Numbers that are none of the others, nor dates or numbers of directives."""
    numbers = [
        Value(Kind.DOCUMENT_NUMBER, one.start(), one.end(), one.start()) for one in DIRECTIVE_NUMBER.finditer(text)
    ]
    others = [*find_percentages(text), *find_amounts(text), *find_dates(text), *numbers]
    yield from apart_from(list(_found(_COUNT, text, Kind.COUNT)), others)


def _found(pattern: re.Pattern[str], text: str, kind: Kind) -> Iterator[Value]:
    for match in pattern.finditer(text):
        groups = match.groupdict()
        core = match.end("limits") if groups["limits"] is not None else match.start()
        yield Value(kind, match.start(), match.end(), core, groups.get("unit") or "")
