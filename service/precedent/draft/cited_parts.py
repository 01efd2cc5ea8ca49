"""All parts of a directive that a draft names together: "điểm a và điểm g mục 2 phần II", "Điều 3-5", "điểm a (khoản 2
(Điều 3))", "khoản 1, 2 và 4 Điều 7".

A citation's own `section` holds the one part in which all of them lie; here each is looked for.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

_RANKS = {
    "phụ lục": 0, "phần": 1, "chương": 2, "mục": 3, "tiểu mục": 4, "điều": 5, "khoản": 6, "điểm": 7, "tiết": 8,
}  # fmt: skip
_NAMED = {"phụ lục": "Phụ lục", "chương": "Chương", "điều": "Điều"}
_WORDS = "|".join(sorted(_RANKS, key=len, reverse=True))
_LABEL = r"(?:[IVXLC]+(?:\.\d{1,2})*|\d{1,3}(?:\.\d{1,2})*[a-zđ]?|[a-zđ]\d?|[A-HĐ])(?!\w)"
_JOIN = r"(?: ?, ?| ?; ?| và | và tại |, và | đến | ?[-–] ?)"
_UNIT = rf"(?P<word>(?i:{_WORDS})) (?:số )?(?P<labels>{_LABEL}(?:{_JOIN}{_LABEL})*)"
_READ_UNIT = re.compile(_UNIT)
_BARE_UNIT = re.sub(r"\?P<\w+>", "?:", _UNIT)
_CHAIN = re.compile(rf"(?<!\w){_BARE_UNIT}(?:(?:{_JOIN}| )(?:của |thuộc |tại |từ )?{_BARE_UNIT})*")
_TO = re.compile(rf"(?P<first>{_LABEL})(?: đến | ?[-–] ?)(?P<last>{_LABEL})")
_BEFORE_MENTION = re.compile(r"(?: ?,)?(?: (?:của|tại|trong|thuộc))?(?: ban hành)?(?: kèm theo)?(?: các)? ?$")
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_MOST = 60  # parts of one mention
_REACH = 200  # characters


class _Unit(NamedTuple):
    """The labels beside one word, as alternatives; each may hold several levels ("III.1.2")."""

    rank: int
    labels: tuple[tuple[str, ...], ...]


def parts_before(text: str) -> list[tuple[str, ...]]:
    """The paths named at the end of a text, right before a mention, outermost label first; [] where none is."""
    flat = re.sub(r"[()\s]+", " ", text[-_REACH:])
    flat = flat[: len(flat) - len(joint[0])] if (joint := _BEFORE_MENTION.search(flat)) else flat
    chain = next((one for one in _CHAIN.finditer(flat) if one.end() == len(flat)), None)
    return list(_paths(chain[0])) if chain else []


def parts_in(words: str) -> list[tuple[str, ...]]:
    """The paths that words begin with: those in brackets behind a mention."""
    chain = _CHAIN.match(re.sub(r"[()\s]+", " ", words).strip())
    return list(_paths(chain[0])) if chain else []


def _paths(chain: str) -> Iterator[tuple[str, ...]]:
    """Each with what contains it, which stands behind it or, where the chain goes from large to small, before it."""
    units = [_unit(match) for match in _READ_UNIT.finditer(_spread(chain))]
    if units[0].rank >= units[-1].rank:
        units.reverse()
    around: list[_Unit] = []
    for unit in units:
        around = [one for one in around if one.rank < unit.rank]
        for labels in product(*(one.labels for one in around), unit.labels):
            yield tuple(label for path in labels for label in path)
        around.append(unit)


def _unit(match: re.Match[str]) -> _Unit:
    word = " ".join(match["word"].lower().split())
    given = match["labels"]
    labels: list[str] = []
    for piece in re.split(r" ?[,;] ?(?:và )?| và (?:tại )?", given):
        to = _TO.fullmatch(piece)
        labels += _between(to["first"], to["last"]) if to else [piece]
    return _Unit(_rank(word, labels[0]), tuple(_path(word, label) for label in labels[:_MOST]))


def _rank(word: str, label: str) -> int:
    """A Roman "mục" is what others call a phần."""
    return _RANKS["phần"] if word == "mục" and re.match(r"[IVXLC]", label) else _RANKS[word]


def _path(word: str, label: str) -> tuple[str, ...]:
    if word in _NAMED:
        return (f"{_NAMED[word]} {label}",)
    if word == "phần" and label.isdigit():
        return (f"Phần {label}",)
    first, *rest = label.split(".")
    if not rest or first[0].isdigit():
        return (label,)
    return (first, *(".".join(rest[: depth + 1]) for depth in range(len(rest))))


def _between(first: str, last: str) -> Sequence[str]:
    """From one label to another of its shape, both ends included; both alone where they have no series."""
    if first.isdigit() and last.isdigit() and 0 < int(last) - int(first) < _MOST:
        return [str(number) for number in range(int(first), int(last) + 1)]
    if first in _LETTERS and last in _LETTERS and len(first) == len(last) == 1 and first < last:
        return list(_LETTERS[_LETTERS.index(first) : _LETTERS.index(last) + 1])
    return [first, last]


def _spread(chain: str) -> str:
    """ "từ Điều 3 đến Điều 5" says what "Điều 3 đến 5" says."""
    return re.sub(rf"(?i)(?P<word>{_WORDS}) (?P<first>{_LABEL}) đến (?P=word) ", r"\g<word> \g<first> đến ", chain)
