"""How each field is asked for."""

from service.answering.fields.wording import KIND, WHEN, WHICH_BODY, WHO, any_of, folded

_ISSUES = r"(?:ký ban hành|ban hành|ra đời|phát hành|ký|kí)"
_PUTS_OUT = r"(?:ban hành|phát hành|ra)(?!\w)"
_NOT_SIGNED = r"(?! (?:cam kết|số|nhận|xác nhận|hợp đồng|giấy|biên bản|đơn|vào|kèm|họp|trước)(?!\w))"
_FOR = r"(?:thay(?: mặt)?|đại diện|thừa lệnh)(?: \w+){1,6}"
_POST = r"(?:chức|cương vị|tư cách)"
_MEETS = r"(?:họp|diễn ra|tổ chức|khai mạc|tiến hành)"
_MEETING = r"(?:hội nghị|cuộc họp|phiên họp|kỳ họp|buổi làm việc|buổi họp)"
_ENDS = r"(?:hết|chấm dứt|mất|ngừng)(?: thời hạn)? (?:có )?hiệu lực(?: thi hành)?(?: kể)?(?: từ)?"
_BODIES = r"(?:body|office|agency|authority|organi[sz]ation|committee)"
_ENGLISH_ISSUED = r"(?:issued?|signed|promulgated|released|published|dated)(?!\w)"

# In the order in which they are tried; what follows the name says whether the words can hardly mean anything else.
_FIELDS: tuple[tuple[str, bool, tuple[str, ...]], ...] = (
    ("SENT_TO", True, (
        r"có(?: được)? (?:kính )?gửi(?: cho| đến| tới| về)? (?P<who>.+?)(?: hay)? (?:không|ko|chưa)(?!\w)",
    )),
    ("AUTHORITY", True, (
        rf"(?:ký|kí) (?:thay(?: mặt)?|thừa (?:lệnh|ủy quyền))(?: cho| của)? (?:{WHO}|{WHICH_BODY}|gì|hay|chức)",
        rf"(?:thay mặt|thừa lệnh|nhân danh|thừa ủy quyền) (?:cho )?(?:{WHO}|{WHICH_BODY})",
        r"(?:ký|kí) (?:theo )?thẩm quyền",
        r"thẩm quyền (?:ký|kí)",
        r"(?:thừa lệnh|thay mặt) hay",
        r"on (?:whose behalf|behalf of (?:whom|which))",
    )),
    ("POSITION", True, (
        rf"người (?:đã )?(?:ký|kí)[^?]{{0,100}}? {_POST}",
        rf"(?:ký|kí)(?: ban hành)?(?: {KIND} [^?]{{1,120}}?)? (?:với|ở|trên) {_POST}",
        r"chức (?:vụ|danh)(?: của)? người (?:ký|kí)",
        r"position (?:of|did|does)[^?]*sign",
        r"in (?:what|which) capacity",
    )),
    ("SIGNER", True, (
        rf"{WHO}(?: (?:là người|đã|đứng tên|đứng ra|{_FOR}))? (?:ký|kí)(?!\w){_NOT_SIGNED}",
        rf"(?:ký|kí)(?: tên| ban hành)?(?: bởi)? {WHO}",
        rf"người (?:đã )?(?:ký|kí)(?: ban hành)?(?!\w){_NOT_SIGNED}",
        r"chữ ký [^?]{0,60}của ai",
        r"who (?:has )?sign(?:ed|s)",
        r"signed by (?:whom|who)",
        r"signatory|signer of",
    )),
    ("EVENT", False, (
        rf"{_MEETING}[^?]{{0,120}}?(?<!\w){_MEETS}(?: \w+)?? {WHEN}",
        r"ngày họp",
        r"ngày (?:diễn ra |tổ chức )?(?:hội nghị|cuộc họp)",
        r"when (?:was|did) the (?:meeting|conference|session)",
    )),
    ("ENDS", False, (
        rf"{_ENDS} {WHEN}",
        rf"(?:ngày|thời điểm) {_ENDS}",
        rf"{WHEN} (?:thì |sẽ )?{_ENDS}",
        rf"^{WHEN} [^?]{{1,250}}? {_ENDS}(?= *(?:$|[?.]))",
        r"hiệu lực(?: thi hành)? (?:đến|tới) (?:hết )?(?:khi nào|bao giờ|lúc nào|(?:ngày|tháng|năm) (?:nào|bao nhiêu))",
        r"expires?(?!\w)|expiry date|cease to (?:have effect|be in force)",
    )),
    ("EFFECTIVE", False, (
        rf"(?<!hết )(?<!dứt )(?<!mất )hiệu lực(?: thi hành)?(?: kể)?(?: từ)? {WHEN}",
        r"ngày (?:bắt đầu )?(?:có )?hiệu lực",
        rf"{WHEN} (?:thì )?(?:có|bắt đầu có) hiệu lực",
        r"take effect|effective date|comes? into (?:force|effect)|in effect from",
    )),
    ("IN_FORCE", False, (
        r"còn (?:có )?(?:hiệu lực|giá trị)(?: \w+){0,3}? (?:không|ko|chưa)",
        r"còn (?:được )?(?:áp dụng|dùng) (?:nữa )?không",
        r"hết hiệu lực (?:hay )?chưa",
        r"(?:bị|được|đã)(?: bị| được)? (?:thay thế|bãi bỏ|hủy bỏ|thay)(?: hay)? (?:chưa|không)",
        r"còn hiệu lực(?= *(?:$|[?.]))",
        r"still (?:in force|valid)",
    )),
    ("RECIPIENTS", True, (r"nơi nhận", r"(?<!kính )gửi những nơi nào", r"recipients")),
    ("ADDRESSEES", False, (
        rf"(?:kính )?gửi(?: cho| đến| tới)?(?: những| các)? (?:{WHO}|{WHICH_BODY}|đâu)",
        r"kính gửi",
        r"to whom|(?:sent|addressed) to (?:whom|who|which)|who (?:was|is|were)[^?]*(?:sent|addressed) to|addressees?",
    )),
    ("PLACE", True, (
        rf"{_ISSUES}[^?,]{{0,40}}?(?: tại| ở) (?:đâu|(?:nơi|địa phương|thành phố|địa danh|tỉnh|thị xã) nào)",
        r"địa danh|nơi ban hành",
        r"where (?:was|is)[^?]*(?:issued|signed)",
    )),
    ("NUMBER", False, (
        r"số(?:,| và)? (?:ký|kí) hiệu|số hiệu|số văn bản (?:của|là|gì|nào)",
        rf"(?:{KIND}|mang|có|là|ban hành)(?: văn bản)? số (?:mấy|bao nhiêu|nào|gì)",
        r"số (?:mấy|bao nhiêu)(?= *(?:$|\?))",
        rf"số của {KIND}(?!\w)",
        rf"(?:document|reference|official) number|number of (?:the )?{KIND}|what number",
    )),
    ("KIND", True, (
        r"(?:loại|thể loại|hình thức) văn bản(?: hành chính)? (?:gì|nào)",
        r"văn bản (?:thuộc )?loại (?:gì|nào)",
        r"(?:kind|type) of document",
    )),
    ("ISSUED", True, (
        rf"(?<!\w){_ISSUES}{_NOT_SIGNED}(?P<object> [^?]{{1,250}}?)?? {WHEN}(?! nào)",
        r"ngày(?:,? tháng(?:,? năm)?)? (?:ban hành|ký|kí)(?!\w)",
        rf"ra(?P<put> {KIND} [^?]{{1,250}}?) {WHEN}",
        r"(?:ra|đề|mang|có|có từ) (?:ngày|năm) (?:nào|bao nhiêu)|năm ban hành",
        rf"when (?:was|were|did)[^?]*{_ENGLISH_ISSUED}",
        rf"(?:what|which) (?:date|year|day)[^?]*{_ENGLISH_ISSUED}",
        r"date of (?:issue|signing)|issue date",
    )),
    ("ISSUER", False, (
        rf"(?:{WHO}|{WHICH_BODY}) (?:đã |là (?:cơ quan|đơn vị|nơi) )?{_PUTS_OUT}(?P<object> [^?]+)?",
        r"(?:cơ quan|đơn vị|nơi|cấp) (?:đã )?ban hành(?! (?:hướng|quy|mức))",
        rf"(?:là )?của (?:{WHO}|{WHICH_BODY})$",
        rf"who issued|which {_BODIES}[^?]*issued|issued by|issuing {_BODIES}",
    )),
    ("TITLE", True, (
        r"trích yếu|tiêu đề|tên (?:gọi|đầy đủ)",
        r"(?:nói |bàn |là |ban hành )?về (?:việc|vấn đề|nội dung|chuyện|cái) gì",
        r"about what|what (?:is|was) [^?]* about|title of",
    )),
    ("SECRECY", True, (r"(?:độ|mức|dấu|loại) mật(?!\w)", r"mật không", r"lưu hành nội bộ")),
    ("URGENCY", True, (r"(?:độ|mức|dấu|loại) khẩn(?!\w)", r"(?:hỏa tốc|thượng khẩn|khẩn)(?: hay)? không")),
)  # fmt: skip
FIELDS = tuple((name, sure, folded(rf"(?<!\w){any_of(words)}")) for name, sure, words in _FIELDS)
MAY_STAND_IN_BODY = frozenset(("EVENT", "EFFECTIVE", "RECIPIENTS"))  # "Theo Nghị quyết …, hội nghị họp ngày nào?"
POSITION = folded(r"chức (?:vụ|danh)|cương vị|tư cách (?:gì|nào)|(?:position|capacity|title)")
YEAR_ASKED = folded(r"năm (?:nào|mấy|bao nhiêu)$|(?:what|which) year")
MONTH_ASKED = folded(r"tháng (?:nào|mấy)$")
