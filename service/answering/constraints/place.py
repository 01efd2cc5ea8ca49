"""The verdict on a question's place: of which place a value is said."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.answering.constraints.asked_places import AskedPlace
from service.answering.constraints.folding import fold
from service.answering.constraints.issuing import Issuing, issuing
from service.answering.constraints.proper import proper_names
from service.answering.constraints.spot import Spot
from service.answering.constraints.territories import COMMUNE, DISTRICT, Place, read_places, read_scopes
from service.answering.constraints.verdict import Verdict, best
from service.answering.standing import Standing

_LEAD = 12  # characters of a label before the name with which a passage begins: "c) Phường Cầu Mây"
_LISTED = re.compile(r"[^a-z\d]{1,3}(?:con |co |la |la )?\d")  # "Cầu Mây 14", after the name
_SUM = re.compile(r"\b(?:gom|trong do|cu the|bao gom|rieng|la|:|\()")


@dataclass(frozen=True, slots=True)
class AskedPlaces:
    """The places of a question: of those alike any may be meant, those within each other must all hold."""

    places: tuple[AskedPlace, ...]
    figure: bool

    def verdict(self, standing: Standing, spot: Spot) -> Verdict:
        """Of the smallest place asked for, unless a greater one contradicts; NONE where none is asked for."""
        if not self.places:
            return Verdict.NONE
        levels = sorted({one.level if one.level is not None else COMMUNE for one in self.places})
        said = [best(self._one(one, standing, spot) for one in self._of(level)) for level in levels]
        return Verdict.CONTRADICTS if Verdict.CONTRADICTS in said else said[0]

    def _of(self, level: int) -> list[AskedPlace]:
        return [one for one in self.places if (one.level if one.level is not None else COMMUNE) == level]

    def _one(self, asked: AskedPlace, standing: Standing, spot: Spot) -> Verdict:
        within = any(one.level is not None and one.level <= COMMUNE for one in self.places)
        said = _of_name(asked, standing, spot) if asked.name else _of_unit(asked, standing, spot)
        if said is Verdict.AGREES and self.figure and not within and (asked.level or 0) >= DISTRICT:
            said = Verdict.CONTRADICTS if _is_of_part(standing, spot) else said
        certain = asked.sure and (self.figure or said is not Verdict.CONTRADICTS or _is_elsewhere(asked, standing, spot))
        return Verdict.SILENT if said is Verdict.CONTRADICTS and not certain else said


def _of_name(asked: AskedPlace, standing: Standing, spot: Spot) -> Verdict:
    """By the nearest mention, then by headings, title and issuer."""
    name = asked.name or ""
    places = read_places(standing.passage)
    rivals = [one for one in places if one.name != name and one.level == (asked.level if asked.level is not None else one.level)]
    mine = _mentions(name, spot.passage)
    clause = spot.begins + spot.clause, spot.begins + spot.clause_end
    value = spot.begins + spot.value
    if _scope_of(spot) is not None and asked.level is not None and _scope_of(spot) != asked.level:
        return Verdict.CONTRADICTS
    here, there = [_any_in(clause, spots) for spots in (mine, [one.start for one in rivals])]
    if here != there:
        return Verdict.AGREES if here else _unless_listed(asked, rivals, mine, spot)
    before, rival = _last(mine, value), _last([one.start for one in rivals], value)
    if before > rival:
        return Verdict.AGREES
    if rival > before:
        return _of_rival(rival, before, spot, standing)
    return _of_later(name, mine, spot) or _around(asked, standing)


def _unless_listed(asked: AskedPlace, rivals: Sequence[Place], mine: Sequence[int], spot: Spot) -> Verdict:
    """Another place stands in the clause; named in one breath with the one asked for, both may be meant."""
    value = spot.begins + spot.value
    before, rival = _last(mine, value), _last([one.start for one in rivals], value)
    one_breath = 0 <= before < rival and not any(sign.isdigit() for sign in spot.passage[before:rival]) and before >= spot.begins
    return Verdict.SILENT if one_breath else Verdict.CONTRADICTS


def _of_rival(rival: int, mine: int, spot: Spot, standing: Standing) -> Verdict:
    """The nearest place before the value is another."""
    if rival >= spot.begins:
        one_breath = mine >= spot.begins and not any(sign.isdigit() for sign in spot.passage[mine:rival])
        return Verdict.SILENT if one_breath else Verdict.CONTRADICTS
    return Verdict.CONTRADICTS if rival <= _LEAD and mine < 0 else Verdict.SILENT


def _of_later(name: str, mine: Sequence[int], spot: Spot) -> Verdict | None:
    """Only named after the value: of a total broken down, "23 hộ, gồm phường Cầu Mây 14 hộ", the total isn't meant."""
    later = [at for at in mine if spot.begins + spot.value <= at < spot.begins + len(spot.sentence)]
    if not later:
        return None
    listed = _LISTED.match(spot.passage, later[0] + len(name))
    return Verdict.CONTRADICTS if listed else Verdict.SILENT


def _around(asked: AskedPlace, standing: Standing) -> Verdict:
    """By headings from the inside out, title and issuer."""
    name = asked.name or ""
    for heading in standing.headings:
        if _mentions(name, fold(heading)):
            return Verdict.AGREES
        if any(one.level == asked.level for one in read_places(heading)):
            return Verdict.CONTRADICTS
    if _mentions(name, fold(standing.directive.fields.title or "")):
        return Verdict.AGREES
    return _of_issuer(asked, standing, issuing(standing.directive.fields))


def _of_issuer(asked: AskedPlace, standing: Standing, own: Issuing) -> Verdict:
    if asked.name and asked.name in (own.place, own.seat):
        return Verdict.AGREES
    if asked.name and f" {asked.name} " in own.successors:
        return Verdict.SILENT
    if asked.level is None:
        return Verdict.CONTRADICTS if own.place else Verdict.SILENT
    if own.level == asked.level:
        return Verdict.CONTRADICTS if asked.name and own.place else Verdict.SILENT if asked.name else Verdict.AGREES
    if own.level is None or asked.level <= COMMUNE:
        return Verdict.SILENT
    return Verdict.SILENT if proper_names(standing.sentence) else Verdict.CONTRADICTS


def _of_unit(asked: AskedPlace, standing: Standing, spot: Spot) -> Verdict:
    """ "của tỉnh", "toàn thị xã": by what the clause says, else by the issuer."""
    scope = _scope_of(spot)
    if scope is not None:
        return Verdict.AGREES if scope == asked.level else Verdict.CONTRADICTS
    return _of_issuer(asked, standing, issuing(standing.directive.fields))


def _scope_of(spot: Spot) -> int | None:
    """The height of the unit of which the clause speaks: "bình quân chung của tỉnh (38,9%)"."""
    scopes = [one for one in read_scopes(spot.sentence) if spot.clause <= one.start < spot.value]
    return scopes[-1].level if scopes else None


def _is_of_part(standing: Standing, spot: Spot) -> bool:
    """Whether a commune or ward governs the value: right before it, or where the passage begins."""
    value = spot.begins + spot.value
    places = [one for one in read_places(standing.passage) if one.level <= COMMUNE and one.end <= value]
    if not places:
        return False
    return places[0].start <= _LEAD + len("phuong ") or len(spot.passage[places[-1].end : value].split()) <= 1


def _is_elsewhere(asked: AskedPlace, standing: Standing, spot: Spot) -> bool:
    """Whether, whatever is asked, the value's own clause or its directive is another place's."""
    own = issuing(standing.directive.fields)
    foreign = asked.level is not None and own.level == asked.level and own.place not in (None, asked.name)
    unnamed = not _mentions(asked.name or "", spot.passage)
    clause = standing.sentence[spot.clause : spot.clause_end]
    rival = any(one.level == asked.level and one.name != asked.name for one in read_places(clause))
    return asked.name is not None and (rival or (foreign and unnamed))


def _mentions(name: str, folded: str) -> list[int]:
    return [match.start() for match in re.finditer(rf"\b{re.escape(name)}\b", folded)] if name else []


def _last(spots: Sequence[int], before: int) -> int:
    return max((at for at in spots if at < before), default=-1)


def _any_in(bounds: tuple[int, int], spots: Sequence[int]) -> bool:
    return any(bounds[0] <= at < bounds[1] for at in spots)
