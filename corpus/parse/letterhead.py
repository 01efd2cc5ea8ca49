"""The body named above the number, with its parent body where that tells whose it is."""

import re
from collections.abc import Sequence

from corpus.names import committee_of, in_words, read_body, territory
from corpus.parse.head import RULE

_BODIES = (
    "BAN|ỦY BAN|UỶ BAN|UBND|HĐND|HỘI|VĂN|VĂN PHÒNG|CHÍNH|CHÍNH PHỦ|THỦ|THỦ TƯỚNG|THƯỜNG TRỰC|BỘ|SỞ|PHÒNG|QUỐC HỘI|CỤC"
    "|TỔNG CỤC|CHI CỤC|VỤ|CHI BỘ|MẶT TRẬN|CÔNG AN|TÒA ÁN|TOÀ ÁN|VIỆN|THANH TRA|LIÊN ĐOÀN|ĐOÀN|TIỂU BAN|TỔNG|TỔ|TRƯỜNG"
    "|TRUNG TÂM|CHỦ TỊCH|NGÂN HÀNG|KIỂM TOÁN|KHO BẠC|BẢO HIỂM|CÔNG TY|TẬP ĐOÀN|ĐẢNG BỘ|ĐẢNG ĐOÀN|TRUNG ƯƠNG(?= )"
    "|(?:TỈNH|THÀNH|THỊ|HUYỆN|QUẬN|ĐẢNG) (?:ỦY|UỶ)"
)
BODY_WORDS = re.compile(rf"^(?:{_BODIES})(?!\w)")  # a name may be broken after its first word
_NUMBER = re.compile(r"^Số\s*[:.]?\s*(?:[\d/._…]|$)")
_OPEN = re.compile(
    r"(?:,|-|(?<!\w)(?:VÀ|CỦA|BAN|VĂN|CHÍNH|THỦ|HỘI|ĐẢNG ỦY|ĐẢNG UỶ|THƯỜNG TRỰC|TỈNH|THÀNH PHỐ|THỊ XÃ|XÃ))$"
)
_GLUED = re.compile(r"(?<=^BAN CHẤP HÀNH TRUNG ƯƠNG)\s*(?=\S)|(?<=\S)\s+(?=TIỂU BAN\b)")
_UNIT_LINE = re.compile(r"^(?:TỈNH|THÀNH PHỐ|THỊ XÃ|HUYỆN|QUẬN|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU)\s+\S")
_PARENT_ONLY = re.compile(r"^(?:ĐẢNG BỘ|TRUNG ƯƠNG ĐẢNG|ĐẢNG ỦY CẤP TRÊN)\b")
_CENTRAL = "BAN CHẤP HÀNH TRUNG ƯƠNG"


def issuer_of_letterhead(head: str) -> str | None:
    """The issuing body of a printed head: its own name, and whose it is where that stands only above it."""
    bodies = _bodies(head.split("\n"))
    if not bodies:
        return None
    own, above = bodies[-1], bodies[:-1]
    if _PARENT_ONLY.match(own) and above and not _PARENT_ONLY.match(above[-1]):
        own, above = above[-1], above[:-1]
    return _of_parent(in_words(own), above[-1]) if above else in_words(own)


def _bodies(printed: Sequence[str]) -> list[str]:
    """Names in capitals from the top down to the number, their wrapped lines joined."""
    bodies: list[str] = []
    broken = False
    for text in (part for line in printed for part in _GLUED.sub("\n", line).split("\n")):
        if _NUMBER.match(text):
            break
        if text == RULE:
            broken = True
        elif text.isupper() and any(char.isalpha() for char in text):
            if bodies and _goes_on(bodies, text, broken=broken):
                bodies[-1] = f"{bodies[-1]} {text}"
            elif BODY_WORDS.match(text):
                bodies.append(text.strip(" -*:"))
            broken = False
    return bodies


def _goes_on(bodies: Sequence[str], text: str, *, broken: bool) -> bool:
    """Whether a line continues the name above it ("HỘI ĐỒNG NHÂN / DÂN / TỈNH LAM GIANG", "VĂN PHÒNG / CHÍNH PHỦ")."""
    if _OPEN.search(bodies[-1]) or (bodies[-1] == "VĂN PHÒNG" and len(bodies) == 1):
        return True
    return (not broken or bool(_UNIT_LINE.match(text))) and not BODY_WORDS.match(text)


def _of_parent(own: str, above: str) -> str:
    """An office's name completed from the line above: "VĂN PHÒNG" under "TỈNH ỦY LAM GIANG"."""
    if above == _CENTRAL:
        central = "Trung ương Đảng" if own == "Văn phòng" else "Trung ương"
        return own if "rung ương" in own else f"{own} {central}"
    parent = read_body(in_words(above))
    ground, where = territory(parent.name), territory(own)
    if ground is None or ground.place is None or (where and (where.place or where.unit != ground.unit)):
        return own
    if where:
        return f"{own} {ground.place}"
    if parent.name.startswith(committee_of(ground.unit)):
        return f"{own} {committee_of(ground.unit)} {ground.place}"
    return f"{own} {ground.unit} {ground.place}" if parent.name.startswith("Ủy ban") else f"{own} {parent.name}"
