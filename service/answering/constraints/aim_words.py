"""Words by which targets and results are told apart; patterns read folded text."""

import re

_TARGET = r"(?:chi tieu|muc tieu|ke hoach|du toan|dinh muc|yeu cau)"
_DONE = r"(?<!toi )(?<!hien )da(?! so| dang)"  # đã; not "tối đa", "hiện đại", "đa số", "đa dạng"

MEASURED = re.compile(  # "bao nhiêu % chỉ tiêu", "so với kế hoạch": a result in terms of a target
    r"(?:%|phan tram|\bso voi|\bbang|\bco (?:hoan thanh|dat|vuot))(?: (?:bao nhieu|so voi|cua|cac|may))* "
    r"(?:chi tieu|muc tieu|ke hoach|du toan|kh|nghi quyet)\b"
)
ASKED_RESULT = re.compile(
    rf"\b(?:(?:bao nhieu|may) \w+(?: \w+)? {_DONE}|(?<!\bho )(?<!nguoi ){_DONE}"  # not "hộ đã nhận tiền thì …"
    r"|dat duoc|thuc hien duoc|ket qua|con bao nhieu|con lai|uoc dat|thuc te|giam con"
    r"|(?:giai ngan|ket nap|thu|ban giao|hoan thanh|xay dung|dat|tang|giam|chi tra|thanh lap|lam|huy dong) duoc)\b"
    r"|\b(?:achieved|reached|actual|result|disbursed|collected|admitted|was|were|did|had|has|have)\b"
)
SAID_OF_BOTH = re.compile(  # "chỉ tiêu đã đề ra"
    r"(?:.*\b)?(?:da|ket qua|con bao nhieu|con lai|giam con|was|did|had|has|have|were)$"
)
ASKED_TARGET = re.compile(
    r"\b(?:phan dau|chi tieu|muc tieu|(?:ke hoach |nghi quyet )?de ra|dat ra|du toan|du kien|can dat|duoc giao"
    r"|phai (?:dat|giai ngan|thu|hoan thanh|ban giao|ket nap)|giao chi tieu|ke hoach giao|trong ke hoach)\b"
    r"|\b(?:targets?|goals?|planned|aim(?:s|ed)?|should|must)\b"
)

NAMED_TARGET = re.compile(rf"\b{_TARGET}(?: (?!dat\b|bang\b|tang\b)[^\s,;:]+){{0,5}}[ (]*$")  # right before a value
MEASURING = re.compile(rf"^[\d.,/%]*(?: ?%| phan tram)?(?: so voi)? (?:so voi )?{_TARGET}")  # from a value on
AIMS = re.compile(
    r"\b(?:phan dau|it nhat|toi thieu|phai|du kien|se|quyet tam|bao dam dat|hoan thanh (?:chi tieu|muc tieu))\b"
    r"|(?:^|[:(,]|\bva|\bde)[ -]*(?:dua|nang|lap day|dat muc tieu)\b"
)
LIST_OF_AIMS = re.compile(r"\b(?:phan dau|chi tieu chu yeu)\b")
AIMED = re.compile(r"\btro len\b|\btrong (?:thang|quy) \S+ toi\b")
CEILING = re.compile(r"\b(?:con duoi|dat tren|tren|duoi|khong qua|tu) $")
COMES_OF = re.compile(
    rf"\b(?:{_DONE}|uoc(?: dat)?|moi(?: dat)?|dat duoc|chua dat|khong dat|duoc cong nhan|bi|thap hon|cao hon)\b"
)
COMPARED = re.compile(r"\b(?:so (?:voi )?(?:cung ky|nam truoc)|cung ky)\b")
DONE = re.compile(r"\b(?:dat|tang|giam|bang|con|ket nap|duoc|hoan thanh|ban giao|chi tra|xep)\b")
HEADS = re.compile(
    r"\b(?:(?P<result>ket qua|tinh hinh|danh gia|han che|ton tai|khuyet diem|uu diem|thuc trang|nguyen nhan|da dat)"
    r"|(?P<target>nhiem vu|muc tieu|chi tieu|phuong huong|giai phap|to chuc thuc hien|ke hoach|yeu cau|muc dich"
    r"|thoi gian toi|phan cong|tien do))\b"
)
