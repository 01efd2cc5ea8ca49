"""Places: by name, several in a row as one and each alone; from one to another; houses where things happen."""

import re
from collections.abc import Iterator

from corpus.names import CAPITAL
from service.answer import Kind
from service.answering.values.numbers import loose
from service.answering.values.rows import names_end
from service.answering.values.runs import name_end
from service.answering.values.value import Value
from service.answering.values.words import before, flat, matches, opening, openings

_UNITS = (
    "phường|xã|thị trấn|thị xã|huyện|quận|tỉnh|thành phố|thôn|khu phố|tổ dân phố|ấp|bản|đặc khu|làng|đường|phố|tuyến|"
    "hồ|sông|suối|biển|đảo|núi|cầu|chợ|bến cá|bến|cảng|khu vực|vùng|cụm công nghiệp|cụm|khu công nghiệp|khu kinh tế|"
    "khu du lịch|khu di tích|khu tái định cư|khu xử lý chất thải rắn|khu|quốc lộ|tỉnh lộ|cao tốc|công viên|"
    "quảng trường|trường"
)
_HOUSES = "nhà văn hóa|trụ sở|hội trường|nhà thi đấu|sân vận động|bộ phận một cửa|phòng họp|điểm cầu|trung tâm hội nghị"
_CAPITAL = rf"(?-i:[{CAPITAL}][^\W\d_{CAPITAL}]*)"
_NAME = rf"(?:{_CAPITAL}(?: {_CAPITAL}){{0,5}}|\d+[A-Z]?)(?!\w)"
_UNIT = rf"(?:(?:các|địa bàn|khu vực|toàn) )?(?:{_UNITS})(?: (?-i:{_UNITS}))?"
_NO_PLACE = (
    r"(?!(?:Ủy|Uỷ|Ban|Sở|Phòng|Công|Thị|Văn|Chủ|Bí|Đảng|Hội|Mặt|Kết|Nghị|Kế|Chỉ|Quyết|Trung|Các|Điều|Khoản|Luật|Chi"
    r"|Cục|Trạm|Hạt|Trường|Bộ|Viện|Đoàn|Tổ|Kho|Liên)(?!\w))"
)
_NO_PLACE_HERE = re.compile(
    r"(?:Điều|Khoản|Mục|Kết luận|Kế hoạch|Nghị|Quyết|Công văn|Thông|Chỉ|Phụ|Luật|Báo|Tờ|Văn bản|các (?:văn|điều"
    r"|khoản|Điều))(?!\w)"
)
_ONE = loose(rf"{_UNIT} (?P<name>{_NAME})")
_ANOTHER = rf"(?:{_UNIT} )?{_NO_PLACE}{_NAME}"
_MANY = loose(rf"{_UNIT} {_NAME}(?:(?:,? và |, |; | - ){_ANOTHER})+")
_FROM = loose(rf"từ {_ANOTHER} (?:đến|tới) {_ANOTHER}")
_WORD = r"(?:(?!(?:là|và|để|từ|trong|phải|có|được|do|ngày|vào|tổ chức|lúc|theo|cho|đã|sẽ|của các)(?!\w))[^\W\d_]+)"
_HOUSE = loose(rf"(?:{_HOUSES})(?: {_WORD}){{0,8}}")
_AT = loose(
    rf"(?:tại|ở) (?P<name>(?:{_UNITS}|{_HOUSES}|địa bàn|các|nhà|nơi|cơ sở|trung tâm|bộ phận|địa điểm|{_CAPITAL})"
    rf"(?! phải| được| đã| có| này| nào)(?!\w))"
)
_LISTED = loose(rf"các (?:{_UNITS}|địa phương)(?:, (?:{_UNITS}))?: ?(?=\w)")
_NAMES = loose(rf": ?(?P<row>{_NO_PLACE}{_NAME}(?:, {_NO_PLACE}{_NAME}){{2,}}(?:,? và {_NAME})?)(?= ?(?:[.;)]|$))")
_ADDRESS = re.compile(r"https?://[^\s()<>|“”]+[^\s()<>|“”.,;]")
_ALONE = re.compile(rf"(?<![\w-])[{CAPITAL}][^\W\d_]*(?:\s+[{CAPITAL}][^\W\d_]*){{1,3}}(?!\w)")
_OF_UNIT = opening(f"{_UNITS}|các|địa|khu|toàn")
_OF_LIST = opening("các")
_OF_HOUSE, _OF_AT, _OF_FROM = opening(_HOUSES), opening("tại|ở"), opening("từ")


def find_places(text: str) -> Iterator[Value]:
    """Lists begin at their first place, a place alone at its name."""
    text = flat(text)
    for match in matches(text, _LISTED, openings(text, _OF_LIST)):
        if (end := names_end(text, match.end())) > match.end():
            yield Value(Kind.PLACE, match.start(), end, match.start())
    for match in _NAMES.finditer(text):
        yield Value(Kind.PLACE, *match.span("row"), match.start("row"))
    for match in _ADDRESS.finditer(text):
        yield Value(Kind.PLACE, *match.span(), match.start())
    for match in matches(text, _MANY, openings(text, _OF_UNIT)):
        yield Value(Kind.PLACE, match.start(), match.end(), match.start())
        for name in _ALONE.finditer(text, match.start(), match.end()):
            yield Value(Kind.PLACE, name.start(), name.end(), name.start())
    for pattern, words in ((_FROM, _OF_FROM), (_HOUSE, _OF_HOUSE)):
        for match in matches(text, pattern, openings(text, words)):
            yield Value(Kind.PLACE, match.start(), match.end(), match.start())
    for match in matches(text, _ONE, openings(text, _OF_UNIT)):
        yield Value(Kind.PLACE, match.start(), match.end(), match.start("name"))
    for match in matches(text, _AT, openings(text, _OF_AT)):
        start = match.start("name")
        if _NO_PLACE_HERE.match(text, start) or before(text, match.start()) in ("nhà", "đất"):
            continue
        yield Value(Kind.PLACE, start, name_end(text, start, len(match["name"].split())), start)
