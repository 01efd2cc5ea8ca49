"""Laws by name ("Luật Đất đai năm 2024"): as rule 6b of NĐ 30/2020 wants them cited, and where such a name ends.

The names of `corpus/data/laws.tsv` end where they end; another name begins with a capital and goes on to a word or a
mark that no name holds.
"""

import re
from functools import cache

from corpus.citations.details import read_details
from corpus.citations.keys import key_of_law
from corpus.citations.mention import Mention
from corpus.citations.words import UPPER, loose
from corpus.data import rows
from corpus.model import Form

_STOPS = (
    "và|hoặc|năm|số|ngày|được|của|có|quy định|đã|thì|để|trong|theo|về|tại|khi|này|đối|cho|do|là|phải|ban hành|hiện|trên"
    "|sửa đổi|từ|với|nêu|đến|không|như|nhằm|các|những|cũng|chưa|sẽ|hay|trước|sau|trình|cần|còn|vào|thay|gồm|bao"
    "|bằng|hướng dẫn|nhưng|mà|nếu|chỉ|tiếp|đảm|bảo đảm|áp dụng|thuộc|trừ|dự kiến|kể|cùng|gắn|nước ngoài"
)
_UNKNOWN = rf"[{UPPER}][^\W\d_]*(?: (?!(?i:{_STOPS})(?!\w))[^\W\d_]+){{0,8}}"
_GUARD = re.compile(r"(?i:đại học|hội|khoa|trường|ngành|cử nhân|thạc sĩ|tiến sĩ|viện|công ty) *$")
_AMENDING = r"(?i:sửa đổi(?:(?: *,)? bổ sung)?)(?: (?:một số )?[Đđ]iều [\d, ]*)?(?: một số [Đđ]iều)?(?: của)?"
_YEAR = re.compile(r" *(?:năm +)?(?P<year>(?:19|20)\d\d)(?![\d/])")
_AMENDED = re.compile(r" *\((?:sửa +đổi|mới)\)")


@cache
def _named() -> re.Pattern[str]:
    names = sorted({row["name"] for row in rows("laws.tsv")}, key=lambda name: (-len(name), name))
    known = "|".join(map(loose, names))
    return re.compile(rf" +(?P<name>(?i:{known})(?!\w)|{loose(_UNKNOWN)})")


@cache
def _amending() -> re.Pattern[str]:
    known = _named().pattern.replace("?P<name>", "?:")
    law = rf"(?:Bộ luật|Luật|Pháp +lệnh){known}"
    joined = r"(?: +số +\d[\w/-]+)?(?: *,| *;| +và)(?: +của)?"
    return re.compile(rf" +(?P<name>{loose(_AMENDING)} +{law}(?:{joined} +{law})*)")


@cache
def _numbers() -> dict[str, tuple[str, str]]:
    return {
        number: (row["kind"], row["name"]) for row in rows("laws.tsv") for number in row["numbers"].split(";") if number
    }


def read_law(text: str, start: int, head_end: int, kind: str) -> list[Mention]:
    """The mention that "Luật" and a name after it make; "Đại học Luật", "Hội Luật gia", "Luật này" make none."""
    if _GUARD.search(text, max(0, start - 12), start):
        return []
    match = _amending().match(text, head_end) or _named().match(text, head_end)
    if match is None:
        return []
    end = match.end()
    if amended := _AMENDED.match(text, end):
        end = amended.end()
    year = _YEAR.match(text, end)
    details = read_details(text, year.end() if year else end)
    issued_on = details.issued_on
    stated = int(year["year"]) if year else issued_on.year if issued_on else details.year
    key = key_of_law(kind, match["name"], stated)
    return [Mention(start, details.end, Form.LAW, kind, key, issued_on=issued_on, issuer=details.issuer)]


def law_of_number(number: str) -> tuple[str, str] | None:
    """Kind and name of the law that has a number, where the table knows it."""
    return _numbers().get(number)
