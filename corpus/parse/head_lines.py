"""The lines of a printed head: motto, number, place and date, subject, whom it is addressed to."""

import re

from corpus.names import CAPITAL
from corpus.parse.lines import Line

ADDRESSEES = re.compile(  # a công điện prints "THỦ TƯỚNG CHÍNH PHỦ điện:"
    rf"^(?:[Kk]ính gửi|KÍNH GỬI)\s*:?|^(?:[{CAPITAL}]{{2,}}[\s,-]+){{2,12}}điện\s*:"
)
SUBJECT = re.compile(r"^V/v\b|^Về việc\b|^V/v:", re.IGNORECASE)
_MOTTO = re.compile(r"^(?:CỘNG\s+H[ÒO][ÀA]?\s+XÃ HỘI|Độc lập\s*-|ĐẢNG CỘNG SẢN VIỆT NAM$)", re.IGNORECASE)
_NUMBER_LINE = re.compile(r"^Số\s*:?\s*[\d/.…]*")
_PLACE_LINE = re.compile(r"^[^\d,]{2,40},\s*ngày\b.*\btháng\b.*\bnăm\b", re.IGNORECASE)


def is_letterhead(line: Line) -> bool:
    """Whether a line belongs to a printed head: motto, number, place and date, rule."""
    text = line.plain
    return bool(
        line.is_rule or _MOTTO.match(text) or _NUMBER_LINE.match(text) or _PLACE_LINE.match(text) or text.isupper()
    )
