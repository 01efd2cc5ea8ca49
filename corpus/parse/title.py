"""What stands between kind and body: who issued it ("CỦA THỊ ỦY"), in which term, and its subject ("trích yếu")."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from corpus.names import CAPITAL, in_words
from corpus.parse.head import NAME, RULE, UNIT_WORDS, pieces
from corpus.parse.head_lines import ADDRESSEES, SUBJECT
from corpus.parse.kind_line import after_kind
from corpus.parse.letterhead import BODY_WORDS
from corpus.parse.lines import Line, ends_bracket
from corpus.parse.regions import Regions

_SMALL = re.compile(rf"[^\W\d_{CAPITAL}]")
_PLACED = re.compile(rf"^(?:{UNIT_WORDS}\s+)?{NAME}\s*,?\s*ngày\b")
_TERM = re.compile(r"\(?\b(?:khóa|khoá|nhiệm kỳ)\s+(?P<term>[IVXLC]+\b|\d{4}\s*[-–]\s*\d{4})\)?", re.IGNORECASE)
_VOTED = re.compile(
    r"(?:được|đã được) (?:Hội đồng nhân dân|HĐND|Quốc hội)[^.;]{0,80}?"
    r"\b(?:khóa|khoá) (?P<term>[IVXLC]+)\b[^.;]{0,60}thông qua",
    re.IGNORECASE,
)
_SESSION = re.compile(r"^(?:CỦA\s+)?HỘI NGHỊ(?:\s+LẦN THỨ)?(?:\s+(?!BAN\b|TỈNH\b|THÀNH\b|THỊ\b|HUYỆN\b|QUẬN\b)\w+)?\s*")
_OF = re.compile(r"^CỦA\s+(?=\S)")
_END_OF_NAME = re.compile(rf"(?<=[{CAPITAL})])\s*(?=(?:về|thực hiện|tình hình|tiếp tục)\s)")  # "CỦA TỈNH ỦYvề …"
_ABOUT = re.compile(r"^(?:V/v\b\s*:?|Về việc\s*:)\s*", re.IGNORECASE)
_OPENS_BODY = re.compile(
    r"^(?:(?:Sáng |Chiều )?[Nn]gày \d|Tại (?:phiên|Hội nghị|cuộc)|[-–]?\s*Căn cứ|Thực hiện .*[,.;]$)"
)
_HEADS = re.compile(rf"^(?:[{CAPITAL}\s,.-]+|{re.escape(RULE)}|Số\s*:.*)$")
_SENDS = re.compile(rf"(?:THỦTƯỚNG|CHỦTỊCH|BỘTRƯỞNG|(?:ỦY|UỶ)BAN|BAN|VĂNPHÒNG)[{CAPITAL}]{{0,60}}điện:")  # no blanks
_OPEN_NAME = re.compile(r"(?:,|-|\bVÀ|\bTỈNH|\bTHÀNH PHỐ|\bTHỊ XÃ|\bHUYỆN|\bQUẬN|\bXÃ|\bPHƯỜNG)$")
_ASSEMBLY = re.compile(  # printed once more under a resolution's subject
    r"^(?:(?:HỘI ĐỒNG NHÂN DÂN|QUỐC HỘI)\b.*\b(?:KHÓA|KHOÁ|KỲ HỌP)\b.*|CHÍNH PHỦ|QUỐC HỘI|THỦ TƯỚNG CHÍNH PHỦ"
    rf"|(?:CHỦ TỊCH )?(?:ỦY BAN|UỶ BAN|HỘI ĐỒNG) NHÂN DÂN (?:TỈNH|THÀNH PHỐ|THỊ XÃ|HUYỆN|QUẬN|XÃ|PHƯỜNG)\b"
    rf"[{CAPITAL}\s,.-]{{0,40}})$"
)


class Title(NamedTuple):
    """As printed; `end` is the line after it."""

    issuer: str | None
    term: str | None
    subject: str | None
    end: int


def read_title(lines: Sequence[Line], regions: Regions) -> Title:
    """Issuer, term and subject under the kind, or after "V/v" where no kind is printed."""
    if regions.kind_line is None:
        return _after_about(lines, regions)
    index = regions.kind_line
    printed = _END_OF_NAME.split(after_kind(lines[index]), maxsplit=1)
    while (index := index + 1) < regions.header[1] and not _ends(printed, lines[index : index + 2]):
        if ends_bracket(lines[index], lines[index - 1]):
            printed[-1] = f"{printed[-1]} {lines[index].plain}"
        elif not lines[index].is_rule:
            printed.append(lines[index].plain)
    printed = [text for text in printed if any(char.isalnum() for char in text)]
    body = _issuing(printed)
    subject, session = _before_assembly(printed[len(body) :])
    named = _SESSION.sub("", _OF.sub("", " ".join(body))) if body else ""
    found = _TERM.search(" ".join((*body, *session)))
    return Title(
        in_words(_TERM.sub("", named).strip(" ,")) if named.strip(" ,") else None,
        _folded_range(found["term"]) if found else None,
        _subject(subject),
        index,
    )


def term_of_vote(closing: Sequence[Line]) -> str | None:
    """The term of the assembly that passed a resolution: "… được Hội đồng nhân dân tỉnh khóa XIV … thông qua"."""
    match = _VOTED.search(" ".join(line.plain for line in closing))
    return match["term"] if match else None


def _ends(printed: Sequence[str], lines: Sequence[Line]) -> bool:
    """Whether the first of two lines no longer belongs to the title: drawn under it, or a sentence after capitals."""
    line = lines[0]
    seen = [text for text in printed if text]
    if not seen:
        return False
    subject = seen[len(_issuing(seen)) :]
    if not any(char.isalnum() for char in line.plain):
        return bool(subject)
    if subject and _sends(lines):
        return True
    if not subject or line.plain.isupper() or line.plain.startswith("("):
        return False
    sentence = line.plain[:1].isupper() and bool(_SMALL.search(line.plain))
    return (sentence and subject[-1].isupper()) or bool(_OPENS_BODY.match(line.plain))


def _sends(lines: Sequence[Line]) -> bool:
    """Whether a telegram begins ("THỦ TƯỚNG CHÍNH PHỦ điện:"), even where its first word is torn: "TH Ủ / TƯỚNG …"."""
    first, *after = ("".join(line.plain.split()) for line in lines)
    return bool(_SENDS.match("".join((first, *after)))) and not any(map(_SENDS.match, after))


def _issuing(printed: Sequence[str]) -> list[str]:
    """The leading lines that name the issuer: "HỘI NGHỊ LẦN THỨ 4 / BAN CHẤP HÀNH …", "CỦA BỘ CHÍNH TRỊ,"."""
    found: list[str] = []
    for text in printed:
        if not text.isupper() or text.startswith("VỀ ") or len(text) > 120:
            break
        of = _OF.match(text)
        if of and not BODY_WORDS.match(text[of.end() :]) and not _SESSION.match(text):
            break
        goes_on = found and (_OPEN_NAME.search(found[-1]) or _is_session(found[-1]) or _TERM.match(text))
        if not (of or goes_on or _SESSION.match(text)):
            break
        found.append(text)
    return found


def _is_session(text: str) -> bool:
    return bool((match := _SESSION.match(text)) and match.end() == len(text))


def _before_assembly(subject: Sequence[str]) -> tuple[list[str], list[str]]:
    """A subject, and the body with its session printed under it ("CHÍNH PHỦ", "…, KỲ HỌP THỨ CHÍN")."""
    for start in range(1, len(subject)):
        rest, before = " ".join(subject[start:]), subject[start - 1]
        if _ASSEMBLY.match(rest) and not re.search(r"(?:CỦA|VÀ|VỚI|CHO|DO|,)$", before):
            return list(subject[:start]), list(subject[start:])
    return list(subject), []


def _after_about(lines: Sequence[Line], regions: Regions) -> Title:
    """The subject of an official letter, which stands under its number."""
    index, printed = 0, list[str]()
    for index, line in enumerate(lines[: regions.body[0] or 12]):
        for text in pieces(line):
            if printed and (ADDRESSEES.match(text) or _PLACED.match(text) or _HEADS.match(text)):
                return Title(None, None, _subject(printed), regions.body[0])
            if printed or SUBJECT.match(text):
                printed.append(text)
        following = lines[index + 1 : index + 2]
        if printed and following and following[0].after_blank:
            break
    return Title(None, None, _subject(printed), regions.body[0])


def _subject(printed: Sequence[str]) -> str | None:
    return _ABOUT.sub("", " ".join(printed)).strip(" *-_:") or None


def _folded_range(term: str) -> str:
    return re.sub(r"\s*[-–]\s*", "-", term)
