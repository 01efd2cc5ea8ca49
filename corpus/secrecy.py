"""The gate: a document that is marked classified is refused before anything of it is stored.

Luật Bảo vệ bí mật nhà nước 117/2025/QH15: an index, a vector or a log line of a secret is a copy of it. Marks are
stamps, and scans lose stamps: that a text has none proves nothing.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import PurePosixPath

from corpus.errors import RefusedError
from corpus.text import exact_key, folded_key

_HEAD_LINES = 80  # a first page; scans put a line for every stamp and seal
_HEAD_CHARACTERS = 8_000
_MARKS = {
    "mat": "MẬT",
    "toimat": "TỐI MẬT",
    "tuyetmat": "TUYỆT MẬT",
}  # without diacritics and blanks, as scans read them
_BETWEEN_CELLS = re.compile(r"\||\t|\s{3,}")
_LEVEL_NAMED = re.compile(r"^(?:do|muc do|do bao) mat (?:la )?(?P<mark>(?:toi |tuyet )?mat)$")
_TO_RETURN = re.compile(
    r"^tai lieu (?:phai )?thu hoi(?: (?:sau|ngay|tai|lai)\b.{0,40})?$|^thu hoi sau (?:hoi nghi|cuoc hop|phien hop)$"
)
_ALONE = re.compile(r"^[\W_]*(?P<mark>TUYỆT MẬT|TỐI MẬT|MẬT)[\W_]*$", re.MULTILINE)
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")

# Words around "mật" that make another word of it: bí mật, bảo mật, mật độ, mật khẩu.
_BEFORE = frozenset("bí bảo cơ thân tuần trăng đường ong cẩn".split())
_AFTER = frozenset("độ khẩu ong mã vụ thiết thám ngữ nghị".split())
_BEFORE_FOLDED = frozenset("bi bao co than mt ra be tran ca bo nuoc".split())


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
    mark = next(filter(None, map(_mark_of, _cells(text, dropped))), None) or _mark_alone(text)
    if mark:
        raise RefusedError(name, f"it is marked '{mark}'; classified documents stay out")


def _cells(text: str, dropped: Sequence[str]) -> Iterator[str]:
    """What stands for itself on the first page and in what was dropped: lines, and cells of a line."""
    head = islice(text[:_HEAD_CHARACTERS].splitlines(), _HEAD_LINES)
    for line in (*head, *(line for piece in dropped for line in piece.splitlines())):
        yield from _BETWEEN_CELLS.split(line)


def _mark_of(cell: str) -> str | None:
    """The mark that a cell is, or None: running text that speaks of secrets is none."""
    if not 3 <= len(cell) <= 200:
        return None
    words = _words(_INVISIBLE.sub("", cell))
    folded = " ".join(map(folded_key, words))
    if named := _LEVEL_NAMED.match(folded):
        return _MARKS[named["mark"].replace(" ", "")]
    if _TO_RETURN.match(folded):
        return "Tài liệu thu hồi"
    mark = _MARKS.get(folded.replace(" ", ""))  # letters set apart, M Ậ T, too
    written = "".join(words)
    return mark if mark and (written.isupper() or exact_key(written) == exact_key(mark.replace(" ", ""))) else None


def _words(cell: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", cell))


def _mark_alone(text: str) -> str | None:
    """A mark in capitals that is a whole line, on whatever page."""
    if "MẬT" not in text and unicodedata.is_normalized("NFC", text):
        return None
    found = _ALONE.search(unicodedata.normalize("NFC", text))
    return found["mark"] if found else None


def _mark_in_name(stem: str) -> str | None:
    words = [exact_key(word) for word in _words(stem)]
    folded = " ".join(map(folded_key, words))
    if secret := re.search(r"\b(toi|tuyet) mat\b", folded):
        return _MARKS[f"{secret[1]}mat"]
    if re.search(r"\btai lieu thu hoi\b", folded):
        return "Tài liệu thu hồi"
    return "MẬT" if any(_names_mark(words, at) for at in range(len(words))) else None


def _names_mark(words: Sequence[str], at: int) -> bool:
    """Whether the word is "mật" by itself; without diacritics only where a mark would be put, at an end."""
    before = words[at - 1] if at else ""
    after = words[at + 1] if at + 1 < len(words) else ""
    if words[at] == "mật":
        return before not in _BEFORE and after not in _AFTER
    return words[at] == "mat" and not after and folded_key(before) not in _BEFORE_FOLDED
