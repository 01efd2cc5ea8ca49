"""Lengths of time, and how often something is done: "10 ngày làm việc", "hai tuần một lần", "mỗi quý ít nhất một lần"."""

from collections.abc import Iterator

from service.answer import Kind
from service.answering.values.numbers import EDGE, FIGURE, NUMBER, TO, limited, loose, measured
from service.answering.values.value import Value, apart_from, distinct

TIME = "(?:ngày làm việc|ngày|tháng|năm học|năm|giờ làm việc|giờ|phút|tuần|quý|tiếng|buổi|nhiệm kỳ)"
_OF_YEAR = r"(?! (?:(?:đầu|cuối) (?:của )?(?:năm|tháng|quý)|(?:của )?năm \d{4})| ?\d| ?/ ?\d|-\w)"
_LENGTH = rf"{EDGE}(?:{FIGURE}(?:{TO}{FIGURE})?|{NUMBER}|một|năm(?= (?:ngày|tháng|năm|tuần)))\)? ?{TIME}(?!\w){_OF_YEAR}"
_TIMES = rf"(?:{NUMBER}|một) lần(?!\w)"
_LEAST = "(?:ít nhất|tối thiểu|không quá|không ít hơn|định kỳ)"
_OFTEN = (
    rf"(?<!\w)(?:{_LEAST} )?(?:mỗi|hằng|hàng|từng) {TIME}(?!\w)(?:,? (?:{_LEAST} )?{_TIMES})?"
    rf"|(?<!\w)(?:định kỳ )?(?:{NUMBER}|một) {TIME}(?: (?:ít nhất )?(?:một|1|01|{NUMBER}) lần| ?/ ?(?:\d+ )?lần)(?!\w)"
    rf"|{EDGE}(?:{FIGURE} lần|(?<!\w){_TIMES})(?: ?/ ?(?:\d+ ?)?{TIME}| (?:mỗi|trong|một|trong một) {TIME})?(?!\w)"
)
_LENGTHS, _OFTENS = loose(_LENGTH), loose(_OFTEN)


def find_periods(text: str, dates: list[Value]) -> list[Value]:
    """In flat text, in order; without what is a part of a date."""
    often = list(_found_often(text))
    lengths = apart_from(measured(text, _LENGTHS, Kind.PERIOD), [*often, *dates])
    return distinct([*lengths, *apart_from(often, dates)])


def _found_often(text: str) -> Iterator[Value]:
    for match in _OFTENS.finditer(text):
        yield Value(Kind.PERIOD, limited(text, match.start()), match.end(), match.start())
