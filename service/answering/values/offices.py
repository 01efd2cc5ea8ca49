"""Offices, and those who head them."""

import re
from collections.abc import Iterator

from corpus.names import CAPITAL
from service.answer import Kind
from service.answering.values.people import find_people
from service.answering.values.posts import POSTS
from service.answering.values.rows import names_end
from service.answering.values.runs import name_end
from service.answering.values.value import Value
from service.answering.values.words import before, flat, matches, opening, openings

_ALONE = (  # heads that name an office by themselves
    "Thị ủy|Thị uỷ|Tỉnh ủy|Tỉnh uỷ|Thành ủy|Thành uỷ|Huyện ủy|Huyện uỷ|Quận ủy|Đảng ủy|Đảng uỷ|đảng ủy|UBND|HĐND|"
    "Chính phủ|Quốc hội|chi bộ|Chi bộ|chủ đầu tư|Chủ đầu tư|cấp ủy|Cấp ủy|cấp uỷ|người đứng đầu|Người đứng đầu|"
    "Bộ Chính trị|Ban Bí thư|đảng ủy cơ sở|tổ chức đảng|Mặt trận Tổ quốc|đảng bộ|Đảng bộ|tổ công tác|Tổ công tác|"
    "tổ dân phố|ban quản lý|Ban quản lý|ban chỉ đạo|Ban chỉ đạo|Ủy ban kiểm tra|ủy ban kiểm tra|Ban tổ chức|"
    "ban tổ chức|ngân sách cấp|ngân sách xã|ngân sách thành phố|ngân sách tỉnh|ngân sách trung ương|ngân sách huyện|"
    "ngân sách địa phương|ngân sách phường|ngân sách Thành phố"
)
_WITH_NAME = (  # heads that need a name, which in small letters begins with a capital
    "Ủy ban|Uỷ ban|UBMTTQ|UBKT|MTTQ|Ban|Văn phòng|Công an|Bộ|Phòng|Sở|Hội|Đoàn|Liên đoàn|Trung tâm|Kho bạc|Chi cục|"
    "Cục|Tổng cục|Vụ|Viện|Trường|Bệnh viện|Tòa án|Toà án|Thường trực|Hội đồng|Tổ|Ngân hàng|Bảo hiểm|Thanh tra|Đài|"
    "Báo|Tập đoàn|Công ty|Điện lực|Hạt|Trạm|Quỹ|Mặt trận|Lực lượng|lực lượng|Cơ quan|cơ quan|Đơn vị|đơn vị|Bộ phận|"
    "bộ phận|Liên hiệp|Học viện|Thông tấn xã|Hiệp hội|Tổng công ty|Tổng Công ty|BHXH|Cổng Thông tin|Nhà xuất bản|"
    "Kiểm toán|Liên minh|Khu Quản lý|phòng|sở|ban|hội đồng|công an|trung tâm|tổ|hội"
)
_MANY = (
    "các sở|các phòng|các ban|các cơ quan|các cấp ủy|các đơn vị|các phường|các xã|các địa phương|các chi bộ|"
    "các Bộ|các Sở|các Cục|các Vụ|các đảng bộ|các ngành|các tổ chức|các đoàn thể|các chủ đầu tư|các huyện"
)
_HEADS = f"{_ALONE}|{_WITH_NAME}|{_MANY}|{_MANY.replace('các', 'Các')}"
_NOT_NAMED = (  # "đơn vị hành chính", "phòng chống", "cơ quan thường trực" are no names
    r"(?! (?:tính|hành chính|chức năng|nào|này|đó|mình|khác|hộ|chống|ngừa|tránh|bị|thương|chức|hợp|trường|nghị|thảo|"
    r"thi|thường trực|chủ trì|đầu mối|liên quan|có thẩm quyền|phối hợp|thực hiện|báo cáo|mới|cũ)(?!\w))"
)
_HEAD = re.compile(
    rf"(?<![\w/-])(?:(?P<alone>{_ALONE})|(?P<many>{_MANY.replace('các', '[Cc]ác')})|(?P<named>{_WITH_NAME})|"
    rf"(?:[Pp]hó |Quyền )?(?P<post>{POSTS}))(?![\w-]){_NOT_NAMED}".replace(" ", r"\s+")
)
_SMALL_HEADS = frozenset("phòng sở ban tổ hội công trung".split())
_NOT_AFTER = frozenset(("cơ", "trụ", "đại", "xã", "lễ", "quốc", "chi", "tăng"))
_LISTED = re.compile(r"[Cc]ác\s+(?:Bộ|Sở|Cục|Vụ|Ban)(?:,\s+(?:[Nn]gành|[Cc]ơ quan))?\s*:\s*")
_CELL = re.compile(  # a line that begins another cell or item, not the rest of a wrapped name
    r"(?<!thuộc)(?<!và)(?<!của)(?<!trực)(?<!phòng)(?<!trưởng)(?<!,)(?P<gap>[ \t]*\n)[ \t]*(?:[-x][ \t]*\n|"
    r"(?:Sở|Cục|Vụ|Trung tâm|Viện|UBND|Ủy ban|Uỷ ban|Văn phòng|Ban|Bộ|Các|Dữ liệu|Kế hoạch|Văn bản|Giám đốc|Liên hiệp|"
    r"Công an|Thường xuyên|Tháng|Năm|Qu[ýí])(?!\w))"
)
_AHEAD = 12  # characters after a name in which the next line's first words stand
_NUMBERED = re.compile(
    r"\s?(?:án|bộ|trạm|đội|phố|viện|số)\s+(?P<number>\d{1,3})(?![\w/]|[.,]\d|\s*(?:%|tỷ|triệu|ngày|tháng|năm|đồng|người)(?!\w))",
    re.IGNORECASE,
)
_OPENING = opening(f"{_HEADS}|{POSTS}|Phó|Quyền")


def find_offices(text: str) -> Iterator[Value]:
    """In order; a name ends where a person's begins, or a verb."""
    line, position = flat(text), 0
    people = [one.core for one in find_people(text)]
    for head in matches(line, _HEAD, openings(line, _OPENING)):
        start = head.start()
        if start < position:
            continue
        end = min([_end(text, line, head), *(core for core in people if start < core)])
        name = line[start:end].rstrip(" ,–-")
        if _is_office(head, name, before(line, start)):
            position = start + len(name)
            yield Value(Kind.OFFICE, start, position, start)


def _end(text: str, line: str, head: re.Match[str]) -> int:
    """Where the name ends: a cell's with its line, a list's after a colon with the last name, some with a number."""
    end = name_end(line, head.start(), len(head.group().split()))
    if listed := _LISTED.search(line, head.start(), end + 3):
        end = max(names_end(line, listed.end()), end)
    if cell := _CELL.search(text, head.end() + 1, end + _AHEAD):
        end = min(end, cell.start("gap"))
    number = _NUMBERED.match(line, max(end - 3, head.start()))
    return number.end() if number and number.start("number") > end else end


def _is_office(head: re.Match[str], name: str, before: str) -> bool:
    """Whether the head has the name that it needs: "phòng Nội vụ", not "phòng" or "cơ sở"."""
    if not head["named"]:
        return not (head["many"] and re.match(rf"[Cc]ác\s+(?:phường|xã|huyện)\s+[{CAPITAL}]", name))
    if before in _NOT_AFTER and name[0].islower():
        return False
    rest = name[len(head.group()) :]
    if head["named"].split()[0] in _SMALL_HEADS:
        return bool(
            re.match(rf"\s+(?:[{CAPITAL}]|chuyên|quản lý|chỉ đạo|công tác|nhân dân|phục vụ|tự quản|công nghệ)", rest)
        )
    return bool(rest.strip())
