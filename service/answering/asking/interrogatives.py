"""Where a question asks: the interrogatives in it, in order, without those that ask for nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from service.answering.asking.typed import Typed


class Form(StrEnum):
    """Interrogatives that ask alike."""

    MANY = "many"
    LONG = "long"
    WHEN = "when"
    WHICH = "which"
    WHO = "who"
    WHERE = "where"
    WHY = "why"
    HOW = "how"
    WHETHER = "whether"


@dataclass(frozen=True, slots=True)
class Interrogative:
    """A form at a place of the question."""

    form: Form
    start: int
    end: int


_END = r"(?= *(?:[?.,;!]|$))"
_COUNTED = (
    r"(?= (?:nguoi|phan|ngay|thang|lan|gio|tien|ho|xa|phuong|to|lop|ty|trieu|dong|dang|can|chi|du|de|thon|ha|km|%"
    r"|nam|tuan|quy|nhom|loai|muc|don vi|co quan|dia phuong|doanh nghiep|nghi dinh|thong tu|chi tieu|diem))"
)
_MARKED = {
    Form.LONG: r"bao (?:nhiêu )?lâu",
    Form.MANY: r"bao nhiêu|bao lăm|mấy",
    Form.WHEN: r"khi nào|bao giờ|(?<!phụ )lúc nào|hồi nào|chừng nào",
    Form.WHY: r"vì sao|tại sao|sao lại|do đâu|vì đâu|tại vì sao|vì cái gì",
    Form.HOW: rf"(?:như )?thế nào|ra sao|làm sao|sao{_END}",
    Form.WHERE: r"từ (?:đâu|nơi nào) (?:đến|tới) (?:đâu|nơi nào)|(?:ở|tại|về|từ|đến|cho|vào) đâu|đâu",
    Form.WHICH: r"nào|gì",
    Form.WHO: r"(?<!không )(?<!không có )ai(?! cập)",
    Form.WHETHER: rf"(?:hay|phải|đúng) (?:không|chưa|ko)|(?:không|ko|chưa){_END}|không(?= theo)",
}
_BARE = {
    Form.LONG: r"bao (?:nhieu )?lau",
    Form.MANY: rf"bao nhieu|may{_COUNTED}|(?<=so )may{_END}",
    Form.WHEN: r"khi nao|bao gio|(?<!phu )luc nao",
    Form.WHY: r"vi sao|tai sao",
    Form.HOW: r"(?:nhu )?the nao|ra sao",
    Form.WHERE: r"tu dau den dau|(?:o|tai) dau(?! nam| tu| thau| moi)",
    Form.WHICH: r"nao",
    Form.WHO: r"ai(?= (?:ky|lam|la|chu|duoc|phai))|(?<=la )ai",
}


def _pattern(forms: dict[Form, str]) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?<!\w)(?P<{form}>{words})(?!\w)" for form, words in forms.items()))


_MARKED_FORM, _BARE_FORM = _pattern(_MARKED), _pattern(_BARE)
_IDLE_BEFORE = re.compile(
    r"(?<!\w)(?:bất (?:kỳ|kì|cứ) |(?:nếu|trường hợp|dù|hễ|miễn là) (?!nào|gì)|(?:không|chưa|chẳng)(?! đạt| đủ)(?= \w))"
    r"(?:(?!thì )[^,;?]){0,40}$"
)
_IDLE_AFTER = re.compile(
    r"^ (?:cũng|đó|đấy|ấy|nấy|khác|năm (?:nay|qua|gần đây|trước)|tháng (?:nay|qua)|hôm nay|ngày (?:nay|qua))(?!\w)"
)
_WHETHER = re.compile(r"(?<!\w)(?:có|đã|còn|được|phải|đúng)(?!\w)")
_MAY_IDLE = (Form.WHICH, Form.WHO, Form.WHERE)


def find_interrogatives(typed: Typed) -> list[Interrogative]:
    """In order, first those that ask, then those that only might."""
    found = sorted({*_found(_MARKED_FORM, typed.marked), *_found(_BARE_FORM, typed.bare)}, key=lambda one: one.start)
    found = [one for one, before in zip(found, [None, *found], strict=False) if not (before and one.start < before.end)]
    asking = [one for one in found if not _is_idle(one, typed.marked)]
    return sorted(asking or found, key=lambda one: one.form is Form.WHETHER)


def _found(pattern: re.Pattern[str], text: str) -> Iterator[Interrogative]:
    for match in pattern.finditer(text):
        form = Form(str(match.lastgroup))
        if form is not Form.WHETHER or _WHETHER.search(text, 0, match.start()):
            yield Interrogative(form, match.start(), match.end())


def _is_idle(one: Interrogative, text: str) -> bool:
    """Whether it stands for anything whatever: "chưa kết nạp được đảng viên nào thì", "nếu có gì", "mấy năm nay"."""
    if one.form is Form.MANY:
        return bool(_IDLE_AFTER.match(text[one.end :]))
    return one.form in _MAY_IDLE and bool(_IDLE_AFTER.match(text[one.end :]) or _IDLE_BEFORE.search(text[: one.start]))
