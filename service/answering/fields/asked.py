"""Which field or relation of a directive a question asks for; most questions ask for none."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from service.answering.fields import guards
from service.answering.fields.aim import has_target, is_directive, is_of_target, named_in, names_of, signs
from service.answering.fields.field_words import FIELDS, MAY_STAND_IN_BODY, MONTH_ASKED, POSITION, YEAR_ASKED
from service.answering.fields.relation_words import RELATIONS, relation_of
from service.answering.fields.wording import kinds_in
from service.question import Question
from service.typed_words import fold_letters


class Field(Enum):
    """What a directive prints of itself."""

    SIGNER = auto()
    SIGNER_AND_POSITION = auto()
    POSITION = auto()
    AUTHORITY = auto()  # for whom or by whose order
    ISSUED = auto()
    EVENT = auto()  # the day of the meeting
    EFFECTIVE = auto()
    ENDS = auto()  # the day from which it has no effect
    IN_FORCE = auto()
    NUMBER = auto()
    ISSUER = auto()
    PLACE = auto()
    ADDRESSEES = auto()
    RECIPIENTS = auto()
    SENT_TO = auto()  # whether somebody is among them
    TITLE = auto()
    KIND = auto()
    SECRECY = auto()
    URGENCY = auto()
    OUTGOING = auto()  # what it cites
    INCOMING = auto()  # what cites it


@dataclass(frozen=True, slots=True)
class Asked:
    """The field, and the stretch of `Question.read_text` that says whose it is."""

    field: Field
    start: int
    end: int
    verb: str | None = None  # of a relation: the relation, None for any
    among: tuple[int, int] = (0, 0)  # of an incoming relation: the stretch that says what directives are sought
    sought: tuple[str, ...] = ()  # of a relation: the kinds sought, () for any
    who: str = ""  # of SENT_TO
    part: str = "day"  # of a date: day, month or year
    sure: bool = True  # whether the words can hardly mean anything else


_BY_NAME_ONLY = {Field.TITLE, Field.KIND, Field.SECRECY, Field.URGENCY}


def read_asked(question: Question) -> Asked | None:
    """The field asked for, or None; costs next to nothing for a question that names no directive."""
    text = fold_letters(question.read_text)
    if not guards.may_ask(text):
        return None
    if any(one.section for one in question.named) or not has_target(question, text):
        return None
    return _relation(question, text) or _field(question, text)


def _relation(question: Question, text: str) -> Asked | None:
    for pattern, incoming in RELATIONS:
        match = pattern.search(text)
        if match is None:
            continue
        groups = match.groupdict()
        start, end = match.span("target")
        verb = relation_of(match["verb"])
        if is_directive(question, text, start, end, incoming):
            field = Field.INCOMING if incoming else Field.OUTGOING
            sure = bool(named_in(question, text, start, end))
            sought = kinds_in(groups.get("sought") or "")
            return Asked(field, start, end, verb, _among(match), sought, sure=sure)
    return None


def _among(match: re.Match[str]) -> tuple[int, int]:
    spans = [match.span(name) for name in ("before", "sought", "among", "of") if match.groupdict().get(name)]
    return (min(start for start, _ in spans), max(end for _, end in spans)) if spans else (0, 0)


def _field(question: Question, text: str) -> Asked | None:
    for name, sure, pattern in FIELDS:
        match = pattern.search(text)
        if match is None or not is_of_target(question, text, match, in_body=name in MAY_STAND_IN_BODY):
            continue
        field = Field[name]
        if field in _BY_NAME_ONLY and not names_of(question):
            continue
        if field in (Field.SIGNER, Field.POSITION) and not signs(question):
            continue
        if field is Field.SIGNER and POSITION.search(text):
            field = Field.SIGNER_AND_POSITION
        return _asked(field, text, match, sure)
    return None


def _asked(field: Field, text: str, match: re.Match[str], sure: bool) -> Asked:
    groups = match.groupdict()
    part = "year" if YEAR_ASKED.search(match.group()) else "month" if MONTH_ASKED.search(match.group()) else "day"
    end = match.start() if field is Field.SENT_TO else len(text)
    return Asked(field, 0, end, who=groups.get("who") or "", part=part, sure=sure)
