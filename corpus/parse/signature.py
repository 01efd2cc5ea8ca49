"""Who signed: authority ("T/M BAN THƯỜNG VỤ", "KT. CHỦ TỊCH"), position and name."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from corpus.names import CAPITAL
from corpus.parse.head import RULE

_FOR = re.compile(r"^(?:T/M|TM|K/T|KT|T/L|TL|TUQ|T/UQ)\b[./]?\s*(?=\w)")
_BEFORE_MARK = re.compile(r"\s+(?=(?:KT|K/T|TL|T/L|TUQ|T/UQ)\b)")
_OFFICE = (
    r"(?:QUYỀN |Q\. ?)?(?:PHÓ )?(?:TỔNG )?(?:CHỦ TỊCH|CHỦ NHIỆM|(?<!BAN )BÍ THƯ|CHÁNH|THỦ TƯỚNG|BỘ TRƯỞNG|GIÁM ĐỐC"
    r"|HIỆU TRƯỞNG|TRƯỞNG (?:BAN|TIỂU BAN|PHÒNG|ĐOÀN|CÔNG AN|KHOA|CƠ QUAN)|THỨ TRƯỞNG|(?:CHI )?CỤC TRƯỞNG|VỤ TRƯỞNG"
    r"|VIỆN TRƯỞNG|KIỂM TOÁN|THỐNG ĐỐC|CHỈ HUY|CHÍNH ỦY|ỦY VIÊN|UỶ VIÊN|THƯỜNG TRỰC BAN BÍ THƯ)(?!\w)"
)
_POSITION = re.compile(rf"^{_OFFICE}")
SIGNING = re.compile(rf"^(?:{_FOR.pattern[1:]}|{_OFFICE})")  # what a signature begins with
_OFFICES = re.compile(rf"(?<!\S){_OFFICE}")
_WORD = rf"[{CAPITAL}][^\W\d_]*"
_MIXED = rf"[{CAPITAL}][^\W\d_{CAPITAL}]*"
_RUN_TOGETHER = re.compile(
    rf"(?P<office>(?:[{CAPITAL}/.,&-]+\s+)+)(?P<name>{_MIXED}(?:\s+{_MIXED}){{1,5}})(?=\s+[{CAPITAL}]{{2}}|$)"
)
_BESIDE = re.compile(
    rf"(?<=[;,.)])\s+(?P<beside>(?:[{CAPITAL}/.]{{2,}}\s+)+[{CAPITAL}]{{2,}}|{_MIXED}(?:\s+{_MIXED}){{2,4}})$"
)
_NAME = re.compile(rf"^{_WORD}(?:\s+{_WORD}){{1,5}}$")
_RANK = re.compile(
    r"^(?:(?:(?:Đại|Thượng|Trung|Thiếu)\s+(?:tướng|tá|úy)|GS|PGS|TS|ThS|BS|CN|KS|Luật sư|Bác sĩ|Đồng chí|Đ/c|Ông|Bà)"
    r"[.:,]*\s*)+(?=[^\W\d_])"
)
_SIGNED = re.compile(r"^[\[(]?(?:đã ký|đã kí|ký tên|signed)\b.*$", re.IGNORECASE)
_SURNAMES = frozenset(
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh đoàn trịnh mai đào lâm trương hà tạ "
    "cao thái chu lương tô châu quách tống kiều từ phùng triệu tăng bạch doãn lưu vương thân khúc ninh mạc cù viên "
    "thạch la lã lục nông hứa quang giang nghiêm vi lò giàng thào sùng y k'".split()
)


class Signature(NamedTuple):
    """As printed, of the first who signed; None where the line is missing."""

    authority: str | None
    position: str | None
    name: str | None


def read_signature(printed: Sequence[str]) -> Signature:
    """Read the printed lines of a signature: authority, position and name, each perhaps over several lines."""
    capitals: list[str] = []
    name: str | None = None
    parts = _parts(printed)
    all_in_capitals = all(text.isupper() for text in parts)
    for text in parts:
        if text.isupper() and not (all_in_capitals and capitals and _is_name_in_capitals(text)):
            if _goes_on(capitals, text):
                capitals[-1] = f"{capitals[-1]} {text}"
            else:
                capitals.append(text)
        elif name is None:
            name = text
        elif len(name.split()) == 1:
            name = f"{name} {text}"
        if name and _NAME.match(name):
            break
    lines = [part for text in capitals for part in _apart(text)]
    authority = [text for text in lines if _FOR.match(text) or not _POSITION.match(text)]
    position = [text.rstrip(" ,") for text in lines if text not in authority]
    return Signature(
        " ".join(authority) or None, " ".join(position) or None, name if name and _NAME.match(name) else None
    )


def beside(line: str) -> str | None:
    """What a recipient's line holds of the signature, where an extractor ran the two columns together."""
    match = _BESIDE.search(line)
    if not match:
        return None
    found = match["beside"]
    named = not found.isupper() and is_name(found)
    return found if named or _FOR.match(found) or _POSITION.match(found) else None


def is_name(text: str) -> bool:
    """Whether a line is a person's name: it begins with a family name."""
    return bool(_NAME.match(text)) and text.split()[0].lower() in _SURNAMES


def _parts(printed: Sequence[str]) -> list[str]:
    """Lines in capitals and names apart, marks of a signature and drawn lines left out."""
    parts: list[str] = []
    for line in printed:
        text = _SIGNED.sub("", line.strip(" *_|")).strip()
        if not text or text == RULE or not any(char.isalpha() for char in text):
            continue
        text = text if text.isupper() else _RANK.sub("", text)
        if (both := _RUN_TOGETHER.match(text)) and not text.isupper():
            parts += [both["office"].strip(), both["name"]]
        else:
            parts.append(text)
    return [part for part in parts if part.isupper() or re.match(rf"^{_WORD}(?:\s+{_WORD})*$", part)]


def _goes_on(capitals: Sequence[str], text: str) -> bool:
    """Whether a line in capitals continues the one above ("PHÓ BÍ THƯ / THƯỜNG TRỰC", "KT. BỘ TRƯỞNG, / CHỦ NHIỆM")."""
    return bool(capitals) and (capitals[-1].endswith(",") or not (_FOR.match(text) or _POSITION.match(text)))


def _apart(text: str) -> list[str]:
    """Authority and position that stand in one line: "KT. BỘ TRƯỞNG THỨ TRƯỞNG", "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH"."""
    *bodies, last = _BEFORE_MARK.split(text)
    mark = _FOR.match(last)
    if not mark:
        return [text]
    offices = [match.start() for match in _OFFICES.finditer(last, mark.end()) if match.start() > mark.end()]
    own = next((start for start in offices if not last[:start].rstrip().endswith(",")), None)
    return [*bodies, last] if own is None else [*bodies, last[:own].rstrip(), last[own:]]


def _is_name_in_capitals(text: str) -> bool:
    return is_name(text) and len(text.split()) <= 5 and not (SIGNING.match(text) or text.startswith("VĂN PHÒNG"))
