"""Mentions by number: "Kết luận số 28-KL/TU, ngày 27/12/2021 của Ban Chấp hành Đảng bộ thành phố"."""

import re

from corpus.citations.details import read_details
from corpus.citations.issuers import KNOWN
from corpus.citations.keys import key_of_number
from corpus.citations.mention import Mention
from corpus.data import rows
from corpus.kinds import kind_by_name, kind_by_number, kind_pattern
from corpus.model import Form

KIND_CODES = {row["code"] for row in rows("kinds.tsv")} | {"BS", "QD"}  # copies; QĐ as scans have it
_SHOUTED_CODES = {code.upper() for code in KIND_CODES}
_KIND_CODES = "|".join(sorted(KIND_CODES, key=lambda code: (-len(code), code)))
_WORDS = {  # codes that are written for the kind itself: "CTHĐ số 01-CTr/TU"
    code: names[0]
    for code in KIND_CODES - {"L", "PL"}
    if len(names := [row["name"] for row in rows("kinds.tsv") if row["code"] == code]) == 1
}
_CODE = r"[A-ZĐ][a-z]?[A-ZĐƯ][A-Za-zĐđƯư]*\d{0,2}"
_UNIT = rf"[-–/&.][A-ZĐƯ][A-Za-zĐđƯư]+\d{{0,2}}| ?& ?{_CODE}|/[a-z]{{2}}(?!\w)"  # what follows a body: -VP, /nb
# 468-Kl/tu; all in small letters is how queries are typed, and they are read elsewhere
_MISCASED = rf"(?=[a-zđ/]*[A-ZĐ])(?i:{_KIND_CODES})/(?i:TU|TW|TƯ|ĐU|HU|QU)"
_SEPARATOR = r" {0,3}[-–—/] {0,3}"
_NUMBER = re.compile(
    rf"\d\d{{0,5}}(?: ?/ ?(?P<year>(?:19|20)\d\d))?"
    rf"(?:{_SEPARATOR}|(?P<unseparated> {{0,2}})(?=(?:{_KIND_CODES}) ?[-–/] ?[A-ZĐ]{{2}}))"
    rf"(?P<code>L-CTN|{_CODE}(?:{_SEPARATOR}{_CODE}|{_UNIT})*|{_MISCASED})(?!\w)"
)
_INSIDE = re.compile(r"[\w/:.,-]$")  # 1:2018/BYT and 2.12/BTC go on from something else
_BEFORE = re.compile(
    rf"(?:(?<!\w)(?:(?P<kind>(?i:thông báo +kết luận|{kind_pattern()})|(?:{'|'.join(sorted(_WORDS))})(?!\w))"
    r"|(?P<any>(?i:văn bản)))"
    rf"(?: +(?:của|do) +(?P<issuer>{KNOWN})(?: ban hành)?)?(?: *,)? +)?"
    r"(?P<so>(?<!\w)(?:(?i:số|số hiệu|sô|so) *[:.]? *){1,2})?$"
)
_REACH = 110  # characters of the longest kind with an issuer and "số"
_FORM_SHEET = re.compile(r"(?i:mẫu|biểu|phiếu|phụ lục|bảng|đơn|TCVN|QCVN|tiêu chuẩn|quy chuẩn)(?: số)? *:? *$")
_WITHOUT_KIND = re.compile(r"\d+ ?/ ?[A-ZĐ][A-Za-zĐđ]+ ?-")
_LIST = re.compile(r"[ ,;]*(?:và|hoặc)? *(?:các +)?")


def find_numbered(text: str, *, header: bool = False) -> list[Mention]:
    """Every mention by number in order; "Số: 12-KH/TU" alone is the directive's own and none of them."""
    found: list[Mention] = []
    for match in _NUMBER.finditer(text):
        mention = _mention(text, match, found[-1] if found else None, header=header)
        if mention:
            found.append(mention)
    return found


def _mention(text: str, match: re.Match[str], before: Mention | None, *, header: bool) -> Mention | None:
    if (before and match.start() < before.end) or _INSIDE.search(text, max(0, match.start() - 1), match.start()):
        return None
    since = max(before.end if before else 0, match.start() - _REACH)
    head = _BEFORE.search(text, since, match.start())
    kind, so = (head["kind"] or head["any"], head["so"]) if head else (None, None)
    own = bool(so and not kind and (header or so.startswith("S")))
    if own or not _is_number(match, named=bool(kind or so)):
        return None
    start = head.start() if head else match.start()
    if kind is None and _FORM_SHEET.search(text, max(0, start - 20), start):
        return None
    listed = before if before and kind is None and _LIST.fullmatch(text, before.end, start) else None
    number = re.sub(r"\s+", "", match.group())
    details = read_details(text, match.end(), int(match["year"]) if match["year"] else None)
    return Mention(
        start=start,
        end=details.end,
        form=Form.NUMBER,
        kind=_kind(head, number, listed),
        key=key_of_number(number),
        number=number,
        issued_on=details.issued_on,
        issuer=details.issuer or _issuer(head),
    )


def _is_number(match: re.Match[str], *, named: bool) -> bool:
    """Whether a kind or "số" before it, or its own shape, makes a match a directive's number."""
    codes = re.findall(r"[^\W\d_]+", match["code"])
    if named:
        return bool(match["unseparated"] is not None or not re.search(r" [-–—/] ", match.group())) or _coded(codes)
    if match["unseparated"] is not None:
        return False
    return (_coded(codes) and len(codes) > 1) or bool(match["year"] and codes[0] in ("QH", "UBTVQH"))


def _coded(codes: list[str]) -> bool:
    return codes[0] in KIND_CODES or codes[0].upper() in _SHOUTED_CODES


def _kind(head: re.Match[str] | None, number: str, listed: Mention | None) -> str | None:
    """The kind by its word, in "Nghị quyết số 18-NQ/TW, 19-NQ/TW" by that of the first; else by the number's code."""
    if head and head["kind"]:
        return _WORDS.get(head["kind"]) or kind_by_name(head["kind"]) or "Thông báo"  # "Thông báo kết luận số …-TB/TU"
    by_code = kind_by_number(number)
    if by_code is None and listed and not _WITHOUT_KIND.match(number):
        return listed.kind
    described = head and head["so"] and not (head["any"] or listed)  # "Quy chế phối hợp số …": a kind of its own
    return by_code or ("Công văn" if _is_letter(number) and not described else None)


def _is_letter(number: str) -> bool:
    """A công văn prints no kind in its number: 2167/UBND-KTTH (NĐ 30/2020, Phụ lục III)."""
    return bool(_WITHOUT_KIND.match(number)) and not _coded(re.findall(r"[^\W\d_]+", number))


def _issuer(head: re.Match[str] | None) -> str | None:
    return " ".join(head["issuer"].split()) if head and head["issuer"] else None
