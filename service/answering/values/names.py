"""Names in a text: offices, people, positions, places, numbers of directives."""

import re
from collections.abc import Iterator

from corpus.kinds import kind_pattern
from corpus.text import DIRECTIVE_NUMBER
from service.answer import Kind
from service.answering.values.value import CAPITALISED, Value

_VERBS = (
    "chủ trì|phối hợp|tham mưu|chịu|theo dõi|là|tổ chức|kiểm tra|hướng dẫn|chỉ đạo|lãnh đạo|xây dựng|báo cáo|ban hành|trình|"
    "xem xét|quyết định|thực hiện|triển khai|rà soát|phê duyệt|yêu cầu|đề nghị|giao|có|được|phải|làm|tiếp tục|"
    "tập trung|khẩn trương|đôn đốc|tổng hợp|bố trí|hoàn thành|thẩm định|công bố|nghiên cứu|bảo đảm|đảm bảo|quán triệt|cụ thể|"
    "trực tiếp|căn cứ|kết luận|thống nhất|đã|sẽ|khi|trước|sau|trong|để|theo|về|với|tại|giám sát|lập|trả lời|tuyên truyền|"
    "thông báo|ký|rút|gửi|chủ động|không|chưa|nắm|vận động|phát huy|tăng cường|xác định|cập nhật|cung cấp|tiếp nhận|kiểm soát|công khai|còn|cuối năm|thừa|thay mặt|giải quyết|cho ý kiến|họp|nghe|dự|nếu|do|"
    "cần|thì|mà|bị|đang|vẫn|từ|đến|cho|tự|hỗ trợ|giúp|chuẩn bị|đăng ký|đánh giá|nêu|cùng|tiến hành|sớm|xử lý|chỉ định"
)
_OFFICES = (
    "Ủy ban|Uỷ ban|UBND|HĐND|UBMTTQ|Ban|Phòng|phòng|Sở|Văn phòng|Công an|Bộ|Đảng ủy|Đảng uỷ|Đảng bộ|Thị ủy|Tỉnh ủy|Thành ủy|"
    "Huyện ủy|Quận ủy|Mặt trận|Hội|Đoàn|Liên đoàn|Trung tâm|Kho bạc|Chi cục|Cục|Tổng cục|Viện|Trường|Bệnh viện|Tòa án|"
    "Toà án|Thường trực|Hội đồng|Tổ|tổ|Chính phủ|Thủ tướng|Quốc hội|Ngân hàng|Bảo hiểm|Thanh tra|Đài|Báo|Chi bộ|chi bộ|"
    "[Cc]hủ đầu tư|[Cc]ấp ủy|[Nn]gười đứng đầu|[Cc]ơ quan|[Đđ]ơn vị|Tập đoàn|Công ty|Nhà nước|Điện lực|Hạt|Trạm|[Ll]ực lượng|Quỹ|"
    "Chủ tịch|Bí thư|Giám đốc|Chánh|Trưởng|Bộ trưởng|Thủ trưởng|[Cc]ác (?:sở|phòng|ban|cơ quan|cấp ủy|đơn vị|phường|xã|địa phương)"
)
_REST = rf"(?:(?:, | - | – | và |, | & |\s)(?!(?:{_VERBS})(?!\w))[^\W_][\w&-]*){{0,14}}"
_OFFICE = re.compile(rf"(?<!\w)(?:(?:Phó|Quyền) )?(?:{_OFFICES})(?!\w){_REST}")
_POSITIONS = (
    "[Cc]hủ tịch|[Bb]í thư|Giám đốc|Chánh|Trưởng|trưởng|Viện trưởng|Cục trưởng|Tổng [\\w]+|Thủ tướng|Bộ trưởng|Thứ trưởng|"
    "Chủ nhiệm|Ủy viên|Tổ trưởng|Hiệu trưởng|Đội trưởng|Thủ trưởng|người đứng đầu|Chính ủy|Chỉ huy trưởng"
)
_POSITION = re.compile(rf"(?<!\w)(?:(?:Quyền|Phó|phó) )?(?:{_POSITIONS})(?!\w){_REST}")
_NO_PERSON = (
    rf"{kind_pattern()}|Điều|Khoản|Phụ lục|Nơi nhận|Căn cứ|Ngày|Hội nghị|Ban|Ủy|Sở|Phòng|Tỉnh|Thị|Thành|Huyện|Đảng|Nhà nước|"
    "Việt Nam|Trung|Quốc|Chính|Nhân dân|Công|Văn|Mặt trận|Tổ|Hội|Đoàn|Bộ|Luật|Phường|Xã|Khu|Nghị|Chương|Trường"
)
_PERSON = re.compile(
    rf"(?<!\w)(?P<title>(?:(?:[Đđ]ồng chí|đ/c|Đ/c|[Ôô]ng|[Bb]à|(?:{_POSITIONS})[^,.;:()]{{0,60}}?)\s)?)"
    rf"(?!(?:{_NO_PERSON})(?!\w)){CAPITALISED}(?: {CAPITALISED}){{1,4}}(?!\w)"
)
_PLACES = (
    "phường|xã|thị trấn|thị xã|huyện|quận|tỉnh|thành phố|thôn|khu phố|tổ dân phố|khu|đường|hồ|sông|biển|cụm|ấp|bản|đặc khu|"
    "nhà|trụ sở|hội trường|khu vực|địa bàn|đảng bộ|Khu|Cụm|Hội trường|Trụ sở|Nhà|Công viên|Quảng trường|Thành phố"
)
_ONE = rf"(?:(?:các )?(?:{_PLACES})\s)+(?:[\w]+\s){{0,3}}?{CAPITALISED}(?: {CAPITALISED})*"
_NAME = rf"{CAPITALISED}(?: {CAPITALISED})*"
_PLACE = re.compile(
    rf"(?<!\w)(?:{_ONE}(?:(?:, | và | - |; )(?:{_ONE}|{_NAME}))*|{_NAME}(?:(?:, | và ){_NAME})*)|(?:(?<=tại )|(?<=ở ))[^,.;:()]{{3,80}}"
)
_DIRECTIVE = re.compile(
    rf"(?:(?:{kind_pattern()})\s+(?:số:?\s*)?)?{DIRECTIVE_NUMBER.pattern}"
    rf"|(?:{kind_pattern()})\s+(?:Trung ương|Đại hội)[^,.;()]{{0,60}}(?:\([^)]*\))?"
)


def find_offices(text: str) -> Iterator[Value]:
    """Offices, and those who head them, in order."""
    return _whole(_OFFICE, text, Kind.OFFICE)


def find_positions(text: str) -> Iterator[Value]:
    """Positions with the office they belong to."""
    return _whole(_POSITION, text, Kind.POSITION)


def find_places(text: str) -> Iterator[Value]:
    """Places by name, several in a row as one; and what follows "tại" and "ở"."""
    return _whole(_PLACE, text, Kind.PLACE)


def find_directives(text: str) -> Iterator[Value]:
    """Directives cited by number, with their kind; plenums and congresses."""
    return _whole(_DIRECTIVE, text, Kind.DOCUMENT_NUMBER)


def find_people(text: str) -> Iterator[Value]:
    """Names of two to five capitalised syllables."""
    for match in _PERSON.finditer(text):
        name = match.group()[len(match.group("title")) :]
        if name.isupper() or (not match.group("title") and name.count(" ") < 2):
            continue  # "THỊ ỦY PHÚ KHÊ", "Núi Voi", "Tại Công"
        yield Value(Kind.PERSON, match.end("title"), match.end(), match.end("title"))


def _whole(pattern: re.Pattern[str], text: str, kind: Kind) -> Iterator[Value]:
    return (Value(kind, match.start(), match.end(), match.start()) for match in pattern.finditer(text))
