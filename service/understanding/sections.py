"""References to a part of a directive as people type them: "khoan 2 dieu 7", "ý thứ hai điểm a khoản 1"."""

import re
from typing import NamedTuple

from service.question import Part
from service.typed_words import fold_letters

_NUMERALS = "nhat|hai|ba|bon|tu|nam|sau|bay|tam|chin|muoi|mot"
_VALUES = dict(zip(_NUMERALS.split("|"), ("1", "2", "3", "4", "4", "5", "6", "7", "8", "9", "10", "1"), strict=True))
_NAMED = "tieu muc|muc|diem|khoan|phan|chuong|dieu|tiet|phu luc"
_COUNTED = "gach dau dong|dau cong|doan|y|phan"
_LABEL = r"(?:[ivxlc]+(?:\.\d{1,2})*|\d{1,3}(?:\.\d{1,2})*[a-z]?|[a-z]\d?)(?!\w)"
_UNIT = re.compile(
    rf"(?<!\w)(?:(?P<counted>{_COUNTED}) +(?:thu +(?P<word>{_NUMERALS}|\d{{1,2}})|(?P<digits>\d{{1,2}}))(?!\w)"
    rf"|(?P<whole>phu luc)(?! +(?:so +)?{_LABEL})(?!\w)"
    rf"|(?P<named>{_NAMED}) +(?:so +)?(?P<labels>{_LABEL}\)?(?: *, *{_LABEL}\)?| va {_LABEL}\)?)*))"
)
# "giai đoạn 2", "thời điểm 1", "danh mục 3", "học phần 2": the second half of another word.
_COMPOUND = re.compile(
    r"(?<!\w)(?:(?:giai|cong|phan|thu|tap) +doan|(?:dia|thoi|dac|quan|cao) +diem"
    r"|(?:danh|chuyen|hang) +muc|(?:thanh|hoc) +phan) "
)
_BETWEEN = re.compile(r"[ ,;:-]*(?:cua|thuoc|tai|trong|va)?[ ,;:-]*")
_LEVELS = {  # outermost first; where a word is used for several, the label's shape tells
    "phu luc": 0, "phan": 1, "chuong": 2, "dieu": 5, "muc": 6, "khoan": 7, "tieu muc": 7, "diem": 8, "tiet": 9,
    "dau cong": 11, "gach dau dong": 10, "y": 10, "doan": 12,
}  # fmt: skip


_OTHER_ORDER = 20  # more than any path has labels


class Reference(NamedTuple):
    """Parts, outermost first, and the stretch of the text that names them."""

    start: int
    end: int
    parts: tuple[Part, ...]
    telling: bool  # "phần c" alone may be anything: a reference only beside a directive's name


def find_references(text: str) -> list[Reference]:
    """Every section reference in order; words that follow one another make one."""
    folded = fold_letters(text)
    chains: list[list[re.Match[str]]] = []
    for match in _UNIT.finditer(folded):
        if _is_half(folded, match):
            continue
        if chains and _BETWEEN.fullmatch(folded, chains[-1][-1].end(), match.start()):
            chains[-1].append(match)
        else:
            chains.append([match])
    return [_reference(chain, text) for chain in chains]


def _is_half(folded: str, match: re.Match[str]) -> bool:
    begin = folded.rfind(" ", 0, max(match.start() - 1, 0)) + 1
    return _COMPOUND.match(folded, begin) is not None


def _is_telling(chain: list[re.Match[str]]) -> bool:
    """A figure, or several parts, aren't chance."""
    return len(chain) > 1 or any(letter.isdigit() for letter in chain[0].group()) or " thu " in chain[0].group()


def _reference(chain: list[re.Match[str]], text: str) -> Reference:
    """Parts are said the smallest first, if not the largest."""
    said = [_parts(match, text) for match in chain]
    outermost_first = _level(said[0][0]) < _level(said[-1][0])
    parts = tuple(part for group in (said if outermost_first else reversed(said)) for part in group)
    return Reference(chain[0].start(), chain[-1].end(), parts, _is_telling(chain))


def _parts(match: re.Match[str], text: str) -> list[Part]:
    if match["whole"]:
        return [Part("phu luc", ("",))]
    if match["counted"]:
        return [Part(match["counted"], (match["digits"] or _VALUES.get(match["word"], match["word"]),))]
    places = re.finditer(rf"(?<!\w){_LABEL}", match["labels"].replace(" va ", " ,  "))
    shift = match.start("labels")
    labels = tuple(text[shift + one.start() : shift + one.end()].lower() for one in places)  # đ stays: d is another
    first, dot, rest = labels[0].partition(".")
    if dot and not first[0].isdigit():  # "mục III.1.2" is 1.2 under III
        steps = rest.split(".")
        return [Part("phan", (first,)), *(Part("muc", (".".join(steps[:at]),)) for at in range(1, len(steps) + 1))]
    return [Part(match["named"], labels)]


def _level(part: Part) -> tuple[float, int]:
    """Where a part usually stands among others: by its label's shape, then by its word."""
    label, word = part.labels[0], _LEVELS[part.word]
    if part.word in ("phan", "chuong", "phu luc", "dieu") or word >= 10:
        return word, word
    if label[0].isdigit():
        return 6 + label.count("."), word
    roman = re.fullmatch("[ivxlc]+", label) and part.word in ("muc", "phan")
    return (1.5 if roman else 9), word


def match_path(parts: tuple[Part, ...], path: tuple[str, ...]) -> int | None:
    """How many labels of a path go unnamed where the parts name it, levels left out allowed; None where they don't.

    Parts said in another order match, too, but worse than any in theirs.
    """
    for times, order in enumerate((parts, parts[::-1], tuple(sorted(parts, key=_level)))):
        if (skipped := _match(order, path)) is not None:
            return skipped + times * _OTHER_ORDER
    return None


def _match(parts: tuple[Part, ...], path: tuple[str, ...]) -> int | None:
    if not parts or not path or not _fits(parts[-1], path[-1]):
        return None
    rest = list(path[:-1])
    for part in reversed(parts[:-1]):
        while rest and not _fits(part, rest[-1]):
            rest.pop()
        if not rest:
            return None
        rest.pop()
    return len(path) - len(parts)


def _fits(part: Part, label: str) -> bool:
    label = label.partition("~")[0].lower()
    word, _, value = label.rpartition(" ")
    word, label = fold_letters(word), label if label[:1].isalpha() and len(label) == 1 else fold_letters(label)
    if part.word in ("gach dau dong", "dau cong", "doan", "y"):
        marks = {"gach dau dong": "-", "dau cong": "+", "doan": "¶", "y": "-+¶"}[part.word]
        return label[:1] in marks and label[1:] in part.labels
    if part.word == "phu luc" and part.labels == ("",):
        return label.startswith("phu luc")
    if part.word in ("dieu", "chuong", "phu luc"):
        return word == part.word and value in part.labels
    if part.word == "phan" and word.startswith("phan"):
        return _VALUES.get(value, value) in part.labels
    return (not word or word == part.word) and (value in part.labels)
