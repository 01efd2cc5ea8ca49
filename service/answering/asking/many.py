"""What "bao nhiêu" and "mấy" ask for: by what they count, or by what is measured."""

import re

from service.answer import Kind
from service.answering.asking.interrogatives import Interrogative
from service.answering.asking.nouns import COUNTED, DATE, DIRECTIVE, Kinds, asks_number, measured_nouns
from service.answering.asking.typed import Typed

_NUMBERS = (Kind.AMOUNT, Kind.PERCENTAGE, Kind.COUNT)
_END = r" *(?:$|[?.,;!)])"
_GOES_ON = (
    r"(?:thì|là|mà|khi|nếu|để|cho|trong|vào|ở|của|theo|so với|do|và|từ|đến|tại|năm \d{4}|giữa năm|cuối năm"
    r"|cùng kỳ|mới (?:được|đủ|là|phải|có|đạt|thì))(?!\w)"
)
_NOTHING = rf"(?:{_END}| {_GOES_ON})"
_SCALE = r"(?:tỷ|tỉ|ty|triệu|trieu|nghìn|ngàn)"
_TIME = r"(?:ngày|tháng|năm|tuần|giờ|phút|quý|buổi|tiếng)(?! (?:công|lương|thứ|\w+ viên))"
_AFTER: tuple[tuple[str, Kinds], ...] = (
    (r" ?(?:điểm )?(?:phần trăm|%|điểm %)", (Kind.PERCENTAGE,)),
    (rf" (?:{_SCALE} )*(?:tiền|đồng|vnđ|usd|vốn|kinh phí|ngân sách)(?! bào)", (Kind.AMOUNT,)),
    (rf" {_SCALE}(?:{_NOTHING}|/| một| mỗi)", (Kind.AMOUNT, Kind.COUNT)),
    (rf" {_SCALE}", (Kind.COUNT, Kind.AMOUNT)),
    (r" ?(?:một|mỗi|/|1|trên một|cho mỗi|cho một) ?\w+", (Kind.AMOUNT, Kind.COUNT, Kind.PERCENTAGE)),
    (rf" lần(?! {_GOES_ON}| (?:một|trong|mỗi))(?= \w)", (Kind.COUNT, Kind.PERIOD)),
    (r" lần", (Kind.PERIOD, Kind.COUNT)),
    (r" phần(?! việc)", (Kind.PERCENTAGE, Kind.COUNT)),
    (rf" (?:\w+ )?{_TIME}", (Kind.PERIOD, Kind.COUNT)),
)  # fmt: skip
_RANK = re.compile(r"(?<!\w)(?:(?:đứng|xếp|hạng|vị trí)(?: \w+)?|lần thứ|khóa thứ|khóa|nhiệm kỳ thứ) $")
_TIMED = re.compile(  # "ngày mấy", but "mỗi năm mấy lớp"
    r"(?<!\w)(?<!mỗi )(?<!một )(?<!hằng )(?<!hàng )(?<!cả )(?:ngày|tháng|thứ|hôm|năm|quý|mùng|mồng) $"
)
_CHANGE = (
    r"(?:tăng|giảm|chiếm|vượt|cộng)(?: thêm| được| khoảng| tới| trưởng| dự toán)?"
    r"(?: ít nhất| tối thiểu| tối đa| không quá)?"
)
_OF_CLOCK = re.compile(rf" giờ(?:{_END}| (?:bắt đầu|kết thúc|khai mạc|đến|ngày|sáng|chiều|tối|hằng|hàng|thì)(?!\w))")
_NOTICE = re.compile(r"báo(?: \w+){0,4} trước $|trước khi")
_COUNT_OF = re.compile(
    r"(?<!\w)(?<!công nghệ )(?<!đổi )(?<!tế )(?<!ký )(?<!điểm )(?:tổng )?số "
    r"(?!(?:tiền|vốn|thu|chi|kinh|mấy|liệu|hóa|hiệu|và|của|năm|trong|ở|là|được|cho)(?!\w)|\d)(?:lượng )?(?=\w)"
)
_AFTER_PATTERNS = tuple((re.compile(rf"{pattern}(?!\w)"), kinds) for pattern, kinds in _AFTER)
_NOTHING_AFTER = re.compile(_NOTHING)
_CHANGED = re.compile(rf"(?<!\w){_CHANGE} $")
_SHARE_OF = re.compile(r"(?<!\w)(?:chiếm|bằng)(?: \w+)? $")


def kinds_of_many(typed: Typed, one: Interrogative) -> Kinds:
    """The kinds that would do, likeliest first."""
    before, after = typed.marked[: one.start], typed.marked[one.end :]
    if _OF_CLOCK.match(after):
        return (Kind.PERIOD, Kind.DATE) if _NOTICE.search(before) else DATE
    if asks_number(before):
        return DIRECTIVE
    if _RANK.search(before):
        return (Kind.COUNT,)
    if _TIMED.search(before) and not _counts(after):
        return DATE
    for pattern, kinds in _AFTER_PATTERNS:
        if pattern.match(after):
            return kinds
    return _by_what_is_measured(before) if _NOTHING_AFTER.match(after) else _by_what_is_counted(before)


def counted_before(typed: Typed, one: Interrogative) -> int | None:
    """Where the noun begins that is counted before "là bao nhiêu": "số hộ còn lại là bao nhiêu"."""
    found = list(_COUNT_OF.finditer(typed.marked, 0, one.start))
    return found[-1].end() if found else None


def _counts(after: str) -> bool:
    """Whether something is counted, so that a noun of time before says when: "mỗi năm mấy lớp"."""
    return not _NOTHING_AFTER.match(after) and not re.match(r" (?:năm|hằng|hàng|tháng)", after)


def _by_what_is_measured(before: str) -> Kinds:
    clause = re.split(r"[,;](?!\d)", before)[-1] if len(before) > 60 else before
    if _CHANGED.search(before):
        return (Kind.PERCENTAGE, Kind.AMOUNT, Kind.COUNT)
    if _COUNT_OF.search(clause):
        return COUNTED
    return _nearest(clause) or _NUMBERS


def _by_what_is_counted(before: str) -> Kinds:
    return (Kind.PERCENTAGE, Kind.COUNT, Kind.AMOUNT) if _SHARE_OF.search(before) else COUNTED


def _nearest(clause: str) -> Kinds | None:
    """By the noun that begins first: "tỷ lệ thu ngân sách" is a rate."""
    places = [
        (match.start(), -len(noun), kinds)
        for noun, kinds in measured_nouns().items()
        if (match := re.search(rf"(?<!\w){noun}(?!\w)", clause))
    ]
    return min(places, key=lambda place: place[:2])[2] if places else None
