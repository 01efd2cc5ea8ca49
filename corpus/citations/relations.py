"""How a text stands to what it cites, from the verb that governs the mention."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.citations.afterwards import verb_behind
from corpus.citations.mention import Mention
from corpus.citations.words import UPPER, loose
from corpus.kinds import kind_names, kind_pattern
from corpus.model import Form

AMENDS, REPLACES, REPEALS = "sửa đổi", "thay thế", "bãi bỏ"
REVIEWS, RESTS_ON, CARRIES_OUT, FOLLOWS, OTHER = "sơ kết/tổng kết", "căn cứ", "thực hiện", "theo", "khác"
_DOING = "(?:triển khai |tổ chức )?(?:thực hiện|thi hành|triển khai)"
_YEARS = r"(?:\d+|một|hai|ba|bốn|năm|mười) năm"
_REVIEWING = "(?:(?: *,| và) (?:sơ kết|tổng kết|đánh giá|kiểm điểm|rút kinh nghiệm))*"
_CHANGING = "(?:sửa đổi|bổ sung|thay thế)"
_PART = "(?:cụm từ|từ|một số|nội dung|tên|khoản|điểm|đoạn|điều|mục|gạch|phụ lục|tiết|ý)"
_VERBS = re.compile(
    loose(
        r"(?<!\w)(?:"
        rf"(?P<review>(?:sơ kết|tổng kết)(?:{_REVIEWING}[^.;,]{{0,60}}?{_DOING})?"
        rf"|đánh giá (?:kết quả )?{_YEARS} (?:tổ chức )?{_DOING})"
        rf"|(?P<repeal_part>bãi bỏ {_PART}(?!\w)[^.;]{{0,100}}$)"
        rf"|(?P<amend>(?<!sau\x20)(?<![(]){_CHANGING}(?:(?: *,| và)? (?:{_CHANGING}|bãi bỏ))*"
        rf" (?:{_PART}(?!\w)[^.;]{{0,100}}$|quy định(?!\w)[^.;]{{0,150}}(?<!\w)tại *$)"
        r"|(?<!sau\x20)(?<![(])sửa đổi(?:(?: *,| và)? bổ sung)?)"
        r"|(?P<replace>thay thế(?: cho)?|thay cho)"
        r"|(?P<repeal>bãi bỏ|hủy bỏ|chấm dứt hiệu lực)"
        r"|(?P<base>căn cứ|xét(?= *$| đề nghị))"
        rf"|(?P<do>{_DOING}|cụ thể hóa|quán triệt|chấp hành(?= nghiêm| đúng| tốt)|hướng dẫn|quy định chi tiết)"
        r"|(?P<by>theo|(?<!tồn\x20)(?<!hiện\x20)tại|quy định|bám sát|tinh thần|(?<!hiện\x20)(?<!hành\x20)đúng(?= *$))"
        r")(?!\w)"
    ),
    re.IGNORECASE,
)
_RELATIONS = {
    "review": REVIEWS, "repeal_part": REPEALS, "amend": AMENDS, "replace": REPLACES, "repeal": REPEALS,
    "base": RESTS_ON, "do": CARRIES_OUT, "by": FOLLOWS,
}  # fmt: skip
_CHANGES = {AMENDS, REPLACES, REPEALS}
_DIRECT = {*_CHANGES, REVIEWS}  # what governs its objects closely, and is said of no others
_CHANGED_BY = re.compile(
    loose(r"(?<!\w)được (?:sửa đổi|bổ sung|thay thế)[^.;]{0,80}(?:bởi|tại|theo|bằng) *$"), re.IGNORECASE
)
_OWN_CHANGE = re.compile(  # words before the verb of a title or an order: nobody else is said to change anything
    rf"(?:^|[:“]|(?:Về việc|VỀ VIỆC|V/v)|(?<!\w)(?:{'|'.join(kind.upper() for kind in kind_names())}))"
    rf"[\W\d_]*(?:(?:[a-zđ]|[IVX]+)[).] *|Điều \d+[a-z]?[.:]? *)?"
    rf"(?i:(?:nay|đồng ý|thống nhất|quyết nghị|ban hành|về việc|v/v|{kind_pattern()})[ ,]*)*$"
)
_IN_FORCE = re.compile(rf"^[\W\d_]*(?i:{kind_pattern()}) +[^.;]*hiệu lực")
_NOT_DONE = re.compile(  # a wish, a condition, a denial
    r"(?i)(?<!\w)(?:(?<!theo )(?<!xét )đề nghị|kiến nghị|đề xuất|trình|tham mưu|xem xét|nghiên cứu|rà soát|dự thảo"
    r"|dự án|dự kiến|báo cáo|khi|nếu|trường hợp|sau khi|sẽ|không|chưa|mới)(?!\w)"
)
_DENIED = re.compile(r"(?i)(?<!\w)(?:không|dừng|ngừng|thôi)(?: tiếp tục)? *$")
_JOINING = re.compile(r"[ ,]*(?:và|đồng thời)? *")
_LISTED = re.compile(  # between two objects of one verb
    loose(
        r"(?:^|[,;:(]|(?<!\w)(?:và|cùng|hoặc|của|kèm theo|theo))"
        r"(?: các| những| cả| toàn bộ)*[\W\d_]*(?:\w[).] *)?$"
    ),
    re.IGNORECASE,
)
_MORE_YEARS = re.compile(loose(rf"[ ,]*(?:và )?{_YEARS} (?:tổ chức )?{_DOING} *"), re.IGNORECASE)
_LED = {"theo", "tinh thần", "bám sát"}
_JOINT = re.compile(r"(?:,|(?<!\w)và|(?<!\w)cùng) *$")
_ITEM_END = re.compile(r";")
_HAS = re.compile(r"(?<!\w)(?:đã|mới) (?:có|ban hành|được)(?!\w)")  # a clause of its own, no item of a list
_TOLD = re.compile(loose(r"(?<!\w)(?:đã|mới|vừa) (?:có|ban hành|ký|ký ban hành|nhận được)(?: các)? *$"), re.IGNORECASE)
_CLOSE = 60  # characters between a verb that changes or reviews a directive and its name: a wrong one would mislead
_SENTENCE_END = re.compile(rf"[.?!] +(?=[{UPPER}]|$)")
_REACH = 400  # characters before a mention in which its sentence begins


def relate(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions in order, each with its relation; where no verb governs one, that of the list it stands in."""
    related: list[Mention] = []
    lead: Mention | None = None  # first of the item before, in the same sentence
    for index, mention in enumerate(mentions):
        sentence = _last(_SENTENCE_END, text, mention.start - _REACH, mention.start)
        item = max(sentence, _last(_ITEM_END, text, sentence, mention.start))
        before = related[-1] if related and related[-1].start >= item else None
        lead = lead if lead and lead.end > sentence else None
        relation = _relation(text, mentions, index, item, before or lead)
        if relation in _CHANGES and (mention.form is Form.RELATIVE or _is_not_done(text, sentence, mention.start)):
            relation = OTHER
        related.append(replace(mention, relation=relation))
        lead = lead if before else related[-1]
    return related


def _relation(text: str, mentions: Sequence[Mention], index: int, item: int, before: Mention | None) -> str:
    """By the last verb between the mention before and this one."""
    mention = mentions[index]
    start = max(item, before.end if before else 0)
    inherited = (before.relation or OTHER) if before else None
    if _TOLD.search(text, start, mention.start):
        return OTHER
    verbs = list(_VERBS.finditer(text, start, mention.start))
    if not verbs:
        attached = before and before.form is Form.RELATIVE and text[before.end : mention.start].isspace()
        is_clause = start == item and _HAS.search(text, start, mention.start)
        apart = inherited in _DIRECT and not _LISTED.search(text[start : mention.start])
        if is_clause or apart or attached:  # "kèm theo Nghị quyết này Chương trình …"
            return OTHER
        if inherited and inherited != OTHER:
            return inherited
        behind = verb_behind(text, mentions, index)
        return _RELATIONS[behind] if behind else OTHER
    if before and _is_listed(text, verbs[-1].end(), mention.start):
        return inherited or OTHER
    relation = _group(verbs[-1])
    if inherited == REVIEWS and _MORE_YEARS.fullmatch(text, start, mention.start):
        return REVIEWS
    if relation == REVIEWS and mention.start - verbs[-1].end() > _CLOSE:
        return inherited or OTHER
    if relation == CARRIES_OUT and _DENIED.search(text, start, verbs[-1].start()):
        return OTHER
    if before and _CHANGED_BY.search(text, start, mention.start):
        return inherited or OTHER
    if relation in _CHANGES and mention.start - verbs[-1].end() > _CLOSE:
        return OTHER
    changing = next((verb for verb in verbs if _group(verb) in _CHANGES), None)
    if relation in _CHANGES and changing and not _is_own(text, start, changing, before if start > item else None):
        return _led(text, changing, mention.start)
    return relation


def _is_listed(text: str, verb_end: int, start: int) -> bool:
    """Whether the verb has an object of its own before "và": "thay thế … hướng dẫn thể thức và Công văn số …"."""
    joint = _JOINT.search(text, verb_end, start)
    return bool(joint and text[verb_end : joint.start()].strip())


def _is_own(text: str, start: int, verb: re.Match[str], before: Mention | None) -> bool:
    """Whether the directive itself changes what the verb governs: "Luật số 56 sửa đổi Luật …" changes nothing here."""
    words = text[start : verb.start()]
    if before is None:
        return bool(_OWN_CHANGE.search(words) or _IN_FORCE.match(words))
    return before.form is Form.RELATIVE or (before.relation in _CHANGES and bool(_JOINING.fullmatch(words)))


def _is_not_done(text: str, sentence: int, start: int) -> bool:
    """Whether a wish, a condition or a denial stands before the sentence's first verb of change."""
    changes = (verb.start() for verb in _VERBS.finditer(text, sentence, start) if _group(verb) in _CHANGES)
    return bool(_NOT_DONE.search(text, sentence, next(changes, start)))


def _group(verb: re.Match[str]) -> str:
    return _RELATIONS[verb.lastgroup or "by"]


def _led(text: str, changing: re.Match[str], end: int) -> str:
    """ "dự án Luật sửa đổi … phù hợp với tinh thần chỉ đạo tại …": another verb after the one that changes nothing."""
    after = changing.start() + len("bãi bỏ")
    led = [verb for verb in _VERBS.finditer(text, after, end) if verb.group().lower() in _LED]
    return FOLLOWS if led else OTHER


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    """Where the last match ends, or the start."""
    position = max(0, start)
    for match in pattern.finditer(text, position, end):
        position = match.end()
    return position
