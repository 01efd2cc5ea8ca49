"""Whether a verb of change is the text's own order: not another's deed, no wish, no condition, no denial."""

import re

from corpus.citations.mention import Mention
from corpus.citations.verbs import CHANGES, VERBS, relation_of
from corpus.kinds import kind_names, kind_pattern
from corpus.model import Form

_ENACTING = (  # "Hội đồng nhân dân tỉnh ban hành Nghị quyết sửa đổi …" at the end of a preamble
    r"(?:Hội đồng nhân dân|Ủy ban nhân dân|Uỷ ban nhân dân|Quốc hội|Chính phủ|Thủ tướng|Chủ tịch|Bộ trưởng)"
    r"(?:(?! (?:đã|mới|vừa|sẽ|chưa) )[^.;:,]){0,80}?"
)
_OWN_CHANGE = re.compile(  # words before the verb of a title or an order: nobody else is said to change anything
    rf"(?:^|[:“]|(?:Về việc|VỀ VIỆC|V/v)|(?<!\w)(?:{'|'.join(kind.upper() for kind in kind_names())}))"
    rf"[\W\d_]*(?:(?:[a-zđ]|[IVX]+)[).] *|(?:Điều|Chương|Mục|Phần) +[\dIVX]+[a-z]?[.:]? *)?"
    rf"(?:{_ENACTING} +ban +hành +)?"
    rf"(?i:(?:nay|đồng ý|thống nhất|quyết nghị|ban hành|về việc|v/v|{kind_pattern()})[ ,]*)*$"
)
_IN_FORCE = re.compile(rf"^[\W\d_]*(?i:{kind_pattern()}) +[^.;]*hiệu lực")
_NOT_DONE = re.compile(  # a wish, a condition, a denial
    r"(?i)(?<!\w)(?:(?<!theo )(?<!xét )đề nghị|kiến nghị|đề xuất|trình|tham mưu|xem xét|nghiên cứu|rà soát|dự thảo"
    r"|dự án|dự kiến|báo cáo|khi|nếu|trường hợp|sau khi|sẽ|không|chưa|mới)(?!\w)"
)
_JOINING = re.compile(r" *(?:,|,? *(?:và|đồng thời)) *")  # "Bãi bỏ Luật A sửa đổi Luật B" has none: A changed B


def is_own(text: str, start: int, verb: re.Match[str], before: Mention | None) -> bool:
    """Whether the directive itself changes what the verb governs: "Luật số 56 sửa đổi Luật …" changes nothing here."""
    words = text[start : verb.start()]
    if before is None:
        return bool(_OWN_CHANGE.search(words) or _IN_FORCE.match(words))
    return before.form is Form.RELATIVE or (before.relation in CHANGES and bool(_JOINING.fullmatch(words)))


def is_not_done(text: str, sentence: int, start: int) -> bool:
    """Whether a wish, a condition or a denial stands before the sentence's first verb of change."""
    changes = (verb.start() for verb in VERBS.finditer(text, sentence, start) if relation_of(verb) in CHANGES)
    return bool(_NOT_DONE.search(text, sentence, next(changes, start)))
