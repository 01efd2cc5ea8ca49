"""Things that are counted: "12 tổ chức cơ sở đảng", "312 tàu", "41/55 ha", "ba chỉ tiêu", "xếp hạng 22"."""

import re
from collections.abc import Iterator

from service.answer import Kind
from service.answering.values.figures import PER
from service.answering.values.numbers import EDGE, FIGURE, NUMBER, TO, bounded, limited, loose
from service.answering.values.value import Value, apart_from

_OF = rf"(?: ?/ ?{FIGURE}| trên {FIGURE}|{TO}{FIGURE})"
_ONE = r"(?:một|năm)(?= (?:người|đồng chí|ủy viên|thành viên|chi bộ|tổ chức|tổ|đơn vị|xã|phường|dự án|hội nghị|lớp|bộ|bản|nhóm|nội dung|nhiệm vụ|chỉ tiêu|tiêu chí|điểm|hộ|cuộc|đợt|lần|mô hình|cơ quan|phòng|cấp)(?!\w))"
_PART = rf"(?:một|{NUMBER}) phần (?:hai|ba|tư|năm|mười)(?!\w)|một nửa(?!\w)"
_NUMBERS = loose(rf"{EDGE}(?P<figure>{FIGURE}(?P<of>{_OF})?(?![\d%/]|[.,]\d))|(?<![\w-])(?P<word>{_PART}|{NUMBER}(?!\w)|{_ONE}(?!\w))")
_FRACTION = loose(_PART)
_STOPS = frozenset(
    "và hoặc của trên trong tại với thuộc để cho theo từ đến là được bị đã đang sẽ chưa không còn mà thì so về do ở vào khi "
    "gồm phải có bằng đạt chiếm tăng giảm ra sau trước qua như này đó nêu nhưng đều vẫn cùng bởi hay ít vượt tháng ngày năm "
    "mỗi nếu nhằm tham trở hiện bao đối nên lên xuống nhất khác đi nữa kể ký cũng chỉ cần".split()
)
_STOP_PAIRS = frozenset(
    "thực hiện, hoàn thành, tiếp tục, tham gia, đăng ký, bảo đảm, đảm bảo, tổ chức thực, bàn giao, phân loại, đáp ứng, "
    "giải quyết, sử dụng, gắn với, triển khai, ban hành, thành lập, tham dự, hỗ trợ, trình độ, làm việc, báo cáo kết, phát sinh, "
    "chậm tiến, chưa hoàn, xây dựng, dưới 30".split(", ")
)
_RUN = re.compile(r"\s*((?:[^\W\d_][\w-]*)(?:\s+[^\W\d_][\w-]*){0,11})")
_LONGEST = 8  # words of what is counted
_MEASURES = re.compile(r"\s?(ha|km2|km|m2|m²|m3|m³|mm|cm|m|kg|tấn|tạ|MW|kWh|héc-ta|héc ta|lần)(?!\w)")
_ORDINAL = re.compile(
    r"(?<!\w)(?:điều|khoản|điểm|mục|chương|phụ\s+lục|bảng|biểu|mẫu(?:\s+số)?|trang|số|lần\s+thứ|khóa|khoá|quý|cấp|đợt|kỳ|tiểu\s+mục|nhóm|tờ)\s+$",
    re.IGNORECASE,
)
_NUMBER_OF = re.compile(r"(?:tổng|đạt|là|có|điểm)\s+số\s+$|(?:nhóm|điểm|cấp|tờ|đợt|số)\s+$")
_LABEL = re.compile(r"(?:^|\n)\s*(?:[-–+*•]\s*)?(?:\*\*)?\d+(?:\.\d+)*[.)]?\s?(?=[^\W\d_*])|(?:^|\n)\s*\d+(?:\.\d+)*[.)]\s|[\[(]\d{1,2}[\])]|\s\d{1,2}\)\s")
_AHEAD = 16


def find_counts(text: str, original: str, others: list[Value]) -> list[Value]:
    """In flat text, in order: numbers that are none of the others, nor labels and references."""
    labels = [match.span() for match in _LABEL.finditer(original) if _is_label(match.group(), original, match.end())]
    return apart_from((one for one in _found(text) if not any(first <= one.core < end for first, end in labels)), others)


def _found(text: str) -> Iterator[Value]:
    for match in _NUMBERS.finditer(text):
        core, end = match.span()
        unit_end = _unit_end(text, end)
        if _refers(text, core, unit_end > end) or _is_name(text, match, end, unit_end):
            continue
        unit = text[end:unit_end].strip()
        end = bounded(text, unit_end)
        yield Value(Kind.COUNT, _with_limits(text, core, end), end, core, unit)


def _is_label(label: str, text: str, end: int) -> bool:
    """A number at the beginning of a line labels it when followed by a dot, or by a capital ("1.3 Nội dung")."""
    bare = label.strip(" \n-–+*•")
    return not bare[-1:].isdigit() or ("." in bare and text[end : end + 1].isupper())


def _refers(text: str, core: int, counted: bool) -> bool:
    """Whether the number is a name: "Điều 5", "mẫu số 2", "lần thứ 11"."""
    ahead = text[max(core - _AHEAD, 0) : core]
    return bool(_ORDINAL.search(ahead)) and not (counted and _NUMBER_OF.search(ahead))


def _is_name(text: str, match: re.Match[str], end: int, unit_end: int) -> bool:
    """Whether a number word isn't one: "Ba Vì", "chín muồi"; alone it counts nothing."""
    if not match["word"] or _FRACTION.match(match["word"]):
        return False
    return unit_end == end or (match["word"][0].isupper() and text[end:unit_end].strip()[:1].isupper())


def _with_limits(text: str, core: int, end: int) -> int:
    start = limited(text, core)
    words = text[start:core].lower().split()
    return core if words and words[-1] in ("từ", "trong", "sau") and not re.search(r"đến|trở|[-–]", text[core:end]) else start


def _unit_end(text: str, end: int) -> int:
    """Where the words end that say what is counted."""
    if measure := _MEASURES.match(text, end):
        end = measure.end()
        per = _PER.match(text, end)
        return per.end() if per else end
    run = _RUN.match(text, end)
    if not run:
        return end
    words = list(re.finditer(r"\S+", run.group(1)))
    kept = 0
    for at, word in enumerate(words[:_LONGEST]):
        pair = " ".join(one.group().lower() for one in words[at : at + 2])
        if word.group().lower() in _STOPS or (pair in _STOP_PAIRS and at):
            break
        kept = run.start(1) + word.end()
    if not kept:
        return end
    per = _PER.match(text, kept)
    return per.end() if per else kept


_PER = loose(rf"{PER}+")
