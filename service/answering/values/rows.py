"""Several values in a row: "các Bộ: Quốc phòng, Công an", "02 tập thể, 05 cá nhân"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from service.answering.values.runs import ends_name
from service.answering.values.value import Value
from service.answering.values.words import words_from

_JOINT = re.compile(r"\s*[,;]\s*(?:và\s+)?|\s+và\s+")
_LONGEST = 48  # words of a row of names
_SMALL = 3  # small letters within one name: "Y tế", "Nông nghiệp và phát triển nông thôn" is cut


def rows(text: str, values: Sequence[Value]) -> list[Value]:
    """Those that only a comma, a semicolon or "và" parts, as one each; their core is the first joint.

    A core of their own keeps them apart from the first value alone, which begins where the row begins.
    """
    found: list[Value] = []
    open_row: Value | None = None
    for one, after in pairwise(values):
        if not _JOINT.fullmatch(text, one.end, after.start):
            found += [open_row] if open_row else []
            open_row = None
        elif open_row:
            open_row = replace(open_row, end=after.end)
        else:
            open_row = Value(one.kind, one.start, after.end, one.end)
    return [*found, open_row] if open_row else found


def names_end(text: str, start: int) -> int:
    """Where names end that follow one another from `start` on, each with a capital; there itself without any."""
    words, last = words_from(text, start, _LONGEST), start
    small = 0
    for number, word in enumerate(words):
        gap, capital = text[words[number - 1].end if number else start : word.start].strip(), text[word.start].isupper()
        if gap not in ("", ",", ";", "-", "–") or (not capital and (gap or not number)):
            break
        if word.text == "và":
            continue
        small = 0 if capital else small + 1
        if small > _SMALL or (not capital and (words[number - 1].text == "và" or ends_name(words, number))):
            break
        last = word.end
    return last
