"""Percentages and sums of money: "tăng 7,4%", "không quá 1,85 tỷ đồng", "150.000 đồng/người/tháng"."""

from collections.abc import Iterator

from service.answer import Kind
from service.answering.values.numbers import EDGE, RANGE, loose, measured
from service.answering.values.value import Value

SCALE = "(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ|trăm)"
_COIN = r"(?:đồng(?! (?:chí|bào|bộ|đều|thời|ý|thuận|tình|hành|lòng))|USD|VNĐ|VND|đ|đô la Mỹ)(?!\w)"
_NO_MONEY = (
    r"(?! ?(?:lệ|trọng|lượt|người|tấn|con|cây|hộ|ha|m2|m3|kWh|sản phẩm|liều|học sinh|lao động|dân|bản|tài khoản"
    r"|giao dịch)(?!\w))"
)
_SHARED = (
    "hồ sơ|lượt khách|báo cáo|hội nghị|bài viết|tiết học|cuộc họp|lớp học|vụ việc|chi bộ|đơn vị|đảng viên|giáo viên|"
    "học sinh|sinh viên|cán bộ|tổ chức|hộ gia đình|đối tượng|sản phẩm|thửa đất|lao động|báo cáo viên"
)
PER = rf"(?: ?/ ?(?:\d+ ?)?(?:(?:{_SHARED})(?!\w)|[^\W\d]\w*(?: (?:làm việc|mới|học))?(?!\w)))"
_DIGITS = "(?:không|một|mốt|hai|ba|bốn|tư|năm|lăm|sáu|bảy|tám|chín|mười|mươi|lẻ|linh)"
_SUM = (
    rf"{EDGE}{RANGE} ?(?:{SCALE} )*(?:{SCALE}(?!\w){_NO_MONEY}(?: ?{_COIN})?|{_COIN}){PER}*"
    rf"|{EDGE}(?:(?:{_DIGITS}|{SCALE}) )+{_COIN}{PER}*"
)
_PERCENTAGE = rf"{EDGE}{RANGE} ?(?:điểm )?(?:%|phần trăm(?!\w))(?: ?/ ?(?:năm|tháng|quý|ngày)(?!\w))?"
_SUMS, _PERCENTAGES = loose(_SUM), loose(_PERCENTAGE)


def find_percentages(text: str) -> Iterator[Value]:
    """In flat text, in order."""
    return measured(text, _PERCENTAGES, Kind.PERCENTAGE)


def find_amounts(text: str) -> Iterator[Value]:
    """Sums of money in flat text, in order."""
    return measured(text, _SUMS, Kind.AMOUNT)
