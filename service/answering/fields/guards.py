"""Where the words that ask for a field mean something else: duties, other subjects, what a directive only speaks of."""

import re

from service.answering.fields.wording import KIND, KIND_WORD, folded

_LONGEST = 400  # characters; a longer text is a clause pasted whole
_DIGIT = re.compile(r"\d")
_MAY_ASK = folded(
    r"(?<!\w)(?:ai|nào|gì|đâu|không|ko|chưa|khi|bao|mấy|ngày|người|nơi|số|trích|địa|cơ quan|các|những|tên|chức|năm|độ"
    r"|mức|còn|who|whom|whose|when|what|which|where|is)(?!\w)"
)
_ADDS_TO_NAME = r"(?:của|về|ngày|năm|được|bị|đã|do|này|là|có|nhằm|để|thì|v/v|và|hay|mà|ban hành|số)"
_DOING = r"(?:triển khai thực hiện|triển khai|thực hiện|cụ thể hóa|sơ kết|tổng kết|thay thế|sửa đổi|bãi bỏ|quán triệt)"
_ITS_NUMBER = r"(?: (?:số )?\d[^ ]*)?(?: ngày [^ ]+)?"

MEETING = folded(r"(?:hội nghị|kỳ họp|phiên họp) .{0,80}?thứ ")
UNDER = folded(r"^(?:theo|tại|trong|căn cứ|dựa theo|under|according to)(?!\w)")
DUTY = folded(r"(?<!\w)(?:phải|cần|sẽ|chậm nhất|trước|yêu cầu|đề nghị|giao|để|hoàn thành)(?!\w)")
OTHER_SUBJECT = folded(
    r"^ ?, ?(?!\d+(?: và|,) )\w+ \w+"
    rf"|^ ?(?!{_ADDS_TO_NAME}(?!\w))\w+ \w+|(?<!\w)(?:phải|cần|sẽ|yêu cầu|giao|quy định|chịu)(?!\w)"
)
COUNTED = folded(r" (?:tháng|năm|ngày|tuần|quý|nhiệm vụ|nội dung)(?!\w)")
_MORE_ASKED = folded(r"[,;.?] *(?:và )?(?:vì|tại|do|sao|khi|lúc|ngày|năm|ai|có|nội dung|nêu|cho|đó|là|từ).*$")
_PLAN_OF = folded(
    rf"(?<!\w){KIND}(?!\w){_ITS_NUMBER}(?: (?:của|do) .{{2,60}}?)? (?:về (?:việc )?)?{_DOING}"
    r"(?: việc)?(?: thực hiện)?(?: của)?[^,?]{0,12}$"
)


def may_ask(text: str) -> bool:
    """Whether a folded text asks anything and names a directive, a meeting or a number: a quick no for most."""
    if len(text) > _LONGEST or not _MAY_ASK.search(text):
        return False
    return bool(KIND_WORD.search(text) or MEETING.search(text) or _DIGIT.search(text))


def first_question(text: str) -> str:
    """A folded text without a second question: ", vì sao phải thay"."""
    return _MORE_ASKED.sub("", text)


def carries_out(text: str, start: int, at: int) -> bool:
    """Whether what is named there is only carried out by the directive meant: "kế hoạch thực hiện Chỉ thị 12"."""
    return bool(_PLAN_OF.search(text, start, at))
