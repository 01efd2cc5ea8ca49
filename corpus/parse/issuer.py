"""Who issued a directive, from its letterhead or from "CỦA …" in its title."""

import re
from collections.abc import Sequence

from corpus.kinds import kind_pattern
from corpus.parse.lines import Line
from corpus.parse.regions import is_letterhead

_BODY_WORDS = re.compile(
    r"^(?:TỈNH ỦY|TỈNH UỶ|THÀNH ỦY|THÀNH UỶ|THỊ ỦY|THỊ UỶ|HUYỆN ỦY|HUYỆN UỶ|QUẬN ỦY|ĐẢNG ỦY|ĐẢNG UỶ|BAN |ỦY BAN|UỶ BAN"
    r"|HỘI ĐỒNG|VĂN PHÒNG|CHÍNH PHỦ|THỦ TƯỚNG|BỘ |SỞ |QUỐC HỘI|TRUNG ƯƠNG|ĐẢNG BỘ|CỤC |TỔNG CỤC|CHI CỤC"
    r"|MẶT TRẬN|CÔNG AN|TÒA ÁN|VIỆN )"
)
_PARENT_ONLY = re.compile(r"^(?:ĐẢNG BỘ|TRUNG ƯƠNG ĐẢNG)\b")
_STATE_NAME = re.compile(
    r"C[ỘO]NG\s+H[ÒO]A\s+XÃ HỘI.*|ĐẢNG CỘNG SẢN VIỆT NAM.*"
    r"|^CỘNG(?: HÒA)?(?: XÃ HỘI)?(?: CHỦ NGHĨA)?$|^(?:HÒA )?(?:XÃ HỘI )?CHỦ NGHĨA VIỆT NAM.*"  # wrapped
)
_OF = re.compile(r"^CỦA\s+(?P<issuer>.+)$", re.IGNORECASE)
_MEETING = re.compile(r"^HỘI NGHỊ\b")
_SESSION = re.compile(
    r"^(?:(?:HỘI ĐỒNG NHÂN DÂN|QUỐC HỘI)\b.*\b(?:KHÓA|KHOÁ|KỲ HỌP)\b.*|CHÍNH PHỦ|QUỐC HỘI|THỦ TƯỚNG CHÍNH PHỦ"
    r"|(?:CHỦ TỊCH )?(?:ỦY BAN|UỶ BAN|HỘI ĐỒNG) NHÂN DÂN (?:TỈNH|THÀNH PHỐ|THỊ XÃ|HUYỆN|QUẬN|XÃ|PHƯỜNG)\b"
    r"[^a-zà-ỹ]{0,40})$"
)
_TERM = re.compile(r"\s*,?\s*\(?\bkh[óo]a\s+[IVXLC]+\)?\s*$", re.IGNORECASE)
_UNIT = re.compile(
    r"\b(tỉnh|thành phố|thị xã|huyện|quận|phường|xã|thị trấn|đặc khu)\s+(?!trực thuộc|và\b|ủy\b|uỷ\b)(.+)$"
)
_PROPER = {"việt nam": "Việt Nam", "chính phủ": "Chính phủ", "tổ quốc": "Tổ quốc", "hà nội": "Hà Nội"}


def issuer_of_letterhead(header: Sequence[Line], kind_line: int | None) -> str | None:
    """The body named above the number; its parent body stands before it and is left out."""
    bodies: list[str] = []
    for index, line in enumerate(header[:kind_line]):
        text = _STATE_NAME.sub("", line.plain.split("|")[1 if line.plain.startswith("|") else 0]).strip(" -*")
        if not text.isupper():
            continue
        goes_on = bool(bodies) and index > 0 and not line.after_blank and not _BODY_WORDS.match(text)
        if _BODY_WORDS.match(text):
            bodies.append(text)
        elif goes_on and is_letterhead(header[index - 1]) and not header[index - 1].is_rule:
            bodies[-1] = f"{bodies[-1]} {text}"
    own = [body for body in bodies if not _PARENT_ONLY.match(body)] or bodies
    return in_words(own[-1]) if own else None


def issuer_in_title(lines: Sequence[str]) -> tuple[str | None, str | None]:
    """Issuer and subject from the lines under the kind: "CỦA THỊ ỦY (KHÓA XXI) / tình hình …"."""
    issuer: str | None = None
    subject = list(lines)
    while subject:
        of = _OF.match(subject[0])
        named = of["issuer"] if of else subject[0] if _BODY_WORDS.match(subject[0]) else None
        if named and named.isupper() and len(named) < 120:
            issuer = in_words(_TERM.sub("", named))
        elif not (_MEETING.match(subject[0]) or re.match(rf"^(?:{kind_pattern()})$", subject[0], re.IGNORECASE)):
            break
        subject.pop(0)
    subject = _before_session(subject)
    title = re.sub(r"^V/v:?\s*", "", " ".join(subject), flags=re.IGNORECASE).strip(" *-_") or None
    return issuer, title


def _before_session(subject: list[str]) -> list[str]:
    """A subject without the issuing body and its session printed under it ("CHÍNH PHỦ", "…, KỲ HỌP THỨ CHÍN")."""
    for start in range(1, len(subject)):
        rest, before = " ".join(subject[start:]), subject[start - 1]
        if _SESSION.match(rest) and not re.search(r"(?:CỦA|VÀ|VỚI|CHO|DO|,)$", before):
            return subject[:start]
    return subject


def in_words(name: str) -> str:
    """A name printed in capitals, written as in running text: "Ủy ban nhân dân thị xã Phú Khê"."""
    if not name.isupper():
        return " ".join(name.split())
    words = " ".join(name.lower().split())
    words = _UNIT.sub(lambda match: f"{match[1]} {match[2].title()}", words)
    words = re.sub(r"^(ban [^\W\d_]+ [^\W\d_]+) đảng bộ", r"\1 Đảng bộ", words)
    for small, proper in _PROPER.items():
        words = words.replace(small, proper)
    words = re.sub(r"\b(ban|hội đồng) (chấp hành|thường vụ)", lambda m: f"{m[1]} {m[2].capitalize()}", words)
    words = re.sub(r"(?<=\s)(tỉnh|thành|thị|huyện|đảng) (ủy|uỷ)\b", lambda m: f"{m[1].capitalize()} {m[2]}", words)
    words = re.sub(r"^(tỉnh|thành|thị|huyện|quận|đảng) (ủy|uỷ) (.+)$", lambda m: f"{m[1]} {m[2]} {m[3].title()}", words)
    return words[:1].upper() + words[1:]
