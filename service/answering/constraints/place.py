"""The verdict on a question's place: of which place a value is said."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from service.answering.constraints.asked_places import AskedPlace
from service.answering.constraints.folding import fold, words
from service.answering.constraints.issuing import issuing
from service.answering.constraints.nearby import mentions, nearest
from service.answering.constraints.proper import proper_names
from service.answering.constraints.spot import Spot
from service.answering.constraints.territories import COMMUNE, DISTRICT, LEVELS, read_places, read_scopes
from service.answering.constraints.verdict import Verdict, best
from service.answering.standing import Standing

_LEAD = 19  # characters of a label and a unit before the name with which a passage begins
_UNIT = re.compile(r"\b(?:tinh|thi xa|thanh pho|huyen|quan)\b(?! uy| hinh)")
_WORK = re.compile(r"\b(?:du an|cong trinh|duong|khu|cum|truong|ho chua|ben|nha may|tuyen|cau|cho|tram|benh vien)\b")


@dataclass(frozen=True, slots=True)
class AskedPlaces:
    """The places of a question: of those alike any may be meant, those within each other must all hold."""

    groups: tuple[tuple[AskedPlace, ...], ...]  # of one height each, the lowest first
    figure: bool

    @classmethod
    def of(cls, places: tuple[AskedPlace, ...], *, figure: bool) -> "AskedPlaces":
        """Grouped by height; a place of unknown height counts with the communes."""
        ranked = sorted(places, key=_height)
        return cls(tuple(tuple(alike) for _, alike in groupby(ranked, key=_height)), figure)

    def verdict(self, standing: Standing, spot: Spot) -> Verdict:
        """Of the smallest place asked for, unless a greater one contradicts; NONE where none is asked for."""
        if not self.groups:
            return Verdict.NONE
        said = [best(self._one(one, standing, spot) for one in alike) for alike in self.groups]
        return Verdict.CONTRADICTS if Verdict.CONTRADICTS in said else said[0]

    def _one(self, asked: AskedPlace, standing: Standing, spot: Spot) -> Verdict:
        if not asked.sure and not _is_name(asked, standing, spot):
            return Verdict.SILENT
        said = _verdict(asked, standing, spot)
        if said is Verdict.AGREES and self.figure and self._asks_whole(asked) and _is_of_part(asked, spot):
            said = Verdict.CONTRADICTS
        certain = self.figure or _is_elsewhere(asked, standing, spot)
        return said if certain or said is not Verdict.CONTRADICTS else Verdict.SILENT

    def _asks_whole(self, asked: AskedPlace) -> bool:
        """Whether a town or more is asked for and nothing in it."""
        lowest = self.groups[0][0].level
        return asked.level is not None and asked.level >= DISTRICT and lowest is not None and lowest > COMMUNE


def _is_name(asked: AskedPlace, standing: Standing, spot: Spot) -> bool:
    """Whether the passage prints it with a capital, or it is the issuer's: "tỉnh hỗ trợ" names no province."""
    name = asked.name or ""
    printed = any(spot.passage[at].isupper() for at in mentions(name, asked.level, spot.passage).mine)
    return printed or issuing(standing.directive.fields).place == name


def _height(asked: AskedPlace) -> int:
    return COMMUNE if asked.level is None else asked.level


def _verdict(asked: AskedPlace, standing: Standing, spot: Spot) -> Verdict:
    """By the unit of which the clause speaks, the nearest mention, then headings, title and issuer."""
    scope = _scope_of(spot)
    if scope is not None and asked.level is not None and (scope != asked.level or asked.name is None):
        return Verdict.AGREES if scope == asked.level else Verdict.CONTRADICTS
    if asked.name is None:
        return _of_issuer(asked, standing, spot)
    near = nearest(asked.name, asked.level, spot)
    if near is not None:
        return near
    title = standing.directive.fields.title or ""
    above = _of_headings(asked.name, asked.level, standing.headings, title)
    return above if above is not None else _of_issuer(asked, standing, spot)


@lru_cache(maxsize=20_000)
def _of_headings(name: str, level: int | None, headings: tuple[str, ...], title: str) -> Verdict | None:
    """From the inside out; the title can only agree."""
    for heading in headings:
        if f" {name} " in words(heading):
            return Verdict.AGREES
        if any(one.level == level for one in read_places(heading)):
            return Verdict.CONTRADICTS
    return Verdict.AGREES if f" {name} " in words(title) else None


def _of_issuer(asked: AskedPlace, standing: Standing, spot: Spot) -> Verdict:
    """Nothing is said beside the value: it is said of the issuer's territory."""
    own, before = issuing(standing.directive.fields), spot.passage[spot.clause : spot.value]
    if asked.name and asked.name == own.place:
        return Verdict.AGREES
    if asked.name and f" {asked.name} " in own.successors:
        return Verdict.SILENT
    if asked.level is None:
        return Verdict.CONTRADICTS if own.place and not _is_of_a_work(before) else Verdict.SILENT
    if own.level == asked.level:
        unlike = Verdict.CONTRADICTS if own.place else Verdict.SILENT
        return unlike if asked.name else Verdict.AGREES
    if own.level is None or asked.level <= COMMUNE or _speaks_of(asked.level, standing):
        return Verdict.SILENT
    return Verdict.SILENT if _is_of_a_work(before) else Verdict.CONTRADICTS


def _speaks_of(level: int, standing: Standing) -> bool:
    """Whether the sentence up to the value, a heading or the title names such a unit: "ngân sách tỉnh hỗ trợ …"."""
    above = (*standing.headings, standing.directive.fields.title or "")
    if any(one.level == level for text in above for one in read_places(text)):
        return True
    return any(LEVELS[match[0]] == level for match in _UNIT.finditer(fold(standing.before)))


def _is_of_a_work(before: str) -> bool:
    """Whether a project or the like is spoken of, which lies in a town though the province speaks of it."""
    return bool(proper_names(before) or _WORK.search(fold(before)))


def _scope_of(spot: Spot) -> int | None:
    """The height of the unit of which the clause speaks: "bình quân chung của tỉnh (38,9%)"."""
    scopes = [one for one in read_scopes(spot.folded) if spot.clause <= one.start < spot.value]
    return scopes[-1].level if scopes else None


def _is_of_part(asked: AskedPlace, spot: Spot) -> bool:
    """Whether a commune governs the value, right before it or at the head of the passage, and no more is named."""
    places = [one for one in read_places(spot.passage) if one.level <= COMMUNE and one.end <= spot.value]
    scopes = [one for one in read_scopes(spot.folded) if spot.clause <= one.start < spot.end]
    if not places or any(one.level == asked.level for one in scopes):
        return False
    return places[0].start <= _LEAD or len(spot.passage[places[-1].end : spot.value].split()) <= 1


def _is_elsewhere(asked: AskedPlace, standing: Standing, spot: Spot) -> bool:
    """Whether even what isn't a figure is another place's: by its clause, or by its directive."""
    if asked.name is None:
        return False
    alike = [one for one in read_places(spot.passage) if one.level == asked.level and spot.in_clause(one.start)]
    if any(one.name != asked.name for one in alike):
        return True
    own = issuing(standing.directive.fields)
    foreign = asked.level is not None and own.level == asked.level and own.place not in (None, asked.name)
    return foreign and not mentions(asked.name, asked.level, spot.passage).mine
