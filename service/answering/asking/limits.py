"""Which way an answer is limited: "trước ngày", "tối đa", "ít nhất", "xếp thứ", "tăng", "giảm"."""

import re
from enum import StrEnum


class Limit(StrEnum):
    """What a figure or a day is a limit of, or says the change of."""

    BEFORE = "before"  # the last day
    MOST = "most"
    LEAST = "least"
    RANK = "rank"  # a place among others
    UP = "up"
    DOWN = "down"


_TIME = r"(?:ngày|tháng|năm|quý|giờ|thời|mốc|mấy giờ|\d)"
_DAY = r"(?:when|\d|the|january|february|march|april|may|june|july|august|september|october|november|december)"
_WORDS = {
    Limit.BEFORE: (
        rf"(?:chậm|muộn|trễ) nhất|trước(?= {_TIME})|(?<!gia )(?<!thời )hạn|(?:by|before)(?= {_DAY})|no later than"
        rf"|deadline"
    ),
    Limit.MOST: r"tối đa|không (?:được )?(?:vượt )?quá|không vượt|nhiều nhất|cao nhất|trở xuống|at most|maximum|≤",
    Limit.LEAST: r"tối thiểu|ít nhất|thấp nhất|không (?:dưới|ít hơn|thấp hơn)|trở lên|at least|minimum|≥",
    Limit.RANK: r"(?:xếp|đứng|vị trí)(?: \w+)? (?:hạng|thứ|vị trí|mấy)|xếp hạng|đứng thứ|rank(?:ed|ing)?",
    Limit.UP: r"(?<!thu nhập )tăng(?: thêm| trưởng)?|increased?|growth",
    Limit.DOWN: r"giảm|decreased?|reduced?",
}
_OF_OTHERS = re.compile(r"từ (?:đủ )?\d[^,;]{0,24} trở (?:lên|xuống)|thu nhập tăng thêm")
_NEAR = 24  # characters after the interrogative
_LIMITS = {limit: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) for limit, words in _WORDS.items()}


def limits_in(text: str) -> frozenset[Limit]:
    """Those that some words name, such as a value with what stands right before it."""
    return frozenset(limit for limit, pattern in _LIMITS.items() if pattern.search(text))


def read_limits(before: str, after: str = "") -> frozenset[Limit]:
    """Those that a question names before its interrogative, or right after ("từ bao nhiêu điểm trở lên").

    What bounds something else doesn't count: "mấy dự án chậm từ 6 tháng trở lên", "từ đủ 80 tuổi trở lên".
    """
    return limits_in(_OF_OTHERS.sub("", before)) | limits_in(after[:_NEAR]) & {Limit.LEAST, Limit.MOST}
