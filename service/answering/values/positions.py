"""Posts that people hold, with the office that they belong to: "Phó Chủ tịch Ủy ban nhân dân thị xã"."""

import re
from collections.abc import Iterator

from corpus.names import CAPITAL
from service.answer import Kind
from service.answering.values.numbers import flat
from service.answering.values.people import find_people
from service.answering.values.runs import REST
from service.answering.values.value import Value

POSTS = (
    "[Cc]hủ tịch|[Bb]í thư|Giám đốc|giám đốc|Chánh|Trưởng|trưởng|Viện trưởng|Cục trưởng|Tổng [^\\W\\d_]+|Thủ tướng|Bộ trưởng|Thứ trưởng|"
    "Chủ nhiệm|Ủy viên|Uỷ viên|ủy viên|[Tt]ổ trưởng|Hiệu trưởng|Đội trưởng|[Tt]hủ trưởng|Chính ủy|Chỉ huy trưởng|Chính trị viên"
)
_POST = re.compile(rf"(?<!\w)(?:(?:Quyền|[Pp]hó|[Nn]guyên)\s+)?(?:{POSTS}|người đứng đầu|UVBTV\w*)(?!\w){REST}".replace(" ", r"\s+"))
_SHOUTED = re.compile(
    rf"(?m)^[ \t]*((?:(?:KT|TM|TL|TUQ|T/M|T/L|Q)\.?[ \t]+)?[{CAPITAL}. /]*(?:CHỦ TỊCH|BÍ THƯ|GIÁM ĐỐC|CHÁNH VĂN PHÒNG|TRƯỞNG|THỦ TƯỚNG|CHỦ NHIỆM)(?:[ \t]+[{CAPITAL}]+)*)[ \t]*$"
)
_TAIL = re.compile(r"[\s,–-]+(?:và)?\s*$")


def find_positions(text: str) -> Iterator[Value]:
    """In order; without the name of who holds it; those of a signature in capitals, a line each."""
    people = [one.core for one in find_people(text)]
    for match in _POST.finditer(flat(text)):
        end = min([match.end(), *(core for core in people if match.start() < core)])
        name = _TAIL.sub("", text[match.start() : end])
        yield Value(Kind.POSITION, match.start(), match.start() + len(name), match.start())
    for match in _SHOUTED.finditer(text):
        yield Value(Kind.POSITION, match.start(1), match.end(1), match.start(1))
