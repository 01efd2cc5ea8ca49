"""The period for which a directive sets tasks, as its title names it: "năm 2023", "6 tháng cuối năm 2023"."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from corpus.dates import DATE, date_of

_YEAR = r"(?:19|20)\d\d(?!\d)"
_MAYBE = re.compile(_YEAR)
_RANGE = re.compile(
    rf"(?:giai đoạn|nhiệm kỳ|nhiệm kì|thời kỳ|thời kì|năm học|từ năm|các năm|trong năm|năm) (?:năm )?{_YEAR} ?"
    rf"(?:[-–—/]|đến) ?(?:hết )?(?:năm )?(?P<last>{_YEAR})"
)
_UNTIL_DAY = re.compile(rf"(?<!\w)(?:từ nay )?đến (?:hết )?ngày {DATE.format('')}")
_QUARTER = re.compile(rf"(?<!\w)qu[ýí] (?P<quarter>iv|i{{1,3}}|[1-4])(?: năm |/)(?P<year>{_YEAR})")
_MONTH = re.compile(rf"(?<!\w)tháng (?P<month>\d{{1,2}})(?: năm |/)(?P<year>{_YEAR})")
_MONTHS = re.compile(rf"(?<!\w)(?P<month>\d{{1,2}}|ba|sáu|chín) tháng đầu năm (?P<year>{_YEAR})")
_ONE_YEAR = re.compile(
    rf"(?:(?:\d+|những|các) tháng cuối |cuối |định hướng đến |tầm nhìn đến |đến (?:hết )?)?(?<!\w)năm (?P<year>{_YEAR})"
    rf"(?! ?[-–—/,]? ?(?:và |đến )?{_YEAR})"  # "năm 2024, 2025": not understood
)
_BARE = re.compile(rf"(?:năm|qu[ýí] \w+(?:/| năm)|tháng \d+(?:/| năm)) ?{_YEAR}")
_HORIZON = re.compile(rf"(?<!\w)(?:tầm nhìn|định hướng) (?:đến )?(?P<year>{_YEAR})")
_OPEN = re.compile(r"(?:những|các) năm (?:tiếp theo|sau|tới)|về sau|hằng năm|hàng năm")
# What a bare year, quarter or month must be said of, where the kind doesn't tell that it is of the directive's work.
_TASKS = (
    r"(?:nhiệm vụ|phương hướng|kế hoạch|chương trình|(?<!tổ )(?<!đoàn )công tác|chỉ tiêu|mục tiêu|giải pháp|dự toán"
    r"|mùa|vụ (?:mùa|đông|xuân|hè|thu))"
)
_OF_TASKS = re.compile(rf"(?<!\w){_TASKS}(?!\w)[^,;]*$")
_PLANS = ("Kế hoạch", "Chương trình", "Phương án", "Chương trình hành động")
# What happens in a year, of which the year tells when, not what is done through it.
_EVENTS = (
    r"(?:bão số|cơn bão|siêu bão|áp thấp|đợt (?:lũ|mưa|dịch|bão)|mưa lũ|hậu quả|sự cố|vụ (?:cháy|nổ|tai nạn|việc|án)"
    r"|(?<!chống )(?<!giao )(?<!biên )(?<!phiên )(?<!chuyển )dịch(?! (?:bệnh|vụ))|(?<!mặt )trận|k[ỳì] thi"
    r"|thi tốt nghiệp|tuyển sinh|cuộc thi|hội thi|hội thao|giải (?:bóng|đấu|thưởng|chạy|vô địch)|đại hội|hội nghị|lễ"
    r"|tết|bầu cử|kỷ niệm|kỳ họp|phiên họp|cuộc họp|buổi làm việc)"
)
# Not of this directive's tasks: a day, a law's name, what happened before, a year that something is counted from.
_FOREIGN = re.compile(
    rf"(?<!đến )(?<!đến hết )ngày {DATE.format('')}|\d+/{_YEAR}/\S+"
    r"|(?<!\w)(?:bộ luật|luật|pháp lệnh|hiến pháp|công ước|hiệp định|hiệp ước|nghị định thư|tuyên bố)(?!\w)"
    rf"[^,;]{{0,80}}?năm {_YEAR}"
    rf"|(?<!\w){_EVENTS}(?!\w)(?:(?!{_TASKS}(?!\w))[^,;]){{0,80}}?(?<!\w)(?:năm |tháng \d+(?:/| năm )){_YEAR}"
    rf"|(?<!\w)(?:bầu cử|đại biểu|đại hội)(?!\w).{{0,160}}?nhiệm k[ỳì] {_YEAR} ?[-–—/] ?{_YEAR}"
    r"|(?<!\w)(?:kỳ họp|phiên họp|cuộc họp|buổi làm việc)(?!\w).*"
    rf"|(?<!\w)(?:của|sau|trước|so với) năm {_YEAR}|(?<!\w)năm {_YEAR} làm(?!\w)"
)
_RESULTS = re.compile(
    r"(?<!\w)(?:kết quả|tình hình|tổng kết|sơ kết|đánh giá|kiểm điểm|quyết toán|báo cáo|bình xét|khen thưởng)(?!\w)"
    r"(?:(?! và (?:một số |các )?(?:nhiệm vụ|phương hướng|giải pháp|kế hoạch|chương trình))[^,;])*"
)
_REVIEWED = re.compile(  # that a plan reviews; to check and to judge may be what it sets about
    r"(?<!\w)(?:kết quả|tổng kết|sơ kết|quyết toán)(?!\w)"
    r"(?:(?! và (?:một số |các )?(?:nhiệm vụ|phương hướng|giải pháp|kế hoạch|chương trình))[^,;])*"
)
_CHANGING = re.compile(r"(?<!\w)(?:sửa đổi|bãi bỏ|thay thế|hủy bỏ|huỷ bỏ|đính chính|gia hạn|kéo dài)(?!\w)")
_REPORTING = ("Báo cáo", "Tờ trình", "Giấy mời", "Biên bản", "Luật", "Bộ luật", "Pháp lệnh")
_SPELLED = {"ba": 3, "sáu": 6, "chín": 9, "i": 1, "ii": 2, "iii": 3, "iv": 4}


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A stretch of time by its last day; the words stand at these places of the title."""

    last: date
    start: int
    end: int


def period_of(kind: str, title: str, dated: date | None) -> Period | None:
    """The period that ends last of those for which a title sets tasks, or None.

    None too where that lies before the directive's own day: then it tells of the past. `title` may be in capitals;
    words that name a day, a law, an event or results are passed over, a period without an end is none.
    """
    words = title.lower() if _MAYBE.search(title) else ""
    if kind in _REPORTING or len(words) != len(title) or _OPEN.search(words) or _CHANGING.search(words):
        return None
    until = [*_days(words)]
    words = _blank(_FOREIGN, words)
    words = _blank(_REVIEWED if kind in _PLANS else _RESULTS, words)
    periods = (one for one in _periods(words) if kind in _PLANS or _is_of_tasks(words, one))
    last = max([*until, *periods], default=None)
    return None if last is None or (dated is not None and last.last < dated) else last


def _days(words: str) -> Iterator[Period]:
    for match in _UNTIL_DAY.finditer(words):
        if (day := date_of(match)) is not None:
            yield Period(day, match.start(), match.end())


def _periods(words: str) -> Iterator[Period]:
    for match in _RANGE.finditer(words):
        yield Period(date(int(match["last"]), 12, 31), match.start(), match.end())
    for match in _QUARTER.finditer(words):
        quarter = _SPELLED.get(match["quarter"]) or int(match["quarter"])
        yield _until_month(match, quarter * 3)
    for pattern in (_MONTH, _MONTHS):
        for match in pattern.finditer(words):
            month = _SPELLED.get(match["month"]) or int(match["month"])
            if 1 <= month <= 12:
                yield _until_month(match, month)
    shorter = _blank(_MONTH, _blank(_MONTHS, _blank(_QUARTER, words)))
    for pattern in (_ONE_YEAR, _HORIZON):
        for match in pattern.finditer(shorter):
            yield Period(date(int(match["year"]), 12, 31), match.start(), match.end())


def _is_of_tasks(words: str, period: Period) -> bool:
    """Whether what a period is said of are tasks; more than a bare year, quarter or month tells that itself."""
    bare = _BARE.fullmatch(words[period.start : period.end])
    return bare is None or bool(_OF_TASKS.search(words[: period.start]))


def _until_month(match: re.Match[str], month: int) -> Period:
    year = int(match["year"])
    return Period(date(year, month, calendar.monthrange(year, month)[1]), match.start(), match.end())


def _blank(pattern: re.Pattern[str], words: str) -> str:
    """The words with what matches blotted out, all others in their places."""
    return pattern.sub(lambda match: "_" * len(match.group()), words)
