"""The verdict on a question's offices: whose directive it is, and whom a value concerns."""

import re
from dataclasses import dataclass

from service.answering.constraints.bodies import Body, read_bodies
from service.answering.constraints.folding import fold
from service.answering.constraints.issuing import Issuing, issuing
from service.answering.constraints.spot import Spot
from service.answering.constraints.verdict import Verdict, best
from service.answering.standing import Standing

_DIRECTS = (
    r"(?:yeu cau|giao|chi dao|ket luan|ban hanh|de ra|dat ra|dat chi tieu|dat muc tieu|phan cong|thong nhat|dong y"
    r"|quyet dinh|quy dinh|nhac|phe binh|danh gia|huong dan|de nghi|kien nghi|chap thuan|cho phep|neu|xac dinh"
    r"|bao cao gi|phan dau|muon)"
)
_DIRECTING = re.compile(rf"(?: [a-z]+){{0,3}}? {_DIRECTS}\b")
_ISSUED = re.compile(
    r"\b(?:ke hoach|ket luan|chi thi|nghi quyet|cong van|thong bao|bao cao|quyet dinh|van ban|chi dao|yeu cau"
    r"|quy dinh|huong dan)(?: so)?(?: \d\S*)?(?: nam \d+)? cua "
    r"(?:(?:ban thuong vu|btv|thuong truc|chu tich|ban chap hanh|bch) )?$"
)
_LEAD = 30  # characters before the office with which a passage or sentence begins


@dataclass(frozen=True, slots=True)
class AskedOffice:
    """An office in a question, with its place where that is said; `issues` says that its own directive is meant."""

    name: str
    place: str | None
    issues: bool


def asked_offices(text: str, places: tuple[str, ...]) -> tuple[AskedOffice, ...]:
    """In order; `places` are the folded names of places in the question."""
    folded = fold(text)
    return tuple(_asked(body, folded, places) for body in read_bodies(folded))


def _asked(body: Body, folded: str, places: tuple[str, ...]) -> AskedOffice:
    rest = folded[body.end :]
    place = next((one for one in places if rest.startswith(f" {one}")), None)
    after = rest[len(place) + 1 :] if place else rest
    issues = bool(_ISSUED.search(folded[: body.start]) or _DIRECTING.match(after)) and not body.is_department
    return AskedOffice(body.name, place, issues)


def office_verdict(asked: tuple[AskedOffice, ...], standing: Standing, spot: Spot) -> Verdict:
    """Of the office whose directive is meant; where there is none, of any that is concerned."""
    if not asked:
        return Verdict.NONE
    issuers = [one for one in asked if one.issues]
    if issuers:
        return best(_of_issuer(one, standing, spot) for one in issuers)
    return best(_of_concerned(one, standing, spot) for one in asked)


def _of_issuer(asked: AskedOffice, standing: Standing, spot: Spot) -> Verdict:
    same = _is_same(asked, issuing(standing.directive.fields))
    if same:
        return Verdict.AGREES
    mentions = _mentions(asked, spot)
    if any(spot.in_sentence(one.start) and _DIRECTING.match(spot.folded, one.end) for one in mentions):
        return Verdict.AGREES
    return Verdict.SILENT if same is None or mentions or _is_above(asked, standing) else Verdict.CONTRADICTS


def _is_same(asked: AskedOffice, own: Issuing) -> bool | None:
    """None where the issuer isn't known."""
    bodies = read_bodies(own.body.strip())
    if not bodies:
        return None
    return bodies[0].name == asked.name and (own.place is None or asked.place in (None, own.place))


def _of_concerned(asked: AskedOffice, standing: Standing, spot: Spot) -> Verdict:
    """Named in the sentence, above it or as the issuer; another department at the head of the passage contradicts."""
    mentions = _mentions(asked, spot)
    if any(spot.in_sentence(one.start) for one in mentions) or _is_above(asked, standing):
        return Verdict.AGREES
    if _is_same(asked, issuing(standing.directive.fields)):
        return Verdict.AGREES
    if mentions or asked.name in fold(standing.directive.fields.title or ""):
        return Verdict.SILENT
    return Verdict.CONTRADICTS if _is_of_another(asked, spot) else Verdict.SILENT


def _mentions(asked: AskedOffice, spot: Spot) -> list[Body]:
    return [one for one in read_bodies(spot.folded) if one.name == asked.name]


def _is_above(asked: AskedOffice, standing: Standing) -> bool:
    return any(one.name == asked.name for heading in standing.headings for one in read_bodies(fold(heading)))


def _is_of_another(asked: AskedOffice, spot: Spot) -> bool:
    """Whether the sentence, or else the passage, begins with another department of the same kind."""
    bodies = read_bodies(spot.folded)
    leads = [one for begins in (spot.start, 0) for one in bodies if 0 <= one.start - begins <= _LEAD]
    if not leads:
        return False
    name = leads[0].name
    return leads[0].is_department and name.split()[0] == asked.name.split()[0] and name != asked.name
