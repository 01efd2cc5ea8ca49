"""Numbers that exist only in list definitions, counted as Word counts them (ECMA-376 part 1, 17.9)."""

import re
from dataclasses import dataclass, field, replace
from typing import Any

from corpus.numerals import numeral
from corpus.read.docx.package import W
from corpus.read.docx.styles import integer, switch, value
from corpus.read.symbols import bullet

_LEVELS = 9
_LONGEST = 100  # characters of a label


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list is counted and printed."""

    start: int = 1
    form: str = "decimal"
    pattern: str = ""
    gap: str = " "
    restart: int | None = None  # after which level it begins again, from 1; 0 never; None after any outer one
    all_digits: bool = False
    style: str | None = None  # paragraphs of this style are on this level


@dataclass(slots=True)
class _List:
    """A list (w:num): the definition it counts with, its own levels, and where it begins anew."""

    definition: str
    levels: dict[int, _Level]
    starts: dict[int, int]
    begun: set[int] = field(default_factory=set)


class Numbering:
    """The lists of a file; `label` is to be asked once a paragraph, in reading order."""

    def __init__(self, root: Any = None) -> None:
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = {}  # by definition: lists with the same one count on
        if root is not None:
            self._read(root)

    def level_of(self, list_: str, style: str | None) -> int:
        """The level of a list that belongs to a paragraph style."""
        levels = self._lists[list_].levels if list_ in self._lists else {}
        return next((index for index, level in levels.items() if style and level.style == style), 0)

    def label(self, list_: str, index: int) -> str:
        """The next label with the gap after it: "II. ", "1.2. ", "- "; "" where nothing is printed."""
        counted = self._lists.get(list_)
        if counted is None or not 0 <= index < _LEVELS:
            return ""
        level = counted.levels.get(index, _Level())
        counts = self._counts.setdefault(counted.definition, {})
        self._count(counted, counts, index, level)
        label = bullet(level.pattern) if level.form == "bullet" else _fill(counted, counts, level)
        return label[:_LONGEST] + level.gap if label.strip() else ""

    def _count(self, counted: _List, counts: dict[int, int], index: int, level: _Level) -> None:
        anew = index in counted.starts and index not in counted.begun
        counted.begun.add(index)
        if anew or index not in counts:
            counts[index] = counted.starts.get(index, level.start)
        else:
            counts[index] += 1
        for deeper in [deeper for deeper in counts if deeper > index]:
            restart = counted.levels.get(deeper, _Level()).restart
            if restart is None or index < restart:
                del counts[deeper]

    def _read(self, root: Any) -> None:
        abstracts = {item.get(W + "abstractNumId"): item for item in root.iterfind(W + "abstractNum")}
        styled = {value(item, "styleLink"): key for key, item in abstracts.items() if value(item, "styleLink")}
        levels = {key: _levels(item) for key, item in abstracts.items()}
        for item in root.iterfind(W + "num"):
            key = value(item, "abstractNumId")
            if key in abstracts and (linked := value(abstracts[key], "numStyleLink")) in styled:
                key = styled[linked]
            if key is not None and key in levels:
                self._lists[item.get(W + "numId", "")] = _list(item, key, levels[key])


def _list(item: Any, definition: str, levels: dict[int, _Level]) -> _List:
    own, starts = dict(levels), {}
    for override in item.iterfind(W + "lvlOverride"):
        index = integer(override.get(W + "ilvl")) or 0
        own |= _levels(override)
        start = integer(value(override, "startOverride"))
        if start is not None:
            starts[index] = start
            own[index] = replace(own.get(index, _Level()), start=start)
    return _List(definition, own, starts)


def _levels(parent: Any) -> dict[int, _Level]:
    return {integer(item.get(W + "ilvl")) or 0: _level(item) for item in parent.iterfind(W + "lvl")}


def _level(item: Any) -> _Level:
    start, form = integer(value(item, "start")), item.find(f".//{W}numFmt")  # Word wraps forms newer than the standard
    named = form.get(W + "val", "decimal") if form is not None else "decimal"
    return _Level(
        start=1 if start is None else start,
        form=form.get(W + "format", "decimal") if form is not None and named == "custom" else named,
        pattern=(value(item, "lvlText") or "")[:_LONGEST],
        gap="" if value(item, "suff") == "nothing" else " ",
        restart=integer(value(item, "lvlRestart")),
        all_digits=bool(switch(item, "isLgl")),
        style=value(item, "pStyle"),
    )


def _fill(counted: _List, counts: dict[int, int], level: _Level) -> str:
    """The pattern with the numbers in it; an outer level that no paragraph had yet prints its start."""

    def number(match: re.Match[str]) -> str:
        index = int(match[1]) - 1
        own = counted.levels.get(index, _Level())
        form = "decimal" if level.all_digits and own.form != "decimalZero" else own.form
        return numeral(counts.get(index, own.start), form)

    return re.sub(r"%([1-9])", number, level.pattern)
