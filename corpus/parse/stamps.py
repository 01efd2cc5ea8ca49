"""Marks that are printed on a line of their own: secrecy, urgency ("độ khẩn"), circulation."""

import re
from collections.abc import Sequence

_SECRECY = re.compile(r"^(?:ĐỘ MẬT\s*:?\s*)?(?P<mark>TUYỆT MẬT|TỐI MẬT|MẬT)\W*$")
_URGENCY = re.compile(r"^(?:ĐỘ KHẨN\s*:?\s*)?(?P<mark>(?:H(?:ỎA|OẢ) TỐC|THƯỢNG KHẨN|KHẨN)(?:\W+HẸN GIỜ.{0,40}?)?)\W*$")
_CIRCULATION = re.compile(
    r"^\W*(?P<mark>(?:tài liệu\s+)?(?:lưu hành nội bộ|xem xong trả lại|phổ biến nội bộ|không phổ biến))\W*$",
    re.IGNORECASE,
)


def secrecy(printed: Sequence[str]) -> str | None:
    """MẬT, TỐI MẬT or TUYỆT MẬT as printed."""
    return _mark(_SECRECY, printed)


def urgency(printed: Sequence[str]) -> str | None:
    """KHẨN, THƯỢNG KHẨN or HỎA TỐC, with the hour where one is set, as printed."""
    return _mark(_URGENCY, printed)


def circulation(printed: Sequence[str]) -> str | None:
    """LƯU HÀNH NỘI BỘ, XEM XONG TRẢ LẠI and the like as printed."""
    return _mark(_CIRCULATION, printed)


def _mark(pattern: re.Pattern[str], printed: Sequence[str]) -> str | None:
    return next((match["mark"] for line in printed if (match := pattern.match(line.strip()))), None)
