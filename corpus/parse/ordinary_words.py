"""Words of subjects that are written small wherever they stand: no name of an office, a person or a place has them.

Fields of offices ("xây dựng", "kiểm tra") and kinds of directives ("quy định") are left out: they may be names.
"""

from collections.abc import Sequence

_PHRASES = (
    "các|chuyến|cho|của|dưới|khi|những|tại|theo|trên|và|về|với|"
    "biện pháp|chấn chỉnh|chủ trương|đẩy mạnh|địa bàn|định hướng|giai đoạn|giải pháp|hậu quả|hiệu quả|kết quả|"
    "khắc phục|một số|mục tiêu|nâng cao|nhiệm vụ|phương hướng|rà soát|tăng cường|thực hiện|tiếp tục|tình hình|"
    "trên địa bàn|triển khai|trọng tâm|về việc"
)
_ORDINARY = frozenset(tuple(phrase.split()) for phrase in _PHRASES.split("|"))
_LONGEST = max(map(len, _ORDINARY))


def ordinary(keys: Sequence[str], at: int) -> int:
    """How many of the words from there on make the longest such phrase, in small letters; 0 where none does."""
    return next((n for n in range(_LONGEST, 0, -1) if tuple(keys[at : at + n]) in _ORDINARY), 0)
