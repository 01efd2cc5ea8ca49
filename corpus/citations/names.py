"""Directives named without their whole number: "Nghị quyết 18, 19 của …", by their subject, or as "Kết luận này"."""

import re
from dataclasses import replace

from corpus.citations.details import read_details
from corpus.citations.issuers import KNOWN
from corpus.citations.keys import key_of_bare, key_of_title
from corpus.citations.mention import Mention
from corpus.citations.words import ROMAN_OR_DIGITS, loose
from corpus.model import Form

_DATED = r"ngày(?! *\d{1,2} *(?:/|tháng))"  # "Kết luận 28 ngày 27/12/2021" is one of number 28
_NUMBER = (
    r"\d{1,5}(?:/(?:19|20)\d\d)?(?![\w%/-])(?![.,]\d)"
    rf"(?! *(?:tháng|năm|{_DATED}|đồng|%|tỷ|triệu)(?!\w))"
)
_BARE = re.compile(loose(rf" (?P<so>số:? )?(?P<numbers>{_NUMBER}(?:(?: *, *| và )(?:số )?{_NUMBER})*)"))
_RELATIVE = re.compile(loose(r" (?:này(?!\w)|(?:nêu|nói|kể) trên(?!\w)|trên(?= *[.,;:)]| *$| và | của | để ))(?! đây)"))
_TERM = rf"(?: *,? *\(?(?:khóa|khoá) +{ROMAN_OR_DIGITS}\)?)?"
_TITLE = re.compile(
    loose(
        rf" của (?P<issuer>{KNOWN}){_TERM}(?: năm \d{{4}})?"
        r" (?P<subject>(?:về(?: việc)?|thực hiện(?! theo)|triển khai(?: thực hiện)?) [^,;.:()“”\"⁽\[]{4,150}?)"
        r"(?= để | *[,;.:()“”\"⁽\[]| *$)"
    )
)
_DRAFT = re.compile(r"(?i:dự thảo|dự án) *$")
_COUNTED = {"Nghị quyết", "Kết luận", "Chỉ thị", "Quyết định", "Quy định", "Nghị định", "Thông tư", "Công điện"}
_TITLED = _COUNTED | {
    "Kế hoạch",
    "Chương trình",
    "Chương trình hành động",
    "Đề án",
    "Quy chế",
    "Thông báo",
    "Hướng dẫn",
}
_NEVER_RELATIVE = {"Dự án", "Hợp đồng", "Phương án", "Biên bản", "Giấy mời", "Giấy giới thiệu"}


def read_relative(text: str, start: int, head_end: int, kind: str) -> list[Mention]:
    """ "Kết luận này", "Nghị quyết nêu trên"; it has no key."""
    match = _RELATIVE.match(text, head_end)
    if match is None or kind in _NEVER_RELATIVE:
        return []
    return [Mention(start, match.end(), Form.RELATIVE, kind)]


def read_bare(text: str, start: int, head_end: int, kind: str) -> list[Mention]:
    """Numbers without letters, one mention each; "số", an issuer or a term must show what they are numbers of."""
    match = _BARE.match(text, head_end)
    if match is None:
        return []
    details = read_details(text, match.end())
    shown = details.issuer or details.issued_on or (kind in _COUNTED and (match["so"] or details.end > match.end()))
    if not shown:
        return []
    words = list(re.finditer(r"\d+(?:/\d+)?", match["numbers"]))
    found = []
    for index, word in enumerate(words):
        begin = start if index == 0 else match.start("numbers") + word.start()
        end = details.end if index == len(words) - 1 else match.start("numbers") + word.end()
        mention = Mention(begin, end, Form.BARE, kind, key_of_bare(kind, word.group()), word.group())
        found.append(replace(mention, issuer=details.issuer))
    return [*found[:-1], replace(found[-1], issued_on=details.issued_on)]


def read_title(text: str, start: int, head_end: int, kind: str) -> list[Mention]:
    """ "Kế hoạch của Ban Thường vụ Thị ủy về công tác cán bộ năm 2023": an issuer of a known shape and a subject."""
    match = _TITLE.match(text, head_end) if kind in _TITLED and text[start].isupper() else None
    if match is None or _DRAFT.search(text, max(0, start - 12), start):
        return []
    subject, issuer = match["subject"].rstrip(), " ".join(match["issuer"].split())
    end = match.start("subject") + len(subject)
    return [Mention(start, end, Form.TITLE, kind, key_of_title(kind, subject), issuer=issuer)]
