"""Vietnamese wording as patterns over folded text: written with their marks, matched without."""

import re
from collections.abc import Iterable

from corpus.kinds import kind_names
from service.typed_words import fold_letters, kinds

_CODES = "NQ|QĐ|CT|KL|TB|HD|KH|BC|CV|TTr|CĐ|NĐ|văn bản"
_ENGLISH = "conclusion|directive|plan|resolution|decision|document|report|notice|dispatch|letter"
KIND = f"(?:{'|'.join(kind_names())}|{_CODES}|{_ENGLISH})"
_BODY = r"(?:cơ quan|đơn vị|tổ chức|nơi|cấp|cấp ủy|ban|ngành|địa phương|phòng|sở)"
WHICH_BODY = rf"(?:{_BODY}(?:, {_BODY})*(?: và {_BODY})? nào)"
_POST = (
    r"(?:phó )?(?:chủ tịch|bí thư|thủ tướng|giám đốc|trưởng ban|chánh văn phòng|chủ nhiệm|cục trưởng)"
    r"|thứ trưởng|bộ trưởng"
)
WHO = rf"(?:ai|(?:người|đồng chí|vị|ông|bà|lãnh đạo|{_POST}) nào)"
WHEN = (
    r"(?<!trước )(?<!đến )(?:(?:vào |từ |hôm |lúc )?(?:ngày|hôm|tháng|năm|thời gian|thời điểm)(?:,? tháng,? năm)?"
    r" (?:nào|mấy|bao nhiêu|gì)|(?:từ |vào )?(?:khi nào|bao giờ|lúc nào|hồi nào))"
)


def folded(pattern: str) -> re.Pattern[str]:
    """A pattern for text without marks in small letters; its classes must not be written in capitals."""
    return re.compile(fold_letters(pattern).replace("(?p<", "(?P<"))


def any_of(alternatives: Iterable[str]) -> str:
    """One group of them, the first that fits first."""
    return f"(?:{'|'.join(alternatives)})"


KIND_WORD = folded(rf"(?<!\w){KIND}(?!\w)")
OPENS_WITH_KIND = folded(rf"^(?:(?:các|những|một|bản|cái|the|đã|nội dung) )*{KIND}(?!\w)")


def kinds_in(text: str) -> tuple[str, ...]:
    """The kinds that a folded text names; a code that may stand for several names none."""
    return tuple(filter(None, (kinds().get(match.group()) for match in KIND_WORD.finditer(text))))
