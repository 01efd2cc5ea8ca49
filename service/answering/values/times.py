"""Days and times as they are printed: "trước ngày 30/9/2024", "quý IV/2023", "trước 16 giờ ngày 25 hằng tháng"."""

from collections.abc import Iterator

from service.answer import Kind
from service.answering.values.numbers import loose
from service.answering.values.value import Value
from service.answering.values.words import figures, opening, openings

_SIGN = " ?[/.] ?"
_YEAR = r"(?:19|20)\d\d(?!\d)"
_OF_YEAR = rf"(?: ?/ ?|,? năm | ?- ?){_YEAR}"
_EVERY = "(?:hằng|hàng|mỗi) (?:tháng|quý|năm|tuần)"
_SURE_DAY = (
    rf"(?:\d{{1,2}}{_SIGN}\d{{1,2}}{_SIGN}{_YEAR}(?![\d/%]|[.,]\d)|\d{{1,2}}-\d{{1,2}}-{_YEAR}"
    rf"|\d{{1,2}} tháng \d{{1,2}}(?!\d)(?:{_OF_YEAR})?)"
)
_SHORT_DAY = rf"\d{{1,2}}{_SIGN}\d{{1,2}}(?![\d/%]|[.,]\d)"
_DAY = rf"(?:{_SURE_DAY}|{_SHORT_DAY})"
_LONE_DAY = r"\d{1,2}/\d{1,2}(?= ?(?:[,.;:)|–-](?!\d)|$|(?:đến|hằng|hàng) ))"  # "trước 30/9", but not "2/3 số phiếu"
_NO_FIGURE = "(?! ?(?:tỷ|triệu|nghìn|ha|km|m2|tấn|người|hộ|%|đồng)(?!\\w))"
_ITERATED = (
    rf"(?: {_EVERY}| trong năm| của năm(?: (?:sau|trước))?| của tháng (?:trước đó|sau|kế tiếp|tiếp theo|(?:đầu|cuối"
    rf"|giữa) (?:quý|năm)(?: sau)?))?"
)
_CLOCK = r"\d{1,2} ?(?:giờ|h)(?: ?\d{1,2}(?: ?phút)?)?(?!\w)"
_OF_WEEK = "(?: (?:của )?tuần (?:đầu|cuối|thứ \\w+)(?: tiên| cùng)?)?"
_NAMED_DAY = (
    rf"(?:(?:sáng|chiều|tối) )?(?:ngày )?(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật)(?!\w){_OF_WEEK}(?: {_EVERY})?"
)
_MONTHS = r"(?:\d{1,2}|hai|ba|sáu|chín|mười)"
_FORMS = (
    rf"các ngày (?:\d{{1,2}}(?:{_SIGN}\d{{1,2}})?(?:, | và | ?[-–] ?))+{_DAY}",
    rf"{_CLOCK}(?: ?[-–] ?{_CLOCK}| đến {_CLOCK})?(?:,| của)? ?(?:(?:sáng|chiều|tối) )?"
    rf"ngày (?:làm việc )?(?:{_DAY}|\d{{1,2}}){_ITERATED}",
    rf"{_CLOCK}[’'′]? (?:hằng|hàng|mỗi) ngày(?!\w)",
    rf"ngày {_SHORT_DAY}(?:, (?:ngày )?{_SHORT_DAY})*,? và (?:ngày )?{_SHORT_DAY}{_ITERATED}",
    rf"ngày \d{{1,2}}(?:, | và | ?[-–] ?| đến (?:ngày )?){_DAY}",
    rf"ngày (?:làm việc )?{_DAY}{_ITERATED}",
    rf"(?:{_SURE_DAY}|{_LONE_DAY}){_NO_FIGURE}{_ITERATED}",
    rf"ngày (?:mồng |mùng )?\d{{1,2}}(?![\d/.,]*\d){_ITERATED}",
    rf"tháng \d{{1,2}}(?: (?:và|-|–|đến) (?:tháng )?\d{{1,2}})?{_OF_YEAR}",
    rf"(?<!mỗi\x20)(?<!hằng\x20)(?<!hàng\x20)tháng \d{{1,2}}(?![\d/]){_ITERATED}",
    rf"qu[ýí] (?:IV|I{{1,3}}|[1-4])(?: ?(?:,|và|-|–) ?(?:qu[ýí] )?(?:IV|I{{1,3}}|[1-4]))?(?!\w)(?:{_OF_YEAR})?",
    rf"(?:{_MONTHS} tháng|nửa) (?:đầu|cuối) (?:của )?năm(?: {_YEAR})?",
    rf"{_MONTHS} tháng (?:của )?năm {_YEAR}",
    rf"(?:giai đoạn|nhiệm kỳ|thời kỳ|các năm|năm học|năm)? ?{_YEAR} ?[-–] ?{_YEAR}",
    rf"(?:năm(?: học)?|đầu năm|cuối năm|giữa năm) {_YEAR}",
    rf"{_NAMED_DAY}(?:,? (?:từ|lúc|vào) (?:lúc )?{_CLOCK}(?: đến {_CLOCK})?)?",
    rf"từ {_CLOCK} đến {_CLOCK}(?:,? {_NAMED_DAY})?",
    rf"{_YEAR}(?![/%.-]?\w|,\d)",
)
_LIMITS = (
    "(?:chậm|muộn) nhất(?: là| vào)?|trước|sau|đến trước|đến hết|đến|bắt đầu từ|từ|kể từ|hết|trong|cuối|đầu|giữa"
    "|tính đến|khoảng"
)
_TIME = loose(rf"(?<![\w/.,-])(?:{'|'.join(_FORMS)})")
_BEFORE = loose(rf"(?<!\w)(?:(?:{_LIMITS}) )+$")
_OPENING = opening(
    "các|ngày|tháng|quý|quí|nửa|hai|ba|sáu|chín|mười|giai|nhiệm|thời|năm|đầu|cuối|giữa|sáng|chiều|tối|thứ|chủ|từ"
)
_UNTIL = loose(r" (?:đến|tới) (?:hết |trước |cuối )?| ?[-–] ?")
_FARTHEST = 40  # characters before a day in which its limits stand


def find_dates(text: str) -> Iterator[Value]:
    """In flat text, in order; what limits a day belongs to it, and "từ ngày … đến ngày …" is one."""
    position = 0
    for core in sorted([*figures(text), *openings(text, _OPENING)]):
        if core < position or not (match := _TIME.match(text, core)):
            continue
        start = max(_limited(text, core), position)
        position = _until(text, start, match.end())
        yield Value(Kind.DATE, start, position, core)


def _limited(text: str, core: int) -> int:
    """Where the words begin that limit the day."""
    ahead = text[max(core - _FARTHEST, 0) : core]
    found = _BEFORE.search(ahead)
    return core - len(found.group()) if found else core


def _until(text: str, start: int, end: int) -> int:
    """The end of the day to which a stretch of time lasts that begins with "từ"."""
    joined = _UNTIL.match(text, end)
    if not joined or not text[start:end].lower().startswith(("từ", "kể từ", "bắt đầu từ")):
        return end
    last = _TIME.match(text, joined.end())
    return last.end() if last else end
