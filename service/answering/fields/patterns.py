"""How fields and relations are asked for, over folded text (`fold_letters`); written here with their marks."""

import re

from corpus.citations.relations import AMENDS, CARRIES_OUT, REPEALS, REPLACES, RESTS_ON, REVIEWS
from corpus.kinds import kind_names
from service.typed_words import fold_letters, kinds


def _folded(pattern: str) -> re.Pattern[str]:
    return re.compile(fold_letters(pattern).replace("(?p<", "(?P<"))


_CODES = "NQ|QĐ|CT|KL|TB|HD|KH|BC|CV|TTr|CĐ|NĐ|văn bản|conclusion|directive|plan|resolution|decision|document|report"
KIND = "(?:" + "|".join(name for name in (*kind_names(), *_CODES.split("|"))) + ")"
_WHO = r"(?:ai|người nào|đồng chí nào|vị nào|ông nào|bà nào|lãnh đạo nào)"
_BODY = r"(?:cơ quan|đơn vị|tổ chức|nơi|cấp|cấp ủy|ban|ngành|địa phương|phòng|sở)"
_WHICH_BODY = rf"(?:{_BODY}(?:, {_BODY})*(?: và {_BODY})? nào)"
_WHEN = (
    r"(?<!trước )(?<!đến )(?:(?:vào |từ |hôm |lúc )?(?:ngày|hôm|tháng|năm|thời gian|thời điểm)(?:,? tháng,? năm)?"
    r" (?:nào|mấy|bao nhiêu|gì)|(?:từ |vào )?(?:khi nào|bao giờ|lúc nào|hồi nào))"
)
_ISSUES = r"(?:ký ban hành|ban hành|ra đời|phát hành|ký|kí)"
_NOT_SIGNED = r"(?! (?:cam kết|số|nhận|xác nhận|hợp đồng|giấy|biên bản|đơn|vào|kèm|họp|trước)(?!\w))"

KIND_WORD = _folded(rf"(?<!\w){KIND}(?!\w)")
OPENS_WITH_KIND = _folded(rf"^(?:(?:các|những|một|bản|cái|the|đã|nội dung) )*{KIND}(?!\w)")
MEETING = _folded(r"(?:hội nghị|kỳ họp|phiên họp) .{0,20}?(?:lần )?thứ ")
UNDER = _folded(r"^(?:theo|tại|trong|căn cứ|dựa theo|under|according to)(?!\w)")
DUTY = _folded(r"(?<!\w)(?:phải|cần|sẽ|chậm nhất|trước|yêu cầu|đề nghị|giao|để|hoàn thành)(?!\w)")
OTHER_SUBJECT = _folded(
    r",|^ ?(?!(?:của|về|ngày|năm|được|bị|đã|do|này|là|có|nhằm|để|thì|V/v|và|hay|mà|ban hành|số|được)(?!\w))\w+ \w+|(?<!\w)(?:phải|cần|sẽ|yêu cầu|giao|quy định|chịu)(?!\w)"
)
SUBJECT_OF = _folded(
    rf"(?<!\w){KIND}(?!\w)(?: (?:của|do) .{{2,60}}?)? (?:về (?:việc )?)?(?:triển khai thực hiện|triển khai|thực hiện|cụ thể hóa|sơ kết|tổng kết)(?: việc)?(?: thực hiện)?(?: của)?[^,?]{{0,12}}$"
)
COUNTED = _folded(r" (?:tháng|năm|ngày|tuần|quý|nhiệm vụ|nội dung)(?!\w)")
MORE_ASKED = _folded(r"[,;.?] *(?:và )?(?:vì|tại|do|sao|khi|lúc|ngày|năm|ai|có|nội dung|nêu|cho|đó|là|từ).*$")
YEAR_ASKED = _folded(r"năm (?:nào|mấy|bao nhiêu)$|(?:what|which) year")
MONTH_ASKED = _folded(r"tháng (?:nào|mấy)$")
POSITION = _folded(r"chức (?:vụ|danh)|cương vị|tư cách (?:gì|nào)|(?:position|capacity|title)")

_FIELDS = (
    ("SENT_TO", rf"có(?: được)? (?:kính )?gửi(?: cho| đến| tới| về)? (?P<who>.+?)(?: hay)? (?:không|ko|chưa)(?!\w)", True),
    ("AUTHORITY", rf"(?:ký|kí) (?:thay(?: mặt)?|thừa (?:lệnh|ủy quyền))(?: cho| của)? (?:{_WHO}|{_WHICH_BODY}|gì|hay|chức)"
     rf"|(?:thay mặt|thừa lệnh|nhân danh|thừa ủy quyền) (?:cho )?(?:{_WHO}|{_WHICH_BODY})|(?:ký|kí) (?:theo )?thẩm quyền"
     r"|thẩm quyền (?:ký|kí)|on (?:whose behalf|behalf of (?:whom|which))|thừa lệnh hay|thay mặt hay", True),
    ("POSITION", r"người (?:đã )?(?:ký|kí)[^?]{0,100}? (?:chức|cương vị|tư cách)|(?:ký|kí)(?: ban hành)? (?:với|ở|trên) (?:chức|tư cách|cương vị)"
     r"|chức (?:vụ|danh)(?: của)? người (?:ký|kí)|position (?:of|did|does)[^?]*sign|in (?:what|which) capacity", True),
    ("SIGNER", rf"{_WHO}(?: (?:là người|đã|đứng tên|đứng ra|(?:thay mặt|đại diện|thừa lệnh)(?: \w+){{1,6}}))? (?:ký|kí)(?!\w){_NOT_SIGNED}"
     rf"|(?:ký|kí)(?: tên| ban hành)?(?: bởi)? {_WHO}|người (?:đã )?(?:ký|kí)(?: ban hành)?{_NOT_SIGNED}"
     r"|chữ ký của ai|who (?:has )?sign(?:ed|s)|signed by (?:whom|who)|signatory|signer of", True),
    ("EVENT", rf"(?:hội nghị|cuộc họp|phiên họp|kỳ họp|buổi làm việc|buổi họp)[^?]{{0,120}}?(?<!\w)(?:họp|diễn ra|tổ chức|khai mạc|tiến hành)(?: \w+)?? {_WHEN}"
     r"|ngày họp|ngày (?:diễn ra |tổ chức )?(?:hội nghị|cuộc họp)|when (?:was|did) the (?:meeting|conference|session)", False),
    ("EFFECTIVE", rf"hiệu lực(?: thi hành)?(?: kể)?(?: từ)? {_WHEN}|ngày (?:bắt đầu )?(?:có )?hiệu lực|{_WHEN} (?:thì )?(?:có|bắt đầu có) hiệu lực"
     r"|take effect|effective date|comes? into (?:force|effect)|in effect from", False),
    ("IN_FORCE", r"còn (?:có )?(?:hiệu lực|giá trị)(?: \w+){0,3}? (?:không|ko|chưa)|hết hiệu lực (?:hay )?chưa"
     r"|(?:bị|được|đã)(?: bị| được)? (?:thay thế|bãi bỏ|hủy bỏ|thay)(?: hay)? (?:chưa|không)|còn hiệu lực(?= *(?:$|[?.]))|still (?:in force|valid)", False),
    ("RECIPIENTS", r"nơi nhận|recipients|gửi những nơi nào", True),
    ("ADDRESSEES", rf"(?:kính )?gửi(?: cho| đến| tới)?(?: những| các)? (?:{_WHO}|{_WHICH_BODY}|đâu)|kính gửi"
     r"|to whom|(?:sent|addressed) to (?:whom|who|which)|who (?:was|is|were)[^?]*(?:sent|addressed) to|addressees?", False),
    ("PLACE", rf"{_ISSUES}[^?,]{{0,40}}?(?: tại| ở) (?:đâu|(?:nơi|địa phương|thành phố|địa danh|tỉnh|thị xã) nào)|địa danh|nơi ban hành|where (?:was|is)[^?]*(?:issued|signed)", True),
    ("NUMBER", r"số(?:,| và)? (?:ký|kí) hiệu|số hiệu|số văn bản (?:của|là|gì|nào)"
     rf"|(?:{KIND}|mang|có|là|ban hành)(?: văn bản)? số (?:mấy|bao nhiêu|nào|gì)|số của {KIND}|(?:document|reference|official) number|number of (?:the )?{KIND}|what number", False),
    ("KIND", r"(?:loại|thể loại|hình thức) văn bản(?: hành chính)? (?:gì|nào)|văn bản (?:thuộc )?loại (?:gì|nào)|(?:kind|type) of document", True),
    ("ISSUED", rf"(?<!\w){_ISSUES}{_NOT_SIGNED}(?P<object> [^?,]{{1,200}}?)?? {_WHEN}(?! nào)"
     rf"|ngày(?:,? tháng(?:,? năm)?)? (?:ban hành|ký|kí)(?!\w)|(?:ra|đề|mang|có) ngày (?:nào|bao nhiêu)|năm ban hành"
     r"|when (?:was|were|did)[^?]*(?:issued|signed|promulgated|released|published|dated|issue)(?!\w)|(?:what|which) (?:date|year|day)[^?]*(?:issued|signed)|date of (?:issue|signing)|issue date", True),
    ("ISSUER", rf"(?:{_WHO}|{_WHICH_BODY}) (?:đã |là (?:cơ quan|đơn vị|nơi) )?(?:ban hành|phát hành|ra)(?!\w)(?P<object> [^?]+)?"
     rf"|(?:cơ quan|đơn vị|nơi|cấp) (?:đã )?ban hành(?! (?:hướng|quy|mức))|(?:ban hành|phát hành) bởi|(?:là )?của (?:{_WHO}|{_WHICH_BODY})$"
     r"|who issued|which (?:body|office|agency|authority|organi[sz]ation|committee)[^?]*issued|issued by|issuing (?:body|authority|office)", False),
    ("TITLE", r"trích yếu|(?:nói |bàn |là |ban hành )?về (?:việc|vấn đề|nội dung|chuyện|cái) gì|tên (?:gọi|đầy đủ)|tiêu đề|about what|what is [^?]* about|title of|what was [^?]* about", True),
    ("SECRECY", r"(?:độ|mức|dấu|loại) mật(?!\w)|mật không|lưu hành nội bộ", True),
    ("URGENCY", r"(?:độ|mức|dấu|loại) khẩn(?!\w)|(?:hỏa tốc|thượng khẩn|khẩn)(?: hay)? không|độ khẩn", True),
)  # fmt: skip
FIELDS = tuple((name, _folded(rf"(?<!\w)(?:{pattern})"), sure) for name, pattern, sure in _FIELDS)
OF_BODY = frozenset(pattern for name, pattern, _ in FIELDS if name in ("EVENT", "EFFECTIVE", "RECIPIENTS"))

_VERBS = {
    CARRIES_OUT: r"triển khai(?: thực hiện)?|tổ chức thực hiện|thực hiện|cụ thể hóa|thi hành|quán triệt|implement\w*|carr(?:y|ies) out",
    REVIEWS: r"sơ kết|tổng kết|review\w*",
    RESTS_ON: r"căn cứ(?: vào| theo)?|dựa (?:vào|trên|theo)|theo|based on",
    REPLACES: r"thay thế(?: cho)?|thay cho|thay|replace\w*|supersede\w*",
    REPEALS: r"bãi bỏ|hủy bỏ|repeal\w*",
    AMENDS: r"sửa đổi(?:,? bổ sung)?|bổ sung|amend\w*",
    "": r"viện dẫn(?: đến| tới)?|dẫn chiếu(?: đến| tới)?|trích dẫn|nhắc (?:đến|tới|lại)|dẫn(?: ra| lại| đến)?|đề cập(?: đến| tới)?|cite\w*|refer\w* to|mention\w*",
}  # fmt: skip
_VERB = "(?:" + "|".join(_VERBS.values()) + ")"
_SPOKEN = tuple((relation, _folded(f"(?:{verbs})$")) for relation, verbs in _VERBS.items())
_KINDS = rf"{KIND}(?:(?:,| và| hay| hoặc) {KIND})*"
_WHICH = (
    rf"(?:những |các |bao nhiêu )?(?P<sought>{_KINDS})(?P<among>(?: (?:của|do|từ|cấp) [^?,]{{2,50}}?)?) (?:nào|gì|mấy)"
)
_HOW = r"(?:bởi|bằng|tại|trong|theo|qua|ở|thành)"
_RELATIONS = (
    # Chỉ thị 12 được cụ thể hóa bằng những kế hoạch nào; bị thay thế bởi văn bản nào
    (rf"^(?P<target>.+?) (?:đã |sau này )?(?:được|bị)(?: \w+ \w+| ubnd \w+ \w+)?? (?P<verb>{_VERB})(?: {_HOW})? {_WHICH}", True),
    # những văn bản nào của thị xã triển khai Chỉ thị 12
    (rf"^(?:\w+ ){{0,3}}?{_WHICH}(?P<of>(?: (?:của|do|ở|tại) [^?]{{2,50}}?)?)(?: đã| được| có)?(?: ban hành| ra đời)?(?: để| nhằm)? (?P<verb>{_VERB}) (?P<target>.+)$", True),
    # các văn bản dẫn Nghị quyết 07
    (rf"^(?:liệt kê |kể tên |tìm |cho biết )?(?:những|các) (?P<sought>{_KINDS})(?P<among>(?: (?:của|do) [^?]{{2,50}}?)?)(?: đã| có)? (?P<verb>{_VERB}) (?P<target>.+)$", True),
    (rf"^(?:what|which(?: {KIND})?) (?:has |have |was |were )?(?P<verb>{_VERB}) (?P<target>.+)$", True),
    # Kế hoạch 54 thực hiện chỉ thị nào
    (rf"^(?P<target>.+?)(?: (?:được )?(?:ban hành|xây dựng|ra đời))?(?: (?:là )?(?:để|nhằm|nhằm để))?(?: đã| sẽ| có)? (?P<verb>{_VERB}) {_WHICH}", False),
    (rf"^(?:what|which {KIND}s?) (?:does|do|did|is) (?P<target>.+?) (?P<verb>{_VERB})$", False),
)  # fmt: skip
RELATIONS = tuple((_folded(pattern), incoming) for pattern, incoming in _RELATIONS)

_LONGEST = 400  # characters; a longer text is a clause pasted whole
_DIGIT = re.compile(r"\d")
_MAY_ASK = _folded(
    r"(?<!\w)(?:ai|nào|gì|đâu|không|ko|chưa|khi|bao|mấy|ngày|người|nơi|số|trích|địa|cơ quan|các|những|who|whom|when|what|which|where|tên|chức|năm|độ|mức|còn)(?!\w)"
)
_FIELD_WORD = _folded(
    r"(?<!\w)(?:ký|kí|ban hành|gửi|nhận|hiệu lực|số|hiệu|trích yếu|về việc|loại|hình thức|độ|mức|địa danh|họp|tổ chức|diễn ra|ngày|năm|của|ra|"
    r"thay|bãi|hủy|sửa|bổ|thực|triển|cụ|thi|quán|sơ|tổng|căn|dựa|theo|viện|dẫn|nhắc|đề|trích|về|tên|tiêu|phát|"
    r"sign|signed|issued?|sent|addressed|implements?|replaced?|number|title|about|force|effect\w*|cites?|repeal\w*|amend\w*|dated|position|capacity|supersed\w*|carr\w+|recipients|valid|refers?|mentions?|kind|type)(?!\w)"
)


def may_ask(text: str) -> bool:
    """Whether a folded text has an interrogative and a word of a field at all: a quick no for most."""
    if len(text) > _LONGEST or not (_MAY_ASK.search(text) and _FIELD_WORD.search(text)):
        return False
    return bool(KIND_WORD.search(text) or MEETING.search(text) or _DIGIT.search(text))


def kinds_in(text: str) -> tuple[str, ...]:
    """The kinds that a folded text names; a code may stand for several."""
    return tuple(filter(None, (kinds().get(match.group()) for match in KIND_WORD.finditer(text))))


def relation_of(verb: str) -> str | None:
    """The relation that a folded verb says; None for any relation at all."""
    return next((relation for relation, spoken in _SPOKEN if spoken.fullmatch(verb)), None) or None
