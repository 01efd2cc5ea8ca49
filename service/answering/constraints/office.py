"""The verdict on a question's offices: whose directive it is, and whom a value concerns."""

import re
from dataclasses import dataclass

from service.answering.constraints.bodies import Body, read_bodies, written_out
from service.answering.constraints.folding import fold
from service.answering.constraints.issuing import Issuing, issuing
from service.answering.constraints.verdict import Verdict, best
from service.answering.standing import Standing

_DIRECTS = (
    r"(?:yeu cau|giao|chi dao|ket luan|ban hanh|de ra|dat ra|dat chi tieu|phan cong|thong nhat|dong y|quyet dinh|quy dinh|"
    r"nhac|phe binh|danh gia|huong dan|de nghi|kien nghi|chap thuan|cho phep|neu|xac dinh|bao cao gi|phan dau|dat muc tieu|muon)"
)
_DIRECTING = re.compile(rf"(?: [a-z]+){{0,3}}? {_DIRECTS}\b")
_ISSUED = re.compile(
    r"\b(?:ke hoach|ket luan|chi thi|nghi quyet|cong van|thong bao|bao cao|quyet dinh|van ban|chi dao|yeu cau|quy dinh|huong dan)"
    r"(?: so)?(?: \d\S*)?(?: nam \d+)? cua (?:ban thuong vu |thuong truc |chu tich |ban chap hanh )?$"
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
    whole = written_out(text)
    return tuple(_asked(body, whole, places) for body in read_bodies(text))


def _asked(body: Body, whole: str, places: tuple[str, ...]) -> AskedOffice:
    rest = whole[body.end :]
    place = next((one for one in places if rest.startswith(f" {one}")), None)
    after = rest[len(place) + 1 :] if place else rest
    issues = bool(_ISSUED.search(whole[: body.start]) or _DIRECTING.match(after)) and not body.is_department
    return AskedOffice(body.name, place, issues)


def office_verdict(asked: tuple[AskedOffice, ...], standing: Standing) -> Verdict:
    """Of the office whose directive is meant; where there is none, of any that is concerned."""
    issuers = [one for one in asked if one.issues]
    if issuers:
        return best(_of_issuer(one, standing) for one in issuers)
    return best(_of_concerned(one, standing) for one in asked)


def _of_issuer(asked: AskedOffice, standing: Standing) -> Verdict:
    own = issuing(standing.directive.fields)
    same = _is_same(asked, own)
    if same:
        return Verdict.AGREES
    whole = written_out(standing.sentence)
    mentions = [one for one in read_bodies(standing.sentence) if one.name == asked.name]
    if any(_DIRECTING.match(whole[one.end :]) for one in mentions):
        return Verdict.AGREES
    return Verdict.SILENT if same is None or _is_mentioned(asked, standing) else Verdict.CONTRADICTS


def _is_same(asked: AskedOffice, own: Issuing) -> bool | None:
    """None where the issuer isn't known."""
    if not own.body.strip():
        return None
    bodies = read_bodies(own.body.strip())
    if not bodies:
        return None
    place = own.place is None or asked.place in (None, own.place)
    return place and bodies[0].name == asked.name


def _is_mentioned(asked: AskedOffice, standing: Standing) -> bool:
    texts = (standing.passage, *standing.headings)
    return any(one.name == asked.name for text in texts for one in read_bodies(text))


def _of_concerned(asked: AskedOffice, standing: Standing) -> Verdict:
    """Named in the sentence, above it or as the issuer; another department at the head of the passage contradicts."""
    nearest = (standing.sentence, *standing.headings)
    if any(one.name == asked.name for text in nearest for one in read_bodies(text)):
        return Verdict.AGREES
    if _is_same(asked, issuing(standing.directive.fields)):
        return Verdict.AGREES
    if _is_mentioned(asked, standing) or asked.name in fold(standing.directive.fields.title or ""):
        return Verdict.SILENT
    return Verdict.CONTRADICTS if _is_of_another(asked, standing) else Verdict.SILENT


def _is_of_another(asked: AskedOffice, standing: Standing) -> bool:
    kind = asked.name.split()[0]
    leads = [
        one for one in (*read_bodies(standing.sentence)[:1], *read_bodies(standing.passage)[:1]) if one.start <= _LEAD
    ]
    return bool(leads) and leads[0].is_department and leads[0].name.split()[0] == kind and leads[0].name != asked.name
