"""People by name: "đồng chí Khúc Thị Minh Hậu", "Viên Thành Luận", in a signature also "NGUYỄN VĂN A"."""

import re
from collections.abc import Iterator

from corpus.kinds import kind_pattern
from corpus.names import CAPITAL
from service.answer import Kind
from service.answering.values.value import Value

_SMALL = rf"[{CAPITAL}][^\W\d_{CAPITAL}]+"
_NAME = rf"{_SMALL}(?:[ \n]{_SMALL}){{1,4}}"
_SHOUTED = rf"[{CAPITAL}]{{2,}}(?:[ ][{CAPITAL}]{{1,}}){{2,3}}"
_TITLES = r"[Đđ]ồng\s+chí|[Đđ]/c|[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị"
_POSTED = (
    r"(?:[Cc]hủ tịch|[Bb]í thư|[Gg]iám đốc|[Tt]rưởng|[Tt]hủ tướng|[Bb]ộ trưởng|Chánh|Chủ nhiệm)"
    r"(?:\s[^\s,.;:()]+){0,10}?"
)
SURNAMES = frozenset(
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý An Ân Bạch Bàn Bành Biện Ca Cái Cao Cấn "
    "Chu Châu Chế Chử Cù Cung Diệp Doãn Danh Đàm Đan Đào Điểu Điền Đinh Đoàn Đồng Đôn Đường Giang Giáp Hà Hán Hàn Hạ "
    "Hầu Hoa Hứa Hùng Kha Khổng Khúc Khuất Kiều Kim La Lã Lại Lâm Lò Lộ Lục Lư Lương Lưu Lữ Ma Mạc Mạch Mai Mã Mẫn "
    "Mông Nghiêm Ngụy Nhâm Nhan Nhữ Nông Ong Phí Phó Phùng Phương Quách Quan Quản Sầm Sử Tạ Tăng Tào Thạch Thái "
    "Thân Thang Thi Thiều Thẩm Tiêu Tiết Tôn Tô Tống Trang Triệu Trịnh Trương Từ Tưởng Ung Uông Vàng Văn Vi Viên "
    "Viết Vương Xa Y Ứng Âu Bế Bồ Cầm Chung Chương Cồ Dư Giàng Hạng Hờ Hoàn Khương Kiên Kông Lầu Liêu Liễu Lèng "
    "Lường Lềnh Mùa Nay Nhiếp Ninh Phú Quang Quàng Rơ Sùng Thào Thượng Tòng Trà Tráng Trưng Trượng Tsằn Ty Vừ Vì "
    "Vòng Xồng Yên Thào Úy".split()
)
_NO_NAMES = frozenset(
    "Ban Ủy Uỷ Sở Phòng Tỉnh Thị Thành Huyện Đảng Việt Trung Quốc Chính Nhân Công Mặt Tổ Hội Đoàn Bộ Luật Phường Xã "
    "Khu Nghị Trường Nam Bắc Đông Tây Tài Nông Điện Quân Kho Ngân Thường Điều Khoản Phụ Nơi Căn Ngày Nhà Chủ Bí "
    "Giám Cục Vụ Viện Học Liên Chi Thanh Kiểm Đài Báo Tổng Các Cơ Đại Hiệp".split()
)
_SIGNED = re.compile(rf"(?m)^[ \t|]*(?P<name>(?:{_SMALL} ){{1,4}}{_SMALL}|{_SHOUTED})[ \t]*$")
_TITLED = re.compile(rf"(?<!\w)(?:{_TITLES}|{_POSTED})\s+(?!(?:{kind_pattern()})(?!\w))(?P<name>{_NAME})(?!\w)")
_BARE = re.compile(rf"(?<![\w-])(?P<name>{_SMALL}(?:[ \n]{_SMALL}){{2,3}})(?!\w| - )")
_OF_PLACE = re.compile(
    r"(?:phường|xã|thôn|huyện|tỉnh|thị xã|thị trấn|thành phố|quận|đường|phố|khu|hồ|sông|cầu|trường|công ty"
    r"|khu phố|ấp|bản|đặc khu|núi|chợ|bến|cụm|họ)\s+$",
    re.IGNORECASE,
)


def find_people(text: str) -> Iterator[Value]:
    """Names after a title or a post, those of three syllables at least that begin with a surname, and signatures."""
    found: dict[int, Value] = {}
    for match in _TITLED.finditer(text):
        if _is_name(match["name"], after_title=True):
            found[match.start("name")] = _value(match)
    for match in _BARE.finditer(text):
        ahead = text[max(match.start() - 12, 0) : match.start()]
        if _is_name(match["name"], after_title=False) and not _OF_PLACE.search(ahead):
            found.setdefault(match.start("name"), _value(match))
    for match in _SIGNED.finditer(text):
        if match["name"].split()[0].capitalize() in SURNAMES - _NO_NAMES:
            found.setdefault(match.start("name"), _value(match))
    return iter(found[start] for start in sorted(found))


def _is_name(name: str, *, after_title: bool) -> bool:
    first = name.split()[0]
    return first in SURNAMES or (after_title and first not in _NO_NAMES)


def _value(match: re.Match[str]) -> Value:
    return Value(Kind.PERSON, match.start("name"), match.end("name"), match.start("name"))
