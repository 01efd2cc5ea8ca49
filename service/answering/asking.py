"""What a question wants to be told, read from its interrogative.

Vietnamese leaves the interrogative where the answer would stand ("Hồ xả lũ phải báo trước mấy giờ?"), so what
comes before and after it says where to look.
"""

import re
from dataclasses import dataclass

from corpus.text import Token
from service.answer import Kind
from service.question import Question

_NUMBERS = (Kind.AMOUNT, Kind.PERCENTAGE, Kind.COUNT)
_MANY = r"(?:bao nhiêu|mấy|bao lăm)"
_TIME = r"(?:ngày|tháng|năm|tuần|giờ|phút|quý|buổi|tiếng)"
_END = r"(?= *(?:$|[?.,;]))"
_DIRECTIVE = (
    r"(?:nghị quyết|chỉ thị|kế hoạch|kết luận|văn bản|quyết định|công văn|thông báo|quy định|nghị định|hướng dẫn|luật|đề án"
    r"|tờ trình|báo cáo|công điện|thông tư|chương trình)"
)
_OFFICE = r"(?:cơ quan|đơn vị|phòng|ban|sở|tổ chức|ngành|bộ|cấp|ủy ban|đảng bộ|đoàn thể|lực lượng|chủ thể|bên|đảng ủy|hội|trung tâm)"
_PLACE = r"(?:phường|xã|huyện|tỉnh|thị xã|thành phố|địa phương|địa bàn|thôn|khu phố|nước|khu vực|tuyến đường|đường)"
_MONEY = (
    r"(?:tiền|kinh phí|trị giá|giá|lương|thu ngân sách|chi ngân sách|vốn|thu nhập|phụ cấp|trợ cấp"
    r"|mức (?:hỗ trợ|phạt|bồi dưỡng|chi|thu|chuẩn)|(?:được|bồi dưỡng|hỗ trợ|phạt|chi))"
)
# Of the rows that match, the one whose interrogative stands first decides; at one place the earlier row.
_ASKED: tuple[tuple[str, tuple[Kind, ...]], ...] = (
    (rf"{_MANY} (?:phần trăm|%|điểm phần trăm)|(?:what|which) (?:percentage|share|proportion|rate)", (Kind.PERCENTAGE,)),
    (rf"{_MANY} (?:tiền|tỷ|tỉ|triệu|nghìn|ngàn|đồng)(?! lệ)|how much money", (Kind.AMOUNT,)),
    (rf"(?:{_DIRECTIVE}|mang|văn bản)[^,.?]{{0,40}} số (?:{_MANY}|nào)|{_DIRECTIVE} (?:số )?(?:nào|gì)|số hiệu",
     (Kind.DOCUMENT_NUMBER,)),
    (rf"{_MANY} (?:một|mỗi|/|1) ?{_TIME}", (Kind.AMOUNT, Kind.COUNT, Kind.PERCENTAGE)),
    (rf"(?:tỷ lệ|lãi suất|tỉ lệ)[^,.?]*?{_MANY}", (Kind.PERCENTAGE,)),
    (rf"{_MONEY} [^,.?]{{0,60}}?{_MANY}{_END}", (Kind.AMOUNT, Kind.PERCENTAGE, Kind.COUNT)),
    (r"(?:đứng|xếp|hạng)[^,.?]{0,12} (?:mấy|bao nhiêu)", (Kind.COUNT,)),
    (r"bao lâu|trong thời hạn nào|thời hạn (?:là )?bao nhiêu|how long", (Kind.PERIOD,)),
    (rf"{_MANY} lần(?= *(?:một|/|mỗi|trong)? *(?:năm|tháng|tuần|quý|ngày|\?|$))", (Kind.PERIOD, Kind.COUNT)),
    (rf"(?:ngày|tháng|thứ|hôm|năm|quý) (?:mấy|bao nhiêu)|mấy giờ{_END}", (Kind.DATE,)),
    (rf"{_MANY} (?:\w+ ){{0,1}}?{_TIME}(?! viên)", (Kind.PERIOD, Kind.COUNT)),
    (rf"(?:tăng|giảm|còn|đạt|chiếm|bằng|vượt)(?: thêm| được| khoảng| tới)? {_MANY}(?= *(?:$|[?.,]|so với))", _NUMBERS),
    (rf"{_MANY}{_END}", _NUMBERS),
    (r"how much", _NUMBERS),
    (rf"{_MANY}|how many", (Kind.COUNT, Kind.PERIOD, Kind.PERCENTAGE, Kind.AMOUNT)),
    (rf"khi nào|bao giờ|lúc nào|(?:ngày|tháng|năm|quý|buổi|mốc|thời điểm|thời gian|giờ|giai đoạn|hôm|hạn|dịp) nào"
     rf"|by when|when|what date|which (?:year|month)|(?:thời hạn|hạn|hạn cuối|hạn chót)(?: là)?{_END}|deadline|hạn cuối",
     (Kind.DATE,)),
    (rf"{_OFFICE}(?: [^,.?]{{0,20}}?)? nào|(?:những|các) (?:ngành|cơ quan|đơn vị) (?:nào|gì)|which (?:office|agency|body)",
     (Kind.OFFICE,)),
    (r"(?:đồng chí|người|ông|bà|cá nhân|lãnh đạo) nào|ai(?! cập)|who", (Kind.PERSON, Kind.OFFICE)),
    (r"chức (?:vụ|danh) (?:gì|nào|là)|(?:giữ|làm) chức(?: vụ)? (?:gì|nào)", (Kind.POSITION,)),
    (rf"ở đâu|tại đâu|nơi nào|(?:từ )?đâu{_END}|từ đâu đến đâu|{_PLACE}(?:, (?:xã|phường))?(?: [^,.?]{{0,12}}?)? nào|where",
     (Kind.PLACE,)),
    (r"vì sao|tại sao|sao lại|(?:lý do|nguyên nhân)(?: \w+)? (?:gì|nào|là)|do đâu|nguyên nhân|why", (Kind.REASON,)),
    (r"(?:gồm|bao gồm|có) (?:những|các) (?:\w+ ){0,3}(?:gì|nào|ai)|(?:những|các) [^,.?]{1,30}? (?:nào|gì)|gồm (?:những )?(?:gì|ai)",
     (Kind.LIST, Kind.TEXT)),
    (r"(?:làm|xử lý|thực hiện|giải quyết) (?:gì|sao|thế nào|như thế nào|ra sao)|nhiệm vụ (?:gì|nào)"
     rf"|trách nhiệm (?:gì|nào|thế nào)|như thế nào|thế nào|ra sao|sao{_END}", (Kind.DUTY, Kind.TEXT)),
    (rf"có (?:[^?]*? )?(?:hay )?không(?:{_END}| theo)|phải không|đúng không|hay không|(?:đã|được) [^?]* chưa{_END}",
     (Kind.YES_NO,)),
    (r"(?:gì|nào)|what|which", (Kind.TEXT,)),
)  # fmt: skip
# Nothing is asked outright, but the head of the phrase says what is looked for: "tỷ lệ giải ngân 6 tháng đầu năm".
_HEADS: tuple[tuple[str, tuple[Kind, ...]], ...] = (
    (r"tỷ lệ|tỉ lệ|lãi suất|(?:\w+ ){0,2}rate|share|percentage|chỉ số", (Kind.PERCENTAGE, Kind.COUNT)),
    (r"hạn|thời hạn|ngày|thời gian|deadline|date", (Kind.DATE, Kind.PERIOD)),
    (
        r"mức|kinh phí|dự toán|thu ngân sách|phụ cấp|trợ cấp|(?:\w+ ){0,2}(?:allowance|fee|budget)|tiền",
        (Kind.AMOUNT, Kind.PERCENTAGE),
    ),
    (r"số (?!liệu|hóa)|bao nhiêu|number of", (Kind.COUNT,)),
    (r"lý do|nguyên nhân", (Kind.REASON,)),
    (r"người ký|trưởng ban|tổ trưởng", (Kind.PERSON,)),
    (r"(?:cơ quan|đơn vị) (?:chủ trì|thường trực|đầu mối)", (Kind.OFFICE,)),
    (r"(?:nơi|địa điểm)", (Kind.PLACE,)),
)
_ANY = (Kind.TEXT, Kind.PERCENTAGE, Kind.AMOUNT, Kind.COUNT, Kind.DATE, Kind.PERIOD)
_PATTERNS = tuple((re.compile(rf"(?<!\w)(?:{pattern})(?!\w)"), kinds) for pattern, kinds in _ASKED)
_WH = re.compile(
    rf"(?<!\w)(?:{_MANY}|(?:\w+ )?(?:nào|gì)|bao lâu|bao giờ|ai|(?:ở |tại )?đâu|(?:vì |tại )?sao|không|chưa)(?!\w)"
)
_STOP_UNIT = frozenset(
    ("thì", "là", "mà", "được", "bị", "phải", "cho", "của", "trong", "và", "ở", "vào", "để", "có", "đã", "đang")
)
_LONGEST_UNIT = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """The kinds of answer that would do, likeliest first, and where in the question the answer is missing."""

    question: Question
    kinds: tuple[Kind, ...]  # (TEXT,) where nothing is asked outright
    start: int  # of the interrogative in `Question.read_text`; its length where there is none
    end: int
    unit: tuple[Token, ...] = ()  # the words after "bao nhiêu": what is counted
    outright: bool = True  # whether there is an interrogative at all

    @property
    def kind(self) -> Kind:
        """The likeliest."""
        return self.kinds[0]

    @property
    def before(self) -> list[Token]:
        """The question's words before the interrogative."""
        return [word for word in self.question.read or self.question.words if word.end <= self.start]

    @property
    def after(self) -> list[Token]:
        """Those after it."""
        return [word for word in self.question.read or self.question.words if word.start >= self.end]


def read_asked(question: Question) -> Asked:
    """What is asked for; of several questions in one the first."""
    text = question.read_text.lower()
    found = [(match, row) for row, (pattern, _) in enumerate(_PATTERNS) if (match := pattern.search(text))]
    if not found:
        return Asked(question, _head(text), len(text), len(text), outright=False)
    match, row = min(found, key=_rank)
    start, end = _interrogative(match)
    return Asked(question, _PATTERNS[row][1], start, end, _unit(question, end))


def _head(text: str) -> tuple[Kind, ...]:
    return next((kinds for pattern, kinds in _HEADS if re.match(pattern, text)), _ANY)


def _rank(found: tuple[re.Match[str], int]) -> tuple[bool, int, int]:
    """The bare "nào" and "gì" of the last row may be indefinite: they count only where nothing else asks."""
    match, row = found
    return row == len(_PATTERNS) - 1, _interrogative(match)[0], row


def _interrogative(match: re.Match[str]) -> tuple[int, int]:
    """The words that stand where the answer would."""
    found = list(_WH.finditer(match.string, match.start(), match.end()))
    return found[-1].span() if found else match.span()


def _unit(question: Question, end: int) -> tuple[Token, ...]:
    """The words that follow at once."""
    unit: list[Token] = []
    for word in question.read or question.words:
        if word.start >= end and len(unit) < _LONGEST_UNIT:
            if word.exact in _STOP_UNIT:
                break
            unit.append(word)
    return tuple(unit)
