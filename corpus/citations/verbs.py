"""The verbs that say how a text stands to what it cites, and what they are called in an answer."""

import re

from corpus.citations.words import loose
from corpus.kinds import kind_pattern

AMENDS, REPLACES, REPEALS = "sửa đổi", "thay thế", "bãi bỏ"
REVIEWS, RESTS_ON, CARRIES_OUT, FOLLOWS, OTHER = "sơ kết/tổng kết", "căn cứ", "thực hiện", "theo", "khác"
CHANGES = frozenset({AMENDS, REPLACES, REPEALS})
_DOING = r"(?:triển khai |tổ chức )?(?:thực hiện|(?<!lực\x20)thi hành|triển khai)"
YEARS_OF_DOING = rf"(?:\d+|một|hai|ba|bốn|năm|mười) năm (?:tổ chức )?{_DOING}"
_REVIEWING = "(?:(?: *,| và) (?:sơ kết|tổng kết|đánh giá|kiểm điểm|rút kinh nghiệm))*"
_CHANGING = "(?:sửa đổi|bổ sung|thay thế)"
_PLACED = (  # what may stand between "tại" and a name; "tại phiên họp ngày …" governs none
    r"(?:các|những|một số|cả|cùng|văn bản|dự thảo|bản|khoản|điểm|điều|mục|phần|chương|phụ lục|ý|tiết|biểu|mẫu|quy chế"
    rf"|đề án|luật|{kind_pattern()})(?!\w)"
)
_PART = "(?:cụm từ|từ|một số|nội dung|tên|khoản|điểm|đoạn|điều|mục|gạch|phụ lục|tiết|ý)"
VERBS = re.compile(
    loose(
        r"(?<!\w)(?=[ábchgkqstxđ])(?:"  # a first letter is told far faster than the verbs one by one
        rf"(?P<review>(?:sơ kết|tổng kết)(?:{_REVIEWING}[^.;,]{{0,60}}?{_DOING})?"
        rf"|đánh giá (?:kết quả )?{YEARS_OF_DOING})"
        rf"|(?P<repeal_part>bãi bỏ {_PART}(?!\w)[^.;]{{0,100}}$)"
        rf"|(?P<amend>(?<!sau\x20)(?<![(]){_CHANGING}(?:(?: *,| và)? (?:{_CHANGING}|bãi bỏ))*"
        rf" (?:{_PART}(?!\w)[^.;]{{0,100}}$|quy định(?!\w)[^.;]{{0,150}}(?<!\w)tại *$)"
        r"|(?<!sau\x20)(?<![(])sửa đổi(?:(?: *,| và)? bổ sung)?)"
        r"|(?P<replace>thay thế(?: cho)?|thay cho)"
        r"|(?P<repeal>bãi bỏ|hủy bỏ|chấm dứt hiệu lực)"
        r"|(?P<base>căn cứ|xét(?= *$| đề nghị))"
        rf"|(?P<do>{_DOING}|cụ thể hóa|quán triệt|chấp hành(?= nghiêm| đúng| tốt)"
        r"|(?<!văn\x20bản\x20)hướng dẫn(?! của)|quy định chi tiết)"
        r"|(?P<like>(?:tương tự|giống)(?: như)?(?: trong| tại)?|khác với|so với)"
        rf"|(?P<by>(?<!\(kèm\x20)theo|(?<!tồn\x20)(?<!hiện\x20)tại(?= *(?:{_PLACED}[^.;]*)?$)"
        r"|(?<!các\x20)(?<!những\x20)(?<!mọi\x20)quy định|tuân thủ|áp dụng(?= (?:các |những )?quy định)"
        r"|bám sát|tinh thần"
        r"|(?<!hiện\x20)(?<!hành\x20)đúng(?= *$))"
        r")(?!\w)"
    ),
    re.IGNORECASE,
)
RELATIONS = {
    "like": OTHER, "review": REVIEWS, "repeal_part": REPEALS, "amend": AMENDS,
    "replace": REPLACES, "repeal": REPEALS, "base": RESTS_ON, "do": CARRIES_OUT, "by": FOLLOWS,
}  # fmt: skip


def relation_of(verb: re.Match[str]) -> str:
    """What a match of `VERBS` says."""
    return RELATIONS[verb.lastgroup or "by"]


def last_relation(words: str) -> str:
    """What the last verb in some words says of what follows them."""
    return next((relation_of(verb) for verb in reversed(list(VERBS.finditer(words)))), OTHER)
