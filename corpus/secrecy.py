"""The gate: a document that is marked classified is refused before anything of it is stored.

Luật Bảo vệ bí mật nhà nước 117/2025/QH15: an index, a vector or a log line of a secret is a copy of it. Only marks that
are printed on a line of their own near the head are seen here; that a text has none proves nothing.
"""

import re
from collections.abc import Sequence

from corpus.errors import RefusedError
from corpus.parse.lines import read_lines

_NEAR_THE_HEAD = 40  # lines
_MARK = re.compile(r"^(?:ĐỘ MẬT\s*:?\s*)?(TUYỆT MẬT|TỐI MẬT|MẬT)\W*$")
_RETURNED = re.compile(r"^\W*tài liệu thu hồi\W*$", re.IGNORECASE)


def refuse_marked(name: str, text: str, dropped: Sequence[str] = ()) -> None:
    """Let an unmarked document pass; `dropped` is what its reader left out of the text: page heads, stamps.

    Raises:
        RefusedError: it is marked MẬT, TỐI MẬT, TUYỆT MẬT or "Tài liệu thu hồi"; the message holds none of its text.
    """
    head = read_lines(text[: _NEAR_THE_HEAD * 400])[:_NEAR_THE_HEAD]
    for line in (*head, *(line for piece in dropped for line in read_lines(piece))):
        for cell in line.plain.split("|"):
            if mark := _MARK.match(cell.strip()) or _RETURNED.match(cell.strip()):
                raise RefusedError(name, f"it is marked '{mark.group().strip()}'; classified documents stay out")
