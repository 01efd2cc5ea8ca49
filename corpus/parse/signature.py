"""Who signed: authority ("T/M BAN THƯỜNG VỤ"), position and name."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from corpus.parse.lines import Line
from corpus.parse.tail import AUTHORITY

_NAME_WORD = r"[A-ZĐÀ-ỸƠƯ][^\W\d_]*"
_NAME = re.compile(rf"^(?:{_NAME_WORD}\s+){{1,5}}{_NAME_WORD}$")
_SIGNED_MARK = re.compile(r"^[\[(]?(?:đã ký|đã kí|ký tên|signed)", re.IGNORECASE)


class Signature(NamedTuple):
    """As printed; None where the line is missing."""

    authority: str | None
    position: str | None
    name: str | None


def read_signature(lines: Sequence[Line]) -> Signature:
    """Read the lines of the signature region."""
    authority: list[str] = []
    position: list[str] = []
    name: str | None = None
    for line in lines:
        text = line.plain.strip(" ,")
        if AUTHORITY.match(text) and not position:
            authority.append(text)
        elif text.isupper() and name is None and not line.is_rule:
            (position if authority or position or _is_position(text) else authority).append(text)
        elif name is None and _NAME.match(text) and not _SIGNED_MARK.match(text):
            name = text
    return Signature(" ".join(authority) or None, " ".join(position) or None, name)


def _is_position(text: str) -> bool:
    return bool(re.match(r"^(?:QUYỀN |PHÓ )?(?:CHỦ|BÍ THƯ|CHÁNH|THỦ|BỘ|GIÁM|TRƯỞNG|TỔNG|CỤC|THỨ)", text))
