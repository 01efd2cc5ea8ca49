"""Which field or relation of a directive a question asks for; most questions ask for none."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from corpus.model import Form
from service.answering.fields import guards
from service.answering.fields.field_words import FIELDS, MAY_STAND_IN_BODY, MONTH_ASKED, POSITION, YEAR_ASKED
from service.answering.fields.relation_words import RELATIONS, relation_of
from service.answering.fields.wording import KIND_WORD, OPENS_WITH_KIND, kinds_in
from service.lookup import Status
from service.question import Named, Question
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


_FEW = 2  # words that a kind takes
_BY_NAME_ONLY = {Field.TITLE, Field.KIND, Field.SECRECY, Field.URGENCY}


def read_asked(question: Question) -> Asked | None:
    """The field asked for, or None; costs next to nothing for a question that names no directive."""
    text = fold_letters(question.read_text)
    if not guards.may_ask(text):
        return None
    if any(one.section for one in question.named) or not _has_target(question, text):
        return None
    return _relation(question, text) or _field(question, text)


def names_of(question: Question) -> list[Named]:
    """The directives that the question names, without lone sections, "kết luận 6 tháng" and titles that aren't held."""
    text = fold_letters(question.read_text)
    return [one for one in question.named if one.status is not None and not _is_described(one, text)]


def _is_described(named: Named, text: str) -> bool:
    said = fold_letters(named.said)
    if named.status is not Status.UNKNOWN or named.citation is None:
        return False
    return named.citation.form is Form.TITLE or bool(guards.COUNTED.match(text, text.find(said) + len(said)))


def _has_target(question: Question, text: str) -> bool:
    return bool(names_of(question)) or bool(KIND_WORD.search(text)) or bool(guards.MEETING.search(text))


def _relation(question: Question, text: str) -> Asked | None:
    for pattern, incoming in RELATIONS:
        match = pattern.search(text)
        if match is None:
            continue
        groups = match.groupdict()
        start, end = match.span("target")
        verb = relation_of(match["verb"])
        if _is_directive(question, text, start, end, incoming):
            field = Field.INCOMING if incoming else Field.OUTGOING
            sure = bool(_named_in(question, text, start, end))
            sought = kinds_in(groups.get("sought") or "")
            return Asked(field, start, end, verb, _among(match), sought, sure=sure)
    return None


def _among(match: re.Match[str]) -> tuple[int, int]:
    spans = [match.span(name) for name in ("before", "sought", "among", "of") if match.groupdict().get(name)]
    return (min(start for start, _ in spans), max(end for _, end in spans)) if spans else (0, 0)


def _is_directive(question: Question, text: str, start: int, end: int, incoming: bool) -> bool:
    """Whether a stretch is a directive's name or description, and nothing beside it."""
    said = text[start:end].strip(" ,.:?")
    if incoming:
        said = guards.first_question(said)
    named = _named_in(question, text, start, end)
    if named:
        place = fold_letters(named[-1].said)
        after = said[said.rfind(place) + len(place) :]
        return not guards.OTHER_SUBJECT.search(after) and (incoming or not guards.UNDER.match(said))
    return bool(OPENS_WITH_KIND.match(said)) and not guards.UNDER.match(said)


def _named_in(question: Question, text: str, start: int, end: int) -> list[Named]:
    return [one for one in names_of(question) if start <= text.find(fold_letters(one.said)) < end]


def _field(question: Question, text: str) -> Asked | None:
    for name, sure, pattern in FIELDS:
        match = pattern.search(text)
        if match is None or not _is_of_target(question, text, match, in_body=name in MAY_STAND_IN_BODY):
            continue
        field = Field[name]
        if field in _BY_NAME_ONLY and not names_of(question):
            continue
        if field in (Field.SIGNER, Field.POSITION) and not _signs(question):
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


def _is_of_target(question: Question, text: str, match: re.Match[str], *, in_body: bool) -> bool:
    """Whether the words that ask stand beside the directive, not beside something that it speaks of."""
    if guards.UNDER.match(text) and not in_body:
        return False
    between = match.groupdict().get("object")
    named = names_of(question)
    if between:
        opens = OPENS_WITH_KIND.match(between.strip())
        return any(_is_object(between, one) for one in named) or (bool(opens) and not named)
    if not named:
        return not guards.DUTY.search(" ".join(text[: match.start()].split()[-3:]))
    last = fold_letters(named[-1].said)
    at = text.rfind(last) + len(last)
    return at > match.start() or not guards.OTHER_SUBJECT.search(text[at : match.start()])


def _is_object(words: str, named: Named) -> bool:
    """Whether what was issued is the directive named, not something that rests on it ("hướng dẫn theo Công văn 5")."""
    at = words.find(fold_letters(named.said))
    return at >= 0 and (len(words[:at].split()) <= _FEW or guards.carries_out(words, 0, at))


def _signs(question: Question) -> bool:
    """ "ký", not "kỳ", where marks are typed."""
    words = {word.exact for word in question.words}
    return bool(words & {"ký", "kí", "ky", "ki", "signed", "sign", "signs", "signatory", "signer", "signature"})
