"""Whether two names of issuing bodies can mean the same one.

"Thị ủy" is "Ban Chấp hành Đảng bộ thị xã"; a standing board ("Ban Thường vụ") signs with its committee's symbol and is
cited for it. What one side leaves out, level or place, contradicts nothing.
"""

import re
from typing import NamedTuple

from corpus.citations.keys import fold

_ABBREVIATIONS = {
    "ubnd": "uy ban nhan dan", "hdnd": "hoi dong nhan dan", "bch": "ban chap hanh", "btv": "ban thuong vu",
    "bchtw": "ban chap hanh trung uong", "tw": "trung uong", "ttg": "thu tuong", "bct": "bo chinh tri",
    "bbt": "ban bi thu", "ubkt": "uy ban kiem tra", "ubtvqh": "uy ban thuong vu quoc hoi", "tp": "thanh pho",
}  # fmt: skip
_BEFORE = re.compile(
    r"^(?:hoi nghi (?:lan thu \w+ )?(?:cua )?|dai hoi (?:dai bieu )?|(?:pho )?chu tich (?=uy ban)"
    r"|(?:bo|thu) truong (?=bo )|giam doc (?=so ))+"
)
_BEHIND = re.compile(r"(?: khoa \w+| lan thu \w+| nhiem ky [\d ]+)+$")
_LEVEL = r"(?:tinh|thanh pho|thi xa|huyen|quan|phuong|xa|thi tran|dac khu)"
_LOCAL = (
    re.compile(
        r"^(?:ban chap hanh |ban thuong vu |thuong vu |thuong truc )?"
        r"(?:(?P<short>tinh|thanh|thi|huyen|quan|dang) uy|dang bo)"
        rf"(?: (?P<level>{_LEVEL}))?(?: (?P<place>.+))?$"
    ),
    re.compile(rf"^(?P<name>uy ban nhan dan|hoi dong nhan dan)(?: (?P<level>{_LEVEL}))?(?: (?P<place>.+))?$"),
)
_SHORT_LEVELS = {"tinh": "tinh", "thanh": "thanh pho", "thi": "thi xa", "huyen": "huyen", "quan": "quan"}
_CENTRE = {"trung uong", "trung uong dang", "ban chap hanh trung uong", "ban chap hanh trung uong dang"}


class _Body(NamedTuple):
    name: str
    level: str = ""
    place: str = ""


def may_be_same(one: str | None, other: str | None) -> bool:
    """False only where the two contradict each other; a name that isn't stated contradicts none."""
    if not (one and other):
        return True
    first, second = _read(one), _read(other)
    same_level = not (first.level and second.level) or first.level == second.level
    same_place = not (first.place and second.place) or first.place == second.place
    return _same_name(first.name, second.name) and same_level and same_place


def _same_name(one: str, other: str) -> bool:
    """ "Ban Bí thư" is "Ban Bí thư Trung ương Đảng"."""
    return one == other or f"{one} ".startswith(f"{other} ") or f"{other} ".startswith(f"{one} ")


def _read(name: str) -> _Body:
    words = " ".join(_ABBREVIATIONS.get(word, word) for word in fold(name).split())
    words = _BEHIND.sub("", _BEFORE.sub("", words))
    if words in _CENTRE:
        return _Body("ban chap hanh trung uong")
    for pattern in _LOCAL:
        if match := pattern.match(words):
            groups = match.groupdict()
            party = pattern is _LOCAL[0]
            level = groups["level"] or _SHORT_LEVELS.get(groups.get("short") or "", "")
            return _Body("cap uy" if party else match["name"], level, groups["place"] or "")
    return _Body(words)
