"""The part of a directive that is meant: "điểm 1.2 mục 1 phần III Kết luận số …", "Phần III, mục 2, điểm 2.4 của …".

Words are used loosely (the same "1." is mục, khoản or điểm), so a label's shape gives its level; the word only breaks
ties.
"""

import re
from itertools import groupby
from typing import NamedTuple

from corpus.citations.words import folded_ordinal, loose

_ORDINAL = r"(?:thứ )?(?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười|\d{1,2})"
_LABEL = r"\(?(?:[IVXLC]+(?:\.\d{1,2})*|\d{1,3}(?:\.\d{1,2})*[a-zđ]?|[a-zđ]\d?|[A-HĐ])(?!\w)\)?"
_LABELS = rf"{_LABEL}(?:(?: *, *| và ){_LABEL})*"
_WORD = r"(?i:điểm|khoản|mục|tiểu mục|phần|chương|điều|tiết|phụ lục)"
_COUNTED = r"(?i:gạch đầu dòng|đoạn|ý|phần)"
_UNIT = rf"(?:{_WORD} (?:số )?{_LABELS}|{_COUNTED} {_ORDINAL}(?!\w)|[Pp]hụ lục)"
_PARTS = re.compile(
    loose(
        rf"(?<!\w)(?P<parts>{_UNIT}(?:(?: *, *| *; *| )(?:và |của |thuộc |tại )?{_UNIT})*)"
        rf"(?: *,? *(?:của|tại|trong|thuộc)?(?: *ban hành)?(?: *kèm theo)? *)$"
    )
)
_REACH = 160  # characters
_JOINT = re.compile(r"(?: *,)?(?: +(?:của|tại|trong|thuộc))?(?: +ban hành)?(?: +kèm theo)? *$")
_LAST = re.compile(r"\(?(?:[\dIVXLC.]+[a-zđ]?|[a-zđ]\d?|[A-HĐ]|lục|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)\)?$")
_MARKS = {"gạch đầu dòng": (13, "-"), "đoạn": (14, "¶")}  # level and label of what is counted
_READ_UNIT = re.compile(
    loose(
        rf"(?P<word>{_WORD}|{_COUNTED}) (?:số )?(?:(?P<labels>{_LABELS})|(?P<ordinal>{_ORDINAL})(?!\w))"
        r"|(?P<whole>[Pp]hụ lục)"
    )
)


class _Part(NamedTuple):
    level: int  # as in corpus.parse.labels.Level, outermost first
    label: str


class Place(NamedTuple):
    """Where the words begin that name a part, and its labels, outermost first."""

    start: int
    labels: tuple[str, ...]


def read_part(text: str, start: int) -> Place | None:
    """The part named right before an offset."""
    joint = _JOINT.search(text, max(0, start - 30), start)
    tail = text[max(0, start - 48) : joint.start() if joint else start].rpartition(" ")[2]
    if not _LAST.match(tail):
        return None
    match = _PARTS.search(text, max(0, start - _REACH), start)
    return Place(match.start(), _labels(match["parts"])) if match else None


def _labels(words: str) -> tuple[str, ...]:
    """The path of the one part that all named parts lie in: "điểm a, b khoản 1 Điều 5" is Điều 5, khoản 1."""
    units = list(_READ_UNIT.finditer(words))
    normative = any((unit["word"] or "").lower() in ("điều", "chương") for unit in units)
    parts = sorted({part for unit in units for part in _parts(unit, normative=normative)})
    path: list[str] = []
    for _, same in groupby(parts, key=lambda part: part.level):
        labels = [part.label for part in same]
        if len(labels) > 1:
            break
        path += labels
    return tuple(path)


def _parts(unit: re.Match[str], *, normative: bool) -> list[_Part]:
    if unit["whole"]:
        return [_Part(0, "Phụ lục")]
    word = " ".join(unit["word"].lower().split())
    if unit["ordinal"] or word in _MARKS:  # "đoạn 2", as references write it
        return _counted(word, unit["ordinal"] or unit["labels"])
    labels = [label.strip("()") for label in re.findall(_LABEL, unit["labels"])]
    return [part for label in labels for part in _shaped(word, label, normative=normative)]


def _counted(word: str, ordinal: str) -> list[_Part]:
    number = folded_ordinal(ordinal.split()[-1])
    if word == "phần":
        return [_Part(1, f"Phần {' '.join(ordinal.split())}")]
    return [_Part(_MARKS[word][0], f"{_MARKS[word][1]}{number}")] if word in _MARKS else []


def _shaped(word: str, label: str, *, normative: bool) -> list[_Part]:
    named = {"phụ lục": (0, "Phụ lục"), "chương": (2, "Chương"), "điều": (7, "Điều")}
    if word in named:
        return [_Part(named[word][0], f"{named[word][1]} {label}")]
    if word == "mục" and normative and label.isdigit():
        return [_Part(3, f"Mục {label}")]
    first, *rest = label.split(".")
    if not first[0].isdigit():
        level = 6 if re.fullmatch(r"[IVXLC]+", first) else 5 if first.isupper() else 12
        return [_Part(level, first), *_dotted(rest)]
    return _dotted([first, *rest]) if not rest else [_Part(8 + len(rest), label)]


def _dotted(numbers: list[str]) -> list[_Part]:
    """ "III.1.2" goes on with 1 and 1.2 below III."""
    return [_Part(8 + depth, ".".join(numbers[: depth + 1])) for depth in range(len(numbers))]
