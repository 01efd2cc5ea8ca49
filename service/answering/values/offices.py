"""Offices, and those who head them."""

import re
from collections.abc import Iterator

from service.answer import Kind
from service.answering.values.numbers import flat
from service.answering.values.people import find_people
from service.answering.values.positions import POSTS
from service.answering.values.runs import REST
from service.answering.values.value import Value

BODIES = (
    "Ủy ban|Uỷ ban|UBND|HĐND|UBMTTQ|UBKT|MTTQ|Ban|Phòng|phòng|Sở|sở|Văn phòng|Công an|Bộ|Đảng ủy|Đảng uỷ|Đảng bộ|đảng bộ|"
    "đảng ủy|Thị ủy|Thị uỷ|Tỉnh ủy|Tỉnh uỷ|Thành ủy|Thành uỷ|Huyện ủy|Quận ủy|Mặt trận|Hội|Đoàn|Liên đoàn|Trung tâm|"
    "Kho bạc|Chi cục|Cục|Tổng cục|Viện|Trường|Bệnh viện|Tòa án|Toà án|Thường trực|Hội đồng|Tổ|tổ|Chính phủ|"
    "Quốc hội|Ngân hàng|Bảo hiểm|Thanh tra|Đài|Báo|Chi bộ|chi bộ|[Cc]hủ đầu tư|[Cc]ấp ủy|[Nn]gười đứng đầu|"
    "[Cc]ơ quan|[Đđ]ơn vị|Tập đoàn|Công ty|Nhà nước|Điện lực|Hạt|Trạm|[Ll]ực lượng|Quỹ|"
    "[Cc]ác (?:sở|phòng|ban|cơ quan|cấp ủy|đơn vị|phường|xã|địa phương|chi bộ|đảng bộ|ngành|tổ chức|đoàn thể)|tổ chức|bộ phận|Bộ phận"
)
_OFFICE = re.compile(rf"(?<!\w)(?:(?:Phó|Quyền)\s+)?(?:{BODIES}|{POSTS})(?!\w){REST}".replace(" ", r"\s+"))
_TAIL = re.compile(r"[\s,–-]+(?:và)?\s*$")


def find_offices(text: str) -> Iterator[Value]:
    """In order; a name ends where a person's begins, or a verb."""
    people = [one.core for one in find_people(text)]
    for match in _OFFICE.finditer(flat(text)):
        end = min([match.end(), *(core for core in people if match.start() < core)])
        name = _TAIL.sub("", text[match.start() : end])
        if name:
            yield Value(Kind.OFFICE, match.start(), match.start() + len(name), match.start())
