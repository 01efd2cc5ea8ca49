"""The gate: a document that is marked classified is refused before anything of it is stored.

Luật Bảo vệ bí mật nhà nước 117/2025/QH15: an index, a vector or a log line of a secret is a copy of it. Marks are
stamps, and scans lose stamps: that a text has none proves nothing. Where it is in doubt the gate stays shut.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import PurePosixPath

from corpus.errors import RefusedError
from corpus.marks import mark_of_line
from corpus.text import exact_key, folded_key

_HEAD_LINES = 80  # a first page; scans put a line for every stamp and seal
_HEAD_CHARACTERS = 8_000
_ALONE = re.compile(r"^[\W\d_]*(?P<mark>TUYỆT MẬT|TỐI MẬT|MẬT)[\W\d_]*$", re.MULTILINE)

# Words around "mật" that make another word of it: bí mật, bảo mật, mật độ, mật khẩu.
_BEFORE = frozenset("bí bảo cơ thân tuần trăng đường ong cẩn".split())
_AFTER = frozenset("độ khẩu ong mã vụ thiết thám ngữ nghị".split())
# The same without diacritics, and words that come before "mặt" and "mắt": họp mặt, gặp mặt, khám mắt.
_BEFORE_FOLDED = frozenset(
    "bi bao co than mt ra be tran ca bo nuoc hop gap kham kinh ve de mui ngoai trong vang hinh giai thay chi dia lien "
    "cho den chong mau sang toan truoc ban khuon sach".split()
)
_RUN_TOGETHER = {"tuyetmat": "TUYỆT MẬT", "toimat": "TỐI MẬT", "tailieuthuhoi": "Tài liệu thu hồi"}


def refuse_marked_name(name: str) -> None:
    """Let a file pass whose name, folders included, says nothing of a mark; asked before the file is opened.

    Raises:
        RefusedError: the name holds MẬT, TỐI MẬT, TUYỆT MẬT or "thu hồi", with or without diacritics.
    """
    for part in PurePosixPath(name).parts:
        if mark := _mark_in_name(PurePosixPath(part).stem):
            raise RefusedError(name, f"its name is marked '{mark}'; classified documents stay out")


def refuse_marked(name: str, text: str, dropped: Sequence[str] = ()) -> None:
    """Let an unmarked document pass; `dropped` is what its reader left out of the text: page heads, stamps.

    Raises:
        RefusedError: it is marked MẬT, TỐI MẬT, TUYỆT MẬT or "Tài liệu thu hồi"; the message holds none of its text.
    """
    mark = next(filter(None, map(mark_of_line, _lines(text, dropped))), None) or _mark_alone(text)
    if mark:
        raise RefusedError(name, f"it is marked '{mark}'; classified documents stay out")


def _lines(text: str, dropped: Sequence[str]) -> Iterator[str]:
    """The first page, and everything that was dropped."""
    yield from islice(text[:_HEAD_CHARACTERS].splitlines(), _HEAD_LINES)
    yield from (line for piece in dropped for line in piece.splitlines())


def _mark_alone(text: str) -> str | None:
    """A mark in capitals that is a whole line, on whatever page."""
    if "MẬT" not in text and unicodedata.is_normalized("NFC", text):
        return None
    found = _ALONE.search(unicodedata.normalize("NFC", text))
    return found["mark"] if found else None


def _mark_in_name(stem: str) -> str | None:
    words = [exact_key(word) for word in re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", stem))]
    run = " ".join(map(folded_key, words)).replace(" ", "")
    if together := next((mark for letters, mark in _RUN_TOGETHER.items() if letters in run), None):
        return together
    return "MẬT" if any(_names_mark(words, at) for at in range(len(words))) else None


def _names_mark(words: Sequence[str], at: int) -> bool:
    """Whether the word is "mật" by itself; without diacritics only where a mark would be put, at an end."""
    before = words[at - 1] if at else ""
    after = words[at + 1] if at + 1 < len(words) else ""
    if words[at] == "mật":
        return before not in _BEFORE and after not in _AFTER
    return words[at] == "mat" and not after and folded_key(before) not in _BEFORE_FOLDED
