"""Documents of which only a title is known, which may tell the rest: "Luật số 51/2014/QH13 Phá sản - Điều 22. …"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from corpus.kinds import kind_by_name, kind_pattern
from corpus.model import Fields


class Cited(NamedTuple):
    """What is cited and which part of it."""

    fields: Fields
    path: tuple[str, ...]


def cited(fields: Fields, path: Sequence[str]) -> Cited:
    """The same, or kind, number, subject and article out of a title that is all there is."""
    if fields.kind or fields.number or not fields.title or not (match := _titled().match(fields.title)):
        return Cited(fields, tuple(path))
    subject = match["name"] or match["subject"] or None
    told = replace(fields, kind=kind_by_name(match["kind"]), number=match["number"], title=subject)
    return Cited(told, (match["article"], *path) if match["article"] else tuple(path))


@cache
def _titled() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<kind>{kind_pattern()}) (?:(?P<name>[^\d]{{1,200}}?) )?số '?(?=\S*/)(?P<number>\d\S*)"
        r"(?: (?P<subject>(?!- ).+?))?(?: - (?P<article>Điều \d+\w*)\b.*)?$",
        re.DOTALL,
    )
