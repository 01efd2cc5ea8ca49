"""Things that are counted: "12 tổ chức cơ sở đảng", "312 tàu", "41/55 ha", "ba chỉ tiêu", "xếp hạng 22"."""

import re
from collections.abc import Iterable, Iterator

from service.answer import Kind
from service.answering.values.figures import PER
from service.answering.values.numbers import EDGE, FIGURE, NUMBER, bounded, limited, loose
from service.answering.values.runs import ends_name
from service.answering.values.value import Value, apart_from
from service.answering.values.words import numbers, words_from

_OF = rf"(?: ?/ ?{FIGURE}| trên {FIGURE}| ?(?:-|–|đến|tới) ?{FIGURE})"
_PART = rf"(?:một|{NUMBER}) phần (?:hai|ba|tư|năm|mười)(?!\w)|một nửa(?!\w)"
_COUNTED = (  # before these "một" and "năm" are numbers
    "người|đồng chí|ủy viên|thành viên|chi bộ|tổ chức|tổ|đơn vị|xã|phường|dự án|hội nghị|lớp|đảng viên|cán bộ|"
    "công chức|học sinh|bộ|bản|nhóm|nội dung|nhiệm vụ|chỉ tiêu|tiêu chí|điểm|hộ|cuộc|đợt|mô hình|cơ quan|phòng|cấp"
)
_SCALE_OF_MAP = r"1 ?: ?(?:\d{1,3}(?:\.\d{3})+|\d{3,6})"
_NUMBER = loose(
    rf"{EDGE}(?:{_SCALE_OF_MAP}|{FIGURE}(?:{_OF})?)(?![\d%/]|[.,]\d)|(?P<part>{_PART})|"
    rf"(?P<word>{NUMBER}|(?:một|năm)(?= (?:{_COUNTED})(?!\w)))"
)
_MEASURE = loose(r" ?(?:ha|km2|km|m2|m²|m3|m³|mm|cm|m|kg|tấn|tạ|kW|kV|MW|kWh|héc-ta|héc ta|độ C|°C)(?!\w)")
_SCALE = frozenset(("nghìn", "ngàn", "triệu", "tỷ", "vạn"))
_PER = loose(rf"{PER}+")
_NOT_COUNTED = frozenset(
    "thì là được bị phải có để khi nếu mà với của trong trên tại từ đến đã đang sẽ không chưa còn cho theo do ở vào "
    "và giảm tăng chiếm ra lên xuống nhất khác đi nữa kể cả nhằm trở bao đối nên vượt ít mỗi thuộc trực hiện đủ "
    "nhiều".split()
)
_LONGEST = 8  # words of what is counted
_NAMED_BY_NUMBER = loose(  # "Điều 5", "mẫu số 2", "lần thứ 11", "giai đoạn 2"
    r"(?<!\w)(?:điều|khoản|điểm|mục|chương|phụ lục|bảng|biểu|mẫu|trang|khóa|khoá|quý|đợt|kỳ|tiểu mục|giai đoạn"
    r"|chỉ tiêu|mức độ|"
    r"loại|hạng mục|nhiệm vụ|phương án|tầng|số|thứ|trung ương|hội nghị) $"
)
_TOTAL, _RANKED = loose(r"(?:tổng|con|trong|hệ|chỉ) số $"), loose(r"(?:đứng|xếp|vị trí) (?:vị trí )?thứ $")
_LABEL = re.compile(
    r"(?:^|\n|\|)[ \t]*(?:[-–+*•]+[ \t]*)?(?P<number>\d+(?:\.\d+)*)(?P<dot>[.)]?\*{0,2})(?=[\s*]|$)(?P<gap>\s*)"
    r"|[\[(]\d{1,2}[\])]"
)
_SAID = loose(r"(?:[:=]|(?<!\w)(?:là|đạt|còn|số|có|bằng|gồm)) ?$")
_SECOND = loose(rf"(?: (?:đến|tới) (?:đủ |dưới |hết )?| ?[-–] ?){FIGURE}")
_RATE = loose(rf" ?/ ?{FIGURE}(?= [^\W\d])")
_OF_RATE = 4  # words of what a rate is of: "107 trẻ sơ sinh trai/100 trẻ sơ sinh gái"
_TIMES = loose(r"lần(?= (?:mức|quỹ|lương|giá|tổng|so với|bình quân|quy định|GRDP|GDP)(?!\w))")
_AHEAD = 16  # characters before a number in which the noun stands that it numbers


def find_counts(line: str, text: str, others: Iterable[Value]) -> list[Value]:
    """Numbers that are none of the others, nor labels; `line` is the text flat."""
    labels = [
        Value(Kind.COUNT, *match.span(), match.start()) for match in _LABEL.finditer(text) if _is_label(match, text)
    ]
    return apart_from(_found(line), [*others, *labels])


def is_multiple(text: str, value: Value) -> bool:
    """Whether "lần" says how much rather than how often: "1,5 lần mức lương cơ sở", "gấp 30 lần"."""
    last = value.end - len("lần")
    often = text[last : value.end].lower() != "lần"
    return not often and bool(_TIMES.match(text, last) or "gấp" in text[max(value.core - 6, 0) : value.core])


def _found(text: str) -> Iterator[Value]:
    position = 0
    for core in numbers(text):
        if core < position or not (match := _NUMBER.match(text, core)):
            continue
        unit_end = _unit_end(text, match.end())
        if _names(text, core) or (match["word"] and not _counts(text, match, unit_end)):
            continue
        unit = text[match.end() : unit_end].strip()
        position = bounded(text, _range_end(text, unit_end, unit))
        start = limited(text, core, position)
        if unit or start < core or _stands_alone(text, match):
            yield Value(Kind.COUNT, start, position, core, unit)


def _is_label(match: re.Match[str], text: str) -> bool:
    """Whether a number that begins a line or a cell labels it: "2.", "1.3 Nội dung", "4 Trung tâm"; no "12 chi bộ"."""
    if not match["number"]:
        return True
    follows = text[match.end() : match.end() + 1]
    if match["dot"].strip("*"):
        return bool(match["gap"]) or not follows or "." in match["number"]
    return bool(match["gap"]) and follows.isupper() and not match["number"].startswith("0") and "|" not in match.group()


def _names(text: str, core: int) -> bool:
    """Whether the number is a name rather than a count."""
    ahead = text[max(core - _AHEAD, 0) : core]
    exempt = _RANKED.search(ahead) or _TOTAL.search(ahead)
    return bool(_NAMED_BY_NUMBER.search(ahead)) and not exempt


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether a number without anything counted says something: in a table, after a colon or "là", or a long one."""
    return len(match.group()) > 2 or "|" in text or bool(_SAID.search(text[max(match.start() - 8, 0) : match.start()]))


def _range_end(text: str, end: int, unit: str) -> int:
    """The end of a second number of the same unit: "đủ 18 tuổi đến đủ 60 tuổi"."""
    second = _SECOND.match(text, end) if unit else None
    last = _unit_end(text, second.end()) if second else end
    return last if second and text[second.end() : last].strip() == unit else end


def _counts(text: str, match: re.Match[str], unit_end: int) -> bool:
    """Whether a number word counts something; "Ba Vì" and "hai bên" alone don't."""
    unit = text[match.end() : unit_end].strip()
    return bool(unit) and not (match.group()[0].isupper() and unit[0].isupper())


def _unit_end(text: str, end: int) -> int:
    """Where the words end that say what is counted, with "/tháng" and the like."""
    measure = _MEASURE.match(text, end)
    last = measure.end() if measure else _run_end(text, end)
    if not measure and (rate := _RATE.match(text, last)):
        return _run_end(text, rate.end(), most=_OF_RATE)
    per = _PER.match(text, last)
    return per.end() if per else last


def _run_end(text: str, end: int, most: int = _LONGEST) -> int:
    """The end of the words up to the next punctuation, verb or preposition."""
    words, last = words_from(text, end, most + 2), end
    for at, word in enumerate(words[:most]):
        if text[last : word.start].strip(" ") or word.text[0].isdigit() or word.text in _NOT_COUNTED:
            break
        if at and ends_name(words, at) and word.text not in _SCALE:
            break
        last = word.end
    return last
