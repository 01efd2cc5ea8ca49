"""Places: by name, several in a row as one and each alone; from one to another; rooms and houses where things happen."""

import re
from collections.abc import Iterator

from service.answer import Kind
from service.answering.values.numbers import flat
from service.answering.values.runs import SYLLABLE
from service.answering.values.value import Value

_UNITS = (
    "phường|xã|thị trấn|thị xã|huyện|quận|tỉnh|thành phố|thôn|khu phố|tổ dân phố|ấp|bản|đặc khu|làng|"
    "đường|phố|tuyến|hồ|sông|suối|biển|đảo|núi|cầu|chợ|bến cá|bến|cảng|cụm công nghiệp|cụm|khu công nghiệp|khu kinh tế|khu du lịch|"
    "khu di tích|khu tái định cư|khu xử lý chất thải rắn|khu|quốc lộ|tỉnh lộ|cao tốc|công viên|quảng trường|trường"
)
_HOUSES = "nhà văn hóa|trụ sở|hội trường|trung tâm|nhà thi đấu|sân vận động|bộ phận một cửa|phòng họp|điểm cầu"
_NAME = rf"{SYLLABLE}(?: {SYLLABLE})*(?: \d+[A-Z]?)?|\d+[A-Z]?"
_UNIT = rf"(?:(?:các|địa bàn|khu vực|toàn) )?(?i:{_UNITS})(?: (?i:{_UNITS}))?"
_ONE = rf"{_UNIT} (?P<name>{_NAME})(?!\w)"
_ANOTHER = rf"(?:{_UNIT} )?(?:{SYLLABLE}(?: {SYLLABLE}){{0,4}})(?!\w)"
_ITEM = rf"{_UNIT} (?:{_NAME})(?!\w)"
_NOT_ONE = r"(?!(?:Ủy|Uỷ|Ban|Sở|Phòng|Công|Thị ủy|Văn|Chủ|Bí|Đảng|Hội|Mặt|Kết|Nghị|Kế|Chỉ|Quyết)(?!\w))"
_MANY = rf"{_ITEM}(?:(?:, |; | và |, và | - ){_NOT_ONE}{_ANOTHER})+"
_FROM = rf"từ {_ANOTHER} (?:đến|tới) {_ANOTHER}"
_HOUSE = rf"(?i:{_HOUSES})(?: (?:(?!là|và|để|từ|trong|phải|có|được|do|ngày|vào|tổ chức|lúc|theo|cho)[^\W\d_]+)){{0,8}}"
_AT = (
    r"(?:tại|ở) (?!khoản|điều|điểm|mục|phần|các văn|văn bản|kế hoạch|nghị quyết|công văn|quyết định|thời điểm)"
    r"(?P<name>[^,.;:()|]{3,60}?)(?=[,.;:()|]| (?:vào|để|từ|trong|là|đã|được|và|theo|phải|có|do|ngày) |$)"
)


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})".replace(" ", r"\s+"))


_MANIES, _ONES, _FROMS, _HOUSES_HELD, _ATS = (_compiled(one) for one in (_MANY, _ONE, _FROM, _HOUSE, _AT))
_BARE = re.compile(rf"(?<![\w-]){SYLLABLE}(?:\s+{SYLLABLE}){{1,3}}(?!\w)")


def find_places(text: str) -> Iterator[Value]:
    """A list begins at its first place, each place alone at its name."""
    text = flat(text)
    for pattern in (_MANIES, _FROMS, _HOUSES_HELD):
        for match in pattern.finditer(text):
            yield Value(Kind.PLACE, match.start(), match.end(), match.start())
    for match in _ATS.finditer(text):
        yield Value(Kind.PLACE, match.start("name"), match.end(), match.start("name"))
    for match in _ONES.finditer(text):
        yield Value(Kind.PLACE, match.start(), match.end(), match.start("name"))
    for match in _MANIES.finditer(text):
        for name in _BARE.finditer(text, match.start(), match.end()):
            yield Value(Kind.PLACE, name.start(), name.end(), name.start())
