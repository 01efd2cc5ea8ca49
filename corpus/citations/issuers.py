"""Names of issuing bodies as they stand in running text: where such a name ends.

A body of a known shape ends where its shape ends, whatever was glued to it ("của Thị ủy đề lãnh đạo"); any other name
goes on to a word or a mark that no name holds.
"""

from corpus.citations.words import ORDINAL, ROMAN_OR_DIGITS, UPPER, loose

_NO_PLACE = (
    "(?!Quy định|Ban hành|Về |[Vv]/[Vv]|Kế hoạch|Nghị quyết|Triển khai|Thực hiện|Sửa đổi|Hướng dẫn|Phê duyệt"
    "|Quyết định)"
)
_PLACE = rf"{_NO_PLACE}[{UPPER}][\w’']*(?:(?: | *- *)(?![Vv]/[Vv])[{UPPER}][\w’']*){{0,4}}"
_LEVEL = "(?:[Tt]ỉnh|[Tt]hành phố|[Tt]hị xã|[Hh]uyện|[Qq]uận|[Pp]hường|[Xx]ã|[Tt]hị trấn|[Đđ]ặc khu|TP[.]?)"
_AREA = rf"(?: {_LEVEL}(?!\w)(?: {_PLACE})?| {_PLACE})?"
_COMMITTEE = r"(?:[Tt]ỉnh|[Tt]hành|[Tt]hị|[Hh]uyện|[Qq]uận|[Đđ]ảng) (?:[Ủủ]y|[Uu]ỷ)(?!\w)"
_CENTRE = r"(?:Trung ương|TW|TƯ)(?: [Đđ]ảng)?(?: Cộng sản Việt Nam)?(?!\w)(?! (?:Đoàn|Hội|MTTQ|Mặt trận))"
_MEETING = rf"(?:Hội nghị(?: lần thứ {ORDINAL})?(?: của)? )?"
_ORGAN = (
    "(?:Ban [Cc]hấp hành|BCH|Ban [Tt]hường vụ|BTV|Thường vụ|Thường trực|Văn phòng|(?:Ủy|Uỷ) ban [Kk]iểm tra|UBKT"
    "|Ban (?:Tổ chức|Tuyên giáo và Dân vận|Tuyên giáo|Dân vận|Nội chính|Kinh tế|Đối ngoại|[Cc]án sự đảng)"
    "|Hội đồng Lý luận|Đảng đoàn|Bí thư|Đại hội(?: đại biểu)?)"
)
_FIELD = (
    "(?i:Lao động *[-–,] *Thương binh và Xã hội|Văn hóa, Thể thao và Du lịch|Văn hóa(?: *[-–] *| và )Thông tin"
    "|Nông nghiệp và (?:Phát triển [Nn]ông thôn|PTNT|Môi trường)|Giáo dục và Đào tạo|Khoa học và Công nghệ"
    "|Thông tin và Truyền thông|Tài nguyên và Môi trường|Kế hoạch và Đầu tư|Dân tộc và Tôn giáo"
    "|Giao thông [Vv]ận tải|Quốc phòng|Công an|Ngoại giao|Nội vụ|Tư pháp|Tài chính|Công [Tt]hương|Thương mại"
    "|Công nghiệp|Xây dựng|Thủy sản|Y tế)"
)
_COUNCIL = (
    "(?:UBND|HĐND|(?:Ủy|Uỷ) ban [Nn]hân dân|Hội đồng [Nn]hân dân|(?:Ủy ban |UB)?(?:MTTQ|Mặt trận Tổ quốc) Việt Nam)"
)
_STOPS = (
    "về|thực hiện|gắn với|tại|và|trong|đã|được|là|theo|quy định|để|đề|trên|nhằm|cho|ban hành|khóa|lần thứ|sửa đổi"
    "|hướng dẫn|triển khai|chỉ đạo|phê duyệt|thông báo|có|từ|do|với|số|ngày|năm|(?<!hư\\x20)ký|yêu cầu|giao|đối với|của"
    "|bổ sung|v/v"
)
_GOES_ON = rf"(?: (?!(?i:{_STOPS})(?!\w))[^\W\d_]+){{0,10}}"
_SHAPES = (
    rf"{_MEETING}(?:{_ORGAN} )?{_COMMITTEE}{_AREA}",
    rf"{_MEETING}(?:{_ORGAN} )?Đảng bộ{_AREA}",
    rf"{_MEETING}{_ORGAN} (?:{_CENTRE})",
    rf"Hội nghị (?:{_ORGAN} )?{_CENTRE}(?: (?:lần thứ {ORDINAL}|{ROMAN_OR_DIGITS}))?",
    rf"Bộ Chính trị(?: Ban Chấp hành {_CENTRE})?|Ban Bí thư(?: {_CENTRE})?|BCHTW(?: Đảng)?|{_CENTRE}",
    r"(?:(?:Ủy|Uỷ) ban [Tt]hường vụ |UBTV ?)?(?:Quốc hội|QH)",
    r"(?:(?:Phó )?(?:Tổng [Tt]hư ký|Chủ tịch|Chủ nhiệm Văn phòng) )Quốc hội",
    r"(?:Phó )?Thủ tướng(?: Chính phủ)?|[Cc]hính phủ|Chủ tịch nước|Văn phòng (?:Chính phủ|Quốc hội|Chủ tịch nước)",
    r"(?:Tổng )?Thanh tra Chính phủ|(?:Thống đốc )?Ngân hàng Nhà nước(?: Việt Nam)?|Kiểm toán [Nn]hà nước",
    r"(?:Hội đồng Thẩm phán |Chánh án )?Tòa án nhân dân tối cao|(?:Viện trưởng )?Viện [Kk]iểm sát nhân dân tối cao",
    rf"(?:(?:Phó )?Chủ tịch |Thường trực |Văn phòng |Ban Thường trực )?{_COUNCIL}{_AREA}",
    rf"(?:Tổ giúp việc |Trưởng )?(?:Tiểu b|B)an [Cc]hỉ đạo{_GOES_ON}",
    rf"(?:Thứ trưởng |Bộ trưởng )?Bộ {_FIELD}|(?:Giám đốc )?(?:Sở|Phòng) {_FIELD}{_AREA}",
)
_STOP = rf"(?= (?i:{_STOPS})(?!\w)| *[,;.:()“”\"⁽|\[\]/]| *$)"
_NAME = rf"[{UPPER}][^,;.:()“”\"⁽|\[\]/\d]{{2,80}}?"

KNOWN = r"(?<!ãnh\x20đạo\x20)" + loose(f"(?:{'|'.join(_SHAPES)})") + r"(?!\w)"  # a body of a known shape
UNKNOWN = _NAME + loose(_STOP)  # any name that a capital begins
