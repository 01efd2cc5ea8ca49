"""Which body a question says has issued the directive, and of what place."""

import re
from collections.abc import Sequence

from corpus.text import Token, tokens
from service.answering.fields.heads import Heads
from service.question import Question

UNITS = {
    "tinh": "tỉnh", "thanh pho": "thành phố", "thi xa": "thị xã", "huyen": "huyện", "quan": "quận", "phuong": "phường",
    "xa": "xã", "thi tran": "thị trấn", "dac khu": "đặc khu",
}  # fmt: skip
UNIT = "(?:" + "|".join(UNITS) + ")"
_BODIES = {
    "tinh uy": "Tỉnh ủy", "thanh uy": "Thành ủy", "thi uy": "Thị ủy", "huyen uy": "Huyện ủy", "quan uy": "Quận ủy",
    "dang uy": "Đảng ủy", "ubnd": "Ủy ban nhân dân", "uy ban nhan dan": "Ủy ban nhân dân", "uy ban": "Ủy ban nhân dân",
    "hdnd": "Hội đồng nhân dân", "hoi dong nhan dan": "Hội đồng nhân dân", "dang bo": "Đảng bộ",
    "thu tuong": "Thủ tướng", "chinh phu": "Chính phủ", "quoc hoi": "Quốc hội", "bo chinh tri": "Bộ Chính trị",
    "ban bi thu": "Ban Bí thư", "ban chap hanh trung uong": "Ban Chấp hành Trung ương",
}  # fmt: skip
ORGAN = r"(?:ban thuong vu|ban chap hanh|thuong truc|thuong vu|btv|bch|pho chu tich|chu tich)"
_BODY = "|".join(sorted(_BODIES, key=len, reverse=True))
_NO_OTHER = r"(?! (?:thuong vu|kiem tra|mat tran|bau cu)(?!\w))"  # Ủy ban Kiểm tra, Ủy ban Mặt trận
_PART_OF_NAME = r"(?<!van phong )(?<!can su dang )(?<!pho )"
_ISSUER = re.compile(
    rf"(?<![\w/-]){_PART_OF_NAME}(?:{ORGAN} )?(?P<body>{_BODY}){_NO_OTHER}(?: (?P<unit>{UNIT})(?! uy))?(?!\w)"
)
_AFTER_OFFICE = r"(?:ve|ban hanh|do|nam|so|ky|duoc|gui|ra|la|thuc hien|trien khai|ngay|co|khi|ai|day|quy dinh)"
_OFFICE = re.compile(
    r"(?<!\w)(?:cua|do) (?P<name>(?:bo|so|phong|cuc|chi cuc|tong cuc|van phong|cong an|hoi|mat tran|ban|vien|truong)"
    rf"(?: (?!{_AFTER_OFFICE}(?!\w))\w+){{1,8}})"
)
_LONGEST_PLACE = 4  # words
_OF = re.compile(r"(?<!\w)(?:cua|do) $")
_ISSUES = re.compile(r"(?: (?!(?:do|ai|duoc|bi|co|la)(?!\w))\w+){0,3}? (?:ban hanh|ra|ky)(?!\w)")


Stretch = tuple[int, int]


def read_issuer(
    question: Question, text: str, within: Stretch, lead: Stretch | None, heads: Heads
) -> tuple[str | None, Stretch | None]:
    """The body with the place behind it, and where it is said; `lead` is the kind or the meeting before it."""
    match = next((one for one in _ISSUER.finditer(text, *within) if _is_said_to_issue(text, one, lead)), None)
    if match is None:
        return _office(question, text, within)
    name = " ".join(filter(None, (_BODIES[match["body"]], UNITS.get(match["unit"] or ""))))
    if name.startswith("Đảng bộ "):
        name = f"Ban Chấp hành {name}"
    place, stop = place_after(question, match.end(), within[1], heads)
    return (f"{name} {place}" if place else name), (match.start(), stop or match.end())


def _office(question: Question, text: str, within: Stretch) -> tuple[str | None, Stretch | None]:
    """ "của Sở Nội vụ", "của Công an thị xã": offices that have no fixed name."""
    match = _OFFICE.search(text, *within)
    return (question.read_text[slice(*match.span("name"))], match.span("name")) if match else (None, None)


def _is_said_to_issue(text: str, match: re.Match[str], lead: Stretch | None) -> bool:
    """ "của Thị ủy", "Kết luận Thị ủy", "Thị ủy ban hành", "Thị ủy Phú Khê ký"."""
    beside = lead is not None and not text[lead[1] : match.start()].strip()
    return beside or bool(_OF.search(text, 0, match.start())) or bool(_ISSUES.match(text, match.end()))


def place_at(words: Sequence[Token], text: str, heads: Heads) -> tuple[str, int] | None:
    """The longest known place that the words begin with, as printed, and where it ends.

    It must be written as printed or with a capital: "là gì" isn't La Gi.
    """
    for length in range(min(len(words), _LONGEST_PLACE), 0, -1):
        printed = heads.places.get(" ".join(word.folded for word in words[:length]))
        alike = printed and [word.tone for word in words[:length]] == [word.tone for word in tokens(printed)]
        if printed and (text[words[0].start].isupper() or (alike and length > 1)):
            return printed, words[length - 1].end
    return None


def place_after(question: Question, start: int, end: int, heads: Heads) -> tuple[str | None, int | None]:
    """A known place, or words with capitals, right behind a body."""
    following = [word for word in question.read or question.words if start <= word.start < end][:_LONGEST_PLACE]
    if known := place_at(following, question.read_text, heads):
        return known
    capital: list[Token] = []
    for word in following:
        if not question.read_text[word.start].isupper() or question.read_text[word.start : word.end].isupper():
            break
        capital.append(word)
    return (question.read_text[capital[0].start : capital[-1].end], capital[-1].end) if capital else (None, None)
