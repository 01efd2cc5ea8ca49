"""Lengths of time, and how often something is done: "10 ngày làm việc", "hai tuần một lần", "hằng tháng"."""

from collections.abc import Iterable

from service.answer import Kind
from service.answering.values.numbers import EDGE, NUMBER, RANGE, limited, loose, measured
from service.answering.values.value import Value, apart_from
from service.answering.values.words import matches, opening, openings

_TIME = "(?:ngày làm việc|ngày|tháng|năm học|năm|giờ làm việc|giờ|phút|tuần|quý|tiếng|buổi|nhiệm kỳ)"
_NOT_OF_YEAR = r"(?! (?:(?:đầu|cuối) (?:của )?(?:năm|tháng|quý)|(?:của )?năm \d{4})| ?\d| ?/ ?\d|-\w)"
_FIVE = "năm(?= (?:ngày|tháng|năm|tuần))"
_LENGTH = loose(rf"{EDGE}(?:{RANGE}|{NUMBER}|một|{_FIVE})(?: \(\d+\))? ?{_TIME}(?!\w){_NOT_OF_YEAR}")
_TIMES = rf"(?:{NUMBER}|một) lần(?!\w)"
_LEAST = "(?:ít nhất|tối thiểu|không quá|không ít hơn)"
_EVERY = loose(rf"(?:mỗi|hằng|hàng|từng) {_TIME}(?!\w)(?:,? (?:{_LEAST} )?{_TIMES})?")
_OFTEN = loose(
    rf"(?:{NUMBER}|một) {_TIME}(?: (?:{_LEAST} )?{_TIMES}| ?/ ?(?:\d+ )?lần(?!\w))"
    rf"|{EDGE}{_TIMES}(?: ?/ ?(?:\d+ ?)?{_TIME}| (?:mỗi|trong|một|trong một) {_TIME})?(?!\w)"
)
_OPENING = opening("mỗi|hằng|hàng|từng")


def find_periods(text: str, dates: Iterable[Value]) -> list[Value]:
    """In flat text; without what is a part of a date."""
    every = _every(text)
    often = [*every, *apart_from(measured(text, _OFTEN, Kind.PERIOD), every)]
    lengths = apart_from(measured(text, _LENGTH, Kind.PERIOD, within=True), often)
    return apart_from([*lengths, *often], dates)


def _every(text: str) -> list[Value]:
    found = matches(text, _EVERY, openings(text, _OPENING))
    return [Value(Kind.PERIOD, limited(text, one.start(), one.end()), one.end(), one.start()) for one in found]
