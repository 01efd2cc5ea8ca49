"""Heads of the older style, which put number and date into the title:
"QUYẾT ĐỊNH CỦA THỦ TƯỚNG CHÍNH PHỦ SỐ 115/2004/QĐ-TTG NGÀY 25 THÁNG 6 NĂM 2004 VỀ VIỆC …".
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from corpus.dates import DATE, date_of
from corpus.names import in_words
from corpus.parse.kind_line import after_kind
from corpus.parse.lines import Line
from corpus.parse.regions import Regions
from corpus.text import DIRECTIVE_NUMBER

_NUMBER = DIRECTIVE_NUMBER.pattern
_TITLE = re.compile(
    rf"^(?:CỦA\s+(?P<issuer>[^\d]{{3,90}}?)\s+)?SỐ\s*:?\s*(?P<number>{_NUMBER})\s*,?\s*NGÀY\s+{DATE.format('')}\s*,?\s*"
    r"(?:CỦA\s+(?P<later>[^\d]{3,60}?)\s+(?=VỀ\b|HƯỚNG DẪN\b|QUY ĐỊNH\b|BAN HÀNH\b|SỬA ĐỔI\b))?(?P<subject>.*)$",
    re.IGNORECASE,
)


class NumberedTitle(NamedTuple):
    """What such a title says; the subject is None where nothing follows."""

    issuer: str | None
    number: str
    issued_on: date | None
    subject: str | None


def read_numbered_title(lines: Sequence[Line], regions: Regions) -> NumberedTitle | None:
    """The title under the kind, where it holds number and date."""
    if regions.kind_line is None:
        return None
    below = lines[regions.kind_line + 1 : regions.header[1]]
    text = " ".join([after_kind(lines[regions.kind_line]), *(line.plain for line in below if not line.is_rule)])
    match = _TITLE.match(text.strip())
    if match is None:
        return None
    issuer = match["issuer"] or match["later"]
    number = re.sub(r"\s+", "", match["number"])
    return NumberedTitle(in_words(issuer) if issuer else None, number, date_of(match), match["subject"].strip() or None)
