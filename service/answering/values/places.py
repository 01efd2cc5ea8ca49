"""Places: by name, several in a row as one and each alone; from one to another; houses where things happen."""

import re
from collections.abc import Iterator

from corpus.names import CAPITAL
from service.answer import Kind
from service.answering.values.numbers import loose
from service.answering.values.value import Value
from service.answering.values.words import flat, matches, opening, openings

_UNITS = (
    "phường|xã|thị trấn|thị xã|huyện|quận|tỉnh|thành phố|thôn|khu phố|tổ dân phố|ấp|bản|đặc khu|làng|đường|phố|tuyến|"
    "hồ|sông|suối|biển|đảo|núi|cầu|chợ|bến cá|bến|cảng|cụm công nghiệp|cụm|khu công nghiệp|khu kinh tế|khu du lịch|"
    "khu di tích|khu tái định cư|khu xử lý chất thải rắn|khu|quốc lộ|tỉnh lộ|cao tốc|công viên|quảng trường|trường"
)
_HOUSES = "nhà văn hóa|trụ sở|hội trường|nhà thi đấu|sân vận động|bộ phận một cửa|phòng họp|điểm cầu|trung tâm hội nghị"
_CAPITAL = rf"(?-i:[{CAPITAL}])[^\W\d_]*"
_NAME = rf"(?:{_CAPITAL}(?: {_CAPITAL}){{0,5}}(?: \d+[A-Z]?)?|\d+[A-Z]?)(?!\w)"
_UNIT = rf"(?:(?:các|địa bàn|khu vực|toàn) )?(?:{_UNITS})(?: (?:{_UNITS}))?"
_NO_PLACE = r"(?!(?:Ủy|Uỷ|Ban|Sở|Phòng|Công|Thị|Văn|Chủ|Bí|Đảng|Hội|Mặt|Kết|Nghị|Kế|Chỉ|Quyết|Trung|Các)(?!\w))"
_ONE = loose(rf"{_UNIT} (?P<name>{_NAME})")
_ANOTHER = rf"(?:{_UNIT} )?{_NO_PLACE}{_NAME}"
_MANY = loose(rf"{_UNIT} {_NAME}(?:(?:,? và |, |; | - ){_ANOTHER})+")
_FROM = loose(rf"từ {_ANOTHER} (?:đến|tới) {_ANOTHER}")
_WORD = r"(?:(?!(?:là|và|để|từ|trong|phải|có|được|do|ngày|vào|tổ chức|lúc|theo|cho|đã|sẽ|của các)(?!\w))[^\W\d_]+)"
_HOUSE = loose(rf"(?:{_HOUSES})(?: {_WORD}){{0,8}}")
_NOT_AT = "khoản|điều|điểm|mục|phần|các văn|văn bản|kế hoạch|nghị quyết|công văn|quyết định|thời điểm|kết luận|chỉ thị|thông báo|hội nghị|buổi"
_AT = loose(rf"(?:tại|ở) (?!(?:{_NOT_AT})(?!\w))(?P<name>{_WORD}(?: {_WORD}){{0,9}})")
_ALONE = re.compile(rf"(?<![\w-])[{CAPITAL}][^\W\d_]*(?:\s+[{CAPITAL}][^\W\d_]*){{1,3}}(?!\w)")
_OF_UNIT = opening(f"{_UNITS}|các|địa|khu|toàn")
_OF_HOUSE, _OF_AT, _OF_FROM = opening(_HOUSES), opening("tại|ở"), opening("từ")


def find_places(text: str) -> Iterator[Value]:
    """Lists begin at their first place, a place alone at its name."""
    text = flat(text)
    for match in matches(text, _MANY, openings(text, _OF_UNIT)):
        yield Value(Kind.PLACE, match.start(), match.end(), match.start())
        for name in _ALONE.finditer(text, match.start(), match.end()):
            yield Value(Kind.PLACE, name.start(), name.end(), name.start())
    for pattern, words in ((_FROM, _OF_FROM), (_HOUSE, _OF_HOUSE)):
        for match in matches(text, pattern, openings(text, words)):
            yield Value(Kind.PLACE, match.start(), match.end(), match.start())
    for pattern, words in ((_ONE, _OF_UNIT), (_AT, _OF_AT)):
        for match in matches(text, pattern, openings(text, words)):
            yield Value(Kind.PLACE, match.start() if pattern is _ONE else match.start("name"), match.end(), match.start("name"))
