"""Where a passage names a place, and whether a value in it is said of that place or of another one like it."""

import re
from functools import lru_cache
from typing import NamedTuple

from corpus.names import CAPITAL
from service.answering.constraints.folding import fold
from service.answering.constraints.spot import Spot
from service.answering.constraints.territories import read_places
from service.answering.constraints.verdict import Verdict

_LEAD = 12  # characters of a label and a unit before the name with which a passage begins: "c) Phường Cầu Mây"
_LISTED = re.compile(r"[^a-z\d]{1,3}(?:con |co |la )?\d")  # "Cầu Mây 14", after the name
_RIGHT_BEFORE = re.compile(rf"(?P<name>[{CAPITAL}][^\W\d_]*(?: [{CAPITAL}][^\W\d_]*)+)[ :(]*$")


class Mentions(NamedTuple):
    """Offsets in the folded passage."""

    mine: tuple[int, ...]
    rivals: tuple[int, ...]  # of other places of the same height
    listed: bool  # a number follows the name: "Cầu Mây 14, Đông Khê 9"


@lru_cache(maxsize=20_000)
def mentions(name: str, level: int | None, passage: str) -> Mentions:
    """Of a place in a passage; without a level it has that under which the passage names it."""
    folded, places = fold(passage), read_places(passage)
    mine = tuple(match.start() for match in re.finditer(rf"\b{re.escape(name)}\b", folded))
    height = next((one.level for one in places if one.name == name), None) if level is None else level
    rivals = tuple(one.start for one in places if one.name != name and one.level == height)
    return Mentions(mine, rivals, any(_LISTED.match(folded, at + len(name)) for at in mine))


def nearest(name: str, level: int | None, spot: Spot) -> Verdict | None:
    """By the number's own label, by the clause, then by what was named last before it; None where nothing is named."""
    found = mentions(name, level, spot.passage)
    if not found.mine and not found.rivals:
        return None
    if found.listed and (label := _RIGHT_BEFORE.search(spot.passage[spot.clause : spot.value])):
        return Verdict.AGREES if fold(label["name"]).endswith(name) else Verdict.CONTRADICTS
    mine, rival = _last(found.mine, spot.value), _last(found.rivals, spot.value)
    here, there = any(map(spot.in_clause, found.mine)), any(map(spot.in_clause, found.rivals))
    if here and not there:
        return Verdict.AGREES
    if there and not here:
        return _of_rival(mine, rival, spot)
    if mine != rival:
        return Verdict.AGREES if mine > rival else _of_rival(mine, rival, spot)
    return _of_later(name, found.mine, spot)


def _of_rival(mine: int, rival: int, spot: Spot) -> Verdict:
    """Another place is nearer; both are meant where they are named in one breath."""
    if spot.start <= mine < rival and not any(sign.isdigit() for sign in spot.passage[mine:rival]):
        return Verdict.SILENT
    in_sentence = rival < 0 or rival >= spot.start
    return Verdict.CONTRADICTS if in_sentence or (rival <= _LEAD and mine < 0) else Verdict.SILENT


def _of_later(name: str, mine: tuple[int, ...], spot: Spot) -> Verdict | None:
    """Named after the value only: where a total is broken down, "23 hộ, gồm phường Cầu Mây 14 hộ", it isn't meant."""
    later = next((at for at in mine if spot.value <= at < spot.end), None)
    if later is None:
        return None
    return Verdict.CONTRADICTS if _LISTED.match(spot.folded, later + len(name)) else Verdict.SILENT


def _last(offsets: tuple[int, ...], before: int) -> int:
    return max((at for at in offsets if at < before), default=-1)
